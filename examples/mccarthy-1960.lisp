; McCarthy's eval of 1960, running on itself.
;
; "Recursive Functions of Symbolic Expressions and Their Computation by Machine,
; Part I", Communications of the ACM, April 1960, section 3f: a function `eval`
; that can compute whatever can be computed, written in the language it evaluates.
; Alan Kay called it "Maxwell's equations of software".
;
; The paper writes functions as M-expressions, `ff[x] = [atom[x] -> x; T -> ff[car[x]]]`,
; and translates them into S-expressions, which are data. So here is a list of
; functions. It is data twice over: the program defines these functions from it,
; and it is the association list in which `eval` itself finds them.

(import (lambit classic))

(csetq functions '(

  ; ---- section 3d: the functions that are needed

  (null (lambda (x) (cond ((atom x) (eq x nil)) ('t nil))))

  (caar   (lambda (x) (car (car x))))
  (cadr   (lambda (x) (car (cdr x))))
  (cadar  (lambda (x) (cadr (car x))))
  (caddr  (lambda (x) (cadr (cdr x))))
  (caddar (lambda (x) (caddr (car x))))

  (append
   (lambda (x y)
     (cond ((null x) y)
           ('t (cons (car x) (append (cdr x) y))))))

  ; the list of x and y
  (list2 (lambda (x y) (cons x (cons y nil))))

  ; the names x with the values y: ((name value) ...)
  (pair
   (lambda (x y)
     (cond ((null x) nil)
           ('t (cons (list2 (car x) (car y)) (pair (cdr x) (cdr y)))))))

  ; the value of the name x in the list y (where it must be: this does not end otherwise)
  (assoc
   (lambda (x y)
     (cond ((eq (caar y) x) (cadar y))
           ('t (assoc x (cdr y))))))

  ; ---- section 3f: the universal function

  ; the value of the function f with the arguments args
  (apply (lambda (f args) (eval (cons f (appq args)) nil)))

  ; the expressions whose values the elements of m are
  (appq
   (lambda (m)
     (cond ((null m) nil)
           ('t (cons (list2 'quote (car m)) (appq (cdr m)))))))

  ; the value of the expression e, where the names have the values they have in a
  (eval
   (lambda (e a)
     (cond
       ((atom e) (assoc e a))
       ((atom (car e))
        (cond
          ((eq (car e) 'quote) (cadr e))
          ((eq (car e) 'atom)  (atom (eval (cadr e) a)))
          ((eq (car e) 'eq)    (eq (eval (cadr e) a) (eval (caddr e) a)))
          ((eq (car e) 'cond)  (evcon (cdr e) a))
          ((eq (car e) 'car)   (car (eval (cadr e) a)))
          ((eq (car e) 'cdr)   (cdr (eval (cadr e) a)))
          ((eq (car e) 'cons)  (cons (eval (cadr e) a) (eval (caddr e) a)))
          ; a name: put its function there. (The paper has evlis[cdr[e];a] for (cdr e) here,
          ; by which arguments would be evaluated twice: the first bug of the first Lisp.)
          ('t (eval (cons (assoc (car e) a) (cdr e)) a))))
       ; ((label name function) argument ...): the name means the whole label expression
       ((eq (caar e) 'label)
        (eval (cons (caddar e) (cdr e))
              (cons (list2 (cadar e) (car e)) a)))
       ; ((lambda (name ...) expression) argument ...)
       ((eq (caar e) 'lambda)
        (eval (caddar e)
              (append (pair (cadar e) (evlis (cdr e) a)) a))))))

  ; the value of the expression after the first condition that holds
  (evcon
   (lambda (c a)
     (cond ((eval (caar c) a) (eval (cadar c) a))
           ('t (evcon (cdr c) a)))))

  ; the values of the expressions m
  (evlis
   (lambda (m a)
     (cond ((null m) nil)
           ('t (cons (eval (car m) a) (evlis (cdr m) a))))))))

; From here on, these are the functions of the program.
(evalquote 'define (list functions))

; ---- it evaluates

(eval '(car (cons 'a 'b)) nil)                      ;=> a
(eval '((lambda (x) (cons x x)) y) '((y a)))        ;=> (a . a)
(apply '(lambda (x y) (cons (car x) y)) '((a b) (c d)))   ;=> (a c d)

; The first atom in an expression: the paper's first recursive function. `label`
; gives it a name by which it can mention itself.
(csetq ff '(label ff (lambda (x) (cond ((atom x) x) ('t (ff (car x)))))))

(apply ff '(((a b) c)))                             ;=> a

; Put x for every y in z.
(csetq subst
  '(label subst
     (lambda (x y z)
       (cond ((atom z) (cond ((eq z y) x) ('t z)))
             ('t (cons (subst x y (car z)) (subst x y (cdr z))))))))

(apply subst '((x . a) b ((a . b) . c)))            ;=> ((a x . a) . c)

; ---- and it evaluates itself

; The program's eval evaluates the eval in the list, which evaluates the expression.
(eval '(eval '(car (cons 'a 'b)) nil) functions)    ;=> a

(eval '(apply f x)
      (append (list2 (list2 'f ff) (list2 'x '(((a b) c)))) functions))   ;=> a

; Once more: eval in eval in eval. The innermost one knows the functions by a name, too.
(eval '(eval '(eval '(cons 'a 'b) nil) functions)
      (cons (list2 'functions functions) functions))   ;=> (a . b)
