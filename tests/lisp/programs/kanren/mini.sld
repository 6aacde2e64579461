;;; miniKanren: relations instead of functions, after The Reasoned Schemer, with disequality, and
;;; constraints that say a term is a symbol or does not contain another.
;;;
;;; A goal takes a state and gives a stream of states: (), a pair, or a procedure that will give one.
;;; A state holds the substitution and the constraints, each an association list.

(define-library (kanren mini)
  (export == =/= fresh conde run run* symbolo absento succeed fail)
  (import (scheme base) (scheme cxr))
  (begin

    ;;; ---- terms

    (define-record-type variable (make-variable number) variable? (number variable-number))
    (define-record-type state (make-state counter substitution distinct symbols absent) state?
      (counter counter) (substitution substitution)
      (distinct distinct)      ; substitutions, one of whose equations must not hold
      (symbols symbols)        ; terms that must be symbols
      (absent absent))         ; (part . term): a symbol that must not be in a term
    (define empty-state (make-state 0 '() '() '() '()))

    (define (walk x s)
      (let ((found (and (variable? x) (assq x s))))
        (if found (walk (cdr found) s) x)))
    (define (walk* x s)
      (let ((x (walk x s)))
        (if (pair? x) (cons (walk* (car x) s) (walk* (cdr x) s)) x)))
    (define (occurs? v x s)
      (let ((x (walk x s)))
        (or (eq? v x)
            (and (pair? x) (or (occurs? v (car x) s) (occurs? v (cdr x) s))))))

    (define (extend v x s) (and (not (occurs? v x s)) (cons (cons v x) s)))
    (define (unify a b s)
      (let ((a (walk a s)) (b (walk b s)))
        (cond ((eqv? a b) s)
              ((variable? a) (extend a b s))
              ((variable? b) (extend b a s))
              ((and (pair? a) (pair? b))
               (let ((s (unify (car a) (car b) s)))
                 (and s (unify (cdr a) (cdr b) s))))
              (else (and (equal? a b) s)))))

    ;;; ---- streams of states

    (define (mplus a b)
      (cond ((null? a) (b))
            ((procedure? a) (lambda () (mplus (b) a)))       ; they take turns
            (else (cons (car a) (lambda () (mplus (b) (lambda () (pull (cdr a)))))))))
    (define (pull s) (if (procedure? s) (s) s))
    (define (bind s goal)
      (cond ((null? s) '())
            ((procedure? s) (lambda () (bind (s) goal)))
            (else (mplus (goal (car s)) (lambda () (bind (pull (cdr s)) goal))))))
    (define (take n s)
      (let loop ((n n) (s s) (done '()))
        (cond ((eqv? n 0) (reverse done))
              ((procedure? s) (loop n (s) done))
              ((null? s) (reverse done))
              (else (loop (and n (- n 1)) (cdr s) (cons (car s) done))))))

    ;;; ---- constraints: what is left of each in the new substitution, or #f

    (define (checked st)
      (let* ((s (substitution st))
             (distinct (check-distinct (distinct st) s))
             (symbols (and distinct (check-symbols (symbols st) s)))
             (absent (and symbols (check-absent (absent st) s))))
        (if absent (list (make-state (counter st) s distinct symbols absent)) '())))

    (define (prefix new old)
      (if (eq? new old) '() (cons (car new) (prefix (cdr new) old))))
    (define (check-distinct constraints s)
      (let loop ((cs constraints) (kept '()))
        (if (null? cs)
            kept
            (let ((unified (unify (map car (car cs)) (map cdr (car cs)) s)))
              (cond ((not unified) (loop (cdr cs) kept))
                    ((eq? unified s) #f)
                    (else (loop (cdr cs) (cons (prefix unified s) kept))))))))
    (define (check-symbols terms s)
      (let loop ((ts terms) (kept '()))
        (if (null? ts)
            kept
            (let ((t (walk (car ts) s)))
              (cond ((symbol? t) (loop (cdr ts) kept))
                    ((not (variable? t)) #f)
                    ((memq t kept) (loop (cdr ts) kept))
                    (else (loop (cdr ts) (cons t kept))))))))
    (define (check-absent constraints s)
      (let loop ((cs constraints) (kept '()))
        (if (null? cs)
            kept
            (let ((part (caar cs)) (t (walk (cdar cs) s)))
              (cond ((eqv? part t) #f)
                    ((pair? t) (loop (cons (cons part (car t)) (cons (cons part (cdr t)) (cdr cs))) kept))
                    ((variable? t)
                     (loop (cdr cs) (if (member (cons part t) kept) kept (cons (cons part t) kept))))
                    (else (loop (cdr cs) kept)))))))

    ;;; ---- goals

    (define (succeed st) (list st))
    (define (fail st) '())
    (define (== a b)
      (lambda (st)
        (let ((s (unify a b (substitution st))))
          (cond ((not s) '())
                ((eq? s (substitution st)) (list st))
                (else (checked (make-state (counter st) s (distinct st) (symbols st) (absent st))))))))
    (define (=/= a b)
      (lambda (st)
        (checked (make-state (counter st) (substitution st) (cons (list (cons a b)) (distinct st))
                             (symbols st) (absent st)))))
    (define (symbolo x)
      (lambda (st)
        (checked (make-state (counter st) (substitution st) (distinct st) (cons x (symbols st)) (absent st)))))
    (define (absento part x)
      (lambda (st)
        (checked (make-state (counter st) (substitution st) (distinct st) (symbols st)
                             (cons (cons part x) (absent st))))))

    (define (call-fresh f)
      (lambda (st)
        ((f (make-variable (counter st)))
         (make-state (+ 1 (counter st)) (substitution st) (distinct st) (symbols st) (absent st)))))

    (define-syntax all
      (syntax-rules ()
        ((_) succeed)
        ((_ g) g)
        ((_ g0 g ...) (let ((first g0)) (lambda (st) (bind (first st) (lambda (st) ((all g ...) st))))))))
    (define-syntax fresh
      (syntax-rules ()
        ((_ () g ...) (lambda (st) (lambda () ((all g ...) st))))
        ((_ (x y ...) g ...) (call-fresh (lambda (x) (fresh (y ...) g ...))))))
    (define-syntax conde
      (syntax-rules ()
        ((_ (g ...) ...) (lambda (st) (lambda () (any-of st (all g ...) ...))))))
    (define-syntax any-of
      (syntax-rules ()
        ((_ st) '())
        ((_ st g) (g st))
        ((_ st g0 g ...) (mplus (g0 st) (lambda () (any-of st g ...))))))

    ;;; ---- answers: variables without a value are called _.0, _.1, ...

    (define (reify q st)
      (let ((x (walk* q (substitution st))))
        (let name ((x x) (names '()) (k (lambda (x names) x)))
          (cond ((variable? x)
                 (cond ((assq x names) => (lambda (found) (k (cdr found) names)))
                       (else
                        (let ((new (string->symbol (string-append "_." (number->string (length names))))))
                          (k new (cons (cons x new) names))))))
                ((pair? x)
                 (name (car x) names
                       (lambda (head names)
                         (name (cdr x) names (lambda (tail names) (k (cons head tail) names))))))
                (else (k x names))))))

    (define-syntax run
      (syntax-rules ()
        ((_ n (q) g ...)
         (let ((goal (call-fresh (lambda (q) (all g ... (lambda (st) (list (reify q st))))))))
           (take n (goal empty-state))))
        ((_ n (q r ...) g ...)
         (run n (all-of-them) (fresh (q r ...) (== all-of-them (list q r ...)) g ...)))))
    (define-syntax run*
      (syntax-rules () ((_ qs g ...) (run #f qs g ...))))))
