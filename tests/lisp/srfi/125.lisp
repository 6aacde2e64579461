;;; SRFI 125, from its specification.
(import (srfi 125) (srfi 128))

(define default (make-default-comparator))
(define (text x) (call-with-output-string (lambda (port) (write x port))))
(define (entries table) (sort (hash-table->alist table) (lambda (a b) (string<? (text a) (text b)))))
(define (two-values f) (call-with-values f list))

;; ---- constructors: of comparators, and of equivalences with hash functions

(map (lambda (comparator)
       (let ((t (make-hash-table comparator)))
         (hash-table-set! t "a" 1 2.5 2 'b 3)
         (list (hash-table-ref/default t (string #\a) #f) (hash-table-ref/default t 5/2 #f)
               (hash-table-ref/default t (* 1.0 2.5) #f) (hash-table-ref/default t 'b #f))))
     (list default (make-equal-comparator) (make-eqv-comparator)))    ;=> ((1 2 2 3) (1 #f 2 3) (#f #f 2 3))
(let ((t (make-hash-table (make-eq-comparator)))) (hash-table-set! t 'a 1) (hash-table-ref t 'a))    ;=> 1
(define ci (make-comparator string? string-ci=? string-ci<? string-ci-hash))
(hash-table-ref (hash-table ci "a" 1) "A")               ;=> 1
(hash-table-ref (make-hash-table eq?) 'a (lambda () 'none))    ;=> none
(map (lambda (same?) (hash-table-size (make-hash-table same?))) (list eq? eqv? equal? string=? string-ci=?))    ;=> (0 0 0 0 0)
(hash-table-size (make-hash-table equal? default-hash 100 'weak-keys))    ;=> 0
(hash-table-size (make-hash-table default 100 'thread-safe))    ;=> 0
(make-hash-table (lambda (a b) (eq? a b)))               ;!! make-hash-table: no hash function
(make-hash-table (make-comparator symbol? (lambda (a b) (eq? a b)) #f #f))    ;!! make-hash-table: no hash function
(hash-table-size (make-hash-table (make-comparator symbol? eq? #f #f)))    ;=> 0
(make-hash-table 7)                                      ;!! make-hash-table: expected an equivalence

(entries (hash-table default 'a 1 'b 2))                 ;=> ((a . 1) (b . 2))
(hash-table-size (hash-table default))                   ;=> 0
(hash-table default 'a)                                  ;!! hash-table: expected a value for each key
(entries (hash-table-unfold (lambda (i) (> i 3)) (lambda (i) (values i (* i i))) (lambda (i) (+ i 1)) 1 default))
;=> ((1 . 1) (2 . 4) (3 . 9))
(hash-table-size (hash-table-unfold (lambda (i) #t) values values 1 eqv? eqv-hash 10))    ;=> 0
(entries (alist->hash-table '((a . 1) (b . 2) (a . 3)) default))    ;=> ((a . 1) (b . 2))
(entries (alist->hash-table '(("a" . 1) ("A" . 2)) string-ci=? string-ci-hash))    ;=> (("a" . 1))
(alist->hash-table '(1) default)                         ;!! alist->hash-table: argument 1: expected a list of pairs, got (1)

;; ---- predicates

(map hash-table? (list (hash-table default) '() 5))      ;=> (#t #f #f)
(let ((t (hash-table default 'a #f)))
  (list (hash-table-contains? t 'a) (hash-table-contains? t 'b) (hash-table-exists? t 'a)))    ;=> (#t #f #t)
(map hash-table-empty? (list (hash-table default) (hash-table default 'a 1)))    ;=> (#t #f)
(hash-table-mutable? (hash-table default))               ;=> #t
(hash-table-contains? 7 'a)                              ;!! hash-table-contains?: argument 1: expected a hash table, got 7
(define (same-tables? a b) (hash-table=? default a b))
(same-tables? (hash-table default 'a 1 'b 2) (hash-table default 'b 2.0 'a 1))    ;=> #t
(same-tables? (hash-table default 'a 1) (hash-table default 'a 2))                ;=> #f
(same-tables? (hash-table default 'a 1) (hash-table default 'b 1))                ;=> #f
(same-tables? (hash-table default 'a 1) (hash-table default 'a 1 'b 2))           ;=> #f
(same-tables? (hash-table default) (hash-table default))                          ;=> #t
(hash-table=? ci (hash-table equal? 1 "a") (hash-table equal? 1 "A"))             ;=> #t

;; ---- accessors

(define t (hash-table default 'a 1 'b 2))
(hash-table-ref t 'a)                                    ;=> 1
(hash-table-ref t 'z)                                    ;!! hash-table-ref: no entry for z
(hash-table-ref t 'z (lambda () 'none))                  ;=> none
(hash-table-ref t 'a (lambda () 'none) (lambda (x) (list x)))    ;=> (1)
(hash-table-ref t 'z (lambda () 'none) (lambda (x) (list x)))    ;=> none
(hash-table-ref/default t 'a 0)                          ;=> 1
(hash-table-ref/default t 'z 0)                          ;=> 0
(hash-table-ref 7 'z)                                    ;!! hash-table-ref: argument 1: expected a hash table, got 7

;; ---- mutators

(hash-table-set! t 'a 10 'c 3 'd 4)
(entries t)                                              ;=> ((a . 10) (b . 2) (c . 3) (d . 4))
(hash-table-set! t)
(hash-table-set! t 'a)                                   ;!! hash-table-set!: expected a value for each key
(hash-table-set! t 'a 10 'c)                             ;!! hash-table-set!: expected a value for each key
(hash-table-set! '() 'a 1)                               ;!! hash-table-set!: argument 1: expected a hash table, got ()
(hash-table-delete! t 'c 'z 'd)                          ;=> 2
(hash-table-delete! t)                                   ;=> 0
(hash-table-delete! '() 'a)                              ;!! hash-table-delete!: argument 1: expected a hash table, got ()
(entries t)                                              ;=> ((a . 10) (b . 2))
(hash-table-intern! t 'a (lambda () (error "not called")))    ;=> 10
(hash-table-intern! t 'e (lambda () 5))                  ;=> 5
(hash-table-ref t 'e)                                    ;=> 5
(hash-table-update! t 'a (lambda (x) (+ x 1)))
(hash-table-update! t 'f (lambda (x) (+ x 1)) (lambda () 0))
(hash-table-update! t 'b (lambda (x) (cons 'updated x)) (lambda () (error "not called")) list)
(hash-table-update!/default t 'g (lambda (x) (* x 7)) 1)
(entries t)                                              ;=> ((a . 11) (b updated 2) (e . 5) (f . 1) (g . 7))
(hash-table-update! t 'z (lambda (x) x))                 ;!! hash-table-update!: no entry for z
(let* ((t (hash-table default 'a 1 'b 2)) (popped (two-values (lambda () (hash-table-pop! t)))))
  (list (hash-table-size t)
        (memv (cadr popped) '(1 2))
        (hash-table-contains? t (car popped))))          ;=> (1 (1 2) #f)
(hash-table-pop! (hash-table default))                   ;!! hash-table-pop!: the table is empty
(let ((t (hash-table default 'a 1))) (hash-table-clear! t) (hash-table-set! t 'b 2) (entries t))    ;=> ((b . 2))

;; ---- the whole table

(define v (hash-table default 1 10 2 20 3 30))
(hash-table-size v)                                      ;=> 3
(sort (hash-table-keys v) <)                             ;=> (1 2 3)
(sort (hash-table-values v) <)                           ;=> (10 20 30)
(let-values (((keys values) (hash-table-entries v)))
  (list (map (lambda (key value) (- value (* 10 key))) keys values) (length keys)))    ;=> ((0 0 0) 3)
(hash-table-find (lambda (key value) (and (= key 2) (list key value))) v (lambda () 'none))    ;=> (2 20)
(hash-table-find (lambda (key value) #f) v (lambda () 'none))    ;=> none
(hash-table-find v (lambda (key value) (and (= key 2) value)) (lambda () 'none))    ;=> 20
(hash-table-count (lambda (key value) (odd? key)) v)     ;=> 2
(hash-table-count v (lambda (key value) (odd? key)))     ;=> 2

;; ---- mapping and folding

(entries (hash-table-map square default v))              ;=> ((1 . 100) (2 . 400) (3 . 900))
(hash-table-ref (hash-table-map square (make-equal-comparator) v) 1.0 (lambda () 'other))    ;=> other
(let ((sum 0)) (hash-table-for-each (lambda (key value) (set! sum (+ sum key value))) v) sum)    ;=> 66
(let ((sum 0)) (hash-table-walk v (lambda (key value) (set! sum (+ sum key value)))) sum)        ;=> 66
(let ((w (hash-table-copy v #t))) (hash-table-map! + w) (entries w))    ;=> ((1 . 11) (2 . 22) (3 . 33))
(sort (hash-table-map->list + v) <)                      ;=> (11 22 33)
(hash-table-fold (lambda (key value sum) (+ key value sum)) 0 v)    ;=> 66
(hash-table-fold v (lambda (key value sum) (+ key value sum)) 0)    ;=> 66
(let ((w (hash-table-copy v #t))) (hash-table-prune! (lambda (key value) (odd? key)) w) (entries w))    ;=> ((2 . 20))
(hash-table-walk 7 list)                                 ;!! hash-table-walk: argument 1: expected a hash table, got 7
(hash-table-for-each list 7)                             ;!! hash-table-for-each: argument 2: expected a hash table, got 7
(hash-table-fold list 0 7)                               ;!! hash-table-fold: argument 3: expected a hash table, got 7
(hash-table-map->list list 7)                            ;!! hash-table-map->list: argument 2: expected a hash table, got 7
(hash-table-find list 7 list)                            ;!! hash-table-find: argument 2: expected a hash table, got 7
(hash-table-count list 7)                                ;!! hash-table-count: argument 2: expected a hash table, got 7
(hash-table-map list default 7)                          ;!! hash-table-map: argument 3: expected a hash table, got 7
(hash-table-map! list 7)                                 ;!! hash-table-map!: argument 2: expected a hash table, got 7
(hash-table-prune! list 7)                               ;!! hash-table-prune!: argument 2: expected a hash table, got 7
(hash-table-find v v v)                                  ;!! 3
(hash-table-count v v)                                   ;!! #<hash-table 3>

;; ---- copies

(let ((w (hash-table-copy v)))
  (hash-table-set! w 1.0 'new 4 40)
  (list (hash-table-ref v 1) (hash-table-ref w 1) (hash-table-size v) (hash-table-size w)))    ;=> (10 new 3 4)
(let ((w (hash-table-empty-copy v)))
  (hash-table-set! w 1 'one)
  (list (hash-table-size w) (hash-table-ref w 1.0) (hash-table-size v)))    ;=> (1 one 3)

;; ---- as sets: the first table is changed, and is the value

(define (two f)
  (let* ((a (hash-table default 1 'a 2 'b)) (b (hash-table default 2.0 'c 3 'd)) (c (f a b)))
    (list (eq? a c) (entries a) (entries b))))
(two hash-table-union!)            ;=> (#t ((1 . a) (2 . b) (3 . d)) ((2.0 . c) (3 . d)))
(two hash-table-merge!)            ;=> (#t ((1 . a) (2 . b) (3 . d)) ((2.0 . c) (3 . d)))
(two hash-table-intersection!)     ;=> (#t ((2 . b)) ((2.0 . c) (3 . d)))
(two hash-table-difference!)       ;=> (#t ((1 . a)) ((2.0 . c) (3 . d)))
(two hash-table-xor!)              ;=> (#t ((1 . a) (3 . d)) ((2.0 . c) (3 . d)))
(hash-table-union! (hash-table default) 7)               ;!! hash-table-union!: argument 2: expected a hash table, got 7
(hash-table-xor! (hash-table default) 7)                 ;!! hash-table-xor!: argument 2: expected a hash table, got 7
(hash-table-intersection! 7 (hash-table default))        ;!! hash-table-intersection!: argument 1: expected a hash table, got 7
(hash-table-difference! 7 (hash-table default))          ;!! hash-table-difference!: argument 1: expected a hash table, got 7

;; ---- deprecated: hash functions, reflection

(= (hash '(1 "a")) (default-hash '(1 "a")))              ;=> #t
(exact-integer? (hash 'a 10))                            ;=> #t
(= (string-hash "a") (string-hash (string #\a)))         ;=> #t
(exact-integer? (string-hash "a" 10))                    ;=> #t
(= (string-ci-hash "a") (string-ci-hash "A"))            ;=> #t
(exact-integer? (hash-by-identity 'a 10))                ;=> #t
(eq? (hash-table-equivalence-function (hash-table ci)) string-ci=?)    ;=> #t
(eq? (hash-table-hash-function (hash-table ci)) string-ci-hash)        ;=> #t
(eq? (hash-table-equivalence-function v) (comparator-equality-predicate default))    ;=> #t
(eq? (hash-table-hash-function v) default-hash)          ;=> #t

;; ---- comparators of one's own, of types registered too

(define-record-type point (make-point x y) point? (x point-x) (y point-y))
(define by-x
  (make-comparator point? (lambda (a b) (= (point-x a) (point-x b)))
                   (lambda (a b) (< (point-x a) (point-x b))) (lambda (p) (number-hash (point-x p)))))
(define points (hash-table by-x (make-point 1 1) 'one (make-point 2 2) 'two (make-point 1 3) 'again))
(hash-table-size points)                                 ;=> 2
(hash-table-ref points (make-point 1 9))                 ;=> again
(sort (map point-x (hash-table-keys points)) <)          ;=> (1 2)
(hash-table-delete! points (make-point 2 0) (make-point 7 0))    ;=> 1
(hash-table-size points)                                 ;=> 1
(comparator-register-default! by-x)
(let ((t (hash-table default (list (make-point 1 2)) 'found)))
  (hash-table-ref/default t (list (make-point 1 3)) 'none))    ;=> found
(define pairs (make-pair-comparator ci default))
(hash-table-ref (hash-table pairs '("A" . 1) 'found) (cons "a" 1.0))    ;=> found
(let ((t (hash-table pairs '("A" . 1) 1 '("B" . 2) 2)))
  (hash-table-pop! t)
  (hash-table-map! (lambda (key value) (list value)) t)
  (hash-table-values t))                                 ;=> ((2))

;; many keys in few buckets
(define crowded (make-comparator integer? (lambda (a b) (= a b)) < (lambda (x) (modulo x 4))))
(define many (hash-table-unfold (lambda (i) (= i 200)) (lambda (i) (values i (- i))) (lambda (i) (+ i 1)) 0 crowded))
(hash-table-prune! (lambda (key value) (odd? key)) many)
(list (hash-table-size many) (hash-table-ref many 198) (hash-table-contains? many 199))    ;=> (100 -198 #f)
(apply hash-table-delete! many (iota 150))               ;=> 75
(sort (hash-table-keys many) <)                          ;=> (150 152 154 156 158 160 162 164 166 168 170 172 174 176 178 180 182 184 186 188 190 192 194 196 198)

;; a continuation captured in the equivalence can be entered again
(let* ((again #f) (entered 0)
       (same? (lambda (a b) (call/cc (lambda (k) (if (not again) (set! again k)))) (= a b)))
       (t (make-hash-table (make-comparator integer? same? #f (lambda (x) 1)))))
  (hash-table-set! t 1 'one)
  (let ((n (hash-table-intern! t 2 (lambda () entered))))
    (set! entered (+ entered 1))
    (if (< entered 3) (again #t))
    (list entered n (hash-table-size t))))               ;=> (3 0 2)

;; the base library's procedures say that they do not know such tables
(import (only (lambit) hashtable-ref hashtable-set! hashtable-contains? hashtable-delete! hashtable-size))
(hashtable-ref many 150 0)                               ;!! this hash table is by an equivalence of the program's own
(hashtable-set! many 1 0)                                ;!! this hash table is by an equivalence
(hashtable-contains? many 1)                             ;!! this hash table is by an equivalence
(hashtable-delete! many 1)                               ;!! this hash table is by an equivalence
(hashtable-size many)                                    ;=> 25
