;;; SRFI 1, from its specification.
(import (srfi 1))

(define-syntax all (syntax-rules () ((_ expression) (call-with-values (lambda () expression) list))))

;;; ---- constructors

(cons 'a '())                              ;=> (a)
(cons '(a b) 'c)                           ;=> ((a b) . c)
(list 'a (+ 3 4) 'c)                       ;=> (a 7 c)
(xcons '(b c) 'a)                          ;=> (a b c)
(cons* 1 2 3 4)                            ;=> (1 2 3 . 4)
(cons* 1)                                  ;=> 1
(cons* 1 '(2))                             ;=> (1 2)
(cons*)                                    ;!! cons*
(make-list 4 'c)                           ;=> (c c c c)
(length (make-list 3))                     ;=> 3
(make-list -1)                             ;!! make-list: argument 1
(list-tabulate 4 values)                   ;=> (0 1 2 3)
(list-tabulate 0 car)                      ;=> ()
(list-tabulate -1 car)                     ;!! list-tabulate: argument 1: expected a size (an exact integer, not negative), got -1
(list-tabulate 1.0 car)                    ;!! list-tabulate: argument 1: expected a size
(list-tabulate 1000000000000 car)          ;!! list-tabulate: a list of length 1000000000000 is too large
(list-copy '(1 2 3))                       ;=> (1 2 3)
(list-copy '(1 2 . 3))                     ;=> (1 2 . 3)
(list-copy 'x)                             ;=> x
(let* ((a (list 1 2)) (b (list-copy a))) (set-car! b 9) a)     ;=> (1 2)
(take (circular-list 'z 'q) 6)             ;=> (z q z q z q)
(take (circular-list 1) 3)                 ;=> (1 1 1)
(let ((c (circular-list 1 2 3))) (eq? c (cdddr c)))            ;=> #t
(circular-list)                            ;!! circular-list
(iota 5)                                   ;=> (0 1 2 3 4)
(iota 5 0 -0.1)                            ;~> (0 -0.1 -0.2 -0.3 -0.4)
(iota 3 1)                                 ;=> (1 2 3)
(iota -1)                                  ;!! iota: argument 1

;;; ---- predicates: the three kinds of list partition all values

(define (kinds x) (list (proper-list? x) (circular-list? x) (dotted-list? x)))
(kinds '())                                ;=> (#t #f #f)
(kinds '(1 2))                             ;=> (#t #f #f)
(kinds '((1 . 2)))                         ;=> (#t #f #f)
(kinds (circular-list 1))                  ;=> (#f #t #f)
(kinds (cons 1 (circular-list 2 3)))       ;=> (#f #t #f)
(kinds '(1 2 . 3))                         ;=> (#f #f #t)
(kinds 42)                                 ;=> (#f #f #t)
(kinds 'george)                            ;=> (#f #f #t)
(kinds #(1 2))                             ;=> (#f #f #t)
(pair? '(a . b))                           ;=> #t
(pair? #(a b))                             ;=> #f
(null? '())                                ;=> #t
(map not-pair? (list '() '(1) '(1 . 2) 3)) ;=> (#t #f #f #t)
(null-list? '())                           ;=> #t
(null-list? '(1))                          ;=> #f
(null-list? (circular-list 1))             ;=> #f
(null-list? 5)                             ;!! null-list?: argument 1: expected a list, got 5

(list= eq?)                                ;=> #t
(list= eq? '(a))                           ;=> #t
(list= eq? '(a b) '(a b))                  ;=> #t
(list= eq? '(a b) '(a c))                  ;=> #f
(list= eq? '(a b) '(a b c))                ;=> #f
(list= eq? '(a b c) '(a b))                ;=> #f
(list= eq? '() '() '())                    ;=> #t
(list= eq? '() '(a))                       ;=> #f
(list= = '(1 2) '(1.0 2) '(1 2.0))         ;=> #t
;; each list is compared with the next, the element of the former first
(list= < '(1 2) '(3 4) '(5 6))             ;=> #t
(list= < '(1 2) '(3 4) '(2 5))             ;=> #f
(list= eq? '(a) 5)                         ;!! list=: argument 3: expected a list, got 5
(list= eq? '(a) '(a . b))                  ;!! list=: argument 3: expected a list, got (a . b)
(list= '(a) '(a))                          ;!! list=: argument 1: expected a procedure, got (a)

;;; ---- selectors

(car '((a) b c d))                         ;=> (a)
(cdr '(1 . 2))                             ;=> 2
(car '())                                  ;!! car: argument 1
(cdr '())                                  ;!! cdr: argument 1
(define tree '((((1 . 2) 3 . 4) (5 . 6) 7 . 8) ((9 . 10) 11 . 12) (13 . 14) 15 . 16))
(list (caar tree) (cdar tree) (cadr tree) (cddr tree))
;=> (((1 . 2) 3 . 4) ((5 . 6) 7 . 8) ((9 . 10) 11 . 12) ((13 . 14) 15 . 16))
(define (compose . fs) (lambda (x) (fold-right (lambda (f x) (f x)) x fs)))
(define (same-path? f . steps)
  (let ((x '((((a . b) c . d) (e . f) g . h) ((i . j) k . l) (m . n) o . p)))
    (equal? (f x) ((apply compose steps) x))))
(same-path? caaar car car car)             ;=> #t
(same-path? caadr car car cdr)             ;=> #t
(same-path? cadar car cdr car)             ;=> #t
(same-path? caddr car cdr cdr)             ;=> #t
(same-path? cdaar cdr car car)             ;=> #t
(same-path? cdadr cdr car cdr)             ;=> #t
(same-path? cddar cdr cdr car)             ;=> #t
(same-path? cdddr cdr cdr cdr)             ;=> #t
(define deep '((((1 . 2) . (3 . 4)) . ((5 . 6) . (7 . 8))) . (((9 . 10) . (11 . 12)) . ((13 . 14) . (15 . 16)))))
(map (lambda (f) (f deep))
     (list caaaar cdaaar cadaar cddaar caadar cdadar caddar cdddar
           caaadr cdaadr cadadr cddadr caaddr cdaddr cadddr cddddr))
;=> (1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16)
(list-ref '(a b c d) 2)                    ;=> c
(list-ref (circular-list 'a 'b) 5)         ;=> b
(list-ref '(a b) 2)                        ;!! list-ref: argument 2: index 2 is out of range
(third '(a b c d e))                       ;=> c
(map (lambda (f) (f '(1 2 3 4 5 6 7 8 9 10 11)))
     (list first second third fourth fifth sixth seventh eighth ninth tenth))   ;=> (1 2 3 4 5 6 7 8 9 10)
(tenth (circular-list 1 2 3))              ;=> 1
(sixth '(1 2 3 4 5))                       ;!! sixth: argument 1: expected a list of 6 or more elements
(first '())                                ;!! first: argument 1: expected a list that is not empty, got ()
(all (car+cdr '(a . b)))                   ;=> (a b)
(all (car+cdr '(1 2 3)))                   ;=> (1 (2 3))
(car+cdr 5)                                ;!! car+cdr: argument 1: expected a pair, got 5

(take '(a b c d e) 2)                      ;=> (a b)
(drop '(a b c d e) 2)                      ;=> (c d e)
(take '(1 2 3 . d) 2)                      ;=> (1 2)
(drop '(1 2 3 . d) 2)                      ;=> (3 . d)
(take '(1 2 3 . d) 3)                      ;=> (1 2 3)
(drop '(1 2 3 . d) 3)                      ;=> d
(take 'd 0)                                ;=> ()
(drop 'd 0)                                ;=> d
(take (circular-list 1 2) 5)               ;=> (1 2 1 2 1)
(car (drop (circular-list 1 2) 5))         ;=> 2
(take '(a b) 3)                            ;!! take: argument 2: index 3 is out of range for a list of length 2
(drop '(a b) 3)                            ;!! drop: argument 2: index 3 is out of range for a list of length 2
(let ((xs '(1 2 3))) (eq? (drop xs 1) (cdr xs)))               ;=> #t
(let ((xs (list 1 2))) (eq? (take xs 2) xs))                   ;=> #f
(take-right '(a b c d e) 2)                ;=> (d e)
(drop-right '(a b c d e) 2)                ;=> (a b c)
(take-right '(1 2 3 . d) 2)                ;=> (2 3 . d)
(drop-right '(1 2 3 . d) 2)                ;=> (1)
(take-right '(1 2 3 . d) 0)                ;=> d
(drop-right '(1 2 3 . d) 0)                ;=> (1 2 3)
(let ((xs (list 1 2 3))) (eq? (take-right xs 2) (cdr xs)))     ;=> #t
(let ((xs (list 1 2 3))) (eq? (drop-right xs 0) xs))           ;=> #f
(take-right '(1 2) 3)                      ;!! take-right: argument 2: index 3 is out of range for a list of length 2
(drop-right '(1 2) -1)                     ;!! drop-right: argument 2
(drop-right (circular-list 1) 1)           ;!! drop-right: argument 1: expected a list, got a circular one

(take! (list 'a 'b 'c) 2)                  ;=> (a b)
(take! (list 'a) 0)                        ;=> ()
(take! (list 1 2 3) 3)                     ;=> (1 2 3)
(let* ((xs (list 1 2 3)) (ys (take! xs 2))) (list xs (eq? xs ys)))    ;=> ((1 2) #t)
(member (take! (circular-list 1 3 5) 8) '((1 3) (1 3 5 1 3 5 1 3)))   ;=> ((1 3) (1 3 5 1 3 5 1 3))
(take! (list 1) 2)                         ;!! take!: argument 2: index 2 is out of range for a list of length 1
(drop-right! (list 1 2 3) 1)               ;=> (1 2)
(drop-right! (list 1 2 3) 3)               ;=> ()
(drop-right! (cons* 1 2 'd) 0)             ;=> (1 2)
(drop-right! (list 1) 2)                   ;!! drop-right!: argument 2: index 2 is out of range for a list of length 1
(all (split-at '(a b c d e f g h) 3))      ;=> ((a b c) (d e f g h))
(all (split-at '(1 2 . d) 2))              ;=> ((1 2) d)
(all (split-at '(1 2) 0))                  ;=> (() (1 2))
(split-at '(1) 2)                          ;!! split-at: argument 2: index 2 is out of range
(all (split-at! (list 'a 'b 'c 'd) 3))     ;=> ((a b c) (d))
(all (split-at! (list 1 2) 0))             ;=> (() (1 2))
(split-at! (list 1) 2)                     ;!! split-at!: argument 2: index 2 is out of range
(last '(a b c))                            ;=> c
(last '(a b . c))                          ;=> b
(last-pair '(a b c))                       ;=> (c)
(last-pair '(a b . c))                     ;=> (b . c)
(last '())                                 ;!! last: argument 1: expected a pair, got ()
(last-pair '())                            ;!! last-pair: argument 1: expected a pair, got ()

;;; ---- length, append, reverse, zip, count

(length '(a b c))                          ;=> 3
(length+ '(a b c))                         ;=> 3
(length+ '())                              ;=> 0
(length+ (circular-list 1 2))              ;=> #f
(length '(1 . 2))                          ;!! length: argument 1: expected a list, got (1 . 2)
(append '(x) '(y))                         ;=> (x y)
(append '(a (b)) '((c)))                   ;=> (a (b) (c))
(append '(a b) '(c . d))                   ;=> (a b c . d)
(append '() 'a)                            ;=> a
(append '(x y))                            ;=> (x y)
(append)                                   ;=> ()
(append '(1 . 2) '(3))                     ;!! append: argument 1: expected a list, got (1 . 2)
(append! (list 1 2) '() (list 3) 4)        ;=> (1 2 3 . 4)
(append!)                                  ;=> ()
(append! '() 'a)                           ;=> a
(concatenate '((1 2) () (3)))              ;=> (1 2 3)
(concatenate '())                          ;=> ()
(concatenate '((1) 2))                     ;=> (1 . 2)
(concatenate '(1))                         ;=> 1
(length (concatenate (make-list 5000 '(1 2))))                 ;=> 10000
(concatenate '(1 (2)))                     ;!! concatenate: argument 1: expected a list of lists, got 1 among its elements
(concatenate 7)                            ;!! concatenate: argument 1: expected a list, got 7
(concatenate! (list (list 1) '() (list 2) 3))                  ;=> (1 2 . 3)
(concatenate! 7)                           ;!! concatenate!: argument 1: expected a list, got 7
(reverse '(a (b c) d (e (f))))             ;=> ((e (f)) d (b c) a)
(reverse! (list 1 2 3))                    ;=> (3 2 1)
(reverse! '())                             ;=> ()
(append-reverse '(3 2 1) '(4 5))           ;=> (1 2 3 4 5)
(append-reverse '() 'tail)                 ;=> tail
(append-reverse '(2 1) 'tail)              ;=> (1 2 . tail)
(append-reverse 5 '())                     ;!! append-reverse: argument 1: expected a list, got 5
(append-reverse! (list 3 2 1) '(4 5))      ;=> (1 2 3 4 5)
(append-reverse! '() 'tail)                ;=> tail
(append-reverse! '(1 . 2) '())             ;!! append-reverse!: argument 1: expected a list, got (1 . 2)
(zip '(one two three) '(1 2 3) '(odd even odd even odd even odd even))
;=> ((one 1 odd) (two 2 even) (three 3 odd))
(zip '(1 2 3))                             ;=> ((1) (2) (3))
(zip '(3 1 4 1) (circular-list #f #t))     ;=> ((3 #f) (1 #t) (4 #f) (1 #t))
(zip '(1 2) '())                           ;=> ()
(zip)                                      ;!! zip
(zip (circular-list 1) (circular-list 2))  ;!! zip: argument 1: expected a list, got a circular one
(zip '(1 2 3) '(1 . 2))                    ;!! zip: argument 2: expected a list, got (1 . 2)
(unzip1 '((1) (2 b) (3)))                  ;=> (1 2 3)
(all (unzip2 '((1 one) (2 two) (3 three))))                    ;=> ((1 2 3) (one two three))
(all (unzip3 '((1 a x) (2 b y))))          ;=> ((1 2) (a b) (x y))
(all (unzip4 '((1 2 3 4) (5 6 7 8))))      ;=> ((1 5) (2 6) (3 7) (4 8))
(all (unzip5 '((1 2 3 4 5) (6 7 8 9 0))))  ;=> ((1 6) (2 7) (3 8) (4 9) (5 0))
(all (unzip3 '()))                         ;=> (() () ())
(unzip2 '((1 2) (3)))                      ;!! unzip2: argument 1: expected a list of lists of 2 or more elements, got (3)
(unzip1 7)                                 ;!! unzip1: argument 1: expected a list, got 7
(count even? '(3 1 4 1 5 9 2 5 6))         ;=> 3
(count < '(1 2 4 8) '(2 4 6 8 10 12 14 16))                    ;=> 3
(count < '(3 1 4 1) (circular-list 1 10))  ;=> 2
(count even? '())                          ;=> 0
(count even? '(2 . 4))                     ;!! count: argument 2: expected a list, got (2 . 4)
(count < '(1) 5)                           ;!! count: argument 3: expected a list, got 5

;;; ---- fold, unfold, map

(fold + 0 '(1 2 3))                        ;=> 6
(fold cons '() '(1 2 3))                   ;=> (3 2 1)
(fold cons '(4 5) '(3 2 1))                ;=> (1 2 3 4 5)
(fold cons* '() '(a b c) '(1 2 3 4 5))     ;=> (c 3 b 2 a 1)
(fold cons* '() '(a b) (circular-list 1))  ;=> (b 1 a 1)
(fold + 0 '(1 . 2))                        ;!! fold: argument 3: expected a list, got (1 . 2)
(fold-right cons '() '(1 2 3))             ;=> (1 2 3)
(fold-right (lambda (x l) (if (even? x) (cons x l) l)) '() '(1 2 3 4))   ;=> (2 4)
(fold-right cons* '() '(a b c) '(1 2 3 4 5))                   ;=> (a 1 b 2 c 3)
(fold-right list 'z '(1 2))                ;=> (1 (2 z))
(fold-right cons* '() '(a b) (circular-list 1))                ;=> (a 1 b 1)
(fold-right cons* '() '(a) 7)              ;!! fold-right: argument 4: expected a list, got 7
(fold-right + 0 (circular-list 1) (circular-list 1))           ;!! fold-right: argument 3: expected a list, got a circular one
(pair-fold cons '() '(a b c))              ;=> ((c) (b c) (a b c))
(pair-fold (lambda (pair tail) (set-cdr! pair tail) pair) '() (list 1 2 3))        ;=> (3 2 1)
(pair-fold (lambda (a b acc) (cons (append a b) acc)) '() '(1 2) '(3 4 5))         ;=> ((2 4 5) (1 2 3 4 5))
(pair-fold (lambda (a b acc) (set-cdr! a '()) (cons a acc)) '() (list 1 2) (circular-list 3))   ;=> ((2) (1))
(pair-fold cons 'none '())                 ;=> none
(pair-fold cons '() '(1 . 2))              ;!! pair-fold: argument 3: expected a list, got (1 . 2)
(pair-fold-right cons '() '(a b c))        ;=> ((a b c) (b c) (c))
(pair-fold-right (lambda (a b acc) (cons (length a) (cons (car b) acc))) '() '(1 2) '(x y z))   ;=> (2 x 1 y)
(pair-fold-right cons 'none '())           ;=> none
(pair-fold-right cons '() 5)               ;!! pair-fold-right: argument 3: expected a list, got 5
(reduce max 0 '(3 1 4))                    ;=> 4
(reduce max 0 '())                         ;=> 0
(reduce list 'unused '(1))                 ;=> 1
(reduce list 'unused '(1 2 3))             ;=> (3 (2 1))
(reduce + 0 '(1 . 2))                      ;!! reduce: argument 3: expected a list, got (1 . 2)
(reduce-right append '() '((1) (2) (3)))   ;=> (1 2 3)
(reduce-right list 'unused '(1 2 3))       ;=> (1 (2 3))
(reduce-right list 'unused '(1))           ;=> 1
(reduce-right + 0 '())                     ;=> 0
(unfold (lambda (x) (> x 10)) (lambda (x) (* x x)) (lambda (x) (+ x 1)) 1)   ;=> (1 4 9 16 25 36 49 64 81 100)
(unfold null-list? car cdr '(1 2 3))       ;=> (1 2 3)
(unfold not-pair? car cdr '(1 2 . 3) values)                   ;=> (1 2 . 3)
(unfold null-list? car cdr '(1 2) (lambda (x) '(3 4)))         ;=> (1 2 3 4)
(let ((port (open-input-string "1 (2) x"))) (unfold eof-object? values (lambda (x) (read port)) (read port)))   ;=> (1 (2) x)
(unfold (lambda (x) #t) car cdr 'seed list)                    ;=> (seed)
(unfold null-list? car cdr 5)              ;!! null-list?: argument 1: expected a list, got 5
(unfold-right zero? (lambda (x) (* x x)) (lambda (x) (- x 1)) 10)   ;=> (1 4 9 16 25 36 49 64 81 100)
(unfold-right null-list? car cdr '(1 2 3)) ;=> (3 2 1)
(unfold-right null-list? car cdr '(3 2 1) '(4 5))              ;=> (1 2 3 4 5)
(unfold-right null? car cdr '() 'tail)     ;=> tail
;; fold-right and unfold, fold and unfold-right are inverses
(fold-right cons '() (unfold null? car cdr '(1 2 3)))          ;=> (1 2 3)
(fold cons '() (unfold-right null? car cdr '(1 2 3)))          ;=> (1 2 3)

(map cadr '((a b) (d e) (g h)))            ;=> (b e h)
(map (lambda (n) (expt n n)) '(1 2 3 4 5)) ;=> (1 4 27 256 3125)
(map + '(1 2 3) '(4 5 6))                  ;=> (5 7 9)
(map + '(3 1 4 1) (circular-list 1 0))     ;=> (4 1 5 1)
(map + '(1 2 3) '(1))                      ;=> (2)
(map + '(1 2 . x) '(1 2 3))                ;!! map: argument 2: expected a list, got one that ends in x
(map + '(1 2) '(1 2 3 . x))                ;=> (2 4)
(for-each + '(1 2 3) '(1 . x))             ;!! for-each: argument 3: expected a list, got one that ends in x
(fold cons* '() '(1 2) '(1 . x))           ;!! fold: argument 4: expected a list, got one that ends in x
(any = '(1 2) '(2 . x))                    ;!! any: argument 3: expected a list, got one that ends in x
(every = '(1 2) '(1 . x))                  ;!! every: argument 3: expected a list, got one that ends in x
(list-index = '(1 2) '(2 . x))             ;!! list-index: argument 3: expected a list, got one that ends in x
(let ((v (make-vector 5))) (for-each (lambda (i) (vector-set! v i (* i i))) '(0 1 2 3 4)) v)   ;=> #(0 1 4 9 16)
(for-each (lambda (x y) (display (+ x y))) '(1 2) (circular-list 10))   ;>> 1112
(append-map (lambda (x) (list x (- x))) '(1 3 8))              ;=> (1 -1 3 -3 8 -8)
(append-map! (lambda (x) (list x (- x))) '(1 3 8))             ;=> (1 -1 3 -3 8 -8)
(append-map list '(1 2) (circular-list 'a))                    ;=> (1 a 2 a)
(append-map values '((1) 2))               ;=> (1 . 2)
(append-map list '())                      ;=> ()
(append-map list '(1 . 2))                 ;!! append-map: argument 2: expected a list, got (1 . 2)
(append-map list '(1) 2)                   ;!! append-map: argument 3: expected a list, got 2
(map! (lambda (x) (* x x)) (list 1 2 3))   ;=> (1 4 9)
(map! + (list 1 2) '(10 20 30))            ;=> (11 22)
(map! + (list 1 2) (circular-list 10))     ;=> (11 12)
(map! + (list 1 2) '(10))                  ;!! map!: argument 2: a list of 2 elements, but another one has only 1
(map! + 5 '(10))                           ;!! map!: argument 2: expected a list, got 5
(let ((n 0)) (map-in-order (lambda (x) (set! n (+ n 1)) (list n x)) '(a b c)))   ;=> ((1 a) (2 b) (3 c))
(map-in-order + '(1 2) '(10 20 30))        ;=> (11 22)
(pair-for-each (lambda (pair) (display pair) (newline)) '(a b c))
;>> (a b c)
;>> (b c)
;>> (c)
(let ((n 0)) (pair-for-each (lambda (pair) (set-cdr! pair '()) (set! n (+ n 1))) (list 1 2 3)) n)   ;=> 3
(pair-for-each (lambda (a b) (display (list (car a) (length b)))) '(1 2 3) '(x y))   ;>> (1 2)(2 1)
(pair-for-each car '(1 . 2))               ;!! pair-for-each: argument 2: expected a list, got (1 . 2)
(filter-map (lambda (x) (and (number? x) (* x x))) '(a 1 b 3 c 7))   ;=> (1 9 49)
(filter-map (lambda (x y) (and (< x y) (- y x))) '(1 5 2) '(3 1 7 9))   ;=> (2 5)
(filter-map + '(1 2) (circular-list 1))    ;=> (2 3)
(filter-map values '(1 . 2))               ;!! filter-map: argument 2: expected a list, got (1 . 2)

;;; ---- filtering, partitioning

(filter even? '(0 7 8 8 43 -4))            ;=> (0 8 8 -4)
(remove even? '(0 7 8 8 43 -4))            ;=> (7 43)
(all (partition symbol? '(one 2 3 four five 6)))               ;=> ((one four five) (2 3 6))
(filter! even? (list 0 7 8))               ;=> (0 8)
(remove! even? (list 0 7 8))               ;=> (7)
(all (partition! symbol? (list 'one 2 3 'four)))               ;=> ((one four) (2 3))
(filter even? '())                         ;=> ()
(filter even? '(2 . 4))                    ;!! filter: argument 2: expected a list, got (2 . 4)
(partition even? 5)                        ;!! partition: argument 2: expected a list, got 5

;;; ---- searching: proper, dotted and circular lists

(find even? '(1 2 3))                      ;=> 2
(any even? '(1 2 3))                       ;=> #t
(find even? '(1 7 3))                      ;=> #f
(any even? '(1 7 3))                       ;=> #f
(find even? '(1 3 . x))                    ;!! find: argument 2: expected a list, got (1 3 . x)
(any even? '(1 3 . x))                     ;!! any: argument 2: expected a list, got (1 3 . x)
(every odd? '(1 3 . x))                    ;!! every: argument 2: expected a list, got (1 3 . x)
(find-tail even? '(1 3 . x))               ;!! find-tail: argument 2: expected a list
(list-index even? '(1 3 . x))              ;!! list-index: argument 2: expected a list
(take-while odd? '(1 3 . x))               ;!! take-while: argument 2: expected a list
(drop-while odd? '(1 3 . x))               ;!! drop-while: argument 2: expected a list
(span odd? '(1 3 . x))                     ;!! span: argument 2: expected a list
(break even? '(1 3 . x))                   ;!! break: argument 2: expected a list
(find even? (circular-list 1 6 3))         ;=> 6
(any even? (circular-list 1 6 3))          ;=> #t
(every even? (circular-list 2 3))          ;=> #f
(list-index even? (circular-list 1 6 3))   ;=> 1
(take-while odd? (circular-list 1 6 3))    ;=> (1)
(take (drop-while odd? (circular-list 1 6 3)) 3)               ;=> (6 3 1)
(take (find-tail even? (circular-list 1 6 3)) 3)               ;=> (6 3 1)
(take (cadr (all (span odd? (circular-list 1 6 3)))) 3)        ;=> (6 3 1)
(car (all (break even? (circular-list 1 6 3))))                ;=> (1)
(any < (circular-list 3 1) (circular-list 2))                  ;=> #t

(find even? '(3 1 4 1 5 9))                ;=> 4
(find not '(1 #f))                         ;=> #f
(find-tail not '(1 #f 2))                  ;=> (#f 2)
(find-tail even? '(3 1 37 -8 -5 0 0))      ;=> (-8 -5 0 0)
(find-tail even? '(3 1 37 -5))             ;=> #f
(find even? 'x)                            ;!! find: argument 2: expected a list, got x
(take-while even? '(2 18 3 10 22 9))       ;=> (2 18)
(take-while! even? (list 2 18 3 10 22 9))  ;=> (2 18)
(take-while even? '(2 4))                  ;=> (2 4)
(drop-while even? '(2 18 3 10 22 9))       ;=> (3 10 22 9)
(drop-while even? '(2 4))                  ;=> ()
(all (span even? '(2 18 3 10 22 9)))       ;=> ((2 18) (3 10 22 9))
(all (break even? '(3 1 4 1 5 9)))         ;=> ((3 1) (4 1 5 9))
(all (span! even? (list 2 18 3)))          ;=> ((2 18) (3))
(all (break! even? (list 3 1 4)))          ;=> ((3 1) (4))
(all (span even? '()))                     ;=> (() ())
(all (break even? '(1 3)))                 ;=> ((1 3) ())
(let ((xs (list 2 3))) (eq? (cdr xs) (cadr (all (span even? xs)))))   ;=> #t
(any integer? '(a 3 b 2.7))                ;=> #t
(any integer? '(a 3.1 b 2.7))              ;=> #f
(any < '(3 1 4 1 5) '(2 7 1 8 2))          ;=> #t
(any (lambda (x) (and (> x 2) (* x x))) '(1 2 3 4))            ;=> 9
(any < '() '(1))                           ;=> #f
(every (lambda (x) (and (> x 0) (* x x))) '(1 2 3))            ;=> 9
(every < '(1 2) '(2 3 0))                  ;=> #t
(every (lambda (x y) (and (< x y) y)) '(1 2) '(2 3 0))         ;=> 3
(every car '())                            ;=> #t
(every < '(1) '())                         ;=> #t
(list-index even? '(3 1 4 1 5 9))          ;=> 2
(list-index < '(3 1 4 1 5 9 2 5 6) '(2 7 1 8 2))               ;=> 1
(list-index = '(3 1 4 1 5 9 2 5 6) '(2 7 1 8 2))               ;=> #f
(list-index even? '())                     ;=> #f

(memq 'a '(a b c))                         ;=> (a b c)
(memq 'b '(a b c))                         ;=> (b c)
(memq 'a '(b c d))                         ;=> #f
(memq (list 'a) '(b (a) c))                ;=> #f
(member (list 'a) '(b (a) c))              ;=> ((a) c)
(memv 101 '(100 101 102))                  ;=> (101 102)
(member 5 '(3 5 7 9) <)                    ;=> (7 9)
(member 5 7)                               ;!! member: argument 2: expected a list, got 7

;;; ---- deletion

(delete 2 '(1 2 3 2))                      ;=> (1 3)
(delete 5 '(3 5 7 9) <)                    ;=> (3 5)
(delete! "a" (list "a" "b" "a"))           ;=> ("b")
(delete 1 '(1 . 2))                        ;!! delete: argument 2: expected a list, got (1 . 2)
(let ((calls 0)) (delete 1 '(1 2 1 3) (lambda (x e) (set! calls (+ calls 1)) (= x e))) calls)   ;=> 4
(delete-duplicates '(a b a c a b c z))     ;=> (a b c z)
(delete-duplicates '((a . 3) (b . 7) (a . 9) (c . 1)) (lambda (x y) (eq? (car x) (car y))))   ;=> ((a . 3) (b . 7) (c . 1))
(delete-duplicates '())                    ;=> ()
(delete-duplicates! (list 1 1.0 1))        ;=> (1 1.0)
(delete-duplicates '(1 2 3 4 1) <)         ;=> (1 1)
(delete-duplicates '(3 1 2) >)             ;=> (3)
(delete-duplicates '("a" "b" "a") string=?)                    ;=> ("a" "b")
(let ((pairs '()))
  (delete-duplicates '(1 2 3 2) (lambda (x y) (set! pairs (cons (cons x y) pairs)) (= x y)))
  (= (length pairs) (length (delete-duplicates (map (lambda (p) p) pairs) eq?))))   ;=> #t
(delete-duplicates 5)                      ;!! delete-duplicates: argument 1: expected a list, got 5

;;; ---- association lists

(define e '((a 1) (b 2) (c 3)))
(assq 'a e)                                ;=> (a 1)
(assq 'd e)                                ;=> #f
(assq (list 'a) '(((a)) ((b)) ((c))))      ;=> #f
(assoc (list 'a) '(((a)) ((b)) ((c))))     ;=> ((a))
(assv 5 '((2 3) (5 7) (11 13)))            ;=> (5 7)
(assoc 5 '((2 3) (5 7) (11 13)) <)         ;=> (11 13)
(assoc 5 '(1) <)                           ;!! assoc: argument 2: expected a list of pairs
(alist-cons 'x 1 e)                        ;=> ((x . 1) (a 1) (b 2) (c 3))
(let* ((a (list (cons 'x 1))) (b (alist-copy a))) (set-cdr! (car b) 2) (list a b))   ;=> (((x . 1)) ((x . 2)))
(alist-delete 'a '((a . 1) (b . 2) (a . 3)))                   ;=> ((b . 2))
(alist-delete 5 '((3 . a) (7 . b) (5 . c)) <)                  ;=> ((3 . a) (5 . c))
(alist-delete! "a" (list (cons "a" 1) (cons "b" 2)))           ;=> (("b" . 2))
(alist-delete 'a '(a))                     ;!! alist-delete: argument 2: expected a list of pairs
(alist-delete 'a 7)                        ;!! alist-delete: argument 2: expected a list, got 7

;;; ---- lists as sets

(lset<= eq? '(a) '(a b a) '(a b c c))      ;=> #t
(lset<= eq?)                               ;=> #t
(lset<= eq? '(a))                          ;=> #t
(lset<= eq? '(a b) '(b))                   ;=> #f
(lset<= eq? '() '(a))                      ;=> #t
(lset<= < '(1 2) '(0 3))                   ;=> #t
(lset<= < '(3) '(0 3))                     ;=> #f
(lset= eq? '(b e a) '(a e b) '(e e b a))   ;=> #t
(lset= eq?)                                ;=> #t
(lset= eq? '(a))                           ;=> #t
(lset= eq? '(a b) '(a b c))                ;=> #f
(lset= eq? '(a b c) '(a b))                ;=> #f
(lset= = '(1 2) '(2.0 1.0 2))              ;=> #t
(lset-adjoin eq? '(a b c d c e) 'a 'e 'i 'o 'u)                ;=> (u o i a b c d c e)
(let ((xs '(a b))) (eq? xs (lset-adjoin eq? xs 'a 'b)))        ;=> #t
(let ((xs '(a b))) (eq? xs (cdr (lset-adjoin eq? xs 'c))))     ;=> #t
(lset-adjoin equal? '() "x" "y" "x")       ;=> ("y" "x")
(lset-union eq? '(a b c d e) '(a e i o u)) ;=> (u o i a b c d e)
(lset-union eq? '(a a c) '(x a x))         ;=> (x a a c)
(lset-union eq?)                           ;=> ()
(lset-union eq? '(a b c))                  ;=> (a b c)
(lset-union eq? '() '(a a))                ;=> (a a)
(lset-union eq? '(a) '() '(b a) '(c b))    ;=> (c b a)
(lset-intersection eq? '(a b c d e) '(a e i o u))              ;=> (a e)
(lset-intersection eq? '(a x y a) '(x a x z))                  ;=> (a x a)
(lset-intersection eq? '(a b c))           ;=> (a b c)
(lset-intersection eq? '(a b c) '(c b) '(b d))                 ;=> (b)
(lset-difference eq? '(a b c d e) '(a e i o u))                ;=> (b c d)
(lset-difference eq? '(a b c))             ;=> (a b c)
(lset-difference eq? '(a b a c) '(c) '(b)) ;=> (a a)
(lset-xor eq? '(a b c d e) '(a e i o u))   ;=> (d c b i o u)
(lset-xor eq?)                             ;=> ()
(lset-xor eq? '(a b c d e))                ;=> (a b c d e)
(lset= eq? (lset-xor eq? '(a b x) '(b c x) '(c d x)) '(a d x))   ;=> #t
(all (lset-diff+intersection eq? '(a b c d e) '(a e i o u)))   ;=> ((b c d) (a e))
(all (lset-diff+intersection eq? '(a b c d) '(d) '(b)))        ;=> ((a c) (b d))
(all (lset-diff+intersection eq? '(a b)))  ;=> ((a b) ())
(lset-union! eq? (list 'a) (list 'b 'a))   ;=> (b a)
(lset-intersection! eq? (list 'a 'b) (list 'b))                ;=> (b)
(lset-difference! eq? (list 'a 'b) (list 'b))                  ;=> (a)
(lset-xor! eq? (list 'a 'b) (list 'b 'c))  ;=> (a c)
(all (lset-diff+intersection! eq? (list 'a 'b) (list 'b)))     ;=> ((a) (b))

;; the order of the arguments of `=`: elements here are (list-number . value)
(define (in-order? a b) (and (< (car a) (car b)) (= (cdr a) (cdr b))))
(define (numbered n . xs) (map (lambda (x) (cons n x)) xs))
(define one (numbered 1 1 2 3))
(define two (numbered 2 3 2 1))
(define three (numbered 3 2 1 3))
(lset<= in-order? one two three)           ;=> #t
(lset= in-order? one two three)            ;=> #t
(lset-intersection in-order? one two three)                    ;=> ((1 . 1) (1 . 2) (1 . 3))
(lset-difference in-order? one two)        ;=> ()
(lset-union in-order? one two three)       ;=> ((1 . 1) (1 . 2) (1 . 3))
(lset-adjoin in-order? one '(2 . 3) '(2 . 4))                  ;=> ((2 . 4) (1 . 1) (1 . 2) (1 . 3))
(all (lset-diff+intersection in-order? one (numbered 2 1) (numbered 3 3)))   ;=> (((1 . 2)) ((1 . 1) (1 . 3)))
(lset-xor (lambda (a b) (= (cdr a) (cdr b))) one (numbered 2 3 4))   ;=> ((1 . 2) (1 . 1) (2 . 4))

(lset-union '(a) '(b))                     ;!! lset-union: argument 1: expected a procedure, got (a)
(lset<= eq? '(a) 'b)                       ;!! lset<=: argument 3: expected a list, got b
(lset= eq? 'a '(b))                        ;!! lset=: argument 2: expected a list, got a
(lset-adjoin eq? 'a 'b)                    ;!! lset-adjoin: argument 2: expected a list, got a
(lset-union eq? '(a) '(b . c))             ;!! lset-union: argument 3: expected a list, got (b . c)
(lset-intersection eq? '(a) (circular-list 1))                 ;!! lset-intersection: argument 3: expected a list, got a circular one
(lset-difference eq? 5)                    ;!! lset-difference: argument 2: expected a list, got 5
(lset-xor eq? '(a) 5)                      ;!! lset-xor: argument 3: expected a list, got 5
(lset-diff+intersection eq? '(a) 5)        ;!! lset-diff+intersection: argument 3: expected a list, got 5

;;; ---- side effects

(let ((p (list 1 2))) (set-car! p 3) (set-cdr! p 4) p)         ;=> (3 . 4)
(set-car! '() 1)                           ;!! set-car!: argument 1: expected a pair, got ()

;;; ---- a continuation captured in the procedure given can be entered again

(define-syntax entered-twice
  (syntax-rules ()
    ((_ f expression)
     (let ((k #f) (seen '()))
       (let ((got (let ((f (lambda (x) (if (eq? x 'b) (call/cc (lambda (c) (set! k c) #t)) #f)))) expression)))
         (set! seen (cons got seen))
         (if (= (length seen) 1) (k #f) (reverse seen)))))))
(entered-twice f (filter! f '(a b c b)))   ;=> ((b b) (b))
(entered-twice f (all (span (lambda (x) (or (eq? x 'a) (f x))) '(a b c))))   ;=> (((a b) (c)) ((a) (b c)))
(entered-twice f (pair-fold (lambda (p acc) (cons (f (car p)) acc)) '() '(a b c)))   ;=> ((#f #t #f) (#f #f #f))
(entered-twice f (unfold null? (lambda (s) (f (car s))) cdr '(a b c)))   ;=> ((#f #t #f) (#f #f #f))
(entered-twice f (map! f (list 'a 'b 'c))) ;=> ((#f #t #f) (#f #f #f))
(entered-twice f (lset-difference (lambda (x y) (f x)) '(a b c) '(z)))   ;=> ((a c) (a b c))
(entered-twice f (count f '(a b c)))       ;=> (1 0)
(entered-twice f (append-map (lambda (x) (list (f x))) '(a b)))          ;=> ((#f #t) (#f #f))
