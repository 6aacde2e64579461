;;; The manners of McCarthy's paper of 1960, of the LISP 1.5 manual, and of Common Lisp.
;;;
;;; With `(import (lambit classic))` at its head, and `#!fold-case` for the capitals, a program of
;;; those years runs as printed in S-expressions.
;;;
;;; - `nil` is the empty list, and the empty list is false: for `if`, `cond`, `and`, `or`, `when`,
;;;   `unless`, `do`, `prog`, also in what macros make. `()` is `nil` as an expression, and `nil` is
;;;   `()` in quoted data. `f` is `nil`. R7RS's `#f` counts as false and as `nil`; all else is true.
;;; - Predicates give `t`, the symbol, or nil. A `cond` without a true test is nil, as is `if`
;;;   without a last part. `car` and `cdr` of nil are nil.
;;; - Functions and variables share one name space, as in the `eval` of 1960, and scope is lexical:
;;;   a function's free variables are those of the place where it was written.

(define-library (lambit classic)
  (export
   ;; forms
   nil t f |()| quote quasiquote unquote unquote-splicing if cond and or when unless do case select
   let let* letrec begin progn prog2 prog go return dolist dotimes lambda label function define defun de defmacro
   csetq setq set! define-syntax let-syntax syntax-rules else => ... _
   ;; cells and predicates
   car cdr caar cadr cdar cddr caaar caadr cadar caddr cdaar cdadr cddar cdddr
   caaaar caaadr caadar caaddr cadaar cadadr caddar cadddr
   cdaaar cdaadr cdadar cdaddr cddaar cddadr cdddar cddddr
   cons rplaca rplacd atom eq equal null not consp listp symbolp stringp
   ;; lists
   list append nconc conc copy reverse length last member among assoc sassoc pair pairlis
   subst sublis ff alt efface
   mapcar maplist mapc mapcan mapcon map search
   plist attrib prop get put putprop deflist remprop flag remflag
   ;; numbers
   numberp fixp floatp zerop onep minusp evenp oddp greaterp lessp
   plus times difference minus add1 sub1 quotient remainder divide recip max min expt sqrt abs
   leftshift logor logand logxor + - * / < > <= >= = 1+ 1-
   ;; programs and the world
   eval apply funcall evalquote evalquotes set cset array gensym error print prin1 terpri read)
  (import (only (lambit) unquote unquote-splicing case let let* letrec begin progn lambda label defun defmacro
                setq set! define-syntax let-syntax syntax-rules else => ... _
                cons list append reverse length max min expt sqrt abs + - * / 1+ 1- gensym error read)
          (lambit classic forms)
          (lambit classic prog)
          (lambit classic data)
          (lambit classic lists)
          (lambit classic mapping)
          (lambit classic properties)
          (lambit classic numbers)
          (lambit classic evaluating))
  (begin

    (define-syntax evalquotes
      "A program as it was punched on cards: functions, each followed by the list of its arguments as
       they are. Gives the list of their values (LISP 1.5, chapter 1 of the manual).

       (evalquotes
         define (((second (lambda (x) (cadr x)))))
         second ((a b c))
         cons (a nil))         ;=> ((second) b (a))"
      (syntax-rules ()
        ((_ . program) (%evalquotes 'program nil))))

    (define (%evalquotes program done)
      (cond ((null program) (reverse done))
            ((null (cdr program)) (error "evalquotes: no arguments after" (car program)))
            (t (%evalquotes (cddr program)
                            (cons (evalquote (car program) (cadr program)) done)))))))
