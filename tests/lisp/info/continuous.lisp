;; Continuous data in every shape that Lisp has for them.

(define xs '(0.13 0.57 0.91 1.42 1.78 2.31 2.95 3.16))
(define h (differential-entropy xs :k 2))
(= h (differential-entropy (list->vector xs) :k 2))                                 ;=> #t
(= h (differential-entropy #f64(0.13 0.57 0.91 1.42 1.78 2.31 2.95 3.16) :k 2))     ;=> #t
(= h (differential-entropy (map list xs) :k 2))                                     ;=> #t
(= h (differential-entropy (list->vector (map vector xs)) :k 2))                    ;=> #t
(differential-entropy '(1/3 2 7/2 4) :estimator 'gaussian)                          ;~> 3.037485
(differential-entropy '(1 a 3) :k 1)                                                ;!! data: value a at index 1 is not a number
(differential-entropy '((1 2) (3)) :k 1)                                            ;!! row 1 has 1 numbers
(differential-entropy "abc")                                                        ;!! text
(estimate-ref (continuous-mutual-information xs xs :k 2) 'ties)                     ;=> 0
(continuous-mutual-information xs xs :estimator 'gaussian)                          ;!! singular
(continuous-mutual-information xs xs :interval 'bootstrap)                          ;!! no bootstrap for ksg1
(continuous-mutual-information xs '(a a a a b b b b) :estimator 'ross :k 2)         ;~> 0.8553
(continuous-mutual-information xs '(#t #t #t #t #f #f #f #f) :estimator 'ross :k 2) ;~> 0.8553
(normal-mutual-information '((1 1/2) (1/2 1)))                                      ;~> 0.2075187
