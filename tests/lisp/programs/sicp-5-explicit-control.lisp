; Structure and Interpretation of Computer Programs, chapter 5.4: the explicit-control evaluator, Scheme
; as a register machine. That calls in tail position take no space is seen on its stack.
(import (scheme base) (sicp register-machine) (sicp environment))

(define controller
  '(  (assign continue (label done))
    eval-dispatch
      (test (op self-evaluating?) (reg exp))
      (branch (label ev-self-eval))
      (test (op variable?) (reg exp))
      (branch (label ev-variable))
      (test (op quoted?) (reg exp))
      (branch (label ev-quoted))
      (test (op assignment?) (reg exp))
      (branch (label ev-assignment))
      (test (op definition?) (reg exp))
      (branch (label ev-definition))
      (test (op if?) (reg exp))
      (branch (label ev-if))
      (test (op lambda?) (reg exp))
      (branch (label ev-lambda))
      (test (op begin?) (reg exp))
      (branch (label ev-begin))
      (test (op cond?) (reg exp))
      (branch (label ev-cond))
      (test (op application?) (reg exp))
      (branch (label ev-application))
      (perform (op signal) (const "Unknown expression type") (reg exp))
    ev-self-eval
      (assign val (reg exp))
      (goto (reg continue))
    ev-variable
      (assign val (op lookup-variable-value) (reg exp) (reg env))
      (goto (reg continue))
    ev-quoted
      (assign val (op text-of-quotation) (reg exp))
      (goto (reg continue))
    ev-lambda
      (assign unev (op lambda-parameters) (reg exp))
      (assign exp (op lambda-body) (reg exp))
      (assign val (op make-procedure) (reg unev) (reg exp) (reg env))
      (goto (reg continue))
    ev-cond
      (assign exp (op cond->if) (reg exp))
      (goto (label eval-dispatch))

    ev-application
      (save continue)
      (save env)
      (assign unev (op operands) (reg exp))
      (save unev)
      (assign exp (op operator) (reg exp))
      (assign continue (label ev-appl-did-operator))
      (goto (label eval-dispatch))
    ev-appl-did-operator
      (restore unev)
      (restore env)
      (assign argl (op empty-arglist))
      (assign proc (reg val))
      (test (op no-operands?) (reg unev))
      (branch (label apply-dispatch))
      (save proc)
    ev-appl-operand-loop
      (save argl)
      (assign exp (op first-operand) (reg unev))
      (test (op last-operand?) (reg unev))
      (branch (label ev-appl-last-arg))
      (save env)
      (save unev)
      (assign continue (label ev-appl-accumulate-arg))
      (goto (label eval-dispatch))
    ev-appl-accumulate-arg
      (restore unev)
      (restore env)
      (restore argl)
      (assign argl (op adjoin-arg) (reg val) (reg argl))
      (assign unev (op rest-operands) (reg unev))
      (goto (label ev-appl-operand-loop))
    ev-appl-last-arg
      (assign continue (label ev-appl-accum-last-arg))
      (goto (label eval-dispatch))
    ev-appl-accum-last-arg
      (restore argl)
      (assign argl (op adjoin-arg) (reg val) (reg argl))
      (restore proc)
      (goto (label apply-dispatch))

    apply-dispatch
      (test (op primitive-procedure?) (reg proc))
      (branch (label primitive-apply))
      (test (op compound-procedure?) (reg proc))
      (branch (label compound-apply))
      (perform (op signal) (const "Unknown procedure type") (reg proc))
    primitive-apply
      (assign val (op apply-primitive-procedure) (reg proc) (reg argl))
      (restore continue)
      (goto (reg continue))
    compound-apply
      (assign unev (op procedure-parameters) (reg proc))
      (assign env (op procedure-environment) (reg proc))
      (assign env (op extend-environment) (reg unev) (reg argl) (reg env))
      (assign unev (op procedure-body) (reg proc))
      (goto (label ev-sequence))

    ev-begin
      (assign unev (op begin-actions) (reg exp))
      (save continue)
      (goto (label ev-sequence))
    ev-sequence
      (assign exp (op first-exp) (reg unev))
      (test (op last-exp?) (reg unev))
      (branch (label ev-sequence-last-exp))
      (save unev)
      (save env)
      (assign continue (label ev-sequence-continue))
      (goto (label eval-dispatch))
    ev-sequence-continue
      (restore env)
      (restore unev)
      (assign unev (op rest-exps) (reg unev))
      (goto (label ev-sequence))
    ev-sequence-last-exp
      (restore continue)
      (goto (label eval-dispatch))

    ev-if
      (save exp)
      (save env)
      (save continue)
      (assign continue (label ev-if-decide))
      (assign exp (op if-predicate) (reg exp))
      (goto (label eval-dispatch))
    ev-if-decide
      (restore continue)
      (restore env)
      (restore exp)
      (test (op true?) (reg val))
      (branch (label ev-if-consequent))
      (assign exp (op if-alternative) (reg exp))
      (goto (label eval-dispatch))
    ev-if-consequent
      (assign exp (op if-consequent) (reg exp))
      (goto (label eval-dispatch))

    ev-assignment
      (assign unev (op assignment-variable) (reg exp))
      (save unev)
      (assign exp (op assignment-value) (reg exp))
      (save env)
      (save continue)
      (assign continue (label ev-assignment-1))
      (goto (label eval-dispatch))
    ev-assignment-1
      (restore continue)
      (restore env)
      (restore unev)
      (perform (op set-variable-value!) (reg unev) (reg val) (reg env))
      (assign val (const ok))
      (goto (reg continue))
    ev-definition
      (assign unev (op definition-variable) (reg exp))
      (save unev)
      (assign exp (op definition-value) (reg exp))
      (save env)
      (save continue)
      (assign continue (label ev-definition-1))
      (goto (label eval-dispatch))
    ev-definition-1
      (restore continue)
      (restore env)
      (restore unev)
      (perform (op define-variable!) (reg unev) (reg val) (reg env))
      (assign val (const ok))
      (goto (reg continue))
    done))

