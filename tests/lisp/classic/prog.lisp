; prog, go and return of (lambit classic).
(import (lambit classic) (only (lambit) iota for-each dynamic-wind call/cc call-with-current-continuation))

; ---- the usual loops

(defun len (l)
  (prog (n)
    (setq n 0)
    a
    (cond ((null l) (return n)))
    (setq n (add1 n) l (cdr l))
    (go a)))
(len '(a b c))        ;=> 3
(len (iota 100000))   ;=> 100000

(prog () 1 2 3)                          ;=> ()
(prog (x) (return x))                    ;=> ()
(prog ((x 1) y) (return (list x y)))     ;=> (1 ())
(prog ())                                ;=> ()
(prog (x) (setq x 1) (return) (setq x 2))   ;=> ()
(prog () (go b) a (return 1) b (go a))   ;=> 1
(prog () (go 20) 10 (return 'ten) 20 (go 10))   ;=> ten
(prog (x) (when nil (return 1)) (unless nil (setq x 1) (return x)) (return 3))   ;=> 1
(prog (x) (if t (progn (setq x 4) (return x)) (go a)) a (return 5))   ;=> 4
(prog (x) (if nil (return 1)) (setq x (cond (t 2))) (return x))   ;=> 2
(prog (n) (setq n 0) a (cond ((lessp n 10) (setq n (add1 n)) (go a))) (return n))   ;=> 10

; ---- go and return in expressions and procedures

(prog (i s) (setq i 0) a (setq s (cons (if (eq i 2) (go b) i) s)) (setq i (add1 i)) (go a) b (return s))   ;=> (1 0)
(prog () (mapc '(1 2 3 4) (lambda (x) (cond ((greaterp x 2) (return x))))))   ;=> 3
(prog (n) (setq n 0) a (setq n (add1 n)) (mapc '(1) (lambda (x) (cond ((lessp n 1000) (go a))))) (return n))   ;=> 1000
(plus 1 (prog () (plus 10 (return 2))))   ;=> 3

; ---- prog in prog: each return leaves its own, a go may leave both

(prog ((x 1)) (setq x (prog (y) (setq y 5) (cond ((eq y 5) (return 7))) (return 8))) (return x))   ;=> 7
(prog (n) (setq n 0) a (setq n (add1 n)) (prog () (cond ((lessp n 10) (go a)))) (return n))         ;=> 10
(prog (n) (setq n 0) a (setq n (add1 n)) (prog () (plus 1 (if (lessp n 10) (go a) 2))) (return n))  ;=> 10
(prog () (prog () (go a)) (return 1) a (return 2))   ;=> 2

; ---- jumps leave what is being wound

(setq seen nil)
(prog ()
  (dynamic-wind
    (lambda () (setq seen (cons 'in seen)))
    (lambda () (return 1))
    (lambda () (setq seen (cons 'out seen)))))   ;=> 1
seen                                             ;=> (out in)

; ---- hygiene

(define-syntax first-such
  (syntax-rules ()
    ((_ l holds) (prog (x) (setq x l) a (cond ((null x) (return nil)) ((holds (car x)) (return (car x)))) (setq x (cdr x)) (go a)))))
(first-such '(1 3 4 5) evenp)   ;=> 4
(prog (x) (setq x 7) (return (list (first-such '(1 2) evenp) x)))   ;=> (2 7)
(define-syntax leave-with
  (syntax-rules () ((_ l p) (prog () (for-each (lambda (e) (if (p e) (return e))) l)))))
(leave-with '(1 3 4 5) evenp)   ;=> 4
(prog (go) (setq go 3) (return go))   ;=> 3

; ---- closures keep their variables

(defun counter () (prog ((n 0)) (return (lambda () (setq n (add1 n))))))
(setq c (counter))
(c)   ;=> 1
(c)   ;=> 2

; ---- what is wrong

(return 1)           ;!! return: only stands in prog
(go a)               ;!! go: only stands in a prog that has the label: a
(prog () (go b) a)   ;!! go: only stands in a prog that has the label: b
(prog () a a)        ;!! prog: a label stands there twice: a
(prog () "a")        ;!! prog: this is neither a statement nor a label: "a"
(prog a)             ;!! prog: its form is

; ---- loops of Common Lisp: their bodies are statements, too

(setq seen nil)
(dolist (x '(1 2 3 4 5) (reverse seen))
  (cond ((evenp x) (go next)))
  (setq seen (cons x seen))
  next)                              ;=> (1 3 5)
(dolist (x '(1 2 3)) (return x))     ;=> 1
(dolist (x nil 'done) (return x))    ;=> done
(dotimes (i 5 i) (cond ((eq i 3) (return 'three))))   ;=> three
(let ((n 0)) (dotimes (i 4 n) (setq n (plus n i))))   ;=> 6
(let ((next 1) (rest 2)) (dolist (x '(a) (list next rest)) x))   ;=> (1 2)
(funcall (function car) '(a b))      ;=> a
(prog (n) (setq n 0) (dolist (x '(1 2 3)) (cond ((eq x 3) (go out))) (setq n (plus n x))) out (return n))   ;=> 3
(prog (x) (cond (nil (return 1)) (else (setq x 2))) (return x))            ;=> 2
(prog (x) (cond ((cdr '(1 2)) => (lambda (l) (return l))) (t (go a))) a (return 3))   ;=> (2)
(prog (x) (cond (nil => car) (t (go a))) (return 2) a (return 3))          ;=> 3
(prog () (cond ((cdr '(1 2))) (t (return 1))) (return 2))                  ;=> 2
