;;; SRFI 43, from its specification. What is SRFI 133's is tested there too.
(import (srfi 43))

;; what a vector is after `change` has been called with it
(define (after change . xs) (let ((v (apply vector xs))) (change v) v))

;;; ---- constructors

(make-vector 5 3)                          ;=> #(3 3 3 3 3)
(vector 0 1 2 3 4)                         ;=> #(0 1 2 3 4)
(vector-unfold (lambda (i x) (values x (- x 1))) 10 0)         ;=> #(0 -1 -2 -3 -4 -5 -6 -7 -8 -9)
(vector-unfold values 5)                   ;=> #(0 1 2 3 4)
(let ((v #(a b))) (vector-unfold (lambda (i) (vector-ref v i)) (vector-length v)))   ;=> #(a b)
(vector-unfold-right (lambda (i x) (values x (+ x 1))) 5 0)    ;=> #(4 3 2 1 0)
(vector-copy #(a b c d e f g h i))         ;=> #(a b c d e f g h i)
(vector-copy #(a b c d e f g h i) 6)       ;=> #(g h i)
(vector-copy #(a b c d e f g h i) 3 6)     ;=> #(d e f)
(vector-copy #(a b c d e f g h i) 6 12 'x) ;=> #(g h i x x x)
(vector-length (vector-copy #(a b) 0 5))   ;=> 5
(vector-copy #(a b) 0 2 'x)                ;=> #(a b)
(vector-copy #(a b) 2 4 'x)                ;=> #(x x)
(vector-copy #(a b) 3 5 'x)                ;=> #(x x)
(vector-copy #() 0 2 'x)                   ;=> #(x x)
(let ((v #(1 2))) (eq? v (vector-copy v))) ;=> #f
(vector-copy #(a b) 3)                     ;!! vector-copy: argument 2: start 3
(vector-copy #(a b) 2 1)                   ;!! vector-copy: argument 2: start 2 is after end 1
(vector-copy #(a b) 'x)                    ;!! vector-copy: argument 2: expected an exact integer, got x
(vector-copy #(a b) 0 'x)                  ;!! vector-copy: argument 3: expected an exact integer, got x
(vector-copy '(a))                         ;!! vector-copy: argument 1: expected a vector, got (a)
(vector-reverse-copy #(5 4 3 2 1 0) 1 5)   ;=> #(1 2 3 4)
(vector-append #(a #(b)) #(#(c)))          ;=> #(a #(b) #(c))
(vector-concatenate '(#(a b) #(c d)))      ;=> #(a b c d)

;;; ---- predicates and selectors

(map vector? (list #(a b c) '(a b c) #t #() '()))              ;=> (#t #f #f #t #f)
(map vector-empty? (list #(a) #(()) #(#()) #()))               ;=> (#f #f #f #t)
(vector= eq? #(a b c d) #(a b c d))        ;=> #t
(vector= eq? #(a b c d) #(a b d c))        ;=> #f
(vector= = #(1 2 3 4 5) #(1 2 3 4))        ;=> #f
(vector= eq?)                              ;=> #t
(vector= eq? #(a))                         ;=> #t
(vector= equal? (vector (vector 'a)) (vector (vector 'a)))     ;=> #t
(vector-ref #(a b c d) 2)                  ;=> c
(vector-length #(a b c))                   ;=> 3

;;; ---- iteration: the index comes first

(vector-fold (lambda (index len str) (max (string-length str) len)) 0 #("a" "abc" "ab"))   ;=> 3
(vector-fold (lambda (index tail elt) (cons elt tail)) '() #(1 2 3))     ;=> (3 2 1)
(vector-fold (lambda (index counter n) (if (even? n) (+ counter 1) counter)) 0 #(1 2 4))   ;=> 2
(vector-fold list 'z #(a b))               ;=> (1 (0 z a) b)
(vector-fold list 'z #(a b) #(x y w))      ;=> (1 (0 z a x) b y)
(vector-fold list 'z #())                  ;=> z
(vector-fold list 'z '(a))                 ;!! vector-fold: argument 3: expected a vector, got (a)
(vector-fold list 'z #(a) 5)               ;!! vector-fold: argument 4: expected a vector, got 5
(vector-fold-right (lambda (index tail elt) (cons elt tail)) '() #(a b c d))   ;=> (a b c d)
(vector-fold-right list 'z #(a b))         ;=> (0 (1 z b) a)
(vector-fold-right list 'z #(a b) #(x y w))                    ;=> (0 (1 z b y) a x)
(vector-fold-right list 'z #() #(1))       ;=> z
(vector-fold-right list 'z 5)              ;!! vector-fold-right: argument 3: expected a vector, got 5
(vector-map (lambda (i x) (* x x)) (vector-unfold (lambda (i x) (values x (+ x 1))) 4 1))   ;=> #(1 4 9 16)
(vector-map (lambda (i x y) (* x y))
            (vector-unfold (lambda (i x) (values x (+ x 1))) 5 1)
            (vector-unfold (lambda (i x) (values x (- x 1))) 5 5))       ;=> #(5 8 9 8 5)
(vector-map (lambda (i elt) (+ i elt)) #(1 2 3 4))             ;=> #(1 3 5 7)
(vector-map list #(a b c) #(x y))          ;=> #((0 a x) (1 b y))
(vector-map list 5)                        ;!! vector-map: argument 2: expected a vector, got 5
(vector-map list #(1) '(2))                ;!! vector-map: argument 3: expected a vector, got (2)
(after (lambda (v) (vector-map! (lambda (i x) (list i x)) v)) 'a 'b)     ;=> #((0 a) (1 b))
(after (lambda (v) (vector-map! list v #(x y))) 'a 'b 'c)      ;=> #((0 a x) (1 b y) c)
(vector-map! list '(a))                    ;!! vector-map!: argument 2: expected a vector, got (a)
(vector-for-each (lambda (i x) (display x) (newline)) #("foo" "bar" "baz" "quux" "zot"))
;>> foo
;>> bar
;>> baz
;>> quux
;>> zot
(vector-for-each (lambda (i x y) (display (list i x y))) #(a b c) #(x y))   ;>> (0 a x)(1 b y)
(vector-for-each car '(a))                 ;!! vector-for-each: argument 2: expected a vector, got (a)
(vector-count (lambda (i elt) (even? elt)) #(3 1 4 1 5 9 2 5 6))         ;=> 3
(vector-count (lambda (i x y) (< x y)) #(1 3 6 9) #(2 4 6 8 10 12))      ;=> 2
(vector-count = #(0 5 2))                  ;=> 2
(vector-count = '(0))                      ;!! vector-count: argument 2: expected a vector, got (0)

;;; ---- searching: without the index

(vector-index even? #(3 1 4 1 5 9))        ;=> 2
(vector-index < #(3 1 4 1 5 9 2 5 6) #(2 7 1 8 2))             ;=> 1
(vector-index = #(3 1 4 1 5 9 2 5 6) #(2 7 1 8 2))             ;=> #f
(vector-index-right < #(3 1 4 1 5) #(2 7 1 8 2))               ;=> 3
(vector-index-right < #(1 2) #(1 2 3))     ;!! vector-index-right: argument 3: expected a vector of length 2
(vector-skip number? #(1 2 a b 3 4 c d))   ;=> 2
(vector-skip-right number? #(1 2 a b 3 4)) ;=> 3
(define (compare-chars a b) (cond ((char<? a b) -1) ((char=? a b) 0) (else 1)))
(vector-binary-search #(#\a #\b #\c #\d) #\c compare-chars)    ;=> 2
(vector-binary-search #(#\a #\b #\d) #\c compare-chars)        ;=> #f
(vector-any (lambda (x y) (and (< x y) y)) #(3 1) #(2 7))      ;=> 7
(vector-every (lambda (x y) (and (< x y) y)) #(1 2 9) #(3 4))  ;=> 4
(vector-every even? #())                   ;=> #t

;;; ---- mutators

(after (lambda (v) (vector-set! v 1 'x)) 'a 'b)                ;=> #(a x)
(after (lambda (v) (vector-swap! v 0 2)) 1 2 3)                ;=> #(3 2 1)
(after (lambda (v) (vector-fill! v 'x 1 2)) 1 2 3)             ;=> #(1 x 3)
(after (lambda (v) (vector-reverse! v 1 3)) 1 2 3 4)           ;=> #(1 3 2 4)
(after (lambda (v) (vector-copy! v 1 #(a b c) 1)) 1 2 3 4)     ;=> #(1 b c 4)
(vector-copy! (vector 1 2) 1 #(1 2 3))     ;!! vector-copy!: 3 elements do not fit
(after (lambda (v) (vector-reverse-copy! v 1 #(a b c) 1)) 1 2 3 4)       ;=> #(1 c b 4)
;; the same vector from the same index on: the range is reversed
(after (lambda (v) (vector-reverse-copy! v 1 v 1 4)) 1 2 3 4 5)          ;=> #(1 4 3 2 5)

;;; ---- conversion

(vector->list #(1 2 3) 1 2)                ;=> (2)
(reverse-vector->list #(1 2 3) 1)          ;=> (3 2)
(list->vector '(1 2 3))                    ;=> #(1 2 3)
(reverse-list->vector '(1 2 3))            ;=> #(3 2 1)

;;; ---- a continuation captured in the procedure given can be entered again

(define-syntax entered-twice
  (syntax-rules ()
    ((_ f expression)
     (let ((k #f) (seen '()))
       (let ((got (let ((f (lambda (x) (if (eq? x 'b) (call/cc (lambda (c) (set! k c) #t)) #f)))) expression)))
         (set! seen (cons got seen))
         (if (= (length seen) 1) (k #f) (reverse seen)))))))
(entered-twice f (vector-map (lambda (i x) (f x)) #(a b c)))   ;=> (#(#f #t #f) #(#f #f #f))
(entered-twice f (vector-count (lambda (i x) (f x)) #(a b b))) ;=> (2 1)
(entered-twice f (vector-fold (lambda (i acc x) (cons (f x) acc)) '() #(a b)))   ;=> ((#t #f) (#f #f))