(define global (make-global))
(define (machine-for e)
  (let ((m (make-machine '(exp env val proc argl continue unev) machine-operations controller)))
    (put! m 'env global)
    (put! m 'exp e)
    (start m)
    m))
(define (run e) (get (machine-for e) 'val))
(define (depth-of e) (machine-deepest (machine-for e)))
(define (pushes-of e) (machine-pushes (machine-for e)))

(run '(+ 1 (* 2 3)))                                   ;=> 7
(run '((lambda (x y) (cons x (list y 'quoted))) 1 "two"))   ;=> (1 "two" quoted)
(run '(define (append x y)
        (if (null? x) y (cons (car x) (append (cdr x) y)))))   ;=> ok
(run '(append '(a b c) '(d e f)))                      ;=> (a b c d e f)
(run '(define (make-counter)
        (define n 0)
        (lambda () (set! n (+ n 1)) n)))               ;=> ok
(run '(begin (define c (make-counter)) (c) (c) (c)))   ;=> 3
(run '(cond ((= 1 2) 'a) ((= 1 1) 'b) (else 'c)))      ;=> b
(run 'nowhere)                                         ;!! Unbound variable nowhere
(run '(1 2))                                           ;!! Unknown procedure type 1
(run '((lambda (x) x) 1 2))                            ;!! wrong number of arguments supplied

; exercise 5.26: an iterative factorial needs a stack of depth 10, whatever n is, and 35n + 29 pushes
(run '(define (factorial n)
        (define (iter product counter)
          (if (> counter n)
              product
              (iter (* counter product) (+ counter 1))))
        (iter 1 1)))
(run '(factorial 10))                                  ;=> 3628800
(map (lambda (n) (depth-of (list 'factorial n))) '(1 5 20))    ;=> (10 10 10)
(map (lambda (n) (pushes-of (list 'factorial n))) '(1 2 10))   ;=> (64 99 379)

; exercise 5.27: a recursive one a depth of 5n + 3, and 32n - 16 pushes
(run '(define (fact n) (if (= n 1) 1 (* (fact (- n 1)) n))))
(map (lambda (n) (depth-of (list 'fact n))) '(1 2 10))    ;=> (8 13 53)
(map (lambda (n) (pushes-of (list 'fact n))) '(1 2 10))   ;=> (16 48 304)

; tail calls of procedures that call each other take no space either
(run '(define (even? n) (if (= n 0) #t (odd? (- n 1)))))
(run '(define (odd? n) (if (= n 0) #f (even? (- n 1)))))
(run '(even? 60))                                      ;=> #t
(= (depth-of '(even? 10)) (depth-of '(even? 60)))      ;=> #t
