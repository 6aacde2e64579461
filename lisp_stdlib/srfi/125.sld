;;; SRFI 125: intermediate hash tables, by comparators.
;;;
;;; The tables are those of the base library; so are the procedures that look for no key.

(define-library (srfi 125)
  (export make-hash-table hash-table hash-table-unfold alist->hash-table
          hash-table? hash-table-contains? (rename hash-table-contains? hash-table-exists?)
          hash-table-empty? hash-table=? hash-table-mutable?
          hash-table-ref hash-table-ref/default
          hash-table-set! hash-table-delete! hash-table-intern! hash-table-update! hash-table-update!/default
          hash-table-pop! hash-table-clear!
          hash-table-size hash-table-keys hash-table-values hash-table-entries hash-table-find hash-table-count
          hash-table-map hash-table-for-each hash-table-walk hash-table-map! hash-table-map->list
          hash-table-fold hash-table-prune!
          hash-table-copy hash-table-empty-copy hash-table->alist
          hash-table-union! (rename hash-table-union! hash-table-merge!)
          hash-table-intersection! hash-table-difference! hash-table-xor!
          (rename default-hash hash) string-hash string-ci-hash hash-by-identity
          hash-table-equivalence-function hash-table-hash-function)
  (import (rename (srfi 125 keys) (hash-table-set! set-one!) (hash-table-delete! delete-one!))
          (only (srfi 128) comparator? comparator-equality-predicate comparator-hash-function
                comparator-hashable? default-hash)
          (except (lambit) make-hash-table hash-table hash-table-unfold alist->hash-table hash-table-contains?
                  hash-table-exists? hash-table=? hash-table-ref hash-table-ref/default hash-table-set!
                  hash-table-delete! hash-table-intern! hash-table-update! hash-table-update!/default
                  hash-table-map! hash-table-prune! hash-table-union! hash-table-merge!
                  hash-table-intersection! hash-table-difference! hash-table-xor!)
          (lambit internal))
  (begin

    ;; ---- making

    (define (make-hash-table comparator . options)
      "A new hash table by a comparator of SRFI 128; or by an equivalence and a hash function, which only
       other equivalences than `eq?`, `eqv?`, `equal?`, `string=?`, `string-ci=?`, `char=?`, `symbol=?`,
       `boolean=?` and `=` need. Other options make no difference (SRFI 125).

       (import (srfi 128))
       (define t (make-hash-table (make-default-comparator)))
       (hash-table-set! t 1 'one)
       (hash-table-ref t 1.0)                       ;=> one
       (define u (make-hash-table (lambda (a b) (= (abs a) (abs b))) abs))
       (hash-table-set! u -1 'one)
       (hash-table-ref u 1)                         ;=> one
       (make-hash-table <)                          ;!! make-hash-table: no hash function for #<procedure <>"
      (table-by 'make-hash-table comparator options))

    (define (table-by name comparator options)
      "A new hash table by a comparator or an equivalence, for the procedure `name`."
      (if (comparator? comparator)
          (%make-table name
                       (comparator-equality-predicate comparator)
                       (and (comparator-hashable? comparator) (comparator-hash-function comparator)))
          (make-table name comparator options)))

    (define (hash-table comparator . entries)
      "A new hash table by a comparator, with the keys and values given (SRFI 125).

       (import (srfi 128))
       (hash-table-ref (hash-table (make-eqv-comparator) 'a 1 'b 2) 'b)    ;=> 2
       (hash-table (make-eqv-comparator) 'a)    ;!! hash-table: expected a value for each key"
      (enter! 'hash-table (table-by 'hash-table comparator '()) entries))

    (define (enter! name table entries)
      "`table` with the keys and values in a list, which were given to `name`."
      (let loop ((rest entries))
        (cond ((null? rest) table)
              ((null? (cdr rest)) (%out-of-domain name "expected a value for each key"))
              (else (set-one! table (car rest) (cadr rest)) (loop (cddr rest))))))

    (define (hash-table-unfold stop? mapper successor seed comparator . options)
      "A new hash table by a comparator, with the keys and values, two values each, that `mapper` gives
       for `seed`, its `successor` and so on, until `stop?` is true (SRFI 125).

       (import (srfi 128))
       (hash-table->alist
         (hash-table-unfold (lambda (i) (= i 3)) (lambda (i) (values i (* i i))) (lambda (i) (+ i 1)) 0
                            (make-eqv-comparator)))
       ;=> ((0 . 0) (1 . 1) (2 . 4))"
      (let ((table (table-by 'hash-table-unfold comparator options)))
        (let loop ((seed seed))
          (if (stop? seed)
              table
              (let-values (((key value) (mapper seed)))
                (set-one! table key value)
                (loop (successor seed)))))))

    (define (alist->hash-table alist comparator . options)
      "A new hash table with the entries of an association list; of several with one key the first counts.
       The other arguments are as for `make-hash-table` (SRFI 125).

       (hash-table->alist (alist->hash-table '((a . 1) (b . 2) (a . 3)) equal?))    ;=> ((a . 1) (b . 2))"
      (alist->table 'alist->hash-table alist (table-by 'alist->hash-table comparator options)))

    ;; ---- asking

    (define (hash-table=? comparator a b)
      "Have `a` and `b` the same keys, with values that are the same by the comparator? An equivalence
       will do in its place (SRFI 125).

       (import (srfi 128))
       (hash-table=? (make-default-comparator) (hash-table equal? 'a 1 'b 2) (hash-table equal? 'b 2.0 'a 1))    ;=> #t
       (hash-table=? = (hash-table equal? 'a 1) (hash-table equal? 'a 2))    ;=> #f"
      (let ((same? (if (comparator? comparator) (comparator-equality-predicate comparator) comparator)))
        (and (= (hash-table-size a) (hash-table-size b))
             (every (lambda (key value)
                      (let ((other (lookup b key)))
                        (and (not (%absent? other)) (same? value other) #t)))
                    (hash-table-keys a)
                    (hash-table-values a)))))

    (define (hash-table-mutable? table)
      "Can `table` be changed? All hash tables of Lambit can (SRFI 125).

       (hash-table-mutable? (hash-table equal?))    ;=> #t
       (hash-table-mutable? 7)    ;!! hash-table-mutable?: argument 1: expected a hash table, got 7"
      (or (hash-table? table) (%wrong 'hash-table-mutable? 1 "a hash table" table)))

    ;; ---- changing

    (define nothing (list 'nothing))    ; what no argument is

    (define (hash-table-set! table &optional (key nothing) (value nothing) . more)
      "Let `key` have `value` in `table`; more keys and values may follow (SRFI 125).

       (define t (hash-table equal?))
       (hash-table-set! t 'a 1)
       (hash-table-set! t 'a 2 'b 3)
       (hash-table->alist t)           ;=> ((a . 2) (b . 3))
       (hash-table-set! t 'a)          ;!! hash-table-set!: expected a value for each key
       (hash-table-set! 7 'a 1)        ;!! hash-table-set!: argument 1: expected a hash table, got 7"
      (cond ((not (eq? value nothing))
             (set-one! table key value)
             (if (pair? more) (enter! 'hash-table-set! table more))
             (if #f #f))
            ((not (hash-table? table)) (%wrong 'hash-table-set! 1 "a hash table" table))
            ((not (eq? key nothing)) (%out-of-domain 'hash-table-set! "expected a value for each key"))))

    (define (hash-table-delete! table . keys)
      "Take the entries of `keys` out of `table`; gives how many there were (SRFI 125).

       (hash-table-delete! (hash-table equal? 'a 1 'b 2) 'a 'c)    ;=> 1"
      (if (hash-table? table)
          (count (lambda (key) (delete-one! table key)) keys)
          (%wrong 'hash-table-delete! 1 "a hash table" table)))

    (define (hash-table-intern! table key fail)
      "The value of `key` in `table`; if there is none, the thunk `fail` gives it and it is entered (SRFI 125).

       (define t (hash-table equal?))
       (list (hash-table-intern! t 'a (lambda () 1)) (hash-table-intern! t 'a (lambda () 2)))   ;=> (1 1)"
      (let ((value (lookup table key)))
        (if (%absent? value)
            (let ((new (fail)))
              (set-one! table key new)
              new)
            value)))

    ;; ---- all entries

    (define (hash-table-map f comparator table)
      "A new hash table by a comparator, with the keys of `table` and the values of `f` on its values (SRFI 125).

       (hash-table->alist (hash-table-map square equal? (hash-table equal? 'a 2 'b 3)))    ;=> ((a . 4) (b . 9))"
      (let ((new (table-by 'hash-table-map comparator '())))
        (%table-walk 'hash-table-map 3 table (lambda (key value) (set-one! new key (f value))))
        new))

    (define (hash-table-map! f table)
      "Replace each value of `table` by `f` of its key and itself (SRFI 125).

       (define t (hash-table equal? 'a 1 'b 2))
       (hash-table-map! (lambda (key value) (* 10 value)) t)
       (hash-table-values t)    ;=> (10 20)"
      (%table-walk 'hash-table-map! 2 table (lambda (key value) (set-one! table key (f key value)))))

    (define (hash-table-prune! f table)
      "Take the entries for which `f` of key and value is true out of `table` (SRFI 125).

       (define t (hash-table equal? 'a 1 'b 2))
       (hash-table-prune! (lambda (key value) (odd? value)) t)
       (hash-table-keys t)    ;=> (b)"
      (%table-walk 'hash-table-prune! 2 table (lambda (key value) (if (f key value) (delete-one! table key)))))

    ;; ---- as sets

    (define (hash-table-union! a b)
      "Enter into `a` the entries of `b` whose keys it has not; gives `a` (SRFI 125).

       (hash-table->alist (hash-table-union! (hash-table equal? 'a 1) (hash-table equal? 'a 2 'b 3)))    ;=> ((a . 1) (b . 3))"
      (%table-walk 'hash-table-union! 2 b
        (lambda (key value) (if (not (hash-table-contains? a key)) (set-one! a key value))))
      a)

    (define (hash-table-intersection! a b)
      "Take out of `a` the entries whose keys `b` has not; gives `a` (SRFI 125).

       (hash-table->alist (hash-table-intersection! (hash-table equal? 'a 1 'b 2) (hash-table equal? 'b 3)))    ;=> ((b . 2))"
      (%table-walk 'hash-table-intersection! 1 a
        (lambda (key value) (if (not (hash-table-contains? b key)) (delete-one! a key))))
      a)

    (define (hash-table-difference! a b)
      "Take out of `a` the entries whose keys `b` has; gives `a` (SRFI 125).

       (hash-table->alist (hash-table-difference! (hash-table equal? 'a 1 'b 2) (hash-table equal? 'b 3)))    ;=> ((a . 1))"
      (%table-walk 'hash-table-difference! 1 a
        (lambda (key value) (if (hash-table-contains? b key) (delete-one! a key))))
      a)

    (define (hash-table-xor! a b)
      "Let `a` have the entries of `a` and `b` whose keys only one of them has; gives `a` (SRFI 125).

       (hash-table->alist
         (hash-table-xor! (hash-table equal? 'a 1 'b 2) (hash-table equal? 'b 3 'c 4)))    ;=> ((a . 1) (c . 4))"
      (%table-walk 'hash-table-xor! 2 b
        (lambda (key value)
          (if (not (delete-one! a key)) (set-one! a key value))))
      a)))
