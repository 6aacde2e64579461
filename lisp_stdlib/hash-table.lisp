;;; Hash tables (SRFI 69, SRFI 125, R6RS): what calls procedures.
;;;
;;; A procedure that is called while a table is walked may change the table: the
;;; walk goes over the keys that were there when it began.

(define (hash-table-ref table key &optional fail succeed)
  "The value of `key` in `table`, given to `succeed` if there is one; without an entry, the value
   of the thunk `fail`, or an error if that is missing too (SRFI 69).

   (define t (hash-table 'a 1))
   (hash-table-ref t 'a)                                     ;=> 1
   (hash-table-ref t 'b (lambda () 'none))                   ;=> none
   (hash-table-ref t 'a (lambda () 'none) (lambda (x) (* 10 x)))   ;=> 10
   (hash-table-ref t 'b)                                     ;!! hash-table-ref: no entry for b"
  (let ((value (%hash-table-ref table key)))
    (if (%absent? value)
        (if (procedure? fail) (fail) (%hash-table-missing 'hash-table-ref key))
        (if (procedure? succeed) (succeed value) value))))

(define (hash-table-update! table key f &optional fail succeed)
  "Replace the value of `key` in `table` by `f` of it; if there is no entry, by `f` of what the
   thunk `fail` gives (SRFI 69).

   (define t (hash-table 'a 1))
   (hash-table-update! t 'a (lambda (x) (+ x 1)))
   (hash-table-update! t 'b (lambda (x) (+ x 1)) (lambda () 10))
   (hash-table->alist t)                              ;=> ((a . 2) (b . 11))
   (hash-table-update! t 'c (lambda (x) (+ x 1)))     ;!! hash-table-ref: no entry for c"
  (hash-table-set! table key (f (hash-table-ref table key fail succeed))))

(define (hash-table-update!/default table key f default)
  "Replace the value of `key` in `table` by `f` of it; if there is no entry, by `f` of `default` (SRFI 69).

   (define t (make-hash-table))
   (hash-table-update!/default t 'a (lambda (x) (+ x 1)) 0)
   (hash-table-update!/default t 'a (lambda (x) (+ x 1)) 0)
   (hash-table-ref t 'a)   ;=> 2"
  (hash-table-set! table key (f (hash-table-ref/default table key default))))

(define (hashtable-update! table key f default)
  "The same as `hash-table-update!/default` (R6RS).

   (define t (hash-table 'a 1))
   (hashtable-update! t 'a (lambda (x) (* 5 x)) 0)
   (hash-table-ref t 'a)   ;=> 5"
  (hash-table-set! table key (f (hash-table-ref/default table key default))))

(define (hash-table-intern! table key fail)
  "The value of `key` in `table`; if there is none, the thunk `fail` gives it and it is entered (SRFI 125).

   (define t (make-hash-table))
   (list (hash-table-intern! t 'a (lambda () 1)) (hash-table-intern! t 'a (lambda () 2)))   ;=> (1 1)"
  (let ((value (%hash-table-ref table key)))
    (if (%absent? value)
        (let ((new (fail)))
          (hash-table-set! table key new)
          new)
        value)))

(define (hash-table-walk table f)
  "Call `f` with each key and value of `table`, oldest first (SRFI 69).

   (define total 0)
   (hash-table-walk (hash-table 'a 1 'b 2) (lambda (key value) (set! total (+ total value))))
   total   ;=> 3"
  (%table-walk 'hash-table-walk 1 table f))

(define (%table-walk name position table f)
  "Call `f` with each key and value of `table`, argument `position` of `name`."
  (let loop ((keys (%table-keys name position table)) (values (hash-table-values table)))
    (if (pair? keys)
        (begin
          (f (car keys) (car values))
          (loop (cdr keys) (cdr values))))))

(define (%table-keys name position table)
  "The keys of `table`, argument `position` of `name`, oldest first."
  (if (hash-table? table)
      (hash-table-keys table)
      (%wrong name position "a hash table" table)))

(define (hash-table-for-each f table)
  "Call `f` with each key and value of `table`, oldest first (SRFI 125); the arguments may be exchanged.

   (hash-table-for-each (lambda (key value) (display key)) (hash-table 'a 1 'b 2))   ;>> ab"
  (if (hash-table? f)
      (%table-walk 'hash-table-for-each 1 f table)
      (%table-walk 'hash-table-for-each 2 table f)))

(define (hash-table-fold f seed table)
  "The last of the values that `f` gives for each key, value and the value before, which at first is
   `seed` (SRFI 125); SRFI 69's order `table f seed` will do.

   (hash-table-fold (lambda (key value total) (+ value total)) 0 (hash-table 'a 1 'b 2))   ;=> 3
   (hash-table-fold (hash-table 'a 1 'b 2) (lambda (key value keys) (cons key keys)) '())   ;=> (b a)"
  (if (hash-table? f)
      (%table-fold 1 seed table f)
      (%table-fold 3 f seed table)))

(define (%table-fold position f seed table)
  "`hash-table-fold`, whose argument `position` is `table`."
  (let loop ((keys (%table-keys 'hash-table-fold position table)) (values (hash-table-values table)) (result seed))
    (if (pair? keys)
        (loop (cdr keys) (cdr values) (f (car keys) (car values) result))
        result)))

(define (hash-table-map->list f table)
  "A list of the values that `f` gives for each key and value of `table`, oldest first (SRFI 125).

   (hash-table-map->list list (hash-table 'a 1 'b 2))   ;=> ((a 1) (b 2))"
  (let ((table (if (hash-table? f) f table)) (f (if (hash-table? f) table f)))
    (let loop ((keys (%table-keys 'hash-table-map->list 2 table)) (values (hash-table-values table)) (result '()))
      (if (pair? keys)
          (loop (cdr keys) (cdr values) (cons (f (car keys) (car values)) result))
          (reverse result)))))

(define (hash-table-map! f table)
  "Replace each value of `table` by `f` of its key and itself (SRFI 125).

   (define t (hash-table 'a 1 'b 2))
   (hash-table-map! (lambda (key value) (* 10 value)) t)
   (hash-table-values t)   ;=> (10 20)"
  (%table-walk 'hash-table-map! 2 table (lambda (key value) (hash-table-set! table key (f key value)))))

(define (hash-table-prune! f table)
  "Take the entries for which `f` of key and value is true out of `table` (SRFI 125).

   (define t (hash-table 'a 1 'b 2))
   (hash-table-prune! (lambda (key value) (odd? value)) t)
   (hash-table-keys t)   ;=> (b)"
  (%table-walk 'hash-table-prune! 2 table (lambda (key value) (if (f key value) (hash-table-delete! table key)))))

(define (hash-table-find f table fail)
  "The first true value of `f` of a key and its value; if there is none, that of the thunk `fail` (SRFI 125).

   (hash-table-find (lambda (key value) (and (odd? value) key)) (hash-table 'a 2 'b 3) (lambda () #f))   ;=> b"
  (let ((table (if (hash-table? f) f table)) (f (if (hash-table? f) table f)))
    (let loop ((keys (%table-keys 'hash-table-find 2 table)) (values (hash-table-values table)))
      (if (pair? keys)
          (or (f (car keys) (car values)) (loop (cdr keys) (cdr values)))
          (fail)))))

(define (hash-table-count f &optional table)
  "How many entries of `table` make `f` of key and value true (SRFI 125); of `(hash-table-count table)`,
   how many there are.

   (hash-table-count (lambda (key value) (odd? value)) (hash-table 'a 1 'b 2 'c 3))   ;=> 2
   (hash-table-count (hash-table 'a 1))                                              ;=> 1"
  (if table
      (let ((table (if (hash-table? f) f table)) (f (if (hash-table? f) table f)))
        (count f (%table-keys 'hash-table-count 2 table) (hash-table-values table)))
      (hash-table-size f)))

(define (hash-table-empty? table)
  "Has `table` no entries? (SRFI 125)

   (hash-table-empty? (make-hash-table))   ;=> #t"
  (= 0 (hash-table-size table)))

(define (hash-table-pop! table)
  "Take the oldest entry out of `table`; its key and its value (SRFI 125).

   (call-with-values (lambda () (hash-table-pop! (hash-table 'a 1))) list)   ;=> (a 1)
   (hash-table-pop! (make-hash-table))   ;!! hash-table-pop!: the table is empty"
  (let ((entry (%hash-table-pop! table)))
    (values (car entry) (cdr entry))))

(define (hash-table-empty-copy table)
  "A new hash table without entries, with the equivalence of `table` (SRFI 125).

   (hash-table-size (hash-table-empty-copy (hash-table 'a 1)))   ;=> 0"
  (%hash-table-like table))

(define (hash-table-unfold stop? mapper successor seed &optional equality)
  "A new hash table with the keys and values, two values each, that `mapper` gives for `seed`, its
   `successor` and so on, until `stop?` is true (SRFI 125).

   (hash-table->alist
     (hash-table-unfold (lambda (i) (= i 3)) (lambda (i) (values i (* i i))) (lambda (i) (+ i 1)) 0))
   ;=> ((0 . 0) (1 . 1) (2 . 4))"
  (let ((table (make-hash-table (or equality equal?))))
    (let loop ((seed seed))
      (if (stop? seed)
          table
          (begin
            (call-with-values (lambda () (mapper seed))
              (lambda (key value) (hash-table-set! table key value)))
            (loop (successor seed)))))))

(define (hash-table=? same? a b)
  "Have `a` and `b` the same keys, with values that `same?` accepts? (SRFI 125)

   (hash-table=? = (hash-table 'a 1 'b 2) (hash-table 'b 2 'a 1))   ;=> #t
   (hash-table=? = (hash-table 'a 1) (hash-table 'a 2))             ;=> #f"
  (and (= (hash-table-size a) (hash-table-size b))
       (let loop ((keys (hash-table-keys a)) (values (hash-table-values a)))
         (or (null? keys)
             (let ((other (%hash-table-ref b (car keys))))
               (and (not (%absent? other))
                    (same? (car values) other)
                    (loop (cdr keys) (cdr values))))))))

(define (hash-table-union! a b)
  "Enter into `a` the entries of `b` whose keys it has not; gives `a` (SRFI 125).

   (hash-table->alist (hash-table-union! (hash-table 'a 1) (hash-table 'a 2 'b 3)))   ;=> ((a . 1) (b . 3))"
  (%table-walk 'hash-table-union! 2 b
    (lambda (key value) (if (not (hash-table-contains? a key)) (hash-table-set! a key value))))
  a)

(define (hash-table-merge! a b)
  "The same as `hash-table-union!` (SRFI 69).

   (hash-table-size (hash-table-merge! (hash-table 'a 1) (hash-table 'b 2)))   ;=> 2"
  (hash-table-union! a b))

(define (hash-table-intersection! a b)
  "Take out of `a` the entries whose keys `b` has not; gives `a` (SRFI 125).

   (hash-table->alist (hash-table-intersection! (hash-table 'a 1 'b 2) (hash-table 'b 3)))   ;=> ((b . 2))"
  (%table-walk 'hash-table-intersection! 1 a
    (lambda (key value) (if (not (hash-table-contains? b key)) (hash-table-delete! a key))))
  a)

(define (hash-table-difference! a b)
  "Take out of `a` the entries whose keys `b` has; gives `a` (SRFI 125).

   (hash-table->alist (hash-table-difference! (hash-table 'a 1 'b 2) (hash-table 'b 3)))   ;=> ((a . 1))"
  (%table-walk 'hash-table-difference! 1 a
    (lambda (key value) (if (hash-table-contains? b key) (hash-table-delete! a key))))
  a)

(define (hash-table-xor! a b)
  "Let `a` have the entries of `a` and `b` whose keys only one of them has; gives `a` (SRFI 125).

   (hash-table->alist (hash-table-xor! (hash-table 'a 1 'b 2) (hash-table 'b 3 'c 4)))   ;=> ((a . 1) (c . 4))"
  (%table-walk 'hash-table-xor! 2 b
    (lambda (key value)
      (if (hash-table-contains? a key)
          (hash-table-delete! a key)
          (hash-table-set! a key value))))
  a)
