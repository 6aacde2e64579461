;;; SRFI 128, from its specification.
(import (srfi 128))

(define default (make-default-comparator))

;; ---- predicates and constructors

(define booleans (make-comparator boolean? boolean=? (lambda (x y) (and (not x) y)) boolean-hash))
(define reals (make-comparator real? = < (lambda (x) (exact (abs (round x))))))
(define strings (make-comparator string? string=? string<? string-hash))
(define ci-strings (make-comparator string? string-ci=? string-ci<? string-ci-hash))
(define bare (make-comparator symbol? eq? #f #f))

(map comparator? (list booleans default bare (make-eq-comparator)))    ;=> (#t #t #t #t)
(map comparator? (list 1 car 'a '()))                                  ;=> (#f #f #f #f)
(list (comparator-ordered? reals) (comparator-hashable? reals))        ;=> (#t #t)
(list (comparator-ordered? bare) (comparator-hashable? bare))          ;=> (#f #f)
(comparator-ordered? 7)                                  ;!! comparator-ordered? comparator 7
(<? booleans #f #t)                                      ;=> #t
(<? booleans #t #f)                                      ;=> #f
(=? ci-strings "ab" "AB")                                ;=> #t
(= (comparator-hash ci-strings "ab") (comparator-hash ci-strings "AB"))    ;=> #t
(=? bare 'a 'a)                                          ;=> #t
(<? bare 'a 'b)                                          ;!! no ordering predicate
(comparator-hash bare 'a)                                ;!! no hash function
((comparator-ordering-predicate bare) 'a 'b)             ;!! no ordering predicate
((comparator-hash-function bare) 'a)                     ;!! no hash function
(make-comparator symbol? 'eq? #f #f)                     ;!! make-comparator: argument 2: expected a procedure, got eq?
(make-comparator symbol? eq? 1 #f)                       ;!! make-comparator: argument 3
(make-comparator symbol? eq? #f 1)                       ;!! make-comparator: argument 4

;; ---- accessors and invokers

(eq? (comparator-type-test-predicate reals) real?)       ;=> #t
(eq? (comparator-equality-predicate reals) =)            ;=> #t
(eq? (comparator-ordering-predicate reals) <)            ;=> #t
((comparator-hash-function reals) -3)                    ;=> 3
(comparator-test-type reals 1/2)                         ;=> #t
(comparator-test-type reals 'x)                          ;=> #f
(comparator-check-type reals 1/2)                        ;=> #t
(comparator-check-type reals 'x)                         ;!! comparator-check-type: argument 2 x
(comparator-hash reals -7)                               ;=> 7
(comparator-hash 'reals -7)                              ;!! comparator reals

;; ---- pairs

(define pairs (make-pair-comparator reals strings))
(map (lambda (x) (comparator-test-type pairs x)) (list '(1 . "a") '("a" . 1) '(1 . 2) 7))    ;=> (#t #f #f #f)
(=? pairs '(1 . "a") '(1.0 . "a"))                       ;=> #t
(=? pairs '(1 . "a") '(1 . "b"))                         ;=> #f
(<? pairs '(1 . "b") '(2 . "a"))                         ;=> #t
(<? pairs '(1 . "a") '(1 . "b"))                         ;=> #t
(<? pairs '(2 . "a") '(1 . "b"))                         ;=> #f
(<? pairs '(1 . "a") '(1 . "a"))                         ;=> #f
(= (comparator-hash pairs '(1 . "a")) (comparator-hash pairs (cons 1 (string #\a))))    ;=> #t
(comparator-ordered? (make-pair-comparator reals bare))  ;=> #f
(comparator-hashable? (make-pair-comparator reals bare)) ;=> #f

;; ---- lists, and what has a head and a tail

(define lists (make-list-comparator reals list? null? car cdr))
(map (lambda (x) (comparator-test-type lists x)) '(() (1 2) (1 a) (1 . 2) 7))    ;=> (#t #t #f #f #f)
(=? lists '() '())                                       ;=> #t
(=? lists '(1 2) '(1 2.0))                               ;=> #t
(=? lists '(1 2) '(1 2 3))                               ;=> #f
(=? lists '(1 2 3) '(1 2))                               ;=> #f
(<? lists '() '(0) '(0 0) '(0 1) '(1) '(1 -5))           ;=> #t
(<? lists '(1) '())                                      ;=> #f
(= (comparator-hash lists '(1 2)) (comparator-hash lists (list 1 2)))    ;=> #t
(define texts (make-list-comparator (make-comparator char? char=? char<? char-hash) string?
                                    (lambda (s) (= 0 (string-length s)))
                                    (lambda (s) (string-ref s 0))
                                    (lambda (s) (substring s 1 (string-length s)))))
(<? texts "" "a" "ab" "b")                               ;=> #t
(=? texts "ab" (string #\a #\b))                         ;=> #t

;; ---- vectors: the shorter first

(define bytes (make-vector-comparator (make-comparator exact-integer? = < number-hash)
                                      bytevector? bytevector-length bytevector-u8-ref))
(comparator-test-type bytes #u8(1))                      ;=> #t
(comparator-test-type bytes #(1))                        ;=> #f
(<? bytes #u8() #u8(9) #u8(1 1) #u8(1 2) #u8(2 0))       ;=> #t
(<? bytes #u8(2 1) #u8(1 2))                             ;=> #f
(=? bytes #u8(1 2) (bytevector 1 2))                     ;=> #t
(= (comparator-hash bytes #u8(1 2)) (comparator-hash bytes (bytevector 1 2)))    ;=> #t
(comparator-test-type (make-vector-comparator reals vector? vector-length vector-ref) #(1 a))    ;=> #f

;; ---- eq, eqv, equal

(map (lambda (c) (list (=? c 'a 'a) (=? c 2.5 2.5) (=? c "ab" (string #\a #\b))))
     (list (make-eqv-comparator) (make-equal-comparator)))    ;=> ((#t #t #f) (#t #t #t))
(=? (make-eq-comparator) '() '())                        ;=> #t
(=? (make-eq-comparator) (list 1) (list 1))              ;=> #f
(comparator-test-type (make-eq-comparator) car)          ;=> #t
(let ((x (list 1 2)))                                    ; circular structure has a hash
  (set-cdr! (cdr x) x)
  (exact-integer? (comparator-hash (make-equal-comparator) x)))    ;=> #t
(=? (make-equal-comparator) +nan.0 +nan.0)               ;=> #t

;; ---- hash functions

(define (hash? n) (and (exact-integer? n) (<= 0 n) (< n (hash-bound))))
(every hash? (list (boolean-hash #t) (boolean-hash #f) (char-hash #\a) (char-ci-hash #\a)
                   (string-hash "a") (string-ci-hash "a") (symbol-hash 'a)
                   (number-hash 1) (number-hash -1/2) (number-hash 1e300) (number-hash 1+2i)
                   (number-hash (expt 7 1000)) (number-hash +inf.0)))    ;=> #t
(= (char-ci-hash #\a) (char-ci-hash #\A))                ;=> #t
(= (string-ci-hash "Straße") (string-ci-hash "STRASSE")) ;=> #t
(= (number-hash 2) (number-hash 2.0))                    ;=> #t
(= (number-hash 1/3) (number-hash 2/6))                  ;=> #t
(string-hash 'a)                                         ;!! string-hash: argument 1
(number-hash "a")                                        ;!! number-hash: argument 1
(char-hash "a")                                          ;!! char-hash: argument 1

(exact-integer? (hash-bound))                            ;=> #t
(< -1 (hash-salt) (hash-bound))                          ;=> #t
(= (hash-salt) (hash-salt))                              ;=> #t

;; ---- the default comparator

(comparator-test-type default (list car))                ;=> #t
(<? default '() '(0))                                    ;=> #t
(<? default #f #t)                                       ;=> #t
(<? default #\a #\b)                                     ;=> #t
(<? default "" "a" "ab" "b")                             ;=> #t
(<? default 'a 'b)                                       ;=> #t
(=? default 'a 'a)                                       ;=> #t
(<? default -1 1/2 0.75 1)                               ;=> #t
(=? default 1 1.0)                                       ;=> #t
(<? default 1+i 1+2i 2-i)                                ;=> #t
(<? default 1-i 1 1+i)                                   ;=> #t
(<? default '(1 . 2) '(1 . 3) '(2 . 0))                  ;=> #t
(<? default '(1 2) '(1 2 3))                             ;=> #t
(<? default #(9) #(1 2) #(1 3))                          ;=> #t
(<? default #u8(9) #u8(1 2) #u8(1 3))                    ;=> #t
(=? default '(1 #(a "b") #u8(1)) (list 1.0 (vector 'a (string #\b)) (bytevector 1)))    ;=> #t
(=? default +nan.0 1)                                    ;!! default comparator +nan.0

;; of two disjoint types, all objects of one come before all of the other
(define samples
  (list '(()) '((1) (a . b)) '(#f #t) '(#\a #\z) '("" "zz") '(a z) '(-5 1/2 1e9 2+i) '(#() #(1 2)) '(#u8() #u8(9))
        (list car cdr (lambda (x) x)) (list (eof-object))))
(define (all-before? xs ys)
  (every (lambda (x) (every (lambda (y) (<? default x y)) ys)) xs))
(let loop ((rest samples))
  (or (null? rest)
      (and (every (lambda (other) (or (all-before? (car rest) other) (all-before? other (car rest))))
                  (cdr rest))
           (loop (cdr rest)))))                          ;=> #t
(let ((all (apply append samples)))                      ; exactly one of <, =, > holds
  (every (lambda (x)
           (every (lambda (y)
                    (= 1 (count values (list (<? default x y) (=? default x y) (>? default x y)))))
                  all))
         all))                                           ;=> #t

(= (default-hash #t) (boolean-hash #t))                  ;=> #t
(= (default-hash #\a) (char-hash #\a))                   ;=> #t
(= (default-hash "ab") (string-hash "ab"))               ;=> #t
(= (default-hash 'ab) (symbol-hash 'ab))                 ;=> #t
(= (default-hash 7/2) (number-hash 3.5))                 ;=> #t
(= (default-hash '(1 2)) (default-hash (list 1.0 2)))    ;=> #t
(= (default-hash '(1 2)) (default-hash '(2 1)))          ;=> #f
(= (default-hash #(1 (2))) (default-hash (vector 1 (list 2))))    ;=> #t
(= (default-hash car) (default-hash car))                ;=> #t
(= (comparator-hash default '(a)) (default-hash '(a)))   ;=> #t
(< (default-hash "abc" 10) 10)                           ;=> #t

;; ---- registered types, in structures too, with all their procedures

(define-record-type point (make-point x y) point? (x point-x) (y point-y))
(define-record-type circle (make-circle radius) circle? (radius circle-radius))
(<? default (make-circle 1) car)                         ; no order of theirs yet, but an order
(comparator-register-default!
  (make-comparator point? (lambda (a b) (= (point-x a) (point-x b)))
                   (lambda (a b) (< (point-x a) (point-x b))) (lambda (p) (number-hash (point-x p)))))
(comparator-register-default!
  (make-comparator circle? (lambda (a b) (= (circle-radius a) (circle-radius b)))
                   (lambda (a b) (< (circle-radius a) (circle-radius b))) (lambda (c) 5)))
(=? default (make-point 1 2) (make-point 1 3))           ;=> #t
(<? default (make-point 1 2) (make-point 2 1))           ;=> #t
(<? default (make-point 2 2) (make-point 1 1))           ;=> #f
(=? default (list 'a (vector (make-point 1 2))) (list 'a (vector (make-point 1 3))))    ;=> #t
(<? default (list 'a (vector (make-point 1 2))) (list 'a (vector (make-point 2 3))))    ;=> #t
(<? default (cons 1 (make-point 1 2)) (cons 2 (make-point 0 0)))    ;=> #t
(= (default-hash (list 1 (make-point 1 2))) (default-hash (list 1 (make-point 1 3))))   ;=> #t
(= (default-hash (make-circle 1)) (default-hash (make-circle 2)))   ;=> #t
(eq? (<? default (make-point 1 2) (make-circle 1)) (<? default (make-point 9 2) (make-circle 0)))    ;=> #t
(<? default #u8(9) (make-point 0 0))                     ;=> #t
(comparator-register-default! 5)                         ;!! comparator-register-default!: argument 1: expected a comparator, got 5

;; ---- comparison predicates, of two objects and more

(list (=? reals 1 1 1.0) (=? reals 1 1 2))               ;=> (#t #f)
(list (<? reals 1 2 3) (<? reals 1 3 2) (<? reals 1 1))  ;=> (#t #f #f)
(list (>? reals 3 2 1) (>? reals 3 1 2) (>? reals 1 1))  ;=> (#t #f #f)
(list (<=? reals 1 1 2) (<=? reals 1 2 1))               ;=> (#t #f)
(list (>=? reals 2 1 1) (>=? reals 1 2 1))               ;=> (#t #f)
(<? 5 1 2)                                               ;!! comparator 5

;; ---- comparator-if<=>

(map (lambda (x) (comparator-if<=> reals x 2 'less 'same 'greater)) '(1 2 3))    ;=> (less same greater)
(comparator-if<=> "b" "a" 'less 'same 'greater)          ;=> greater
(let ((n 0))                                             ; objects once, one branch only
  (define (next) (set! n (+ n 1)) n)
  (list (comparator-if<=> reals (next) (next) 'less (error "not reached") (error "not reached")) n))    ;=> (less 2)

;; a continuation captured in a procedure of a comparator can be entered again
(define again #f)
(define answers '())
(define wavering
  (make-comparator integer? (lambda (a b) (call/cc (lambda (k) (set! again k) (= a b)))) < number-hash))
(define deep (make-list-comparator wavering list? null? car cdr))
(set! answers (cons (=? deep '(1 2) '(1 3)) answers))
(if (= (length answers) 1) (again #t))
answers                                                  ;=> (#t #f)
