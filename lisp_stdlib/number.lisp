;;; Numbers: small things in terms of others.

(define (exact-floor x)
  "The greatest exact integer not above `x`.

   (exact-floor 2.7)    ;=> 2"
  (exact (floor x)))

(define (exact-ceiling x)
  "The least exact integer not below `x`.

   (exact-ceiling 2.2)    ;=> 3"
  (exact (ceiling x)))

(define (exact-round x)
  "The exact integer nearest to `x`, of two the even one.

   (exact-round 2.5)    ;=> 2"
  (exact (round x)))

(define (exact-truncate x)
  "The exact integer next to `x` towards zero.

   (exact-truncate -2.7)    ;=> -2"
  (exact (truncate x)))

(define (sign x)
  "1, 0 or -1: whether the number is above, at or below zero.

   (sign -2.5)    ;=> -1"
  (cond ((positive? x) 1) ((negative? x) -1) (else 0)))

(define (clamp x low high)
  "The number nearest to `x` from `low` to `high`.

   (clamp 12 0 10)    ;=> 10"
  (max low (min x high)))
