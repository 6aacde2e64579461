;;; lisp60: a metacircular evaluator running a recursive program
(define (evaluate e env)
  (cond ((symbol? e) (cdr (assq e env)))
        ((not (pair? e)) e)
        ((eq? (car e) 'quote) (cadr e))
        ((eq? (car e) 'if)
         (if (evaluate (cadr e) env) (evaluate (caddr e) env) (evaluate (cadddr e) env)))
        ((eq? (car e) 'lambda) (list 'closure (cadr e) (caddr e) env))
        ((eq? (car e) 'label)
         (let* ((cell (cons (cadr e) #f))
                (f (evaluate (caddr e) (cons cell env))))
           (set-cdr! cell f)
           f))
        (else (apply-procedure (evaluate (car e) env) (evaluate-list (cdr e) env)))))

(define (evaluate-list es env)
  (if (null? es) '() (cons (evaluate (car es) env) (evaluate-list (cdr es) env))))

(define (bind names values env)
  (if (null? names)
      env
      (cons (cons (car names) (car values)) (bind (cdr names) (cdr values) env))))

(define (apply-procedure f args)
  (if (pair? f)
      (evaluate (caddr f) (bind (cadr f) args (cadddr f)))
      (f (car args) (cadr args))))

(define primitives
  (list (cons '+ (lambda (a b) (+ a b)))
        (cons '- (lambda (a b) (- a b)))
        (cons '< (lambda (a b) (< a b)))))

(define program
  '((label fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))) n))

(define (main n) (evaluate program (cons (cons 'n n) primitives)))
