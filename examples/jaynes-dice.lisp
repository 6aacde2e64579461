; Jaynes's dice: a die shows 4.5 on average, nothing else is known of it.
;
; The distribution of greatest entropy with that mean is the only one that
; presumes nothing more (Jaynes, Brandeis lectures 1962). It comes with a proof:
; a bound on the entropy of every distribution with that mean, which it attains.

(define (face x) x)
(define faces '(1 2 3 4 5 6))

(define die (maximum-entropy faces face 4.5 :base 'e))
(define shares (maxent-ref die 'distribution))

(display (histogram (map cons faces (probabilities shares)) :width 24))
;>> 1  ███▊                      5.4 %
;>> 2  █████▌                    7.9 %
;>> 3  ███████▉                 11.4 %
;>> 4  ███████████▍             16.5 %
;>> 5  ████████████████▌        24.0 %
;>> 6  ████████████████████████ 34.7 %

(expectation face shares)             ;~> 4.5
(maxent-ref die 'entropy)             ;~> 1.61358109815383
(< (abs (maxent-ref die 'gap)) 1e-12) ;=> #t

; Each face is so many times as likely as the one before: the family is exponential.
(exp (vector-ref (array->vector (maxent-ref die 'multipliers)) 0))   ;~> 1.44925

; A mean of 6 leaves no choice, one of 7 no distribution.
(maxent-ref (maximum-entropy faces face 6) 'impossible)   ;=> (1 2 3 4 5)
(guard (e (#t (display (condition/report-string e)) (newline)))
  (maximum-entropy faces face 7))
;>> maximum-entropy: no distribution has moment 7.0 of feature 0: its values are from 1.0 to 6.0

; From data: the likeliest parameter is the one whose mean is that of the data.
(define dice (exponential-family faces face))
(family-natural dice 4.5)                                 ;~> #f64(0.371049)
(family-fit dice (samples '(6 6 5 4 3 3)))                ;~> #f64(0.371049)
