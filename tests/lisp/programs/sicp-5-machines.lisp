; Structure and Interpretation of Computer Programs, chapter 5.1 and 5.2: register machines and their
; simulator, which turns the text of a controller into procedures.
(import (scheme base) (scheme cxr))

; ---- registers, the stack, the machine

(define-record-type register (make-register contents) register?
  (contents get-contents set-contents!))

(define-record-type machine (%make-machine registers operations stack pushes depth deepest code steps) machine?
  (registers machine-registers set-machine-registers!)
  (operations machine-operations)
  (stack machine-stack set-machine-stack!)
  (pushes machine-pushes set-machine-pushes!)
  (depth machine-depth set-machine-depth!)
  (deepest machine-deepest set-machine-deepest!)
  (code machine-code set-machine-code!)
  (steps machine-steps set-machine-steps!))

(define (make-machine names operations controller)
  (let ((m (%make-machine '() operations '() 0 0 0 '() 0)))
    (set-machine-registers! m (map (lambda (name) (cons name (make-register '*unassigned*)))
                                   (append '(pc flag) names)))
    (set-machine-code! m (assemble controller m))
    m))
(define (register-of m name)
  (let ((found (assq name (machine-registers m))))
    (if found (cdr found) (error "Unknown register:" name))))
(define (get m name) (get-contents (register-of m name)))
(define (put! m name value) (set-contents! (register-of m name) value) 'done)

(define (push! m x)
  (set-machine-stack! m (cons x (machine-stack m)))
  (set-machine-pushes! m (+ 1 (machine-pushes m)))
  (set-machine-depth! m (+ 1 (machine-depth m)))
  (set-machine-deepest! m (max (machine-depth m) (machine-deepest m))))
(define (pop! m)
  (if (null? (machine-stack m)) (error "Empty stack: POP"))
  (let ((top (car (machine-stack m))))
    (set-machine-stack! m (cdr (machine-stack m)))
    (set-machine-depth! m (- (machine-depth m) 1))
    top))

(define (start m)
  (let ((pc (register-of m 'pc)))
    (set-contents! pc (machine-code m))
    (let execute ()
      (let ((instructions (get-contents pc)))
        (if (null? instructions)
            'done
            (begin
              (set-machine-steps! m (+ 1 (machine-steps m)))
              ((cdar instructions))
              (execute)))))))

; ---- the assembler: an instruction is a pair of its text and its procedure

(define (assemble text m)
  (let extract ((text text) (receive (lambda (instructions labels)
                                       (for-each (lambda (i) (set-cdr! i (instruction (car i) labels m)))
                                                 instructions)
                                       instructions)))
    (if (null? text)
        (receive '() '())
        (extract (cdr text)
          (lambda (instructions labels)
            (cond ((not (symbol? (car text)))
                   (receive (cons (cons (car text) #f) instructions) labels))
                  ((assq (car text) labels) (error "Label defined twice:" (car text)))
                  (else (receive instructions (cons (cons (car text) instructions) labels)))))))))

(define (lookup-label labels name)
  (let ((found (assq name labels)))
    (if found (cdr found) (error "Undefined label: ASSEMBLE" name))))

(define (instruction text labels m)
  (define pc (register-of m 'pc))
  (define flag (register-of m 'flag))
  (define (next!) (set-contents! pc (cdr (get-contents pc))))
  (define (value-of parts)               ; (op f) operand ..., or one primitive expression
    (if (eq? (car (car parts)) 'op)
        (operation (cadar parts) (cdr parts) labels m)
        (primitive (car parts) labels m)))
  (case (car text)
    ((assign)
     (let ((target (register-of m (cadr text))) (value (value-of (cddr text))))
       (lambda () (set-contents! target (value)) (next!))))
    ((test)
     (let ((value (value-of (cdr text))))
       (lambda () (set-contents! flag (value)) (next!))))
    ((branch)
     (let ((target (lookup-label labels (cadadr text))))
       (lambda () (if (get-contents flag) (set-contents! pc target) (next!)))))
    ((goto)
     (let ((target (primitive (cadr text) labels m)))
       (lambda () (set-contents! pc (target)))))
    ((save)
     (let ((r (register-of m (cadr text))))
       (lambda () (push! m (get-contents r)) (next!))))
    ((restore)
     (let ((r (register-of m (cadr text))))
       (lambda () (set-contents! r (pop! m)) (next!))))
    ((perform)
     (let ((action (value-of (cdr text))))
       (lambda () (action) (next!))))
    (else (error "Unknown instruction type: ASSEMBLE" text))))

(define (primitive e labels m)
  (case (car e)
    ((const) (let ((c (cadr e))) (lambda () c)))
    ((label) (let ((target (lookup-label labels (cadr e)))) (lambda () target)))
    ((reg) (let ((r (register-of m (cadr e)))) (lambda () (get-contents r))))
    (else (error "Unknown expression type: ASSEMBLE" e))))

(define (operation name operands labels m)
  (let ((f (assq name (machine-operations m)))
        (operands (map (lambda (e) (primitive e labels m)) operands)))
    (if (not f) (error "Unknown operation: ASSEMBLE" name))
    (let ((f (cdr f)))
      (lambda () (apply f (map (lambda (operand) (operand)) operands))))))

(define arithmetic
  (list (cons '+ +) (cons '- -) (cons '* *) (cons '= =) (cons '< <) (cons 'rem remainder)
        (cons 'car car) (cons 'cdr cdr) (cons 'cons cons) (cons 'null? null?) (cons 'pair? pair?)))

; ---- figure 5.4: the greatest common divisor

(define gcd-machine
  (make-machine '(a b t) arithmetic
    '(test-b
        (test (op =) (reg b) (const 0))
        (branch (label gcd-done))
        (assign t (op rem) (reg a) (reg b))
        (assign a (reg b))
        (assign b (reg t))
        (goto (label test-b))
      gcd-done)))
(put! gcd-machine 'a 206)   ;=> done
(put! gcd-machine 'b 40)    ;=> done
(start gcd-machine)         ;=> done
(get gcd-machine 'a)        ;=> 2

; ---- figure 5.11: factorial, which needs a stack

(define factorial-machine
  (make-machine '(n val continue) arithmetic
    '((assign continue (label fact-done))
      fact-loop
        (test (op =) (reg n) (const 1))
        (branch (label base-case))
        (save continue)
        (save n)
        (assign n (op -) (reg n) (const 1))
        (assign continue (label after-fact))
        (goto (label fact-loop))
      after-fact
        (restore n)
        (restore continue)
        (assign val (op *) (reg n) (reg val))
        (goto (reg continue))
      base-case
        (assign val (const 1))
        (goto (reg continue))
      fact-done)))
(put! factorial-machine 'n 20)
(start factorial-machine)
(get factorial-machine 'val)            ;=> 2432902008176640000
; exercise 5.14: 2(n - 1) pushes, and that deep
(list (machine-pushes factorial-machine) (machine-deepest factorial-machine))   ;=> (38 38)

; ---- figure 5.12: Fibonacci's numbers, double recursion

(define fib-machine
  (make-machine '(n val continue) arithmetic
    '((assign continue (label fib-done))
      fib-loop
        (test (op <) (reg n) (const 2))
        (branch (label immediate-answer))
        (save continue)
        (assign continue (label afterfib-n-1))
        (save n)
        (assign n (op -) (reg n) (const 1))
        (goto (label fib-loop))
      afterfib-n-1
        (restore n)
        (assign n (op -) (reg n) (const 2))
        (assign continue (label afterfib-n-2))
        (save val)
        (goto (label fib-loop))
      afterfib-n-2
        (assign n (reg val))
        (restore val)
        (restore continue)
        (assign val (op +) (reg val) (reg n))
        (goto (reg continue))
      immediate-answer
        (assign val (reg n))
        (goto (reg continue))
      fib-done)))
(put! fib-machine 'n 10)
(start fib-machine)
(get fib-machine 'val)      ;=> 55

; ---- exercise 5.21: the leaves of a tree

(define count-leaves
  (make-machine '(tree val continue temp) arithmetic
    '((assign continue (label done))
      count
        (test (op null?) (reg tree))
        (branch (label empty))
        (test (op pair?) (reg tree))
        (branch (label pair))
        (assign val (const 1))
        (goto (reg continue))
      empty
        (assign val (const 0))
        (goto (reg continue))
      pair
        (save continue)
        (save tree)
        (assign continue (label counted-car))
        (assign tree (op car) (reg tree))
        (goto (label count))
      counted-car
        (restore tree)
        (save val)
        (assign tree (op cdr) (reg tree))
        (assign continue (label counted-cdr))
        (goto (label count))
      counted-cdr
        (restore temp)
        (restore continue)
        (assign val (op +) (reg val) (reg temp))
        (goto (reg continue))
      done)))
(put! count-leaves 'tree '((1 2) (3 (4 5)) () 6))
(start count-leaves)
(get count-leaves 'val)     ;=> 6

; ---- what the assembler refuses

(make-machine '(a) arithmetic '((assign b (const 1))))              ;!! Unknown register: b
(make-machine '(a) arithmetic '((assign a (op sqrt) (reg a))))      ;!! Unknown operation: ASSEMBLE sqrt
(make-machine '(a) arithmetic '((goto (label nowhere))))            ;!! Undefined label: ASSEMBLE nowhere
(make-machine '(a) arithmetic '(here (assign a (const 1)) here))    ;!! Label defined twice: here
(make-machine '(a) arithmetic '((jump here)))                       ;!! Unknown instruction type: ASSEMBLE (jump here)
(start (make-machine '(a) arithmetic '((restore a))))               ;!! Empty stack: POP
