; A bent coin: what one toss tells, and how few bits a thousand tosses need.
;
; An outcome of probability p has the surprisal -log2 p. Its mean is the
; entropy, and no code can spend fewer bits a toss (Shannon 1948). Of exact
; probabilities these are exact numbers, in bits, until `inexact` rounds them.

(define (coin p)
  "The distribution of a coin that shows heads with probability p."
  (pmf 'heads p 'tails (- 1 p)))

(surprisal 1/2)                      ;=> 1
(surprisal 1/8)                      ;=> 3
(entropy (coin 1/2))                 ;=> 1
(entropy (coin 9/10))                ;=> (- (+ (log2 5) 1) (* 9/5 (log2 3)))
(inexact (entropy (coin 9/10)))      ;~> 0.469

; Betting on a fair coin when it is bent costs the divergence, each toss.
(inexact (kl-divergence (coin 9/10) (coin 1/2)))   ;~> 0.531

(define (bar x)
  "A bar of x times forty marks."
  (make-string (exact (round (* 40 x))) #\*))

(define (show p)
  "A line for the coin of bias p."
  (display p)
  (display (make-string (- 6 (string-length (number->string p))) #\space))
  (display (bar (entropy (coin p))))
  (newline))

(show 1/2)    ;>> 1/2   ****************************************
(show 1/4)    ;>> 1/4   ********************************
(show 1/10)   ;>> 1/10  *******************
(show 1/100)  ;>> 1/100 ***

(define (bits-needed n p)
  "How many bits n tosses of the coin need at least, rounded up."
  (exact (ceiling (* n (entropy (coin p))))))

(bits-needed 1000 9/10)              ;=> 469
