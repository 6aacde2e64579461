; Structure and Interpretation of Computer Programs, chapter 4.2: a lazy evaluator. Operands are thunks,
; computed when their values are needed, and then remembered.
(import (scheme base) (scheme cxr))

; ---- thunks

(define-record-type thunk (make-thunk expression environment) thunk?
  (expression thunk-expression set-thunk-expression!)
  (environment thunk-environment set-thunk-environment!))

(define (delay-it e env) (make-thunk e env))
(define (force-it x)
  (cond ((not (thunk? x)) x)
        ((thunk-environment x)
         (let ((value (actual-value (thunk-expression x) (thunk-environment x))))
           (set-thunk-expression! x value)
           (set-thunk-environment! x #f)      ; the thunk has been evaluated, and needs no environment
           value))
        (else (thunk-expression x))))
(define (actual-value e env) (force-it (eval e env)))

; ---- environments: frames are association lists

(define (extend names values env)
  (if (not (= (length names) (length values))) (error "wrong number of arguments" names))
  (cons (list (map cons names values)) env))
(define (binding name env)
  (cond ((null? env) (error "Unbound variable" name))
        ((assq name (caar env)) => values)
        (else (binding name (cdr env)))))
(define (define-variable! name value env)
  (set-car! (car env) (cons (cons name value) (caar env))))

(define-record-type procedure (make-procedure parameters body environment) compound?
  (parameters parameters) (body body) (environment environment))

; ---- eval and apply

(define (eval e env)
  (cond ((symbol? e) (cdr (binding e env)))
        ((not (pair? e)) e)
        (else
         (case (car e)
           ((quote) (text-of-quotation (cadr e) env))
           ((define)
            (if (pair? (cadr e))
                (eval `(define ,(caadr e) (lambda ,(cdadr e) ,@(cddr e))) env)
                (begin (define-variable! (cadr e) (eval (caddr e) env) env) 'ok)))
           ((set!) (set-cdr! (binding (cadr e) env) (eval (caddr e) env)) 'ok)
           ((if) (eval (if (actual-value (cadr e) env) (caddr e) (cadddr e)) env))
           ((lambda) (make-procedure (cadr e) (cddr e) env))
           ((begin) (eval-sequence (cdr e) env))
           (else (apply-lazily (actual-value (car e) env) (cdr e) env))))))

(define (eval-sequence es env)
  (if (null? (cdr es))
      (eval (car es) env)
      (begin (eval (car es) env) (eval-sequence (cdr es) env))))

(define (apply-lazily f operands env)
  (cond ((procedure? f) (apply f (map (lambda (e) (actual-value e env)) operands)))
        ((compound? f)
         (eval-sequence (body f)
                        (extend (parameters f)
                                (map (lambda (e) (delay-it e env)) operands)
                                (environment f))))
        (else (error "Unknown procedure type: APPLY" f))))

; exercise 4.33: a quoted list is made of lazy pairs
(define (text-of-quotation datum env)
  (if (pair? datum)
      (eval `(cons ',(car datum) ',(cdr datum)) env)
      datum))

(define global
  (extend '(+ - * / = < > not null? remainder)
          (list + - * / = < > not null? remainder)
          '()))

(define (run . program)
  (let loop ((es program) (value #f))
    (if (null? es) value (loop (cdr es) (actual-value (car es) global)))))

; ---- what is not needed is not computed

(run '(define (try a b) (if (= a 0) 1 b))
     '(try 0 (/ 1 0)))                       ;=> 1
(run '(define (unless condition usual exceptional) (if condition exceptional usual))
     '(unless (= 1 1) (/ 1 0) 'fine))        ;=> fine
(run '(try 1 (/ 1 0)))                       ;!! division by zero

; what is computed is computed once (exercise 4.27)
(run '(define count 0)
     '(define (id x) (set! count (+ count 1)) x)
     '(define w (id (id 10)))
     'count)                                 ;=> 1
(run 'w)                                     ;=> 10
(run 'count)                                 ;=> 2
(run '(define (square x) (* x x))
     '(square (id 10)))                      ;=> 100
(run 'count)                                 ;=> 3

; ---- 4.2.3 streams are lists

(run '(define (cons x y) (lambda (m) (m x y)))
     '(define (car z) (z (lambda (p q) p)))
     '(define (cdr z) (z (lambda (p q) q)))
     '(define (list-ref items n) (if (= n 0) (car items) (list-ref (cdr items) (- n 1))))
     '(define (map f items) (if (null? items) '() (cons (f (car items)) (map f (cdr items)))))
     '(define (scale-list items factor) (map (lambda (x) (* x factor)) items))
     '(define (add-lists a b)
        (if (null? a) b (if (null? b) a (cons (+ (car a) (car b)) (add-lists (cdr a) (cdr b))))))
     '(define ones (cons 1 ones))
     '(define integers (cons 1 (add-lists ones integers)))
     '(list-ref integers 17))                ;=> 18
(run '(car (cdr '(a b c))))                  ;=> b
(run '(car (cdr (cons (/ 1 0) (cons 2 '())))))   ;=> 2

(run '(define (filter keep? l)
        (if (keep? (car l)) (cons (car l) (filter keep? (cdr l))) (filter keep? (cdr l))))
     '(define (sieve l)
        (cons (car l) (sieve (filter (lambda (n) (not (= 0 (remainder n (car l))))) (cdr l)))))
     '(list-ref (sieve (cdr integers)) 20))  ;=> 73

(run '(define (integral integrand initial dt)
        (define int (cons initial (add-lists (scale-list integrand dt) int)))
        int)
     '(define (solve f y0 dt)
        (define y (integral dy y0 dt))
        (define dy (map f y))
        y)
     '(list-ref (solve (lambda (x) x) 1 1/10) 10))   ;=> 25937424601/10000000000
