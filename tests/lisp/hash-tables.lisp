;;; Hash tables (SRFI 69)

(define t (make-hash-table))
(hash-table-set! t 'a 1)
(hash-table-set! t "b" 2)
(hash-table-set! t '(1 2) 3)
(hash-table-ref/default t 'a 0) ;=> 1
(hash-table-ref/default t (string #\b) 0) ;=> 2
(hash-table-ref/default t (list 1 2) 0) ;=> 3
(hash-table-ref/default t 'missing 'none) ;=> none
(hash-table-ref t 'missing (lambda () 'failed)) ;=> failed
(hash-table-ref t 'missing) ;!! hash-table-ref missing
(hash-table-size t) ;=> 3
(hash-table-exists? t 'a) ;=> #t
(hash-table-delete! t 'a)
(hash-table-exists? t 'a) ;=> #f
(hash-table-update! t 'n (lambda (x) (+ x 1)) (lambda () 10))
(hash-table-ref/default t 'n 0) ;=> 11
(hash-table-update!/default t 'm (lambda (x) (cons 1 x)) '())
(hash-table-ref/default t 'm 0) ;=> (1)

; numbers are keys by eqv?: 1 and 1.0 differ
(hash-table-set! t 1 'exact)
(hash-table-ref/default t 1.0 'none) ;=> none
(hash-table-ref/default t 1 'none) ;=> exact

(define (sorted xs) (sort xs <))
(define u (make-hash-table))
(for-each (lambda (i) (hash-table-set! u i (* i i))) '(1 2 3))
(sorted (hash-table-keys u)) ;=> (1 2 3)
(sorted (hash-table-values u)) ;=> (1 4 9)
(let ((sum 0)) (hash-table-walk u (lambda (k v) (set! sum (+ sum k v)))) sum) ;=> 20
(sorted (map car (hash-table->alist u))) ;=> (1 2 3)
(hash-table? u) ;=> #t
(hash-table? '()) ;=> #f
(let ((v (hash-table-copy u))) (hash-table-set! v 1 'new) (list (hash-table-ref/default u 1 0) (hash-table-ref/default v 1 0)))
;=> (1 new)

; escaping from a callback
(call/cc (lambda (k) (hash-table-update! u 1 (lambda (x) (k 'escaped))))) ;=> escaped
(hash-table-ref/default u 1 0) ;=> 1
