;;; Maximum entropy and exponential families whose features are procedures.

(define (%feature-rows name outcomes features)
  (map (lambda (f)
         (if (procedure? f)
             (map f outcomes)
             (error (string-append name ": a feature is a procedure of an outcome, got") f)))
       features))

(define (%every-second xs)
  (if (or (null? xs) (null? (cdr xs))) '() (cons (car xs) (%every-second (cddr xs)))))

(define (%moment-problem name solver outcomes constraints prior base)
  (let ((outcomes (if (vector? outcomes) (vector->list outcomes) outcomes)))
    (if (odd? (length constraints))
        (error (string-append name ": the last feature has no expectation")))
    (solver outcomes
            (%feature-rows name outcomes (%every-second constraints))
            (if (null? constraints) '() (%every-second (append (cdr constraints) (list 0))))
            prior
            base)))

(define (maximum-entropy outcomes &rest constraints &key (prior #f) (base 2))
  "The distribution of greatest entropy over `outcomes` under `constraints`: features and their expectations in turn.

   `(maximum-entropy outcomes f m g n ...)`: Σ p(x) f(x) = m, Σ p(x) g(x) = n (Jaynes 1957; Cover & Thomas,
   12.1). With `:prior` q the distribution of least D(p ‖ q) (Kullback 1959). The result carries its certificate:
   `maxent-ref` takes `distribution`, `entropy`, `multipliers`, `residuals`, `dual`, `gap` of it. Expectations
   that no distribution has are an error that says which.

     (define die (maximum-entropy '(1 2 3 4 5 6) (lambda (x) x) 4.5 :base 'e))
     (maxent-ref die 'entropy)                     ;~> 1.6135810981538
     (probability 6 (maxent-ref die 'distribution))    ;~> 0.34749
     (maximum-entropy '(1 2 3) (lambda (x) x) 7)   ;!! moment 7.0 of feature 0: its values are from 1.0 to 3.0
     (maximum-entropy '(1 2 3) (lambda (x) x))     ;!! no expectation"
  (%moment-problem "maximum-entropy" %maximum-entropy outcomes constraints prior base))

(define (iterative-scaling outcomes &rest constraints &key (prior #f) (base 2))
  "As `maximum-entropy`, by generalised iterative scaling (Darroch & Ratcliff 1972): many small steps, for comparison.

     (maxent-ref (iterative-scaling '(1 2 3 4 5 6) (lambda (x) x) 4.5 :base 'e) 'entropy)    ;~> 1.613581
     (iterative-scaling '(1 2 3) (lambda (x) x) 3)     ;!! end of its range"
  (%moment-problem "iterative-scaling" %iterative-scaling outcomes constraints prior base))

(define (exponential-family outcomes &rest features &key (prior #f))
  "The family of distributions p(x) = q(x) exp(θ·f(x) - A(θ)) over `outcomes`, of these features (procedures).

   `:prior` is the base measure q, uniform unless given. Its members and numbers are taken by
   `family-distribution`, `family-mean`, `family-natural`, `family-fit`, `family-fisher-information`,
   `family-log-partition` and `family-divergence`.

     (define die (exponential-family '(1 2 3 4 5 6) (lambda (x) x)))
     die                                           ;=> #<exponential-family 1 features of 6 outcomes>
     (family-natural die 4.5)                      ;~> #f64(0.371049)
     (exponential-family '(1 2 3))                 ;!! no features"
  (let ((outcomes (if (vector? outcomes) (vector->list outcomes) outcomes)))
    (%exponential-family outcomes (%feature-rows "exponential-family" outcomes features) prior)))
