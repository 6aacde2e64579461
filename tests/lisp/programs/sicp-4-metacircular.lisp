; Structure and Interpretation of Computer Programs, chapter 4.1: the metacircular evaluator, and the
; one that separates analysis from execution. Both run the same programs.
(import (scheme base) (scheme cxr))

(define apply-in-underlying-scheme apply)

; ---- expressions

(define (tagged? e tag) (and (pair? e) (eq? (car e) tag)))
(define (self-evaluating? e) (or (number? e) (string? e) (boolean? e)))
(define (make-lambda parameters body) (cons 'lambda (cons parameters body)))
(define (make-begin es) (if (null? (cdr es)) (car es) (cons 'begin es)))

(define (definition-variable e) (if (symbol? (cadr e)) (cadr e) (caadr e)))
(define (definition-value e)
  (if (symbol? (cadr e)) (caddr e) (make-lambda (cdadr e) (cddr e))))

(define (cond->if e)
  (let expand ((clauses (cdr e)))
    (cond ((null? clauses) #f)
          ((eq? (caar clauses) 'else)
           (if (null? (cdr clauses))
               (make-begin (cdar clauses))
               (error "ELSE clause isn't last: COND->IF" clauses)))
          (else (list 'if (caar clauses) (make-begin (cdar clauses)) (expand (cdr clauses)))))))

(define (let->combination e)
  (if (symbol? (cadr e))
      (let ((names (map car (caddr e))) (values (map cadr (caddr e))))
        `((lambda () (define (,(cadr e) ,@names) ,@(cdddr e)) (,(cadr e) ,@values))))
      `((lambda ,(map car (cadr e)) ,@(cddr e)) ,@(map cadr (cadr e)))))

(define (and->if e)
  (cond ((null? (cdr e)) #t)
        ((null? (cddr e)) (cadr e))
        (else `(if ,(cadr e) (and ,@(cddr e)) #f))))

; ---- procedures and environments

(define (make-procedure parameters body env) (list 'procedure parameters body env))
(define (compound-procedure? p) (tagged? p 'procedure))
(define (primitive-procedure? p) (tagged? p 'primitive))

; an environment is a list of frames, a frame a pair of the list of names and that of their values
(define (extend-environment names values env)
  (if (= (length names) (length values))
      (cons (cons names values) env)
      (error (if (< (length names) (length values)) "Too many arguments supplied" "Too few arguments supplied")
             names values)))
(define (find-binding name env)        ; the list of values that begins with that of the name
  (let next-frame ((env env))
    (if (null? env)
        (error "Unbound variable" name)
        (let scan ((names (caar env)) (values (cdar env)))
          (cond ((null? names) (next-frame (cdr env)))
                ((eq? name (car names)) values)
                (else (scan (cdr names) (cdr values))))))))
(define (lookup-variable-value name env)
  (let ((value (car (find-binding name env))))
    (if (eq? value '*unassigned*) (error "Unassigned variable" name))
    value))
(define (set-variable-value! name value env) (set-car! (find-binding name env) value))
(define (define-variable! name value env)
  (let ((frame (car env)))
    (let scan ((names (car frame)) (values (cdr frame)))
      (cond ((null? names)
             (set-car! frame (cons name (car frame)))
             (set-cdr! frame (cons value (cdr frame))))
            ((eq? name (car names)) (set-car! values value))
            (else (scan (cdr names) (cdr values)))))))

(define primitives
  (list (list 'car car) (list 'cdr cdr) (list 'cons cons) (list 'null? null?) (list 'list list)
        (list 'pair? pair?) (list 'eq? eq?) (list 'not not) (list 'cadr cadr) (list 'symbol? symbol?)
        (list '+ +) (list '- -) (list '* *) (list '/ /) (list '= =) (list '< <) (list '> >)))
(define (setup-environment)
  (extend-environment (map car primitives)
                      (map (lambda (p) (list 'primitive (cadr p))) primitives)
                      '()))

; ---- 4.1.1 eval and apply

(define (eval e env)
  (cond ((self-evaluating? e) e)
        ((symbol? e) (lookup-variable-value e env))
        ((not (pair? e)) (error "Unknown expression type: EVAL" e))
        (else
         (case (car e)
           ((quote) (cadr e))
           ((set!) (set-variable-value! (cadr e) (eval (caddr e) env) env) 'ok)
           ((define)
            (define-variable! (definition-variable e) (eval (definition-value e) env) env)
            'ok)
           ((if)
            (cond ((eval (cadr e) env) (eval (caddr e) env))
                  ((pair? (cdddr e)) (eval (cadddr e) env))
                  (else #f)))
           ((lambda) (make-procedure (cadr e) (cddr e) env))
           ((begin) (eval-sequence (cdr e) env))
           ((cond) (eval (cond->if e) env))
           ((let) (eval (let->combination e) env))
           ((and) (eval (and->if e) env))
           (else (apply (eval (car e) env) (map (lambda (x) (eval x env)) (cdr e))))))))

(define (eval-sequence es env)
  (if (null? (cdr es))
      (eval (car es) env)
      (begin (eval (car es) env) (eval-sequence (cdr es) env))))

(define (apply procedure arguments)
  (cond ((primitive-procedure? procedure)
         (apply-in-underlying-scheme (cadr procedure) arguments))
        ((compound-procedure? procedure)
         (eval-sequence (caddr procedure)
                        (extend-environment (cadr procedure) arguments (cadddr procedure))))
        (else (error "Unknown procedure type: APPLY" procedure))))

; ---- 4.1.7 analysis: an expression becomes a procedure of the environment, once

(define (analyze e)
  (cond ((self-evaluating? e) (lambda (env) e))
        ((symbol? e) (lambda (env) (lookup-variable-value e env)))
        ((not (pair? e)) (error "Unknown expression type: ANALYZE" e))
        (else
         (case (car e)
           ((quote) (let ((datum (cadr e))) (lambda (env) datum)))
           ((set!)
            (let ((name (cadr e)) (value (analyze (caddr e))))
              (lambda (env) (set-variable-value! name (value env) env) 'ok)))
           ((define)
            (let ((name (definition-variable e)) (value (analyze (definition-value e))))
              (lambda (env) (define-variable! name (value env) env) 'ok)))
           ((if)
            (let ((test (analyze (cadr e))) (then (analyze (caddr e)))
                  (other (if (pair? (cdddr e)) (analyze (cadddr e)) (lambda (env) #f))))
              (lambda (env) (if (test env) (then env) (other env)))))
           ((lambda)
            (let ((names (cadr e)) (body (analyze-sequence (cddr e))))
              (lambda (env) (make-procedure names body env))))
           ((begin) (analyze-sequence (cdr e)))
           ((cond) (analyze (cond->if e)))
           ((let) (analyze (let->combination e)))
           ((and) (analyze (and->if e)))
           (else
            (let ((f (analyze (car e))) (operands (map analyze (cdr e))))
              (lambda (env)
                (execute-application (f env) (map (lambda (operand) (operand env)) operands)))))))))

(define (analyze-sequence es)
  (let loop ((first (analyze (car es))) (rest (map analyze (cdr es))))
    (if (null? rest)
        first
        (loop (let ((second (car rest))) (lambda (env) (first env) (second env))) (cdr rest)))))

(define (execute-application procedure arguments)
  (cond ((primitive-procedure? procedure)
         (apply-in-underlying-scheme (cadr procedure) arguments))
        ((compound-procedure? procedure)
         ((caddr procedure) (extend-environment (cadr procedure) arguments (cadddr procedure))))
        (else (error "Unknown procedure type: EXECUTE-APPLICATION" procedure))))

; ---- both must agree

(define (run program)
  (let ((by-eval (let ((env (setup-environment))) (eval (cons 'begin program) env)))
        (by-analysis (let ((env (setup-environment))) ((analyze (cons 'begin program)) env))))
    (if (equal? by-eval by-analysis) by-eval (list 'they-differ by-eval by-analysis))))

(run '((define (append x y)
         (if (null? x) y (cons (car x) (append (cdr x) y))))
       (append '(a b c) '(d e f))))                       ;=> (a b c d e f)
(run '((define (fact n) (cond ((= n 0) 1) (else (* n (fact (- n 1))))))
       (fact 20)))                                        ;=> 2432902008176640000
(run '((define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
       (fib 10)))                                         ;=> 55
(run '((define (f x)
         (define (even? n) (if (= n 0) true? (odd? (- n 1))))
         (define (odd? n) (if (= n 0) #f (even? (- n 1))))
         (define true? #t)
         (even? x))
       (f 50)))                                           ;=> #t
(run '((let loop ((i 0) (l '())) (if (= i 5) l (loop (+ i 1) (cons i l))))))   ;=> (4 3 2 1 0)
(run '((define (make-counter)
         (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
       (define a (make-counter))
       (define b (make-counter))
       (a) (a) (b)
       (list (a) (b))))                                   ;=> (3 2)
(run '((define compose (lambda (f g) (lambda (x) (f (g x)))))
       ((compose car cdr) '(1 2 3))))                     ;=> 2
(run '((let ((x 1) (y 2)) (let ((x y) (y x)) (and #t (list x y))))))   ;=> (2 1)
(run '((define (f) g) (f)))                               ;!! Unbound variable g
(run '(((lambda (x) x))))                                 ;!! Too few arguments supplied (x) ()
(run '((car 1)))                                          ;!! car: argument 1: expected a pair, got 1
(run '((1 2)))                                            ;!! Unknown procedure type
(run '((cond (else 1) (#t 2))))                           ;!! ELSE clause isn't last

; ---- the evaluator evaluates an evaluator (lambda calculus with numbers, environments as a-lists)

(run '((define (assq x l) (cond ((null? l) #f) ((eq? x (car (car l))) (car l)) (else (assq x (cdr l)))))
       (define (ev e env)
         (cond ((symbol? e) (cdr (assq e env)))
               ((not (pair? e)) e)
               ((eq? (car e) 'fn)
                (lambda (x) (ev (car (cdr (cdr e))) (cons (cons (cadr e) x) env))))
               (else ((ev (car e) env) (ev (cadr e) env)))))
       (define env (list (cons 'inc (lambda (n) (+ n 1)))))
       (define three '(fn f (fn x (f (f (f x))))))
       (ev (list (list (list three three) 'inc) 0) env)))   ;=> 27

; exercise 4.11: the Y combinator needs no definition
(run '(((lambda (n)
          ((lambda (fact) (fact fact n))
           (lambda (ft k) (if (= k 1) 1 (* k (ft ft (- k 1)))))))
        10)))                                             ;=> 3628800
