;;; Classic data: cells whose parts are nil where there are none, and predicates that give `t` or nil.

(define-library (lambit classic data)
  (export car cdr caar cadr cdar cddr caaar caadr cadar caddr cdaar cdadr cddar cdddr
          caaaar caaadr caadar caaddr cadaar cadadr caddar cadddr
          cdaaar cdaadr cdadar cdaddr cddaar cddadr cdddar cddddr
          rplaca rplacd atom eq equal null not consp listp symbolp stringp truth)
  (import (only (lambit) define-syntax syntax-rules ... _ begin set-car! set-cdr! pair? null? eqv? symbol? string?)
          (prefix (only (lambit) if or car cdr not equal?) r7:)
          (lambit classic forms))
  (begin

    (define-syntax truth
      "`t` if a test of R7RS holds, else nil.

       (truth (< 1 2))   ;=> t
       (truth (< 2 1))   ;=> ()"
      (syntax-rules ()
        ((_ test) (r7:if test t nil))))

    ;;; ---- cells

    (define (car x)
      "The first part of a cell; of nil, nil.

       (car '(a b))   ;=> a
       (car '())      ;=> ()
       (car 7)        ;!! car: argument 1: expected a pair, got 7"
      (r7:if (pair? x)
          (r7:car x)
          (if x (r7:car x) nil)))

    (define (cdr x)
      "The second part of a cell; of nil, nil. `cadr` is the `car` of the `cdr`, and so on.

       (cdr '(a b))       ;=> (b)
       (cdr '())          ;=> ()
       (caddr '(a b))     ;=> ()
       (cadr '(a . 7))    ;!! car: argument 1: expected a pair, got 7"
      (r7:if (pair? x)
          (r7:cdr x)
          (if x (r7:cdr x) nil)))

    (define-syntax paths
      (syntax-rules ()
        ((_ (name first then) ...) (begin (define (name x) (first (then x))) ...))))

    (paths (caar car car) (cadr car cdr) (cdar cdr car) (cddr cdr cdr))
    (paths (caaar car caar) (caadr car cadr) (cadar car cdar) (caddr car cddr)
           (cdaar cdr caar) (cdadr cdr cadr) (cddar cdr cdar) (cdddr cdr cddr))
    (paths (caaaar caar caar) (caaadr caar cadr) (caadar caar cdar) (caaddr caar cddr)
           (cadaar cadr caar) (cadadr cadr cadr) (caddar cadr cdar) (cadddr cadr cddr)
           (cdaaar cdar caar) (cdaadr cdar cadr) (cdadar cdar cdar) (cdaddr cdar cddr)
           (cddaar cddr caar) (cddadr cddr cadr) (cdddar cddr cdar) (cddddr cddr cddr))

    (define (rplaca x y)
      "The cell `x`, whose first part is `y` from now on.

       (rplaca (list 1 2) 'a)   ;=> (a 2)"
      (set-car! x y)
      x)

    (define (rplacd x y)
      "The cell `x`, whose second part is `y` from now on.

       (rplacd (list 1 2) '(b))   ;=> (1 b)"
      (set-cdr! x y)
      x)

    ;;; ---- predicates

    (define (atom x)
      "Is `x` no cell? Nil is an atom, too.

       (atom 'a)     ;=> t
       (atom '())    ;=> t
       (atom '(a))   ;=> ()"
      (r7:if (pair? x) nil t))

    (define (null x)
      "Is `x` nil? (`#f` counts as nil.)

       (null '())   ;=> t
       (null #f)    ;=> t
       (null 'a)    ;=> ()"
      (if x nil t))

    (define (not x)
      "The same as `null`: is `x` false?

       (not (eq 'a 'b))   ;=> t"
      (if x nil t))

    (define (eq x y)
      "Are `x` and `y` the same atom, or the very same cell? Two false values are the same.

       (eq 'a 'a)           ;=> t
       (eq '(a) (list 'a))  ;=> ()
       (eq 1000 1000)       ;=> t
       (eq '() #f)          ;=> t"
      (if x (truth (eqv? x y)) (null y)))

    (define (equal x y)
      "Are `x` and `y` the same atom, or cells with equal parts?

       (equal '(a (b)) '(a (b)))   ;=> t
       (equal '(a b) '(a c))       ;=> ()"
      (if x (truth (r7:equal? x y)) (null y)))

    (define (consp x)
      "Is `x` a cell? (Common Lisp)

       (consp '(a))   ;=> t"
      (truth (pair? x)))

    (define (listp x)
      "Is `x` a cell or nil? (Common Lisp)

       (listp '())   ;=> t
       (listp 'a)    ;=> ()"
      (truth (r7:or (pair? x) (null? x))))

    (define (symbolp x)
      "Is `x` a symbol? Nil is one. (Common Lisp)

       (symbolp 'a)    ;=> t
       (symbolp '())   ;=> t
       (symbolp 1)     ;=> ()"
      (truth (r7:or (symbol? x) (r7:not x) (null? x))))

    (define (stringp x)
      "Is `x` a string? (Common Lisp)

       (stringp \"a\")   ;=> t"
      (truth (string? x)))))
