;;; SRFI 128: comparators, which say of a type what belongs to it, what is equal, what comes first
;;; and what the hash is.

(define-library (srfi 128)
  (export comparator? comparator-ordered? comparator-hashable?
          make-comparator make-pair-comparator make-list-comparator make-vector-comparator
          make-eq-comparator make-eqv-comparator make-equal-comparator
          boolean-hash char-hash char-ci-hash string-hash string-ci-hash symbol-hash number-hash
          hash-bound hash-salt
          make-default-comparator default-hash comparator-register-default!
          comparator-type-test-predicate comparator-equality-predicate
          comparator-ordering-predicate comparator-hash-function
          comparator-test-type comparator-check-type comparator-hash
          =? <? >? <=? >=? comparator-if<=>)
  (import (lambit) (lambit internal))
  (begin

    (define-record-type comparator
      (%comparator type-test equality ordering hash ordered? hashable?)
      comparator?
      (type-test comparator-type-test-predicate)
      (equality comparator-equality-predicate)
      (ordering comparator-ordering-predicate)
      (hash comparator-hash-function)
      (ordered? comparator-ordered?)
      (hashable? comparator-hashable?))

    (define (make-comparator type-test equality ordering hash)
      "A comparator of four procedures (SRFI 128): `(type-test x)`, is `x` one of what is compared?
       `(equality x y)`, are they the same? `(ordering x y)`, does `x` come before `y`? `(hash x)`, an
       exact integer, not negative. `ordering` and `hash` may be `#f`: there is none.

       (define lengths
         (make-comparator list? (lambda (x y) (= (length x) (length y)))
                          (lambda (x y) (< (length x) (length y))) length))
       (<? lengths '(a) '(b c))               ;=> #t
       (comparator-hash lengths '(a b))       ;=> 2
       (comparator-ordered? (make-comparator symbol? eq? #f #f))    ;=> #f
       (<? (make-comparator symbol? eq? #f #f) 'a 'b)    ;!! comparator: it has no ordering predicate
       (make-comparator 1 eq? #f #f)          ;!! make-comparator: argument 1: expected a procedure, got 1"
      (%check-procedure 'make-comparator 1 type-test)
      (%check-procedure 'make-comparator 2 equality)
      (if ordering (%check-procedure 'make-comparator 3 ordering))
      (if hash (%check-procedure 'make-comparator 4 hash))
      (%comparator type-test equality (or ordering no-ordering) (or hash no-hash)
                   (if ordering #t #f) (if hash #t #f)))

    (define (no-ordering a b)
      (%out-of-domain 'comparator "it has no ordering predicate"))

    (define (no-hash x)
      (%out-of-domain 'comparator "it has no hash function"))

    ;; ---- of pairs, lists, vectors

    (define (make-pair-comparator car-comparator cdr-comparator)
      "A comparator of pairs by their cars, then by their cdrs (SRFI 128).

       (define c (make-pair-comparator (make-default-comparator) (make-default-comparator)))
       (<? c '(1 . 2) '(1 . 3) '(2 . 0))    ;=> #t
       (comparator-test-type c '())         ;=> #f"
      (define-values (car-is? car=? car<? car-hash) (parts car-comparator))
      (define-values (cdr-is? cdr=? cdr<? cdr-hash) (parts cdr-comparator))
      (%comparator
       (lambda (x) (and (pair? x) (car-is? (car x)) (cdr-is? (cdr x))))
       (lambda (a b) (and (car=? (car a) (car b)) (cdr=? (cdr a) (cdr b))))
       (lambda (a b)
         (if (car=? (car a) (car b)) (cdr<? (cdr a) (cdr b)) (car<? (car a) (car b))))
       (lambda (x) (%mix-hashes (list (car-hash (car x)) (cdr-hash (cdr x)))))
       (and (comparator-ordered? car-comparator) (comparator-ordered? cdr-comparator))
       (and (comparator-hashable? car-comparator) (comparator-hashable? cdr-comparator))))

    (define (parts comparator)
      "Four values: the procedures of a comparator."
      (values (comparator-type-test-predicate comparator) (comparator-equality-predicate comparator)
              (comparator-ordering-predicate comparator) (comparator-hash-function comparator)))

    (define (make-list-comparator element-comparator type-test empty? head tail)
      "A comparator of lists, or what `empty?`, `head` and `tail` are the parts of, in lexicographic
       order: by the first elements that differ; what is at its end comes first (SRFI 128).

       (define c (make-list-comparator (make-default-comparator) list? null? car cdr))
       (<? c '() '(1) '(1 2) '(2))          ;=> #t
       (comparator-test-type c '(1 . 2))    ;=> #f"
      (define-values (is? same? before? element-hash) (parts element-comparator))
      (define (all? x)
        (or (empty? x) (and (is? (head x)) (all? (tail x)))))
      (define (equal-lists? a b)
        (cond ((empty? a) (and (empty? b) #t))
              ((empty? b) #f)
              (else (and (same? (head a) (head b)) (equal-lists? (tail a) (tail b))))))
      (define (earlier? a b)
        (cond ((empty? b) #f)
              ((empty? a) #t)
              (else (let ((x (head a)) (y (head b)))
                      (if (same? x y) (earlier? (tail a) (tail b)) (before? x y))))))
      (%comparator
       (lambda (x) (and (type-test x) (all? x) #t))
       equal-lists?
       earlier?
       (lambda (x)
         (let loop ((x x) (hashes '()))
           (if (empty? x) (%mix-hashes hashes) (loop (tail x) (cons (element-hash (head x)) hashes)))))
       (comparator-ordered? element-comparator)
       (comparator-hashable? element-comparator)))

    (define (make-vector-comparator element-comparator type-test length ref)
      "A comparator of vectors, or of what has a `length` and elements to `ref`: the shorter comes first; of
       equal lengths, the first elements that differ decide (SRFI 128).

       (define c
         (make-vector-comparator (make-comparator exact-integer? = < number-hash)
                                 bytevector? bytevector-length bytevector-u8-ref))
       (<? c #u8(9) #u8(1 2) #u8(1 3))    ;=> #t
       (comparator-test-type c #(1))      ;=> #f"
      (define-values (is? same? before? element-hash) (parts element-comparator))
      (define (all? x)
        (let ((end (length x)))
          (let loop ((i 0))
            (or (= i end) (and (is? (ref x i)) (loop (+ i 1)))))))
      (define (equal-vectors? a b)
        (let ((end (length a)))
          (and (= end (length b))
               (let loop ((i 0))
                 (or (= i end) (and (same? (ref a i) (ref b i)) (loop (+ i 1))))))))
      (define (earlier? a b)
        (let ((end (length a)) (other (length b)))
          (if (= end other)
              (let loop ((i 0))
                (and (< i end)
                     (let ((x (ref a i)) (y (ref b i)))
                       (if (same? x y) (loop (+ i 1)) (before? x y)))))
              (< end other))))
      (%comparator
       (lambda (x) (and (type-test x) (all? x) #t))
       equal-vectors?
       earlier?
       (lambda (x)
         (let ((end (length x)))
           (let loop ((i 0) (hashes '()))
             (if (= i end) (%mix-hashes hashes) (loop (+ i 1) (cons (element-hash (ref x i)) hashes))))))
       (comparator-ordered? element-comparator)
       (comparator-hashable? element-comparator)))

    ;; ---- of everything

    (define (anything? x) #t)

    (define (make-eq-comparator)
      "A comparator of all objects by `eq?`; it has a hash function but no order (SRFI 128).

       (=? (make-eq-comparator) 'a 'a 'a)     ;=> #t
       (comparator-ordered? (make-eq-comparator))    ;=> #f"
      eq-comparator)

    (define (make-eqv-comparator)
      "A comparator of all objects by `eqv?`; it has a hash function but no order (SRFI 128).

       (=? (make-eqv-comparator) 0.5 0.5)     ;=> #t"
      eqv-comparator)

    (define (make-equal-comparator)
      "A comparator of all objects by `equal?`; it has a hash function but no order (SRFI 128).

       (=? (make-equal-comparator) \"ab\" (string #\\a #\\b))    ;=> #t"
      equal-comparator)

    (define (make-default-comparator)
      "A comparator of all objects by their natural orders (SRFI 128).

       The types are ordered thus: `()`, pairs, booleans, characters, strings, symbols, numbers, vectors,
       bytevectors, those of registered comparators, what is left. Numbers are compared by `=` and `<`, complex ones by
       their real, then their imaginary parts; symbols by their names; pairs and vectors as by
       `make-pair-comparator` and `make-vector-comparator`. What is left is equal if it is `eqv?`.

       (<? (make-default-comparator) '() '(1) #f #\\a \"a\" 'a 1 2.5 #(0) #u8(0))    ;=> #t
       (=? (make-default-comparator) '(1 #(2)) '(1.0 #(2.0)))    ;=> #t"
      default-comparator)

    (define (default-hash x &optional bound)
      "The hash by which default comparators go: that of the type of `x`; of pairs and vectors, made
       from the hashes of what is in them, at most a hundred; less than `bound`, if given (SRFI 128).

       (= (default-hash '(1 \"a\")) (default-hash (list 1.0 (string #\\a))))    ;=> #t
       (= (default-hash 'a) (symbol-hash 'a))    ;=> #t"
      (let* ((parts (%hash-data x))
             (code (if (pair? parts) (%mix-hashes (map hash-of-part parts)) parts)))
        (if bound (modulo code bound) code)))

    (define (hash-of-part part)
      "A part as `%hash-data` gives it: a hash, or a list of an object of some other type."
      (if (pair? part)
          (let ((found (registered (car part))))
            (if found
                ((comparator-hash-function found) (car part))
                (eqv-hash (car part))))
          part))

    (define comparators '())    ; those registered, the latest first

    (define (comparator-register-default! comparator)
      "Let default comparators compare by `comparator` what satisfies its type test: objects of a type of
       which they know nothing yet (SRFI 128).

       (define-record-type point (make-point x y) point? (x point-x) (y point-y))
       (comparator-register-default!
         (make-comparator point?
           (lambda (a b) (= (point-x a) (point-x b)))
           (lambda (a b) (< (point-x a) (point-x b)))
           (lambda (p) (number-hash (point-x p)))))
       (<? (make-default-comparator) (list 1 (make-point 2 9)) (list 1 (make-point 3 0)))    ;=> #t
       (= (default-hash (make-point 1 2)) (default-hash (make-point 1 3)))                  ;=> #t"
      (set! comparators (cons (%check-comparator 'comparator-register-default! comparator) comparators)))

    (define (%check-comparator name comparator)
      "`comparator`, which is argument 1 of `name`."
      (if (comparator? comparator) comparator (%wrong name 1 "a comparator" comparator)))

    (define (registered x)
      "The comparator registered for `x`, or `#f`."
      (find (lambda (each) ((comparator-type-test-predicate each) x)) comparators))

    (define (compare a b)
      "-1 if `a` comes first in the default order, 1 if `b`, 0 if they are equal."
      (cond ((%compare-data a b))
            ((and (pair? a) (pair? b))
             (let ((order (compare (car a) (car b))))
               (if (= order 0) (compare (cdr a) (cdr b)) order)))
            ((vector? a) (compare (vector->list a) (vector->list b)))
            (else (compare-others a b))))

    (define (compare-others a b)
      "`compare` of two objects of other than the standard types."
      (let* ((found (registered a)) (other (registered b)))
        (cond ((not (eq? found other))
               (if (and found (or (not other) (memq other (memq found (reverse comparators))))) -1 1))
              ((not found) (%compare-identities a b))
              (((comparator-equality-predicate found) a b) 0)
              (((comparator-ordering-predicate found) a b) -1)
              (else 1))))

    (define (default=? a b) (eqv? 0 (compare a b)))
    (define (default<? a b) (eqv? -1 (compare a b)))

    (define eq-comparator (%comparator anything? eq? no-ordering default-hash #f #t))
    (define eqv-comparator (%comparator anything? eqv? no-ordering default-hash #f #t))
    (define equal-comparator (%comparator anything? equal? no-ordering default-hash #f #t))
    (define default-comparator (%comparator anything? default=? default<? default-hash #t #t))

    ;; ---- use

    (define (comparator-test-type comparator x)
      "Is `x` of what `comparator` compares? (SRFI 128)

       (comparator-test-type (make-comparator string? string=? #f #f) 7)    ;=> #f"
      ((comparator-type-test-predicate comparator) x))

    (define (comparator-check-type comparator x)
      "`#t` if `x` is of what `comparator` compares; else an error (SRFI 128).

       (comparator-check-type (make-default-comparator) 7)                   ;=> #t
       (comparator-check-type (make-comparator string? string=? #f #f) 7)    ;!! comparator-check-type: argument 2: expected an object of the comparator's type, got 7"
      (if ((comparator-type-test-predicate comparator) x)
          #t
          (%wrong 'comparator-check-type 2 "an object of the comparator's type" x)))

    (define (comparator-hash comparator x)
      "The hash of `x` by `comparator` (SRFI 128).

       (comparator-hash (make-comparator list? equal? #f length) '(a b))    ;=> 2"
      ((comparator-hash-function comparator) x))

    (define (=? comparator a b . more)
      "Are the objects, two or more, the same by `comparator`? (SRFI 128)

       (=? (make-default-comparator) 1 1.0 1)    ;=> #t"
      (chain? (comparator-equality-predicate comparator) a b more))

    (define (<? comparator a b . more)
      "Does each object come before the next one by `comparator`? (SRFI 128)

       (<? (make-default-comparator) \"a\" \"b\" \"c\")    ;=> #t
       (<? (make-default-comparator) 1 2 2)          ;=> #f"
      (chain? (comparator-ordering-predicate comparator) a b more))

    (define (>? comparator a b . more)
      "Does each object come after the next one by `comparator`? (SRFI 128)

       (>? (make-default-comparator) 3 2 1)    ;=> #t"
      (let ((before? (comparator-ordering-predicate comparator)))
        (chain? (lambda (a b) (before? b a)) a b more)))

    (define (<=? comparator a b . more)
      "Does no object come after the next one by `comparator`? (SRFI 128)

       (<=? (make-default-comparator) 1 2 2)    ;=> #t"
      (let ((before? (comparator-ordering-predicate comparator)))
        (chain? (lambda (a b) (not (before? b a))) a b more)))

    (define (>=? comparator a b . more)
      "Does no object come before the next one by `comparator`? (SRFI 128)

       (>=? (make-default-comparator) 2 2 1)    ;=> #t"
      (let ((before? (comparator-ordering-predicate comparator)))
        (chain? (lambda (a b) (not (before? a b))) a b more)))

    (define (chain? related? a b more)
      "Is `related?` true of all neighbours in `a`, `b`, and the list `more`?"
      (cond ((not (related? a b)) #f)
            ((null? more) #t)
            (else (chain? related? b (car more) (cdr more)))))

    ;; ---- syntax

    (define-syntax comparator-if<=>
      "One of three expressions: the first if the first object comes before the second by the
       comparator, the second if they are the same, else the third. The comparator may be left out:
       the default one (SRFI 128).

       (comparator-if<=> 1 2 'less 'same 'greater)    ;=> less
       (comparator-if<=> (make-eqv-comparator) 'a 'a (error \"no order\") 'same 'other)    ;!! comparator: it has no ordering predicate"
      (syntax-rules ()
        ((_ a b less same greater)
         (comparator-if<=> default-comparator a b less same greater))
        ((_ comparator a b less same greater)
         (let ((c comparator) (x a) (y b))
           (cond (((comparator-ordering-predicate c) x y) less)
                 (((comparator-equality-predicate c) x y) same)
                 (else greater))))))

    (define-syntax hash-bound
      "The number below which the hashes of standard types are (SRFI 128).

       (< (string-hash \"a\") (hash-bound))    ;=> #t"
      (syntax-rules () ((_) 4294967296)))

    (define-syntax hash-salt
      "A number below `(hash-bound)` for hash functions of one's own: one in each run, or that which the
       environment variable PYTHONHASHSEED stands for (SRFI 128).

       (< -1 (hash-salt) (hash-bound))    ;=> #t"
      (syntax-rules () ((_) (%hash-salt))))))
