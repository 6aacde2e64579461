; Structure and Interpretation of Computer Programs, chapter 5.5: a compiler from Scheme to the
; instructions of the register machine, and the compiled programs on its simulator.
(import (scheme base) (scheme cxr) (sicp register-machine) (sicp environment))

; ---- instruction sequences: what they need, what they change, the instructions

(define-record-type sequence (make-sequence needs modifies statements) sequence?
  (needs needs) (modifies modifies) (statements sequence-statements))
(define empty (make-sequence '() '() '()))
(define (label-sequence label) (make-sequence '() '() (list label)))

(define (union a b)
  (cond ((null? a) b) ((memq (car a) b) (union (cdr a) b)) (else (cons (car a) (union (cdr a) b)))))
(define (difference a b)
  (cond ((null? a) '()) ((memq (car a) b) (difference (cdr a) b)) (else (cons (car a) (difference (cdr a) b)))))

(define (append-sequences . sequences)
  (define (append-2 a b)
    (make-sequence (union (needs a) (difference (needs b) (modifies a)))
                   (union (modifies a) (modifies b))
                   (append (sequence-statements a) (sequence-statements b))))
  (if (null? sequences) empty (append-2 (car sequences) (apply append-sequences (cdr sequences)))))

(define (parallel a b)
  (make-sequence (union (needs a) (needs b))
                 (union (modifies a) (modifies b))
                 (append (sequence-statements a) (sequence-statements b))))
(define (tack-on a body)
  (make-sequence (needs a) (modifies a) (append (sequence-statements a) (sequence-statements body))))

; a before b; registers that a changes and b needs are saved around a, and only those
(define (preserving registers a b)
  (if (null? registers)
      (append-sequences a b)
      (let ((r (car registers)))
        (preserving (cdr registers)
                    (if (and (memq r (needs b)) (memq r (modifies a)))
                        (make-sequence (union (list r) (needs a))
                                       (difference (modifies a) (list r))
                                       `((save ,r) ,@(sequence-statements a) (restore ,r)))
                        a)
                    b))))

(define label-counter 0)
(define (make-label name)
  (set! label-counter (+ 1 label-counter))
  (string->symbol (string-append (symbol->string name) (number->string label-counter))))

; ---- 5.5.1, 5.5.2: the compiler; a value goes to the target register, control to the linkage

(define all-registers '(env proc val argl continue))

(define (linkage-code linkage)
  (case linkage
    ((return) (make-sequence '(continue) '() '((goto (reg continue)))))
    ((next) empty)
    (else (make-sequence '() '() `((goto (label ,linkage)))))))
(define (end-with linkage sequence) (preserving '(continue) sequence (linkage-code linkage)))

(define (compile e target linkage)
  (cond ((symbol? e)
         (end-with linkage
           (make-sequence '(env) (list target)
             `((assign ,target (op lookup-variable-value) (const ,e) (reg env))))))
        ((not (pair? e))
         (end-with linkage (make-sequence '() (list target) `((assign ,target (const ,e))))))
        (else
         (case (car e)
           ((quote)
            (end-with linkage (make-sequence '() (list target) `((assign ,target (const ,(cadr e)))))))
           ((set!) (compile-setting 'set-variable-value! (cadr e) (caddr e) target linkage))
           ((define)
            (if (pair? (cadr e))
                (compile `(define ,(caadr e) (lambda ,(cdadr e) ,@(cddr e))) target linkage)
                (compile-setting 'define-variable! (cadr e) (caddr e) target linkage)))
           ((if) (compile-if e target linkage))
           ((lambda) (compile-lambda e target linkage))
           ((begin) (compile-sequence (cdr e) target linkage))
           ((let) (compile `((lambda ,(map car (cadr e)) ,@(cddr e)) ,@(map cadr (cadr e))) target linkage))
           (else (compile-application e target linkage))))))

(define (compile-setting operation name value target linkage)
  (end-with linkage
    (preserving '(env)
      (compile value 'val 'next)
      (make-sequence '(env val) (list target)
        `((perform (op ,operation) (const ,name) (reg val) (reg env))
          (assign ,target (const ok)))))))

(define (compile-if e target linkage)
  (let* ((true-branch (make-label 'true-branch))
         (false-branch (make-label 'false-branch))
         (after-if (make-label 'after-if))
         (test (compile (cadr e) 'val 'next))
         (then (compile (caddr e) target (if (eq? linkage 'next) after-if linkage)))
         (other (compile (if (pair? (cdddr e)) (cadddr e) #f) target linkage)))
    (preserving '(env continue)
      test
      (append-sequences
        (make-sequence '(val) '() `((test (op false?) (reg val)) (branch (label ,false-branch))))
        (parallel (append-sequences (label-sequence true-branch) then)
                  (append-sequences (label-sequence false-branch) other))
        (label-sequence after-if)))))

(define (compile-sequence es target linkage)
  (if (null? (cdr es))
      (compile (car es) target linkage)
      (preserving '(env continue)
        (compile (car es) target 'next)
        (compile-sequence (cdr es) target linkage))))

(define (compile-lambda e target linkage)
  (let ((entry (make-label 'entry)) (after-lambda (make-label 'after-lambda)))
    (append-sequences
      (tack-on
        (end-with (if (eq? linkage 'next) after-lambda linkage)
          (make-sequence '(env) (list target)
            `((assign ,target (op make-compiled-procedure) (label ,entry) (reg env)))))
        (append-sequences
          (make-sequence '(env proc argl) '(env)
            `(,entry
              (assign env (op compiled-procedure-env) (reg proc))
              (assign env (op extend-environment) (const ,(cadr e)) (reg argl) (reg env))))
          (compile-sequence (cddr e) 'val 'return)))
      (label-sequence after-lambda))))

; ---- 5.5.3 combinations

(define (compile-application e target linkage)
  (preserving '(env continue)
    (compile (car e) 'proc 'next)
    (preserving '(proc continue)
      (construct-arglist (map (lambda (operand) (compile operand 'val 'next)) (cdr e)))
      (compile-call target linkage))))

(define (construct-arglist operands)
  (if (null? operands)
      (make-sequence '() '(argl) '((assign argl (const ()))))
      (let ((operands (reverse operands)))
        (define (rest operands)
          (if (null? operands)
              empty
              (preserving '(env)
                (preserving '(argl)
                  (car operands)
                  (make-sequence '(val argl) '(argl) '((assign argl (op cons) (reg val) (reg argl)))))
                (rest (cdr operands)))))
        (preserving '(env)
          (append-sequences
            (car operands)
            (make-sequence '(val) '(argl) '((assign argl (op list) (reg val)))))
          (rest (cdr operands))))))

(define (compile-call target linkage)
  (let* ((primitive-branch (make-label 'primitive-branch))
         (compiled-branch (make-label 'compiled-branch))
         (after-call (make-label 'after-call))
         (compiled-linkage (if (eq? linkage 'next) after-call linkage)))
    (append-sequences
      (make-sequence '(proc) '()
        `((test (op primitive-procedure?) (reg proc))
          (branch (label ,primitive-branch))))
      (parallel
        (append-sequences (label-sequence compiled-branch) (compiled-apply target compiled-linkage))
        (append-sequences
          (label-sequence primitive-branch)
          (end-with linkage
            (make-sequence '(proc argl) (list target)
              `((assign ,target (op apply-primitive-procedure) (reg proc) (reg argl)))))))
      (label-sequence after-call))))

(define (compiled-apply target linkage)
  (define enter
    '((assign val (op compiled-procedure-entry) (reg proc))
      (goto (reg val))))
  (cond ((and (eq? target 'val) (eq? linkage 'return))      ; a tail call
         (make-sequence '(proc continue) all-registers enter))
        ((eq? target 'val)
         (make-sequence '(proc) all-registers `((assign continue (label ,linkage)) ,@enter)))
        ((eq? linkage 'return) (error "return linkage, target not val: COMPILE" target))
        (else
         (let ((proc-return (make-label 'proc-return)))
           (make-sequence '(proc) all-registers
             `((assign continue (label ,proc-return))
               ,@enter
               ,proc-return
               (assign ,target (reg val))
               (goto (label ,linkage))))))))

; ---- the code that comes out

(set! label-counter 0)
(sequence-statements (compile '(if a 1 (f 2)) 'val 'next))
;=> ((assign val (op lookup-variable-value) (const a) (reg env)) (test (op false?) (reg val)) (branch (label false-branch2)) true-branch1 (assign val (const 1)) (goto (label after-if3)) false-branch2 (assign proc (op lookup-variable-value) (const f) (reg env)) (assign val (const 2)) (assign argl (op list) (reg val)) (test (op primitive-procedure?) (reg proc)) (branch (label primitive-branch4)) compiled-branch5 (assign continue (label after-call6)) (assign val (op compiled-procedure-entry) (reg proc)) (goto (reg val)) primitive-branch4 (assign val (op apply-primitive-procedure) (reg proc) (reg argl)) after-call6 after-if3)

; simple operators and operands need nothing saved
(define (saves e)
  (let count ((code (sequence-statements (compile e 'val 'next))))
    (cond ((null? code) 0)
          ((and (pair? (car code)) (eq? (caar code) 'save)) (+ 1 (count (cdr code))))
          (else (count (cdr code))))))
(map saves '((f 'x 'y) ((f) 'x 'y) (f (g 'x) y) (f (g 'x) 'y)))   ;=> (0 0 2 2)

; ---- the machine

(define (machine-for . program)
  (let ((m (make-machine '(env val proc argl continue) machine-operations
                         (sequence-statements (compile (cons 'begin program) 'val 'next)))))
    (put! m 'env (make-global))
    (start m)
    m))
(define (run . program) (get (apply machine-for program) 'val))

(run '(+ 1 (* 2 3)))                                              ;=> 7
(run '(- 10 1 2 3))                                               ;=> 4
(run '(let ((x 1) (y '(2 "three"))) (cons x y)))                  ;=> (1 2 "three")
(run '(define (append x y) (if (null? x) y (cons (car x) (append (cdr x) y))))
     '(append '(a b c) '(d e f)))                                 ;=> (a b c d e f)
(run '(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
     '(fib 10))                                                   ;=> 55
(run '(define (make-counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
     '(define a (make-counter))
     '(define b (make-counter))
     '(begin (a) (a) (b))
     '(list (a) (b)))                                             ;=> (3 2)
(run '(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
     '(((lambda (k) (lambda (l) (map (lambda (x) (* k x)) l))) 3) '(1 2 3)))   ;=> (3 6 9)
(run '(f))                                                        ;!! Unbound variable f
(run '((lambda (x) x)))                                           ;!! wrong number of arguments supplied

; exercise 5.45: compiled, the recursive factorial takes 6n - 4 pushes and a depth of 3n - 1 (interpreted:
; 32n - 16 and 5n + 3); the iterative one takes 6n + 2 (35n + 29), and the same depth for every n
(define (costs n definition call)
  (let ((m (machine-for definition (list call n)))
        (none (machine-for definition)))
    (list (get m 'val)
          (- (machine-pushes m) (machine-pushes none))
          (machine-deepest m))))
(define factorial '(define (factorial n) (if (= n 1) 1 (* (factorial (- n 1)) n))))
(map (lambda (n) (cadr (costs n factorial 'factorial))) '(1 2 3 4 10))    ;=> (2 8 14 20 56)
(map (lambda (n) (caddr (costs n factorial 'factorial))) '(2 3 4 10))     ;=> (5 8 11 29)
(define iterative
  '(define (factorial n)
     (define (iter product counter)
       (if (> counter n) product (iter (* counter product) (+ counter 1))))
     (iter 1 1)))
(map (lambda (n) (car (costs n iterative 'factorial))) '(1 5 10))         ;=> (1 120 3628800)
(map (lambda (n) (cadr (costs n iterative 'factorial))) '(1 2 3 10))      ;=> (8 14 20 62)
(map (lambda (n) (caddr (costs n iterative 'factorial))) '(1 5 50))       ;=> (3 3 3)
