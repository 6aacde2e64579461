; Structure and Interpretation of Computer Programs, chapter 5.1 and 5.2: register machines on the
; simulator in sicp/register-machine.sld.
(import (scheme base) (sicp register-machine))

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
