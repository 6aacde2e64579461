; The bent coin: how much of one thing comes out of a few tosses.
;
; A coin has been bent. Nobody knows how likely it is to show a, so every bias p
; from 0 to 1 is taken to be as likely as any other before the first toss. The
; coin is tossed; Bayes' theorem says what to believe then, what to expect of the next
; toss, and whether the coin was bent at all (MacKay 2003, chapter 3: inference,
; prediction, and the comparison of models). All numbers are exact: where the book
; integrates, the sum below runs over a grid of biases, or the integral is a rational of
; factorials.

; -- What to believe of the bias --

; The hypotheses: the bias is 0, 1/20, 2/20, ..., 1.
(define (grid n)
  "The biases k/n from 0 to 1, each with the same probability."
  (uniform (map (lambda (k) (/ k n)) (iota (+ n 1)))))

(define prior (grid 20))

; The data are a string of tosses. Their probability, if the bias is known, is
; p^(how many a) (1-p)^(how many b): the order does not matter.
(define (count-of letter tosses)
  (length (filter (lambda (c) (char=? c letter)) (string->list tosses))))

(define (likelihood tosses)
  "The probability of the tosses as a procedure of the bias."
  (let ((as (count-of #\a tosses)) (bs (count-of #\b tosses)))
    (lambda (p) (* (expt p as) (expt (- 1 p) bs)))))

(define data "aba")                    ; MacKay's example

(define after (posterior prior (likelihood data)))

(mode after)                           ;=> 13/20
(exact->inexact (mode after))          ;=> 0.65

(display "What to believe of the bias after ") (display data) (newline)
(display-distribution after :width 40)

; The most probable of all biases is 2/3; the grid shows its nearest point. That is no
; good bet, though: three tosses leave much open. Half of the belief lies between
(list (quantile 1/4 after) (quantile 3/4 after))   ;=> (9/20 3/4)

; More tosses narrow it down.
(define (spread tosses)
  "The mean and the standard deviation of the bias after the tosses."
  (let ((d (posterior prior (likelihood tosses))))
    (list (inexact (expectation d)) (standard-deviation d))))

(spread "aba")                         ;~> (0.6 0.2)
(spread "abaabaabaabaaba")             ;~> (0.647 0.113)

(newline)
(display "After aba five times over") (newline)
(display-distribution (posterior prior (likelihood "abaabaabaabaaba")) :width 40)

; -- What to expect of the next toss --

; The next toss shows a with the probability p, averaged over what is believed of p.
(define (predict d)
  "The distribution of the next toss, if the bias has the distribution d."
  (let ((chance (expectation d)))
    (pmf 'a chance 'b (- 1 chance))))

(predict prior)                        ;=> #<pmf a 1/2 b 1/2>
(probability 'a (predict after))       ;=> 599/1000

; With all biases from 0 to 1, and not only those of a grid, the integral is a ratio of
; factorials, and the prediction Laplace's rule of succession: (Fa + 1) / (F + 2).
(define (factorial n) (apply * (iota n 1)))

(define (evidence-bent as bs)
  "The probability of so many a and b in one order, the bias being uniform: the integral of p^as (1-p)^bs."
  (/ (* (factorial as) (factorial bs)) (factorial (+ as bs 1))))

(define (laplace as bs)
  "The probability that the next toss shows a, after so many a and b."
  (/ (evidence-bent (+ as 1) bs) (evidence-bent as bs)))

(laplace 2 1)                          ;=> 3/5
(laplace 5 5)                          ;=> 1/2
(= (laplace 2 1) (/ (+ 2 1) (+ 3 2)))  ;=> #t

; A grid of n + 1 biases gives 3/5 - 2/(5 n^2): as near to it as one likes.
(define (predicted n tosses)
  (expectation (posterior (grid n) (likelihood tosses))))

(predicted 20 data)                    ;=> 599/1000
(= (predicted 200 data) (- 3/5 (/ 2 (* 5 200 200))))   ;=> #t

; -- Was the coin bent at all? --

; Two models of the tosses: H1 says that the bias is anything from 0 to 1, H0 that a has the
; probability 1/6, as if someone had cast a die. Each model predicts the data with its evidence,
; and Bayes' theorem compares them: it needs nothing else.
(define (evidence-die as bs)
  (* (expt 1/6 as) (expt 5/6 bs)))

(define (compare as bs)
  "The probabilities of the two models after so many a and b, if both were as likely before."
  (posterior (uniform '(bent die))
             (list (evidence-bent as bs) (evidence-die as bs))))

(define (ratio as bs)
  "By how much the data favour the bent coin."
  (/ (evidence-bent as bs) (evidence-die as bs)))

; What the data of six tosses say (MacKay's table 3.5: 222.2, 2.67, 0.71, 0.356, 0.427).
(define (decimals x) (decimal x 3))

(newline)
(display "  a   b   P(bent)/P(die)    P(bent | data)") (newline)
(for-each
 (lambda (row)
   (let* ((as (car row)) (bs (cadr row)) (models (compare as bs)) (p (probability 'bent models)))
     (display (align-right as 3))
     (display (align-right bs 4))
     (display (align-right (decimals (ratio as bs)) 17))
     (display (align-right (decimals p) 9))
     (display "  ")
     (display (bar p 1 24))
     (newline)))
 '((5 1) (3 3) (2 4) (1 5) (0 6)))

(inexact (ratio 5 1))                  ;~> 222.17
(inexact (ratio 3 3))                  ;~> 2.666
(inexact (ratio 2 4))                  ;~> 0.7109
(inexact (ratio 1 5))                  ;~> 0.3555
(inexact (ratio 0 6))                  ;~> 0.4266

; The simpler model can win, but never by much with so few tosses; the
; more flexible one can win by a factor of hundreds. A model that can explain anything
; has spread its probability over everything: that is Occam's razor, in numbers.

; -- What a toss tells --

; The bias and the next toss, together: a joint distribution with two variables.
(define world
  (joint-from-conditional (grid 4)
    (lambda (p) (pmf 'a p 'b (- 1 p)))
    :names '(bias toss)))

(newline)
(display "The bias and a toss") (newline)
(display-distribution world :matrix #t)

; How much the first toss tells about the bias is the mutual information, exactly:
(mutual-information world 'bias 'toss) ;=> (* 3/10 (log2 3))
(inexact (mutual-information world 'bias 'toss))   ;~> 0.4755
; and what the coin keeps to itself is what a toss would still be worth if the bias were known.
(inexact (conditional-entropy world 'toss :given 'bias))   ;~> 0.5245

; -- A thousand tosses --

; Let a coin with the bias 2/3 be tossed a thousand times, and let us forget its bias. What the
; tosses say of it lies close around the truth.
(define tosses (vector->list (sample (pmf 'a 2/3 'b 1/3) 1000 :seed 3)))

(define (believed as bs)
  (posterior (grid 120) (lambda (p) (* (expt p as) (expt (- 1 p) bs)))))

(define found
  (let ((as (length (filter (lambda (t) (eq? t 'a)) tosses))))
    (believed as (- 1000 as))))

(<= (quantile 1/40 found) 2/3 (quantile 39/40 found))   ;=> #t
(< (standard-deviation found) 0.016)                    ;=> #t

(newline)
(display "After a thousand tosses of a coin of bias 2/3") (newline)
(display-distribution (condition-on (lambda (p) (<= 73/120 p 87/120)) found) :width 40)
