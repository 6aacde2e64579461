; Cover & Thomas, Elements of Information Theory (2nd edition), chapter 2, by machine.
;
; The theorems of the chapter on exact distributions: every equation is decided with `=`,
; every inequality with `<=`, none with floats and a tolerance. A theorem is no
; theorem because it holds for some distributions; but a slip in one would show here.

(define failures 0)

(define (check section statement holds)
  "A line of the report."
  (if (not holds) (set! failures (+ failures 1)))
  (display (align-left section 8))
  (display (align-left statement 58))
  (display (if holds "holds" "FAILS"))
  (newline))

(define (random-joint variables sizes seed)
  "An exact joint distribution with weights from 0 to 9, the same for a seed."
  (let ((state seed))
    (define (next) (set! state (modulo (+ (* state 1103515245) 12345) 2147483648)) (modulo (quotient state 65536) 10))
    (define (cells sizes)
      (if (null? sizes)
          '(())
          (let ((rest (cells (cdr sizes))))
            (let loop ((i (- (car sizes) 1)) (found '()))
              (if (< i 0)
                  found
                  (loop (- i 1) (append (map (lambda (c) (cons i c)) rest) found)))))))
    (let ((rows (map (lambda (c) (cons c (+ (next) (if (= (apply + c) 0) 1 0)))) (cells sizes))))
      (joint variables (normalize rows)))))

(define (every-seed holds)
  "Does it hold for ten distributions of X, Y and Z?"
  (let loop ((seed 1))
    (or (> seed 10)
        (and (holds (random-joint '(x y z) '(2 3 2) seed)) (loop (+ seed 1))))))

; -- the examples of the book

(define table-2.2.1                     ; X along rows, Y down: the blood types of page 17
  (joint '(x y)
         '(((1 1) . 1/8) ((2 1) . 1/16) ((3 1) . 1/32) ((4 1) . 1/32)
           ((1 2) . 1/16) ((2 2) . 1/8) ((3 2) . 1/32) ((4 2) . 1/32)
           ((1 3) . 1/16) ((2 3) . 1/16) ((3 3) . 1/16) ((4 3) . 1/16)
           ((1 4) . 1/4))))

(entropy table-2.2.1 'x)                                    ;=> 7/4
(entropy table-2.2.1 'y)                                    ;=> 2
(conditional-entropy table-2.2.1 'x :given 'y)              ;=> 11/8
(conditional-entropy table-2.2.1 'y :given 'x)              ;=> 13/8
(entropy table-2.2.1)                                       ;=> 27/8
(mutual-information table-2.2.1 'x 'y)                      ;=> 3/8
(entropy (pmf 'a 1/2 'b 1/4 'c 1/8 'd 1/8))                 ;=> 7/4
(kl-divergence '(1/2 1/2) '(3/4 1/4))                       ;=> (- 1 (* 1/2 (log2 3)))
(kl-divergence '(3/4 1/4) '(1/2 1/2))                       ;=> (- (* 3/4 (log2 3)) 1)

; -- the theorems

(define (chain-rule-of-entropy d)       ; 2.2.1 and 2.5.1
  (= (entropy d)
     (+ (entropy d 'x)
        (conditional-entropy d 'y :given 'x)
        (conditional-entropy d 'z :given '(x y)))))

(define (chain-rule-given d)            ; the corollary to 2.2.1: H(X,Y|Z) = H(X|Z) + H(Y|X,Z)
  (= (conditional-entropy d 'x 'y :given 'z)
     (+ (conditional-entropy d 'x :given 'z) (conditional-entropy d 'y :given '(x z)))))

(define (information-and-entropy d)     ; 2.4.1
  (let ((i (mutual-information d 'x 'y)))
    (and (= i (- (entropy d 'x) (conditional-entropy d 'x :given 'y)))
         (= i (- (entropy d 'y) (conditional-entropy d 'y :given 'x)))
         (= i (- (+ (entropy d 'x) (entropy d 'y)) (entropy d 'x 'y)))
         (= i (mutual-information d 'y 'x))
         (= (mutual-information d 'x 'x) (entropy d 'x)))))

(define (information-is-divergence d)   ; 2.29: I(X;Y) = D(p(x,y) || p(x)p(y))
  (= (mutual-information d 'x 'y)
     (kl-divergence (marginal d 'x 'y) (product-distribution (marginal d 'x) (marginal d 'y)))))

(define (chain-rule-of-information d)   ; 2.5.2
  (= (mutual-information d '(x y) 'z)
     (+ (mutual-information d 'x 'z) (mutual-information d 'y 'z :given 'x))))

(define (chain-rule-of-divergence d e)  ; 2.5.3
  (= (kl-divergence d e)
     (+ (kl-divergence (marginal d 'x) (marginal e 'x))
        (conditional-kl-divergence d e 'y 'z :given 'x))))

(define (divergence-is-not-negative d e)  ; 2.6.3, the information inequality
  (and (<= 0 (kl-divergence d e)) (= 0 (kl-divergence d d))))

(define (information-is-not-negative d)   ; its corollaries
  (and (<= 0 (mutual-information d 'x 'y)) (<= 0 (mutual-information d 'x 'y :given 'z))))

(define (uniform-has-most d)            ; 2.6.4
  (and (<= (entropy d 'y) (entropy (uniform 3)))
       (= (- (entropy (uniform 3)) (entropy d 'y)) (kl-divergence (marginal d 'y) (pmf 0 1/3 1 1/3 2 1/3)))))

(define (conditioning-reduces-entropy d)  ; 2.6.5
  (and (<= (conditional-entropy d 'x :given 'y) (entropy d 'x))
       (<= (conditional-entropy d 'x :given '(y z)) (conditional-entropy d 'x :given 'y))))

(define (independence-bound d)          ; 2.6.6
  (<= (entropy d) (+ (entropy d 'x) (entropy d 'y) (entropy d 'z))))

(define (log-sum-inequality as bs)      ; 2.7.1, with logarithms of rationals from surprisals of shares
  "Σ a log a/b >= (Σ a) log (Σ a / Σ b): D of the shares is not negative."
  (<= 0 (kl-divergence (normalize as) (normalize bs))))

(define (mix lambda- d e)
  "The mixture of two distributions over 0, 1, 2, as probabilities."
  (map (lambda (p q) (+ (* lambda- p) (* (- 1 lambda-) q))) d e))

(define (divergence-is-convex p1 q1 p2 q2)  ; 2.7.2
  (<= (kl-divergence (mix 1/3 p1 p2) (mix 1/3 q1 q2))
      (+ (* 1/3 (kl-divergence p1 q1)) (* 2/3 (kl-divergence p2 q2)))))

(define (entropy-is-concave p q)        ; 2.7.3, and what it lacks is Jensen and Shannon's divergence
  (let ((mixed (entropy (mix 1/3 p q))) (mean (+ (* 1/3 (entropy p)) (* 2/3 (entropy q)))))
    (and (<= mean mixed)
         (= (- mixed mean) (jensen-shannon-divergence p q :weights '(1/3 2/3))))))

(define (channel p0 a b)                ; X -> Y -> Z by two binary channels with errors a and b
  "The Markov chain X -> Y -> Z, each step a binary symmetric channel."
  (define (flip same e) (if same (- 1 e) e))
  (joint '(x y z)
         (map (lambda (w)
                (let ((x (car w)) (y (cadr w)) (z (caddr w)))
                  (cons w (* (if (= x 0) p0 (- 1 p0)) (flip (= x y) a) (flip (= y z) b)))))
              '((0 0 0) (0 0 1) (0 1 0) (0 1 1) (1 0 0) (1 0 1) (1 1 0) (1 1 1)))))

(define (data-processing d)             ; 2.8.1 and its corollary
  (and (= 0 (mutual-information d 'x 'z :given 'y))
       (<= (mutual-information d 'x 'z) (mutual-information d 'x 'y))
       (<= (mutual-information d 'x 'y :given 'z) (mutual-information d 'x 'y))))

(define (sufficient-statistic)          ; 2.9: the number of ones says all of the bias of two flips
  (let* ((flips '((0 0) (0 1) (1 0) (1 1)))
         (likelihood (lambda (bias w) (apply * (map (lambda (x) (if (= x 1) bias (- 1 bias))) w))))
         (d (joint '(bias flips ones)
                   (apply append
                          (map (lambda (bias)
                                 (map (lambda (w) (cons (list bias w (apply + w)) (* 1/2 (likelihood bias w)))) flips))
                               '(1/3 3/4))))))
    (and (= (mutual-information d 'bias 'ones) (mutual-information d 'bias 'flips))
         (= 0 (mutual-information d 'bias 'flips :given 'ones)))))

(define (fano d)                        ; 2.10.1: Y guessed from Z as well as can be
  (let* ((best (lambda (part) (apply max (probabilities part))))
         (right (apply + (map (lambda (row) (* (probability (car row) (marginal d 'z)) (best (cdr row))))
                              (conditional d 'y :given 'z)))))
    (<= (conditional-entropy d 'y :given 'z) (fano-bound (- 1 right) 3))))

(define (collision d)                   ; 2.10.1's lemma: two draws are equal with probability >= 2^-H
  (<= (collision-entropy d) (entropy d)))

(define d (random-joint '(x y z) '(2 3 2) 11))
(define e (normalize (map (lambda (w p) (cons w (+ p 1))) (support (product-distribution (product-distribution (uniform 2) (uniform 3)) (uniform 2)))
                          '(0 1 2 3 4 5 6 7 8 9 10 11))))
(define f (joint '(x y z) e))

(display "Cover & Thomas, chapter 2, on exact distributions") (newline)
(check "2.1" "the horse race has 2 bits" (= 2 (entropy (pmf 'a 1/2 'b 1/4 'c 1/8 'd 1/16 'e 1/64 'f 1/64 'g 1/64 'h 1/64))))
(check "2.2.1" "chain rule: H(X,Y,Z) = H(X) + H(Y|X) + H(Z|X,Y)" (every-seed chain-rule-of-entropy))
(check "2.2" "H(X,Y|Z) = H(X|Z) + H(Y|X,Z)" (every-seed chain-rule-given))
(check "2.4.1" "I(X;Y) = H(X) - H(X|Y) = H(Y) - H(Y|X), I(X;X) = H(X)" (every-seed information-and-entropy))
(check "2.3" "I(X;Y) = D(p(x,y) || p(x) p(y))" (every-seed information-is-divergence))
(check "2.5.2" "I(X,Y;Z) = I(X;Z) + I(Y;Z|X)" (every-seed chain-rule-of-information))
(check "2.5.3" "D(p(x,y)||q(x,y)) = D(p(x)||q(x)) + D(p(y|x)||q(y|x))" (every-seed (lambda (d) (chain-rule-of-divergence d f))))
(check "2.6.3" "D(p||q) >= 0, and D(p||p) = 0" (every-seed (lambda (d) (divergence-is-not-negative d f))))
(check "2.6" "I(X;Y) >= 0 and I(X;Y|Z) >= 0" (every-seed information-is-not-negative))
(check "2.6.4" "H(X) <= log |X|, and lacks D(p||u)" (every-seed uniform-has-most))
(check "2.6.5" "conditioning reduces entropy" (every-seed conditioning-reduces-entropy))
(check "2.6.6" "H(X,Y,Z) <= H(X) + H(Y) + H(Z)" (every-seed independence-bound))
(check "2.7.1" "the log-sum inequality" (and (log-sum-inequality '(1 2 3) '(4 1 1)) (log-sum-inequality '(1 2 3) '(2 4 6))))
(check "2.7.2" "D(p||q) is convex in the pair" (divergence-is-convex '(1/2 1/4 1/4) '(1/3 1/3 1/3) '(1/6 2/3 1/6) '(1/5 1/5 3/5)))
(check "2.7.3" "H is concave" (entropy-is-concave '(1/2 1/4 1/4) '(1/6 2/3 1/6)))
(check "2.8.1" "data processing: I(X;Z) <= I(X;Y) if X -> Y -> Z" (data-processing (channel 1/3 1/10 1/4)))
(check "2.9" "a sufficient statistic loses nothing" (sufficient-statistic))
(check "2.10.1" "Fano: H(Y|Z) <= h(e) + e log (n-1)" (every-seed fano))
(check "2.10" "two draws are equal with probability >= 2^-H" (every-seed collision))
(display (if (= failures 0) "All hold." "Some fail.")) (newline)

failures                                                    ;=> 0
