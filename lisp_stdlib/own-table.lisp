;;; Hash tables by equivalences of a program's own: finding keys (SRFI 69, SRFI 125).
;;;
;;; The equivalence and the hash function may do anything: change the table, leave through a
;;; continuation, return twice. So what they were called for is looked at again when they have returned.

(define (%make-table name same? hash)
  "A new hash table for the procedure `name`, whose keys are compared by `same?`; `hash` may be `#f` if that
   is a standard one. A hash function of two parameters is given a bound too, as in SRFI 69."
  (%new-table name same? hash
    (if (and hash (> (car (procedure-arity hash)) 1))
        (lambda (key) (hash key 4294967296))
        hash)))

(define (%key-hash table key)
  "The hash of `key` by the hash function of `table`."
  (%check-hash ((%table-number table) key)))

(define (%find-slot table key hash)
  "The slot of `key`, whose hash is given, in `table`, or `#f`."
  (let ((same? (%table-same table)))
    (let search ((bucket (%bucket table hash)))
      (let loop ((rest bucket))
        (cond ((null? rest)
               (let ((now (%bucket table hash)))
                 (if (eq? now bucket) #f (search now))))
              ((not (same? (caar rest) key)) (loop (cdr rest)))
              ((%absent? (%slot-ref table (car rest))) (search (%bucket table hash)))
              (else (car rest)))))))

(define (%own-table-ref table key)
  "The value of `key` in `table`, or the absent object."
  (%slot-ref table (%find-slot table key (%key-hash table key))))

(define (%own-table-set! table key value)
  "Let `key` have `value` in `table`."
  (let* ((hash (%key-hash table key)) (slot (%find-slot table key hash)))
    (if slot
        (%slot-set! table slot value)
        (%add-slot! table key hash value))))

(define (%own-table-delete! table key)
  "Take `key` out of `table`; was it there?"
  (let ((slot (%find-slot table key (%key-hash table key))))
    (and slot (begin (%slot-delete! table slot) #t))))
