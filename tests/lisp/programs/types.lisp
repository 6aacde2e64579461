; Hindley and Milner's types: inference for a small language by unification, with polymorphic let.
(import (scheme base) (scheme cxr) (scheme write))

; ---- types: a symbol, (-> a b), (list a), (pair a b), or a variable that may be bound

(define-record-type variable (make-variable name value level) variable?
  (name variable-name)
  (value variable-value set-variable-value!)
  (level variable-level set-variable-level!))
(define counter 0)
(define (fresh level)
  (set! counter (+ counter 1))
  (make-variable counter #f level))
(define (prune type)
  (if (and (variable? type) (variable-value type))
      (let ((end (prune (variable-value type))))
        (set-variable-value! type end)
        end)
      type))

(define-record-type type-error (make-type-error reason types) type-error?
  (reason type-error-reason) (types type-error-types))

; binding a variable: nothing in its type may be it, and all there is as local as it is
(define (adjust! v type)
  (let ((type (prune type)))
    (cond ((eq? v type) (raise (make-type-error 'infinite (list v))))
          ((variable? type) (set-variable-level! type (min (variable-level v) (variable-level type))))
          ((pair? type) (for-each (lambda (part) (adjust! v part)) (cdr type))))))
(define (unify! a b)
  (let ((a (prune a)) (b (prune b)))
    (cond ((eq? a b))
          ((variable? a) (adjust! a b) (set-variable-value! a b))
          ((variable? b) (unify! b a))
          ((and (pair? a) (pair? b) (eq? (car a) (car b))) (for-each unify! (cdr a) (cdr b)))
          (else (raise (make-type-error 'mismatch (list a b)))))))

; ---- schemes: the variables of a type that are its own, and not its surroundings', are general

(define-record-type scheme (make-scheme variables type) scheme? (variables scheme-variables) (type scheme-type))
(define (generalize level type)
  (define found '())
  (let collect ((type type))
    (let ((type (prune type)))
      (cond ((pair? type) (for-each collect (cdr type)))
            ((and (variable? type) (> (variable-level type) level) (not (memq type found)))
             (set! found (cons type found))))))
  (make-scheme found type))
(define (instantiate scheme level)
  (define renamed (map (lambda (v) (cons v (fresh level))) (scheme-variables scheme)))
  (let copy ((type (scheme-type scheme)))
    (let ((type (prune type)))
      (cond ((pair? type) (cons (car type) (map copy (cdr type))))
            ((assq type renamed) => cdr)
            (else type)))))

; ---- inference

(define (infer e env level)
  (cond ((number? e) 'int)
        ((boolean? e) 'bool)
        ((string? e) 'string)
        ((symbol? e)
         (let ((found (assq e env)))
           (if (not found) (raise (make-type-error 'unbound (list e))))
           (instantiate (cdr found) level)))
        (else
         (case (car e)
           ((lambda)
            (let loop ((names (cadr e)) (env env))
              (if (null? names)
                  (infer (caddr e) env level)
                  (let ((v (fresh level)))
                    (let ((result (loop (cdr names) (cons (cons (car names) (make-scheme '() v)) env))))
                      (list '-> v result))))))
           ((if)
            (unify! (infer (cadr e) env level) 'bool)
            (let ((type (infer (caddr e) env level)))
              (unify! type (infer (cadddr e) env level))
              type))
           ((let)
            (let loop ((bindings (cadr e)) (env env))
              (if (null? bindings)
                  (infer (caddr e) env level)
                  (let ((type (infer (cadar bindings) env (+ level 1))))
                    (loop (cdr bindings) (cons (cons (caar bindings) (generalize level type)) env))))))
           ((letrec)
            (let* ((names (map car (cadr e)))
                   (vs (map (lambda (n) (fresh (+ level 1))) names))
                   (inner (append (map (lambda (n v) (cons n (make-scheme '() v))) names vs) env)))
              (for-each (lambda (b v) (unify! v (infer (cadr b) inner (+ level 1)))) (cadr e) vs)
              (infer (caddr e)
                     (append (map (lambda (n v) (cons n (generalize level v))) names vs) env)
                     level)))
           (else
            (let loop ((f (infer (car e) env level)) (operands (cdr e)))
              (if (null? operands)
                  f
                  (let ((result (fresh level)))
                    (unify! f (list '-> (infer (car operands) env level) result))
                    (loop result (cdr operands))))))))))

; ---- types for people: the variables are a, b, c ... in order

(define (show types)
  (define names '())
  (define (name v)
    (let ((found (assq v names)))
      (if found
          (cdr found)
          (let ((new (string->symbol (string (integer->char (+ 97 (length names)))))))
            (set! names (cons (cons v new) names))
            new))))
  (define (shown type)
    (let ((type (prune type)))
      (cond ((variable? type) (name type))
            ((not (pair? type)) type)
            ((eq? (car type) '->)
             (let ((from (shown (cadr type))) (to (shown (caddr type))))
               (if (and (pair? to) (eq? (cadr to) '->)) (cons from (cons '-> to)) (list from '-> to))))
            (else (cons (car type) (map shown (cdr type)))))))
  (map shown types))

(define (poly n make) (let ((vs (let loop ((n n)) (if (= n 0) '() (cons (fresh 1) (loop (- n 1))))))) (make-scheme vs (apply make vs))))
(define prelude
  (list (cons '+ (make-scheme '() '(-> int (-> int int))))
        (cons '= (make-scheme '() '(-> int (-> int bool))))
        (cons 'nil (poly 1 (lambda (a) `(list ,a))))
        (cons 'cons (poly 1 (lambda (a) `(-> ,a (-> (list ,a) (list ,a))))))
        (cons 'head (poly 1 (lambda (a) `(-> (list ,a) ,a))))
        (cons 'tail (poly 1 (lambda (a) `(-> (list ,a) (list ,a)))))
        (cons 'null (poly 1 (lambda (a) `(-> (list ,a) bool))))
        (cons 'pair (poly 2 (lambda (a b) `(-> ,a (-> ,b (pair ,a ,b))))))))

(define (type-of e)
  (guard (err ((type-error? err) (cons (type-error-reason err) (show (type-error-types err)))))
    (car (show (list (infer e prelude 0))))))

(type-of 1)                                            ;=> int
(type-of '(lambda (x) x))                              ;=> (a -> a)
(type-of '(lambda (f g x) (f (g x))))                  ;=> ((a -> b) -> (c -> a) -> c -> b)
(type-of '(lambda (x y) x))                            ;=> (a -> b -> a)
(type-of '(lambda (f) (f (f 1))))                      ;=> ((int -> int) -> int)
(type-of '(lambda (x y z) (x z (y z))))                ;=> ((a -> b -> c) -> (a -> b) -> a -> c)
(type-of '(cons 1 (cons 2 nil)))                       ;=> (list int)
(type-of '(+ 1))                                       ;=> (int -> int)

; let is polymorphic, lambda is not
(type-of '(let ((id (lambda (x) x))) (pair (id 1) (id #t))))      ;=> (pair int bool)
(type-of '((lambda (id) (pair (id 1) (id #t))) (lambda (x) x)))   ;=> (mismatch int bool)
(type-of '(lambda (x) (let ((y x)) (pair y y))))                  ;=> (a -> (pair a a))
(type-of '(lambda (x) (let ((f (lambda (y) x))) (pair (f 1) (f #t)))))   ;=> (a -> (pair a a))

(define map-code
  '(lambda (f l) (if (null l) nil (cons (f (head l)) (map f (tail l))))))
(type-of `(letrec ((map ,map-code)) map))              ;=> ((a -> b) -> (list a) -> (list b))
(type-of `(letrec ((map ,map-code)) (map (lambda (n) (= n 0)) (cons 1 nil))))   ;=> (list bool)
(type-of '(letrec ((fold (lambda (f z l) (if (null l) z (f (head l) (fold f z (tail l))))))) fold))
;=> ((a -> b -> b) -> b -> (list a) -> b)
(type-of '(letrec ((even (lambda (n) (if (= n 0) #t (odd (+ n 1)))))
                   (odd (lambda (n) (if (= n 0) #f (even (+ n 1))))))
            (pair even odd)))                          ;=> (pair (int -> bool) (int -> bool))
(type-of '(letrec ((loop (lambda (x) (loop x)))) loop))   ;=> (a -> b)

; what has no type
(type-of '(1 2))                                       ;=> (mismatch int (int -> a))
(type-of '(if 1 2 3))                                  ;=> (mismatch int bool)
(type-of '(cons 1 (cons #t nil)))                      ;=> (mismatch int bool)
(type-of '(lambda (x) (x x)))                          ;=> (infinite a)
(type-of '(lambda (x) y))                              ;=> (unbound y)

; types that double with every let: small, since parts are shared
(type-of '(let ((p (lambda (x) (pair x x)))) (p (p 1))))   ;=> (pair (pair int int) (pair int int))
