;;; Classic forms: `nil` is the empty list, the empty list is false, `cond` may fall off its end.
;;;
;;; There is one false value, `nil`, which is `()`. R7RS's `#f`, which only procedures of other
;;; libraries give, is taken for it wherever one of these forms tests. All else is true.

(define-library (lambit classic forms)
  (export nil t f |()| quote quasiquote if cond and or when unless do
          define de csetq prog2 select function)
  (import (except (lambit) quote quasiquote if cond and or when unless do define)
          (prefix (only (lambit) quote quasiquote if cond and or when unless do define) r7:))
  (begin

    ;; The empty list, which is false.
    (r7:define nil (r7:quote ()))

    ;; What `()` means as an expression.
    (r7:define |()| (r7:quote ()))

    ;; What predicates give when they hold: the symbol `t`.
    (r7:define t (r7:quote t))

    ;; `nil` by its other name in the LISP 1.5 manual.
    (r7:define f (r7:quote ()))

    ;;; ---- data in programs

    (r7:define (%named? x name)
      (r7:and (symbol? x) (string=? (symbol->string x) name)))

    (r7:define (%unquoted? x)
      (r7:and (pair? x) (r7:or (%named? (car x) "unquote") (%named? (car x) "unquote-splicing"))))

    (r7:define (%with-nil x keep?)
      "`x` with the empty list for every `nil` in it, but in what `keep?` is true of."
      (let ((seen (make-hash-table eq?)))  ; data may be circular
        (let convert ((x x))
          (r7:cond ((pair? x)
                    (r7:if (r7:or (keep? x) (hash-table-contains? seen x))
                        (hash-table-ref/default seen x x)
                        (begin
                          (hash-table-set! seen x x)
                          (let* ((head (convert (car x))) (tail (convert (cdr x))))
                            (r7:if (r7:and (eq? head (car x)) (eq? tail (cdr x)))
                                x
                                (let ((new (cons head tail)))
                                  (hash-table-set! seen x new)
                                  new))))))
                   ((%named? x "nil") (r7:quote ()))
                   (else x)))))

    (define-syntax quote
      "The datum itself, in which `nil` is the empty list. Written `'datum` for short.

       (quote (a nil . nil))   ;=> (a ())
       'nil                    ;=> ()"
      (er-macro-transformer
       (lambda (form rename compare)
         (list (rename (r7:quote r7:quote)) (%with-nil (cadr form) (lambda (x) #f))))))

    (define-syntax quasiquote
      "As `quote`; what stands after a comma is evaluated.

       `(a nil ,(+ 1 2) ,@(list 4 5))   ;=> (a () 3 4 5)"
      (er-macro-transformer
       (lambda (form rename compare)
         (list (rename (r7:quote r7:quasiquote)) (%with-nil (cadr form) %unquoted?)))))

    ;;; ---- choices

    (define-syntax holds
      "The value of the expression, `#f` where that is the empty list: a test for R7RS's forms."
      (syntax-rules ()
        ((_ test) (let ((value test)) (r7:if (null? value) #f value)))))

    (define-syntax if
      "The value of `then` if the test is true, else that of `other`; of nothing, nil.

       (if nil 'yes 'no)      ;=> no
       (if (car '(())) 'yes)  ;=> ()
       (if 0 'yes 'no)        ;=> yes"
      (syntax-rules ()
        ((_ test then) (r7:if (holds test) then nil))
        ((_ test then other) (r7:if (holds test) then other))))

    (define-syntax cond
      "The last value of the first clause whose test is true; nil if there is none.

       A clause `(test)` has the value of the test; `(test => f)` calls `f` with it.

       (cond ((cdr '(a)) 1) ((cdr '(a b)) 2))   ;=> 2
       (cond (nil 1))                           ;=> ()
       (cond (nil 1) (t 2))                     ;=> 2"
      (syntax-rules (else =>)
        ((_) nil)
        ((_ (else e ...)) (begin e ...))
        ((_ (test => f) clause ...)
         (let ((value test)) (r7:if (holds value) (f value) (cond clause ...))))
        ((_ (test) clause ...)
         (let ((value test)) (r7:if (holds value) value (cond clause ...))))
        ((_ (test e ...) clause ...)
         (r7:if (holds test) (begin e ...) (cond clause ...)))))

    (define-syntax and
      "The last value, if all are true, else nil; `t` of nothing.

       (and 1 2 3)     ;=> 3
       (and 1 nil 3)   ;=> ()
       (and)           ;=> t"
      (syntax-rules ()
        ((_) t)
        ((_ test) test)
        ((_ test more ...) (r7:if (holds test) (and more ...) nil))))

    (define-syntax or
      "The first true value, or nil.

       (or nil 2 3)   ;=> 2
       (or)           ;=> ()"
      (syntax-rules ()
        ((_) nil)
        ((_ test) test)
        ((_ test more ...)
         (let ((value test)) (r7:if (holds value) value (or more ...))))))

    (define-syntax when
      "The expressions in order, if the test is true, else nil.

       (when '(a) 1 2)   ;=> 2
       (when '() 1 2)    ;=> ()"
      (syntax-rules ()
        ((_ test e ...) (r7:if (holds test) (begin e ...) nil))))

    (define-syntax unless
      "The expressions in order, if the test is false, else nil.

       (unless '() 1 2)   ;=> 2"
      (syntax-rules ()
        ((_ test e ...) (r7:if (holds test) nil (begin e ...)))))

    (define-syntax do
      "A loop: variables with their first and next values; the test to end on, and the value then.

       (do ((l '(a b c) (cdr l)) (n 0 (+ n 1))) ((null? l) n))    ;=> 3
       (do ((l '(a b) (cdr l))) ((null? l)))                      ;=> ()"
      (syntax-rules ()
        ((_ variables (test value ...) e ...)
         (r7:do variables ((holds test) nil value ...) e ...))))

    (define-syntax select
      "The expression after the first value that is the same as the first argument; the last, if none is.

       The values are expressions, too.

       (select (+ 1 1) (1 'one) (2 'two) 'many)   ;=> two
       (select 'c ('a 1) ('b 2) 'neither)            ;=> neither"
      (syntax-rules ()
        ((_ key choice ... default) (let ((value key)) (%select value choice ... default)))))

    (define-syntax %select
      (syntax-rules ()
        ((_ value default) default)
        ((_ value (key e ...) choice ...)
         (r7:if (eqv? value key) (begin e ...) (%select value choice ...)))))

    ;;; ---- definitions

    (define-syntax define
      "Define several functions at once, as LISP 1.5 does, with the list of names as the value; or one
       name, as R7RS does.

       (define ((double (lambda (x) (* 2 x)))
                (four (lambda (x) (double (double x))))))   ;=> (double four)
       (four 3)                       ;=> 12
       (define (square x) (* x x))
       (square 3)                     ;=> 9"
      (syntax-rules ()
        ((_ ((name value) ...)) (begin (r7:define name value) ... '(name ...)))
        ((_ . definition) (r7:define . definition))))

    (define-syntax de
      "The same as `defun`.

       (de double (x) (* 2 x))
       (double 4)   ;=> 8"
      (syntax-rules ()
        ((_ name formals e ...) (defun name formals e ...))))

    (define-syntax csetq
      "Define the constant `name`: a variable at top level.

       (csetq dozen (* 3 4))
       dozen   ;=> 12"
      (syntax-rules ()
        ((_ name value) (r7:define name value))))

    ;;; ---- the rest

    (define-syntax prog2
      "The value of the second expression, after the first.

       (prog2 (print 'a) 'b)   ;=> b"
      (syntax-rules ()
        ((_ first second) (begin first second))))

    (define-syntax function
      "The function that a lambda expression or a name stands for, with the variables in sight.

       (map (function (lambda (n) (* n n))) '(1 2))   ;=> (1 4)"
      (syntax-rules ()
        ((_ f) f)))))
