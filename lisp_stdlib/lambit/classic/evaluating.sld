;;; Classic evaluation: `eval`, `apply` and `evalquote` with association lists, top-level variables
;;; by their names, arrays, output.
;;;
;;; A function may be given as a procedure, or as data: a symbol that names one, or a lambda
;;; expression. Data are evaluated where the program's definitions go.

(define-library (lambit classic evaluating)
  (export eval apply funcall evalquote set cset array print prin1 terpri functional?)
  (import (only (lambit) lambda let let* set! begin else list cons map length reverse append
                interaction-environment environment? procedure? symbol? pair? memq vector-ref vector-set!
                make-vector exact-integer? error string-append symbol->string write newline)
          (only (lambit internal) %keyword?)
          (prefix (only (lambit) or eval apply < <= + * = if and) r7:)
          (lambit classic forms)
          (lambit classic data)
          (lambit classic lists))
  (begin

    (define (eval e &optional (a nil))
      "The value of the expression `e`, where the variables of the association list `a` are bound, or in
       the environment `a` of R7RS.

       (eval '(car '(x y)))                       ;=> x
       (eval '(cons x y) '((x . 1) (y . 2)))      ;=> (1 . 2)"
      (cond ((environment? a) (r7:eval e a))
            ((null a) (r7:eval e (interaction-environment)))
            (t (let ((a (distinct a)))
                 (r7:apply (r7:eval (list 'lambda (map car a) e) (interaction-environment))
                           (map cdr a))))))

    (define (distinct a)
      "The association list `a` without the cells whose `car` an earlier one has."
      (let loop ((a a) (done nil))
        (cond ((null a) (reverse done))
              ((assoc (caar a) done) (loop (cdr a) done))
              (t (loop (cdr a) (cons (car a) done))))))

    (define (apply f arguments &optional (a nil))
      "The value of the function `f` with a list of arguments; `a` is as for `eval`.

       (apply 'cons '(a b))                            ;=> (a . b)
       (apply '(lambda (x) (cons x y)) '(a) '((y . b)))   ;=> (a . b)
       (apply (lambda (x) x) '(a))                     ;=> a"
      (r7:apply (cond ((procedure? f) f) (t (eval f a))) (or arguments nil)))

    (define (funcall f . arguments)
      "The value of the function `f` with these arguments (Common Lisp).

       (funcall 'cons 1 2)   ;=> (1 . 2)"
      (apply f arguments))

    (define (evalquote f arguments)
      "The value of the function or special form `f` with arguments as they are: what LISP 1.5 does with
       the pairs of expressions that a program is made of.

       (evalquote 'car '((a b)))              ;=> a
       (evalquote 'cond '((#f 1) (#t 2)))     ;=> 2"
      (cond ((and (symbol? f) (%keyword? f)) (eval (cons f arguments)))
            (t (apply f arguments))))

    (define (functional? x)
      "Is `x` a function, or data that can be one?

       (functional? car)                ;=> t
       (functional? 'car)               ;=> t
       (functional? '(lambda (x) x))    ;=> t
       (functional? '(a b))             ;=> ()"
      (truth (r7:or (procedure? x)
                    (symbol? x)
                    (r7:and (pair? x) (memq (car x) '(lambda label function))))))

    ;;; ---- variables by their names

    (define (set name value)
      "Give the top-level variable that is called `name` a value.

       (set 'colour 'red)   ;=> red
       (eval 'colour)       ;=> red"
      (eval (list 'define name (list (lambda () value))))
      value)

    (define (cset name value)
      "Define the constant that is called `name`; the same as `set`.

       (cset 'dozen 12)
       (eval 'dozen)   ;=> 12"
      (set name value))

    ;;; ---- arrays

    (define (array declarations)
      "Define arrays: each declaration is `(name (size ...) list)`. Gives the list of their names.

       `(name i ...)` is the element at the indices, which count from 0; `(name 'set value i ...)`
       changes it. All elements are nil at first.

       (array '((board (3 3) list)))   ;=> (board)
       (eval '(board 'set 'x 1 2))     ;=> x
       (eval '(board 1 2))             ;=> x
       (eval '(board 0 0))             ;=> ()
       (eval '(board 3 0))             ;!! board: no such element: (3 0)"
      (map (lambda (declaration)
             (set (car declaration) (make-array (car declaration) (cadr declaration)))
             (car declaration))
           declarations))

    (define (make-array name sizes)
      "The procedure that an array is."
      (let ((elements (make-vector (r7:apply r7:* sizes) nil)))
        (define (place indices)
          (let loop ((is indices) (sizes sizes) (place 0))
            (cond ((and (null is) (null sizes)) place)
                  ((r7:and (pair? is) (pair? sizes) (exact-integer? (car is))
                           (r7:<= 0 (car is)) (r7:< (car is) (car sizes)))
                   (loop (cdr is) (cdr sizes) (r7:+ (r7:* place (car sizes)) (car is))))
                  (t (error (string-append (symbol->string name) ": no such element:") indices)))))
        (lambda indices
          (cond ((eq (car indices) 'set)
                 (vector-set! elements (place (cddr indices)) (cadr indices))
                 (cadr indices))
                (t (vector-ref elements (place indices)))))))

    ;;; ---- output

    (define (print x)
      "Print `x` and begin a new line; gives `x`.

       (print '(a \"b\"))   ;>> (a \"b\")"
      (write x)
      (newline)
      x)

    (define (prin1 x)
      "Print `x` in the line; gives `x`.

       (prin1 'a)   ;>> a"
      (write x)
      x)

    (define (terpri)
      "Begin a new line; gives nil.

       (terpri)   ;=> ()"
      (newline)
      nil)))
