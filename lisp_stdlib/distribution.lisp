;;; Probability: what asks procedures about the outcomes of a distribution.

(define (expectation f &optional (d #f))
  "The expectation E f(X) = Σ p(x) f(x) over the support of the distribution `d` (Cover & Thomas, 2.1).

   Exact if `f` and `d` are. Of a joint distribution `f` takes the list of values. `(expectation d)` is that
   of the outcomes themselves, which are numbers.

     (expectation (uniform '(1 2 3 4 5 6)))                  ;=> 7/2
     (expectation (lambda (x) (* x x)) (bernoulli 1/4))      ;=> 1/4
     (expectation car (joint '(x y) '(((1 0) . 1/2) ((3 1) . 1/2))))  ;=> 2
     (define d (pmf 'a 1/3 'b 2/3))
     (= (entropy d) (expectation (lambda (x) (surprisal x d)) d))     ;=> #t
     (expectation d)                                         ;!! outcome a at index 0 is not a number"
  (if (not d)
      (%mean f)
      (let loop ((outcomes (support d)) (shares (probabilities d)) (sum 0))
        (if (null? outcomes)
            sum
            (loop (cdr outcomes) (cdr shares) (+ sum (* (car shares) (f (car outcomes)))))))))

(define (variance f &optional (d #f))
  "The variance of f(X): the expectation of the squared distance from E f(X).

   `(variance d)` is that of the outcomes themselves, which are numbers.

     (variance (uniform '(1 2 3 4 5 6)))                     ;=> 35/12
     (variance (lambda (x) (* 2 x)) (bernoulli 1/4))         ;=> 3/4
     (variance (uniform '(a b)))                             ;!! outcome a at index 0 is not a number"
  (if (not d)
      (%variance f)
      (let ((mean (expectation f d)))
        (expectation (lambda (x) (let ((away (- (f x) mean))) (* away away))) d))))

(define (standard-deviation f &optional (d #f))
  "The square root of the variance; exact where that is the square of a rational.

     (standard-deviation (bernoulli 1/2))                    ;=> 1/2
     (standard-deviation (uniform '(1 2 3 4 5 6)))           ;~> 1.70783
     (standard-deviation (uniform '(a b)))                   ;!! outcome a at index 0 is not a number"
  (sqrt (variance f d)))

(define (probability event d)
  "The probability of `event` under the distribution `d`.

   `event` is a predicate on outcomes, or an outcome. What is no outcome has probability 0.

     (probability even? (uniform '(1 2 3 4 5 6)))            ;=> 1/2
     (probability 'rain (pmf 'rain 1/3 'sun 2/3))            ;=> 1/3
     (probability 'snow (pmf 'rain 1/3 'sun 2/3))            ;=> 0
     (probability even? 3)                                   ;!! expected a distribution"
  (if (procedure? event)
      (let loop ((outcomes (support d)) (shares (probabilities d)) (sum 0))
        (cond ((null? outcomes) sum)
              ((event (car outcomes)) (loop (cdr outcomes) (cdr shares) (+ sum (car shares))))
              (else (loop (cdr outcomes) (cdr shares) sum))))
      (%probability-of event d)))

(define (map-distribution f d)
  "The distribution of f(X): outcomes that `f` maps to equal values (in the sense of `equal?`) become one.

     (map-distribution (lambda (n) (modulo n 3)) (uniform '(1 2 3 4 5 6)))
     ;=> #<pmf 1 1/3 2 1/3 0 1/3>
     (entropy (map-distribution even? (uniform 6)))          ;=> 1
     (map-distribution even? 3)                              ;!! expected a distribution"
  (%map-outcomes d (map f (support d))))

(define (condition-on event d)
  "The distribution `d` given that the event happens, a predicate on outcomes: p(x) / P(event) where it holds.

     (condition-on even? (uniform '(1 2 3 4 5 6)))           ;=> #<pmf 2 1/3 4 1/3 6 1/3>
     (condition-on (lambda (xy) (= (apply + xy) 1))
                   (product-distribution (bernoulli 1/2) (bernoulli 1/4)))
     ;=> #<joint (x y) (1 0) 3/4 (0 1) 1/4>
     (condition-on negative? (uniform 3))                    ;!! the condition has probability 0"
  (%keep-outcomes d (map event (support d))))

(define (tabulate-distribution f support &key (weights #f))
  "The distribution that gives each x of the list `support` the probability f(x), exact where all values are.

   With `:weights #t` the values are weights, which are divided by their sum; else they must sum to 1.

     (tabulate-distribution (lambda (n) (/ n 6)) '(1 2 3))   ;=> #<pmf 1 1/6 2 1/3 3 1/2>
     (tabulate-distribution square '(1 2 3) :weights #t)     ;=> #<pmf 1 1/14 2 2/7 3 9/14>
     (tabulate-distribution square '(1 2 3))                 ;!! sum to 14"
  (let ((outcomes (if (vector? support) (vector->list support) support)))
    (%tabulate outcomes (map f outcomes) weights)))

(define (posterior prior likelihood)
  "Bayes' theorem: p(h | data) = p(h) P(data | h) / Σ p(h') P(data | h'), exact if all is.

   `likelihood`: a procedure of the outcome, an association list or a hash table from outcomes, or a list or
   vector in their order. MacKay (2003), 2.1 and exercise 2.3: of those tested positive 19/118 are ill.

     (define prior (pmf 'ill 1/100 'well 99/100))
     (posterior prior '((ill . 95/100) (well . 5/100)))      ;=> #<pmf ill 19/118 well 99/118>
     (posterior (uniform '(1/3 1/2)) (lambda (p) (* p p)))   ;=> #<pmf 1/3 4/13 1/2 9/13>
     (posterior prior '((ill . 1)))                          ;!! no likelihood for outcome well
     (posterior prior '(0 0))                                ;!! the data have probability 0
     (posterior prior '(1 -1))                               ;!! likelihood -1 at index 1 is negative"
  (if (procedure? likelihood)
      (let ((d (%positive-outcomes 'posterior prior)))
        (%posterior d (map likelihood (support d))))
      (%posterior prior likelihood)))

(define (evidence prior likelihood)
  "The probability of the data, Σ p(h) P(data | h): what compares models (MacKay 2003, 3.3). Arguments as of `posterior`.

     (evidence (pmf 'ill 1/100 'well 99/100) '((ill . 95/100) (well . 5/100)))   ;=> 59/1000
     (evidence (uniform '(0 1/2 1)) (lambda (p) (* p (- 1 p))))                  ;=> 1/12
     (evidence (uniform 2) '(1 2 3))                         ;!! unequal lengths: 2 outcomes, 3 likelihoods"
  (if (procedure? likelihood)
      (let ((d (%positive-outcomes 'evidence prior)))
        (%evidence d (map likelihood (support d))))
      (%evidence prior likelihood)))

(define (joint-from-conditional d conditional &key (names #f))
  "The joint distribution p(x, y) = p(x) p(y | x) of a distribution and a conditional one.

   `conditional`: a procedure from an outcome to a distribution, or pairs of both, as `conditional` gives. The
   variables are those of the distributions; x, y, ... where they have none, or `:names`.

     (joint-from-conditional (uniform '(fair bent))
       (lambda (coin) (bernoulli (if (eq? coin 'fair) 1/2 1/4)))
       :names '(coin heads))
     ;=> #<joint (coin heads) (fair 1) 1/4 (fair 0) 1/4 (bent 1) 1/8 (bent 0) 3/8>
     (define d (joint '(x y) '(((0 0) . 1/2) ((1 0) . 1/4) ((1 1) . 1/4))))
     (distribution=? d (joint-from-conditional (marginal d 'x) (conditional d 'y :given 'x)))   ;=> #t
     (joint-from-conditional (uniform '(a b)) '())           ;!! no conditional distribution for outcome a"
  (let ((d (%positive-outcomes 'joint-from-conditional d)))
    (%join-conditional d
                       (if (procedure? conditional)
                           (map (lambda (x) (cons x (conditional x))) (support d))
                           conditional)
                       names)))

(define (display-distribution d &key (rows 40) (width 30) (digits 4) (matrix #f))
  "Display the distribution as a table: outcomes, probabilities, bars. Keywords as of `distribution-table`.

     (display-distribution (pmf 'a 1/4 'b 3/4) :width 8)
     ;>> a  1/4  0.2500  ██▋
     ;>> b  3/4  0.7500  ████████
     (display-distribution (joint '(x y) '(((0 0) . 1/2) ((1 0) . 1/4) ((1 1) . 1/4))) :matrix #t)
     ;>> x\\y    0    1
     ;>> 0    1/2    0  1/2
     ;>> 1    1/4  1/4  1/2
     ;>>      3/4  1/4    1
     (display-distribution (uniform 3) :rows 0)              ;!! rows 0: expected an integer"
  (display (distribution-table d :rows rows :width width :digits digits :matrix matrix)))
