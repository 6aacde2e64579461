;;; SRFI 133, from its specification.
(import (srfi 133))

(define-syntax all (syntax-rules () ((_ expression) (call-with-values (lambda () expression) list))))
;; what a vector is after `change` has been called with it
(define (after change . xs) (let ((v (apply vector xs))) (change v) v))

;;; ---- constructors

(make-vector 5 3)                          ;=> #(3 3 3 3 3)
(vector-length (make-vector 2))            ;=> 2
(vector 0 1 2 3 4)                         ;=> #(0 1 2 3 4)
(vector-unfold (lambda (i x) (values x (- x 1))) 10 0)         ;=> #(0 -1 -2 -3 -4 -5 -6 -7 -8 -9)
(vector-unfold values 7)                   ;=> #(0 1 2 3 4 5 6)
(let ((v #(a b c))) (vector-unfold (lambda (i) (vector-ref v i)) (vector-length v)))   ;=> #(a b c)
(vector-unfold car 0)                      ;=> #()
(vector-unfold car 0 'seed)                ;=> #()
(vector-unfold (lambda (i a b) (values (list i a b) b (+ a b))) 4 0 1)   ;=> #((0 0 1) (1 1 1) (2 1 2) (3 2 3))
(vector-length (vector-unfold (lambda (i x) (values x x)) 2000 0))       ;=> 2000
(vector-unfold (lambda (i x) (values x x x)) 3 0)              ;!! vector-unfold: argument 1: expected 2 values (an element, and as many seeds as before), got 3
(vector-unfold (lambda (i x) x) 3 0)                           ;!! vector-unfold: argument 1: expected 2 values (an element, and as many seeds as before), got 1
(vector-unfold values -1)                  ;!! vector-unfold: argument 2: expected a size
(vector-unfold values 'x)                  ;!! vector-unfold: argument 2: expected a size (an exact integer, not negative), got x
(vector-unfold-right (lambda (i x) (values (cons i x) (+ x 1))) 5 0)     ;=> #((0 . 4) (1 . 3) (2 . 2) (3 . 1) (4 . 0))
(let ((v #(a b c))) (vector-unfold-right (lambda (i x) (values (vector-ref v x) (+ x 1))) (vector-length v) 0))   ;=> #(c b a)
(vector-unfold-right values 3)             ;=> #(0 1 2)
(let ((order '())) (vector-unfold-right (lambda (i) (set! order (cons i order)) i) 3) order)   ;=> (0 1 2)
(vector-unfold-right values 1.5)           ;!! vector-unfold-right: argument 2: expected a size
(vector-copy #(a b c d e f g h i))         ;=> #(a b c d e f g h i)
(vector-copy #(a b c d e f g h i) 6)       ;=> #(g h i)
(vector-copy #(a b c d e f g h i) 3 6)     ;=> #(d e f)
(vector-copy #(a b) 1 3)                   ;!! vector-copy: argument 3: end 3 is out of range
(vector-reverse-copy #(5 4 3 2 1 0) 1 5)   ;=> #(1 2 3 4)
(vector-reverse-copy #(1 2 3))             ;=> #(3 2 1)
(vector-reverse-copy #(1 2 3) 1)           ;=> #(3 2)
(vector-reverse-copy #(1 2 3) 2 2)         ;=> #()
(vector-reverse-copy #(1 2 3) 2 1)         ;!! vector-reverse-copy: argument 2: start 2 is after end 1
(vector-reverse-copy #(1 2 3) 'a)          ;!! vector-reverse-copy: argument 2
(vector-reverse-copy '(1))                 ;!! vector-reverse-copy: argument 1: expected a vector, got (1)
(vector-append #(x) #(y))                  ;=> #(x y)
(vector-append #(a) #(b c d))              ;=> #(a b c d)
(vector-append #(a #(b)) #(#(c)))          ;=> #(a #(b) #(c))
(vector-append)                            ;=> #()
(vector-concatenate '(#(a b) #(c d)))      ;=> #(a b c d)
(vector-concatenate '())                   ;=> #()
(vector-concatenate '(#(a) (b)))           ;!! vector-concatenate: argument 1: expected a list of vectors, got (b)
(vector-concatenate #(1))                  ;!! vector-concatenate: argument 1: expected a list, got #(1)
(vector-append-subvectors #(a b c d e) 0 2 #(f g h i j) 2 4)   ;=> #(a b h i)
(vector-append-subvectors)                 ;=> #()
(vector-append-subvectors #(a) 0 1)        ;=> #(a)
(vector-append-subvectors #(a) 0)          ;!! vector-append-subvectors: expected three arguments for each vector (vector, start, end), got 2
(vector-append-subvectors #(a) 0 1 'b 0 0) ;!! vector-append-subvectors: argument 4: expected a vector, got b
(vector-append-subvectors #(a) 0 1 #(b) 0 2)   ;!! vector-append-subvectors: argument 6: end 2 is out of range

;;; ---- predicates

(map vector? (list #(a b c) '(a b c) #t #() '()))              ;=> (#t #f #f #t #f)
(map vector-empty? (list #(a) #(()) #(#()) #()))               ;=> (#f #f #f #t)
(vector-empty? '())                        ;!! vector-empty?: argument 1: expected a vector, got ()
(vector= eq? #(a b c d) #(a b c d))        ;=> #t
(vector= eq? #(a b c d) #(a b d c))        ;=> #f
(vector= = #(1 2 3 4 5) #(1 2 3 4))        ;=> #f
(vector= = #(1 2 3 4) #(1 2 3 4 5))        ;=> #f
(vector= = #(1 2 3 4) #(1 2 3 4))          ;=> #t
(vector= eq?)                              ;=> #t
(vector= eq? #(a))                         ;=> #t
(vector= eq? (vector (vector 'a)) (vector (vector 'a)))        ;=> #f
(vector= equal? (vector (vector 'a)) (vector (vector 'a)))     ;=> #t
(vector= = #(1) #(1.0) #(1) #(2))          ;=> #f
(vector= < #(1 2) #(2 3) #(3 4))           ;=> #t
(vector= = #(+nan.0) #(+nan.0))            ;=> #f
(vector= eq? #(a) '(a))                    ;!! vector=: argument 3: expected a vector, got (a)
(vector= eq? 5)                            ;!! vector=: argument 2: expected a vector, got 5
(vector= #(a) #(a))                        ;!! vector=: argument 1: expected a procedure, got #(a)

;;; ---- selectors

(vector-ref #(a b c d) 2)                  ;=> c
(vector-ref #(a) 1)                        ;!! vector-ref: argument 2: index 1 is out of range
(vector-length #(a b c))                   ;=> 3

;;; ---- iteration

(vector-fold (lambda (len str) (max (string-length str) len)) 0 #("a" "abc" "ab"))   ;=> 3
(vector-fold (lambda (tail elt) (cons elt tail)) '() #(1 2 3)) ;=> (3 2 1)
(vector-fold (lambda (counter n) (if (even? n) (+ counter 1) counter)) 0 #(1 2 4))   ;=> 2
(vector-fold (lambda (acc a b) (cons (list a b) acc)) '() #(1 2 3) #(x y))           ;=> ((2 y) (1 x))
(vector-fold + 0 '(1))                     ;!! vector-fold: argument 3: expected a vector, got (1)
(vector-fold-right (lambda (tail elt) (cons elt tail)) '() #(a b c d))   ;=> (a b c d)
(vector-fold-right (lambda (acc a b) (cons (list a b) acc)) '() #(1 2 3) #(x y))     ;=> ((1 x) (2 y))
(vector-fold-right list 'z #(1 2))         ;=> ((z 2) 1)
(vector-fold-right + 0 #())                ;=> 0
(vector-fold-right + 0 #(1) 5)             ;!! vector-fold-right: argument 4: expected a vector, got 5
(vector-map (lambda (x) (* x x)) (vector-unfold (lambda (i x) (values x (+ x 1))) 4 1))   ;=> #(1 4 9 16)
(vector-map (lambda (x y) (* x y))
            (vector-unfold (lambda (i x) (values x (+ x 1))) 5 1)
            (vector-unfold (lambda (i x) (values x (- x 1))) 5 5))       ;=> #(5 8 9 8 5)
(vector-map + #(1 2 3) #(10 20))           ;=> #(11 22)
(vector-map car 5)                         ;!! vector-map: argument 2: expected a vector, got 5
(after (lambda (v) (vector-map! (lambda (x) (* x x)) v)) 1 2 3)          ;=> #(1 4 9)
(after (lambda (v) (vector-map! + v #(10 20) #(100 200 300))) 1 2 3)     ;=> #(111 222 3)
(vector-map! + (vector 1) '(1))            ;!! vector-map!: argument 3: expected a vector, got (1)
(vector-for-each (lambda (x) (display x) (newline)) #("foo" "bar" "baz" "quux" "zot"))
;>> foo
;>> bar
;>> baz
;>> quux
;>> zot
(vector-for-each (lambda (x y) (display (list x y))) #(1 2 3) #(a b))    ;>> (1 a)(2 b)
(vector-count even? #(3 1 4 1 5 9 2 5 6))  ;=> 3
(vector-count < #(1 3 6 9) #(2 4 6 8 10 12))                   ;=> 2
(vector-cumulate + 0 #(3 1 4 1 5 9 2 5 6)) ;=> #(3 4 8 9 14 23 25 30 36)
(vector-cumulate list 'z #(1 2))           ;=> #((z 1) ((z 1) 2))
(vector-cumulate + 0 #())                  ;=> #()
(vector-cumulate + 0 '(1))                 ;!! vector-cumulate: argument 3: expected a vector, got (1)

;;; ---- searching

(vector-index even? #(3 1 4 1 5 9))        ;=> 2
(vector-index < #(3 1 4 1 5 9 2 5 6) #(2 7 1 8 2))             ;=> 1
(vector-index = #(3 1 4 1 5 9 2 5 6) #(2 7 1 8 2))             ;=> #f
(vector-index-right even? #(3 1 4 1 6 9))  ;=> 4
(vector-index-right even? #(3 1))          ;=> #f
(vector-index-right < #(3 1 4 1 5) #(2 7 1 8 2))               ;=> 3
(vector-index-right even? #())             ;=> #f
(vector-index-right < #(1 2) #(1 2 3))     ;!! vector-index-right: argument 3: expected a vector of length 2, as the first, got #(1 2 3)
(vector-index-right even? '(2))            ;!! vector-index-right: argument 2: expected a vector, got (2)
(vector-skip number? #(1 2 a b 3 4 c d))   ;=> 2
(vector-skip number? #(1 2))               ;=> #f
(vector-skip = #(1 2 3) #(1 2 2 9))        ;=> 2
(vector-skip number? 5)                    ;!! vector-skip: argument 2: expected a vector, got 5
(vector-skip-right number? #(1 2 a b 3 4)) ;=> 3
(vector-skip-right number? #(1 2))         ;=> #f
(vector-skip-right = #(1 2 3) #(1 9 3))    ;=> 1
(vector-skip-right = #(1) #(1 2))          ;!! vector-skip-right: argument 3: expected a vector of length 1
(define (compare-chars a b) (cond ((char<? a b) -1) ((char=? a b) 0) (else 1)))
(vector-binary-search #(#\a #\b #\c #\d #\e #\f #\g) #\g compare-chars)  ;=> 6
(vector-binary-search #(#\a #\b #\c #\d #\e #\f #\g) #\a compare-chars)  ;=> 0
(vector-binary-search #(#\a #\b #\c #\e #\f #\g) #\d compare-chars)      ;=> #f
(vector-binary-search #() 1 -)             ;=> #f
(and (memv (vector-binary-search #(1 2 2 2 3) 2 -) '(1 2 3)) #t)         ;=> #t
(map (lambda (x) (vector-binary-search #(1 3 5 7 9) x -)) '(0 1 2 3 4 5 6 7 8 9 10))   ;=> (#f 0 #f 1 #f 2 #f 3 #f 4 #f)
(vector-binary-search '(1) 1 -)            ;!! vector-binary-search: argument 1: expected a vector, got (1)
(vector-any (lambda (x) (and (even? x) (* x x))) #(1 4 6))     ;=> 16
(vector-any even? #(1 3))                  ;=> #f
(vector-any < #(1 3) #(1 4 0))             ;=> #t
(vector-any < #(1 3) #())                  ;=> #f
(vector-every (lambda (x) (and (odd? x) (* x x))) #(1 3))      ;=> 9
(vector-every even? #(2 3))                ;=> #f
(vector-every even? #())                   ;=> #t
(vector-every (lambda (x y) (and (< x y) y)) #(1 2 9) #(3 4))  ;=> 4
(all (vector-partition even? #(1 2 3 4 5)))                    ;=> (#(2 4 1 3 5) 2)
(all (vector-partition even? #(2 4)))      ;=> (#(2 4) 2)
(all (vector-partition even? #()))         ;=> (#() 0)
(let ((v #(1 3))) (eq? v (car (all (vector-partition even? v)))))        ;=> #f
(vector-partition even? '(1))              ;!! vector-partition: argument 2: expected a vector, got (1)

;;; ---- mutators

(after (lambda (v) (vector-set! v 1 'x)) 'a 'b)                ;=> #(a x)
(after (lambda (v) (vector-swap! v 0 2)) 1 2 3)                ;=> #(3 2 1)
(vector-swap! (vector 1 2) 0 2)            ;!! vector-swap!: argument 3: index 2 is out of range
(after (lambda (v) (vector-fill! v 'x)) 1 2)                   ;=> #(x x)
(after (lambda (v) (vector-fill! v 'x 1)) 1 2 3)               ;=> #(1 x x)
(after (lambda (v) (vector-fill! v 'x 1 2)) 1 2 3)             ;=> #(1 x 3)
(after vector-reverse! 1 2 3 4)            ;=> #(4 3 2 1)
(after vector-reverse!)                    ;=> #()
(after (lambda (v) (vector-reverse! v 1)) 1 2 3 4)             ;=> #(1 4 3 2)
(after (lambda (v) (vector-reverse! v 1 3)) 1 2 3 4)           ;=> #(1 3 2 4)
(vector-reverse! (vector 1 2) 0 3)         ;!! vector-reverse!: argument 3: end 3 is out of range
(vector-reverse! '(1))                     ;!! vector-reverse!: argument 1: expected a vector, got (1)
(after (lambda (v) (vector-copy! v 1 #(a b c))) 1 2 3 4 5)     ;=> #(1 a b c 5)
(after (lambda (v) (vector-copy! v 1 #(a b c) 1)) 1 2 3 4 5)   ;=> #(1 b c 4 5)
(after (lambda (v) (vector-copy! v 1 v 0 3)) 1 2 3 4 5)        ;=> #(1 1 2 3 5)
(after (lambda (v) (vector-copy! v 0 v 2)) 1 2 3 4 5)          ;=> #(3 4 5 4 5)
(after (lambda (v) (vector-reverse-copy! v 1 #(a b c))) 1 2 3 4 5)       ;=> #(1 c b a 5)
(after (lambda (v) (vector-reverse-copy! v 0 #(a b c) 1)) 1 2 3)         ;=> #(c b 3)
(after (lambda (v) (vector-reverse-copy! v 0 #(a b c) 0 2)) 1 2 3)       ;=> #(b a 3)
(after (lambda (v) (vector-reverse-copy! v 1 v 0 3)) 1 2 3 4 5)          ;=> #(1 3 2 1 5)
(after (lambda (v) (vector-reverse-copy! v 0 v)) 1 2 3)                  ;=> #(3 2 1)
(vector-reverse-copy! (vector 1 2) 1 #(1 2))                   ;!! vector-reverse-copy!: 2 elements do not fit at index 1 of a vector of length 2
(vector-reverse-copy! (vector 1 2) 3 #())                      ;!! vector-reverse-copy!: argument 2: index 3 is out of range
(vector-reverse-copy! (vector 1 2) 0 #(1) 0 2)                 ;!! vector-reverse-copy!: argument 5: end 2 is out of range
(after (lambda (v) (vector-unfold! (lambda (i) (* i i)) v 1 3)) 'a 'b 'c 'd)              ;=> #(a 1 4 d)
(after (lambda (v) (vector-unfold! (lambda (i x) (values x (+ x 1))) v 1 3 7)) 'a 'b 'c 'd)         ;=> #(a 7 8 d)
(after (lambda (v) (vector-unfold! car v 1 1)) 'a 'b)          ;=> #(a b)
(after (lambda (v) (vector-unfold-right! (lambda (i x) (values x (+ x 1))) v 1 3 7)) 'a 'b 'c 'd)   ;=> #(a 8 7 d)
(after (lambda (v) (vector-unfold-right! (lambda (i a b) (values (list i a b) b a)) v 0 2 'x 'y)) 1 2)   ;=> #((0 y x) (1 x y))
(vector-unfold! values (vector 1 2) 1 3)   ;!! vector-unfold!: argument 4: end 3 is out of range
(vector-unfold! values '(1 2) 0 1)         ;!! vector-unfold!: argument 2: expected a vector, got (1 2)
(vector-unfold-right! values (vector 1 2) 2 1)                 ;!! vector-unfold-right!: argument 3: start 2 is after end 1
(vector-unfold-right! (lambda (i x) x) (vector 1 2) 0 1 'x)    ;!! vector-unfold-right!: argument 1: expected 2 values (an element, and as many seeds

;;; ---- conversion

(vector->list #(1 2 3))                    ;=> (1 2 3)
(vector->list #(1 2 3) 1)                  ;=> (2 3)
(vector->list #(1 2 3) 1 2)                ;=> (2)
(reverse-vector->list #(1 2 3))            ;=> (3 2 1)
(reverse-vector->list #(1 2 3) 1)          ;=> (3 2)
(reverse-vector->list #(1 2 3) 0 2)        ;=> (2 1)
(reverse-vector->list #(1 2 3) 0 4)        ;!! reverse-vector->list: argument 3: end 4 is out of range
(list->vector '(1 2 3))                    ;=> #(1 2 3)
(reverse-list->vector '(1 2 3))            ;=> #(3 2 1)
(reverse-list->vector '())                 ;=> #()
(reverse-list->vector '(1 . 2))            ;!! reverse-list->vector: argument 1: expected a list, got (1 . 2)
(string->vector "abc")                     ;=> #(#\a #\b #\c)
(string->vector "abc" 1 2)                 ;=> #(#\b)
(vector->string #(#\a #\b #\c) 1)          ;=> "bc"
(vector->string #(#\a 1))                  ;!! vector->string: argument 1: expected characters, got 1

;;; ---- numeric arrays are vectors of numbers

(vector-reverse-copy #f64(1 2 3) 1)        ;=> #f64(3.0 2.0)
(let ((a (array 1 2 3))) (vector-reverse! a) (vector->list a))               ;=> (3 2 1)
(let ((a (array 1 2 3))) (vector-reverse-copy! a 0 #(7 8)) (vector->list a)) ;=> (8 7 3)
(vector-append-subvectors #f64(1 2) 0 1 #(a) 0 1)              ;=> #(1.0 a)
(vector-fold-right (lambda (tail x) (cons x tail)) '() #f64(1 2))            ;=> (1.0 2.0)
(vector= = #f64(1 2) #(1 2))               ;=> #t

;;; ---- a continuation captured in the procedure given can be entered again

(define-syntax entered-twice
  (syntax-rules ()
    ((_ f expression)
     (let ((k #f) (seen '()))
       (let ((got (let ((f (lambda (x) (if (eq? x 'b) (call/cc (lambda (c) (set! k c) #t)) #f)))) expression)))
         (set! seen (cons got seen))
         (if (= (length seen) 1) (k #f) (reverse seen)))))))
(entered-twice f (vector-unfold (lambda (i x) (values (f (car x)) (cdr x))) 3 '(a b c)))   ;=> (#(#f #t #f) #(#f #f #f))
(entered-twice f (vector-cumulate (lambda (acc x) (list acc (f x))) 'z #(a b)))            ;=> (#((z #f) ((z #f) #t)) #((z #f) ((z #f) #f)))
(entered-twice f (vector-fold-right (lambda (acc x) (cons (f x) acc)) '() #(a b c)))       ;=> ((#f #t #f) (#f #f #f))
(entered-twice f (call-with-values (lambda () (vector-partition f #(a b c))) list))        ;=> ((#(b a c) 1) (#(a b c) 0))
(entered-twice f (vector-index-right f #(a b c)))              ;=> (1 #f)
