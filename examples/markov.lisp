; Markov chains: the weather by machine, how long a memory data show, and the
; states of a process that hides them.

(define weather (markov-chain '((sun (sun . 3/4) (rain . 1/4)) (rain (sun . 1/2) (rain . 1/2)))))

(stationary-distribution weather)         ;=> #<pmf sun 2/3 rain 1/3>
(process-entropy-rate weather)            ;=> (- 5/3 (* 1/2 (log2 3)))
(hitting-times weather '(rain))           ;=> ((sun . 4) (rain . 0))

; A thousand days, and what they say of the memory that made them.
(define days (simulate weather 1000 :seed 4))
(define found (markov-order days 3))

(define (show-order row)
  (display (string-append
            (align-right (cdr (assq 'order row)) 5)
            (align-right (cdr (assq 'parameters row)) 12)
            (align-right (decimal (cdr (assq 'bic row)) 1) 10)))
  (newline))

(display "order  parameters       BIC\n")
(for-each show-order (cdr (assq 'orders found)))

(cdr (assq 'bic found))                   ;=> 1

; The chain of the data is exact, as counts are; its rate is near the truth.
(define learnt (markov-chain-from-data days))
(< (abs (- (process-entropy-rate learnt) (process-entropy-rate weather))) 0.05)   ;=> #t

; The even process: ones come in pairs. No chain of any order makes it, two hidden states do.
(define even
  (hidden-markov '((A ((0 A) . 1/2) ((1 B) . 1/2))
                   (B ((1 A) . 1/2) ((1 A2) . 1/2))
                   (A2 ((0 A) . 1/2) ((1 B) . 1/2)))))   ; a third, of no use

(define machine (epsilon-machine even))
(for-each
 (lambda (arrow)
   (display (string-append
             (symbol->string (car arrow)) " --" (number->string (cadr arrow)) "--> "
             (symbol->string (caddr arrow)) "  " (number->string (cadddr arrow))))
   (newline))
 (machine-arrows machine))
;>> A --0--> A  1/2
;>> A --1--> B  1/2
;>> B --1--> A  1

(process-entropy-rate even)               ;=> 2/3
(statistical-complexity even)             ;=> (- (log2 3) 2/3)
(process-excess-entropy even)             ;=> (- (log2 3) 2/3)
