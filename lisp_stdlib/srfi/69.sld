;;; SRFI 69: basic hash tables.
;;;
;;; The tables are those of the base library and of (srfi 125). Where SRFI 125 or the base library
;;; gives a name another meaning (`hash-table-merge!`), this library has the one of SRFI 69.

(define-library (srfi 69)
  (export make-hash-table hash-table? alist->hash-table
          hash-table-equivalence-function hash-table-hash-function
          hash-table-ref hash-table-ref/default hash-table-set! hash-table-delete!
          (rename hash-table-contains? hash-table-exists?)
          hash-table-update! hash-table-update!/default
          hash-table-size hash-table-keys hash-table-values hash-table-walk hash-table-fold
          hash-table->alist hash-table-copy hash-table-merge!
          hash string-hash string-ci-hash hash-by-identity)
  (import (rename (srfi 125 keys) (hash-table-update! update!))
          (except (lambit) make-hash-table alist->hash-table hash-table-ref hash-table-ref/default hash-table-set!
                  hash-table-delete! hash-table-contains? hash-table-exists? hash-table-update!
                  hash-table-update!/default hash-table-fold hash-table-merge! hash-table-copy)
          (prefix (only (lambit) hash-table-fold hash-table-copy) base:)
          (lambit internal))
  (begin

    (define (make-hash-table &optional (same? equal?) . options)
      "A new hash table whose keys are compared by `same?`: by default `equal?`. A hash function may follow,
       which is called with a key, and a bound if it has two parameters; other options make no difference
       (SRFI 69).

       It is needed for other equivalences than `eq?`, `eqv?`, `equal?`, `string=?`, `string-ci=?`, `char=?`,
       `symbol=?`, `boolean=?` and `=`: without one their keys are looked for one by one.

       (define t (make-hash-table (lambda (a b) (= (abs a) (abs b))) (lambda (x bound) (modulo (abs x) bound))))
       (hash-table-set! t -1 'one)
       (hash-table-ref t 1)           ;=> one
       (make-hash-table 5)            ;!! make-hash-table: expected an equivalence such as equal?, got 5"
      (table-by 'make-hash-table same? options))

    (define (table-by name same? options)
      "A new hash table by `same?`, for the procedure `name` with the `options` given."
      (if (or (%standard-equivalence? same?) (and (pair? options) (procedure? (car options))))
          (make-table name same? options)
          (make-table name same? (list one-for-all))))

    (define (one-for-all key)
      "A hash function that fits every equivalence."
      0)

    (define (alist->hash-table alist &optional (same? equal?) . options)
      "A new hash table with the entries of an association list; of several with one key the first counts.
       Equivalence and hash function are as for `make-hash-table` (SRFI 69).

       (hash-table->alist (alist->hash-table '((a . 1) (b . 2) (a . 3))))    ;=> ((a . 1) (b . 2))"
      (alist->table 'alist->hash-table alist (table-by 'alist->hash-table same? options)))

    (define (hash-table-update! table key f &optional fail)
      "Replace the value of `key` in `table` by `f` of it; if there is no entry, by `f` of what the thunk
       `fail` gives (SRFI 69).

       (define t (make-hash-table))
       (hash-table-update! t 'a (lambda (x) (+ x 1)) (lambda () 10))
       (hash-table-ref t 'a)    ;=> 11"
      (update! table key f fail))

    (define (hash-table-fold table f init)
      "The last of the values that `f` gives for each key, value and the value before, which at first is
       `init` (SRFI 69).

       (hash-table-fold (alist->hash-table '((a . 1) (b . 2))) (lambda (key value sum) (+ value sum)) 0)    ;=> 3
       (hash-table-fold + 0 (make-hash-table))    ;!! hash-table-fold: argument 1: expected a hash table"
      (if (hash-table? table)
          (base:hash-table-fold f init table)
          (%wrong 'hash-table-fold 1 "a hash table" table)))

    (define (hash-table-copy table)
      "A new hash table with the entries and the equivalence of `table` (SRFI 69).

       (hash-table->alist (hash-table-copy (alist->hash-table '((a . 1)))))    ;=> ((a . 1))"
      (base:hash-table-copy table))

    (define (hash-table-merge! table other)
      "Enter into `table` all entries of `other`, whose values count if both have a key; gives `table` (SRFI 69).

       (hash-table->alist
         (hash-table-merge! (alist->hash-table '((a . 1) (b . 2))) (alist->hash-table '((b . 3)))))
       ;=> ((a . 1) (b . 3))"
      (%table-walk 'hash-table-merge! 2 other (lambda (key value) (hash-table-set! table key value)))
      table)))
