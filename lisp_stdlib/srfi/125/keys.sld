;;; What (srfi 69) and (srfi 125) share: hash tables by any equivalence, and the procedures that look for
;;; a key. Standard equivalences are the base library's; a program's own are called.

(define-library (srfi 125 keys)
  (export make-table alist->table lookup hash-table-ref hash-table-ref/default hash-table-contains?
          hash-table-set! hash-table-delete! hash-table-update! hash-table-update!/default
          hash-table-equivalence-function hash-table-hash-function)
  (import (except (lambit) hash-table-ref hash-table-ref/default hash-table-contains? hash-table-set!
                  hash-table-delete! hash-table-update! hash-table-update!/default)
          (prefix (only (lambit) hash-table-ref/default hash-table-contains? hash-table-set! hash-table-delete!)
                  base:)
          (lambit internal))
  (begin

    (define (make-table name equality options)
      "A new hash table by the procedure `equality`; the hash function, if there is one, is the first of
       the list of `options` to `name`.

       (hash-table-size (make-table 'make-hash-table < (list abs)))    ;=> 0
       (make-table 'make-hash-table < '())    ;!! make-hash-table: no hash function for #<procedure <>"
      (%make-table name equality (and (pair? options) (procedure? (car options)) (car options))))

    (define (alist->table name alist table)
      "`table` with the entries of an association list, argument 1 of `name`; of several with one key the
       first counts.

       (hash-table->alist (alist->table 'alist->hash-table '((a . 1) (a . 2)) (make-hash-table equal?)))    ;=> ((a . 1))
       (alist->table 'alist->hash-table '(a) (make-hash-table equal?))    ;!! alist->hash-table: argument 1: expected a list of pairs, got (a)"
      (for-each (lambda (entry)
                  (if (not (pair? entry)) (%wrong name 1 "a list of pairs" alist))
                  (if (not (hash-table-contains? table (car entry)))
                      (hash-table-set! table (car entry) (cdr entry))))
                (%elements name 1 alist))
      table)

    (define (lookup table key)
      "The value of `key` in `table`, or the absent object.

       (lookup (hash-table equal? 'a 1) 'a)                       ;=> 1
       (default-object? (lookup (hash-table equal? 'a 1) 'b))     ;=> #t"
      (if (%own-table? table) (%own-table-ref table key) (%hash-table-ref table key)))

    (define (hash-table-ref table key &optional fail succeed)
      "The value of `key` in `table`, given to `succeed` if there is one; without an entry, the value
       of the thunk `fail`, or an error if that is missing too (SRFI 69, 125).

       (define t (make-table 'make-hash-table string-ci=? (list string-ci-hash)))
       (hash-table-set! t \"a\" 1)
       (hash-table-ref t \"A\")                                           ;=> 1
       (hash-table-ref t \"b\" (lambda () 'none))                         ;=> none
       (hash-table-ref t \"a\" (lambda () 'none) (lambda (x) (* 10 x)))   ;=> 10
       (hash-table-ref t \"b\")                                           ;!! hash-table-ref: no entry for \"b\""
      (let ((value (lookup table key)))
        (cond ((not (%absent? value)) (if succeed (succeed value) value))
              (fail (fail))
              (else (%hash-table-missing 'hash-table-ref key)))))

    (define (hash-table-ref/default table key default)
      "The value of `key` in `table`, or `default` if it has none (SRFI 69, 125).

       (hash-table-ref/default (hash-table equal? 'a 1) 'a 0)    ;=> 1
       (hash-table-ref/default (hash-table equal? 'a 1) 'b 0)    ;=> 0"
      (if (%own-table? table)
          (let ((value (%own-table-ref table key)))
            (if (%absent? value) default value))
          (base:hash-table-ref/default table key default)))

    (define (hash-table-contains? table key)
      "Has `key` a value in `table`? (SRFI 125)

       (hash-table-contains? (hash-table equal? 'a 1) 'a)    ;=> #t"
      (if (%own-table? table)
          (not (%absent? (%own-table-ref table key)))
          (base:hash-table-contains? table key)))

    (define (hash-table-set! table key value)
      "Let `key` have `value` in `table` (SRFI 69).

       (define t (hash-table equal? 'a 1))
       (hash-table-set! t 'b 2)
       (hash-table->alist t)    ;=> ((a . 1) (b . 2))"
      (if (%own-table? table)
          (%own-table-set! table key value)
          (base:hash-table-set! table key value)))

    (define (hash-table-delete! table key)
      "Take `key` out of `table`; was it there?

       (define t (hash-table equal? 'a 1))
       (list (hash-table-delete! t 'a) (hash-table-delete! t 'a))    ;=> (#t #f)"
      (if (%own-table? table)
          (%own-table-delete! table key)
          (= 1 (base:hash-table-delete! table key))))

    (define (hash-table-update! table key f &optional fail succeed)
      "Replace the value of `key` in `table` by `f` of it, or of what `succeed` makes of it; if there is no
       entry, by `f` of what the thunk `fail` gives (SRFI 69, 125).

       (define t (hash-table equal? 'a 1))
       (hash-table-update! t 'a (lambda (x) (+ x 1)))
       (hash-table-update! t 'b (lambda (x) (+ x 1)) (lambda () 10))
       (hash-table->alist t)                              ;=> ((a . 2) (b . 11))
       (hash-table-update! t 'c (lambda (x) (+ x 1)))     ;!! hash-table-update!: no entry for c"
      (hash-table-set! table key
        (f (hash-table-ref table key (or fail (lambda () (%hash-table-missing 'hash-table-update! key))) succeed))))

    (define (hash-table-update!/default table key f default)
      "Replace the value of `key` in `table` by `f` of it; if there is no entry, by `f` of `default`
       (SRFI 69, 125).

       (define t (hash-table equal? 'a 1))
       (hash-table-update!/default t 'b (lambda (x) (+ x 1)) 0)
       (hash-table->alist t)    ;=> ((a . 1) (b . 1))"
      (hash-table-set! table key (f (hash-table-ref/default table key default))))

    (define (hash-table-equivalence-function table)
      "The procedure that compares the keys of `table` (SRFI 69, 125).

       (hash-table-equivalence-function (make-table 'make-hash-table eqv? '()))    ;=> #<procedure eqv?>
       (hash-table-equivalence-function 7)    ;!! hash-table-equivalence-function: argument 1: expected a hash table, got 7"
      (%table-equality 'hash-table-equivalence-function table))

    (define (hash-table-hash-function table)
      "The hash function that `table` was made with, or one that fits its equivalence (SRFI 69, 125).
       It is not called if the equivalence is a standard one.

       (hash-table-hash-function (make-table 'make-hash-table < (list abs)))    ;=> #<procedure abs>"
      (%table-hash 'hash-table-hash-function table))))
