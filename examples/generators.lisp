; Generators from continuations: call/cc turns any loop into a stream of values.
;
; A generator keeps two continuations: where its consumer waits, and where its
; own loop stopped. Each call swaps the one for the other. The loop may be
; anything, `for-each` or a recursion over a tree; it need not know.

(define (generator produce)
  "A procedure that gives, call after call, what produce yields, and then the end of file object."
  (define return #f)
  (define (resume)
    (produce (lambda (value)
               (call/cc (lambda (rest)
                          (set! resume (lambda () (rest #f)))
                          (return value)))))
    (set! resume (lambda () (return (eof-object))))
    (resume))
  (lambda ()
    (call/cc (lambda (consumer)
               (set! return consumer)
               (resume)))))

(define (leaves tree)
  "A generator of the leaves of a tree, from left to right."
  (generator
   (lambda (yield)
     (let walk ((tree tree))
       (cond ((null? tree) #f)
             ((pair? tree) (walk (car tree)) (walk (cdr tree)))
             (else (yield tree)))))))

(define (same-fringe? a b)
  "Have two trees the same leaves in the same order? Stops at the first difference."
  (let ((next-a (leaves a)) (next-b (leaves b)))
    (let loop ()
      (let ((x (next-a)) (y (next-b)))
        (cond ((not (eqv? x y)) #f)
              ((eof-object? x) #t)
              (else (loop)))))))

(define next (leaves '(1 (2 3) ((4)))))
(list (next) (next) (next) (next))            ;=> (1 2 3 4)
(eof-object? (next))                          ;=> #t
(same-fringe? '(1 (2 (3))) '((1 2) 3))        ;=> #t
(same-fringe? '(1 2 3) '(1 3 2))              ;=> #f
