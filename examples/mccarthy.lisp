; McCarthy's eval, in Lisp: the page of 1960 that Alan Kay called
; "Maxwell's equations of software". It knows seven words and defines the rest.

(define (evaluate e a)
  "The value of the expression e, where a is an association list of names."
  (cond ((symbol? e) (cadr (assq e a)))
        ((symbol? (car e))
         (case (car e)
           ((quote) (cadr e))
           ((atom) (not (pair? (evaluate (cadr e) a))))
           ((eq) (eq? (evaluate (cadr e) a) (evaluate (caddr e) a)))
           ((car) (car (evaluate (cadr e) a)))
           ((cdr) (cdr (evaluate (cadr e) a)))
           ((cons) (cons (evaluate (cadr e) a) (evaluate (caddr e) a)))
           ((cond) (evaluate-clauses (cdr e) a))
           (else (evaluate (cons (cadr (assq (car e) a)) (cdr e)) a))))
        ((eq? (caar e) 'label)
         (evaluate (cons (caddar e) (cdr e))
                   (cons (list (cadar e) (car e)) a)))
        ((eq? (caar e) 'lambda)
         (evaluate (caddar e)
                   (append (map list (cadar e) (evaluate-all (cdr e) a)) a)))))

(define (evaluate-clauses clauses a)
  "The value of the first clause whose test holds."
  (if (evaluate (caar clauses) a)
      (evaluate (cadar clauses) a)
      (evaluate-clauses (cdr clauses) a)))

(define (evaluate-all es a)
  "The values of several expressions."
  (map (lambda (e) (evaluate e a)) es))

(evaluate '(car (cons 'a 'b)) '())           ;=> a
(evaluate '((lambda (x) (cons x x)) 'a) '()) ;=> (a . a)

; `subst` of the paper: put x for every y in z.
(define subst
  '(label subst
     (lambda (x y z)
       (cond ((atom z) (cond ((eq z y) x) ('t z)))
             ('t (cons (subst x y (car z)) (subst x y (cdr z))))))))

(evaluate `(,subst 'm 'b '(a b (a b c) d)) '())   ;=> (a m (a m c) d)
