;;; Library procedures that are given a lambda: the same as if they were called.
(define (double xs) (map (lambda (x) (* 2 x)) xs))
(double '(1 2 3)) ;=> (2 4 6)
(double '()) ;=> ()
(double (array 1 2 3)) ;=> (2 4 6)
(double 7) ;!! map: argument 2: expected a list, got 7
(double '(1 2 . 3)) ;!! map: argument 2
(define (evens xs) (filter (lambda (x) (even? x)) xs))
(evens '(1 2 3 4)) ;=> (2 4)
(evens 'a) ;!! filter: argument 2: expected a list, got a
(define (total xs) (let ((sum 0)) (for-each (lambda (x) (set! sum (+ sum x))) xs) sum))
(total '(1 2 3)) ;=> 6
(total 5) ;!! for-each: argument 2: expected a list, got 5
(fold (lambda (x acc) (cons x acc)) '() '(1 2 3)) ;=> (3 2 1)
(fold cons '() '(1 2 3)) ;=> (3 2 1)
(fold-left - 0 '(1 2 3)) ;=> -6
(fold-left (lambda (acc x) (list acc x)) '() '(1 2)) ;=> ((() 1) 2)
(fold-left cons '() 5) ;!! fold-left: argument 3: expected a list, got 5
(map car '((1) (2))) ;=> (1 2)
(map car '(1)) ;!! car: argument 1: expected a pair, got 1

; operands are evaluated in order, once
(define order '())
(define (see x) (set! order (cons x order)) x)
(fold (lambda (x acc) (see (+ x acc))) (see 0) (see '(1 2))) ;=> 3
(reverse order) ;=> (0 (1 2) 1 3)

; closures made in a loop have variables of their own
(map (lambda (f) (f)) (map (lambda (x) (lambda () (set! x (+ x 1)) x)) '(1 2 3))) ;=> (2 3 4)

; a parameter that is assigned to is not the element
(filter (lambda (x) (set! x (not x)) x) '(#f 1 #f)) ;=> (#f #f)

; a continuation captured in the lambda is entered again
(define k #f)
(define visits 0)
(define (revisit)
  (let ((xs (map (lambda (x) (call/cc (lambda (c) (if (= x 2) (set! k c)) x))) '(1 2 3))))
    (set! visits (+ visits 1))
    (if (< visits 3) (k (* 100 visits)) xs)))
(revisit) ;=> (1 200 3)

; recursion through map is as deep as one likes
(define (depth tree) (if (pair? tree) (+ 1 (apply max (map (lambda (x) (depth x)) tree))) 0))
(define (nest n) (let loop ((n n) (tree '())) (if (= n 0) tree (loop (- n 1) (list tree)))))
(depth (nest 20000)) ;=> 20000

; the name means something else from now on: all follow
(define (map f xs) (list 'mine (f (car xs))))
(double '(1 2 3)) ;=> (mine 2)
(define t (make-equal-hash-table))
(define (count! key) (hash-table-update!/default t key (lambda (n) (+ n 1)) 0))
(count! "a")
(count! "a")
(count! '(1))
(list (hash-table-ref t "a") (hash-table-ref t '(1))) ;=> (2 1)
(hash-table-update!/default 5 'a (lambda (n) n) 0) ;!! hash-table-ref/default: argument 1: expected a hash table, got 5
