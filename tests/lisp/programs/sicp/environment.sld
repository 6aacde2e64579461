;;; Expressions, procedures and environments as the explicit-control evaluator and the compiler of
;;; SICP see them: the operations of their register machine.

(define-library (sicp environment)
  (export machine-operations make-global)
  (import (scheme base) (scheme cxr))
  (begin

    ;; an environment is a list of frames, each a pair of the list of names and that of values
    (define (extend-environment names values env)
      (if (= (length names) (length values))
          (cons (cons names values) env)
          (error "wrong number of arguments supplied" names values)))
    (define (find-binding name env)
      (let next-frame ((frames env))
        (if (null? frames)
            (error "Unbound variable" name)
            (let scan ((names (caar frames)) (values (cdar frames)))
              (cond ((null? names) (next-frame (cdr frames)))
                    ((eq? name (car names)) values)
                    (else (scan (cdr names) (cdr values))))))))
    (define (lookup-variable-value name env) (car (find-binding name env)))
    (define (set-variable-value! name value env) (set-car! (find-binding name env) value))
    (define (define-variable! name value env)
      (let ((frame (car env)))
        (let scan ((names (car frame)) (values (cdr frame)))
          (cond ((null? names)
                 (set-car! frame (cons name (car frame)))
                 (set-cdr! frame (cons value (cdr frame))))
                ((eq? name (car names)) (set-car! values value))
                (else (scan (cdr names) (cdr values)))))))

    (define (tagged? x tag) (and (pair? x) (eq? (car x) tag)))
    (define (is tag) (lambda (e) (tagged? e tag)))
    (define (make-begin es) (if (null? (cdr es)) (car es) (cons 'begin es)))
    (define (cond->if e)
      (let expand ((clauses (cdr e)))
        (cond ((null? clauses) #f)
              ((eq? (caar clauses) 'else) (make-begin (cdar clauses)))
              (else (list 'if (caar clauses) (make-begin (cdar clauses)) (expand (cdr clauses)))))))

    (define (operation name f) (cons name f))
    (define machine-operations
      (append
       (map operation
            '(self-evaluating? variable? quoted? assignment? definition? if? lambda? begin? cond?
              application?)
            (list (lambda (e) (or (number? e) (string? e) (boolean? e)))
                  symbol? (is 'quote) (is 'set!) (is 'define) (is 'if) (is 'lambda) (is 'begin) (is 'cond)
                  pair?))
       (map operation
            '(text-of-quotation assignment-variable assignment-value definition-variable definition-value
              if-predicate if-consequent if-alternative lambda-parameters lambda-body
              begin-actions operator operands cond->if)
            (list cadr cadr caddr
                  (lambda (e) (if (symbol? (cadr e)) (cadr e) (caadr e)))
                  (lambda (e) (if (symbol? (cadr e)) (caddr e) (cons 'lambda (cons (cdadr e) (cddr e)))))
                  cadr caddr (lambda (e) (if (pair? (cdddr e)) (cadddr e) #f))
                  cadr cddr cdr car cdr cond->if))
       (map operation
            '(first-exp rest-exps last-exp? no-operands? first-operand rest-operands last-operand?
              empty-arglist adjoin-arg true? false? list cons)
            (list car cdr (lambda (es) (null? (cdr es))) null? car cdr (lambda (es) (null? (cdr es)))
                  (lambda () '()) (lambda (arg args) (append args (list arg)))
                  (lambda (x) x) not list cons))
       (map operation
            '(lookup-variable-value set-variable-value! define-variable! extend-environment
              make-procedure procedure-parameters procedure-body procedure-environment
              make-compiled-procedure compiled-procedure? compiled-procedure-entry compiled-procedure-env
              primitive-procedure? compound-procedure? apply-primitive-procedure signal)
            (list lookup-variable-value set-variable-value! define-variable! extend-environment
                  (lambda (names body env) (list 'procedure names body env)) cadr caddr cadddr
                  (lambda (entry env) (list 'compiled-procedure entry env))
                  (lambda (p) (tagged? p 'compiled-procedure)) cadr caddr
                  (lambda (p) (tagged? p 'primitive)) (lambda (p) (tagged? p 'procedure))
                  (lambda (p args) (apply (cadr p) args))
                  (lambda (message x) (error message x))))))

    (define (make-global)
      (extend-environment
       '(+ - * / = < > car cdr cons null? pair? eq? not list)
       (map (lambda (f) (list 'primitive f)) (list + - * / = < > car cdr cons null? pair? eq? not list))
       '()))))
