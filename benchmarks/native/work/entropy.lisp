;;; entropy: of 10^7 probabilities, as one writes it down
(define (main v)
  (- (sum (map (lambda (p) (* p (log2 p))) v))))
