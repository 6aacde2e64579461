;;; First-class continuations (R7RS 6.10): escaping, storing, re-entering

(call/cc (lambda (exit)
           (for-each (lambda (x) (if (negative? x) (exit x))) '(54 0 37 -3 245 19))
           #t))
;=> -3

(define list-length
  (lambda (obj)
    (call-with-current-continuation
      (lambda (return)
        (letrec ((r (lambda (obj)
                      (cond ((null? obj) 0)
                            ((pair? obj) (+ (r (cdr obj)) 1))
                            (else (return #f))))))
          (r obj))))))
(list-length '(1 2 3 4)) ;=> 4
(list-length '(a b . c)) ;=> #f
(call/cc procedure?) ;=> #t

; not called, called in an operand, called twice
(+ 1 (call/cc (lambda (k) 10))) ;=> 11
(+ 1 (call/cc (lambda (k) (* 5 (k 10))))) ;=> 11
(+ 1 (call/cc (lambda (k) (k (k 10))))) ;=> 11

; re-entry: each resumption sees the operands that were already evaluated
(define saved #f)
(define count 0)
(define (again)
  (let ((v (* 100 (+ 1 (call/cc (lambda (k) (set! saved k) 1))))))
    (set! count (+ count 1))
    (if (< count 4) (saved count) (list v count))))
(again) ;=> (400 4)

; re-entry into a loop: its variables are those of the capture, not of later turns
(define ks '())
(define (gather)
  (let loop ((i 0) (sum 0))
    (if (< i 3)
        (loop (+ i 1) (+ sum (call/cc (lambda (k) (set! ks (cons (cons i k) ks)) i))))
        sum)))
(define total (gather))
total ;=> 3
(define tries 0)
(define (redo)
  (let ((v (gather)))
    (set! tries (+ tries 1))
    (if (= tries 1) ((cdr (assv 1 ks)) 100) v)))
(redo) ;=> 102

; map is not disturbed by re-entry: earlier results stay as they were
(let ((k* #f) (y* 1))
  (set! y* (* (call/cc (lambda (k) (set! k* k) 1)) y*))
  (if (< y* 100)
      (begin (set! y* (+ y* 1)) (k* y*))
      y*))
;=> 676
(let ((k #f) (n 0) (seen '()))
  (let ((r (map (lambda (x) (call/cc (lambda (c) (if (= x 2) (set! k c)) x))) '(1 2 3))))
    (set! seen (cons r seen))
    (set! n (+ n 1))
    (if (< n 3) (k (* n 10)) (reverse seen))))
;=> ((1 2 3) (1 10 3) (1 20 3))

; a generator that walks a tree
(define (tree->generator tree)
  (define return #f)
  (define (resume)
    (let walk ((tree tree))
      (cond ((null? tree) 'skip)
            ((pair? tree) (walk (car tree)) (walk (cdr tree)))
            (else (call/cc (lambda (rest)
                             (set! resume (lambda () (rest 'go)))
                             (return tree))))))
    (return 'end))
  (lambda () (call/cc (lambda (k) (set! return k) (resume)))))
(define (same-fringe? a b)
  (let ((a (tree->generator a)) (b (tree->generator b)))
    (let loop ()
      (let ((x (a)) (y (b)))
        (cond ((not (eqv? x y)) #f)
              ((eq? x 'end) #t)
              (else (loop)))))))
(same-fringe? '(1 (2 3) 4) '((1 2) (3 (4)))) ;=> #t
(same-fringe? '(1 (2 3) 4) '((1 3) (2 (4)))) ;=> #f

; amb: going back to a choice
(define back '())
(define (fail) (if (null? back) 'none (let ((k (car back))) (set! back (cdr back)) (k k))))
(define (amb-list choices)
  (let loop ((choices choices))
    (if (null? choices)
        (fail)
        (call/cc (lambda (return)
                   (call/cc (lambda (k) (set! back (cons k back)) (return (car choices))))
                   (return (loop (cdr choices))))))))
(define (pythagorean)
  (let* ((a (amb-list '(1 2 3 4 5 6 7))) (b (amb-list '(1 2 3 4 5 6 7))) (c (amb-list '(1 2 3 4 5 6 7))))
    (if (= (* c c) (+ (* a a) (* b b))) (list a b c) (fail))))
(pythagorean) ;=> (3 4 5)

; a continuation takes as many values as its receiver
(call-with-values (lambda () (call/cc (lambda (k) (k 1 2 3)))) list) ;=> (1 2 3)
(call-with-values (lambda () (call/cc (lambda (k) (k)))) list) ;=> ()

; captured deep in a recursion, resumed from outside
(define deep-k #f)
(define (dig n) (if (= n 0) (call/cc (lambda (k) (set! deep-k k) 0)) (+ 1 (dig (- n 1)))))
(define times 0)
(define (dig-twice) (let ((v (dig 1000))) (set! times (+ times 1)) (if (< times 3) (deep-k (* 1000 times)) v)))
(dig-twice) ;=> 3000

; a continuation outlives an error in the body of its call/cc
(define k-kept #f)
(define (fails) (+ 1 (call/cc (lambda (k) (set! k-kept k) (car 5)))))
(fails) ;!! car: argument 1
(k-kept 41) ;=> 42
(with-exception-handler (lambda (e) (k-kept 10)) (lambda () (+ 100 (fails)))) ;=> 111

;; a continuation outlives an error that leaves its call/cc, whoever handles the error
(define kept #f)
(define (outlive proc)
  (let ((n 0))
    (let ((v (guard (e (#t (list 'caught)))
               (list 'through (call/cc (lambda (k) (set! kept k) (car (proc))))))))
      (set! n (+ n 1))
      (if (< n 3) (kept n) (list n v)))))
(outlive (lambda () 7))                          ;=> (3 (through 2))
(outlive (lambda () (error "no")))               ;=> (3 (through 2))
(outlive (lambda () (raise 'no)))                ;=> (3 (through 2))
(define (outlive-called proc)
  (let ((n 0) (body (lambda (k) (set! kept k) (car (proc)))))
    (let ((v (guard (e (#t (list 'caught))) (list 'through (call/cc body)))))
      (set! n (+ n 1))
      (if (< n 3) (kept n) (list n v)))))
(outlive-called (lambda () 7))                   ;=> (3 (through 2))
(define (outlive-handled proc)
  (let ((n 0))
    (let ((v (call/cc (lambda (out)
               (with-exception-handler
                 (lambda (e) (out 'handled))
                 (lambda () (list 'through (call/cc (lambda (k) (set! kept k) (car (proc)))))))))))
      (set! n (+ n 1))
      (if (< n 3) (kept n) (list n v)))))
(outlive-handled (lambda () 7))                  ;=> (3 (through 2))

;; so does one whose error comes from inside a guard that has no clause for it, and from between winders
(define steps '())
(define (step x) (set! steps (cons x steps)) x)
(define (outlive-passed-on proc)
  (set! steps '())
  (let ((n 0))
    (let ((v (guard (e (#t (list 'caught)))
               (list 'through
                 (call/cc
                   (lambda (k)
                     (set! kept k)
                     (guard (d ((string? d) 0))
                       (dynamic-wind (lambda () (step 'in)) (lambda () (car (proc))) (lambda () (step 'out))))))))))
      (set! n (+ n 1))
      (if (< n 3) (kept n) (list n v (reverse steps))))))
(outlive-passed-on (lambda () 7))                ;=> (3 (through 2) (in out in out))
(outlive-passed-on (lambda () (raise 'no)))      ;=> (3 (through 2) (in out in out))
(outlive-passed-on (lambda () '(5)))             ;=> (3 (through 2) (in out))
