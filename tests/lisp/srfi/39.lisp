;;; SRFI 39, from its specification.
(import (srfi 39))

(define radix (make-parameter 10))
(define write-shared
  (make-parameter #f
    (lambda (x) (if (boolean? x) x (error "only booleans are accepted by write-shared")))))

(radix)                                          ;=> 10
(radix 2)
(radix)                                          ;=> 2
(write-shared 0)                                 ;!! only booleans are accepted by write-shared
(write-shared)                                   ;=> #f

(define prompt (make-parameter 123 (lambda (x) (if (string? x) x (number->string x 10)))))
(prompt)                                         ;=> "123"
(prompt ">")
(prompt)                                         ;=> ">"

;; parameterize converts, binds for the time of the body, and all at once
(parameterize ((radix 16)) (radix))              ;=> 16
(radix)                                          ;=> 2
(define (f n) (number->string n (radix)))
(f 10)                                           ;=> "1010"
(parameterize ((radix 8)) (f 10))                ;=> "12"
(parameterize ((radix 8) (prompt (f 10))) (prompt))   ;=> "1010"
(parameterize ((prompt 5)) (prompt))             ;=> "5"
(parameterize ((write-shared 'x)) 1)             ;!! only booleans are accepted by write-shared
(parameterize () 'body)                          ;=> body
(parameterize ((radix 3)) (define x (radix)) x)  ;=> 3

;; what is assigned is the innermost binding
(parameterize ((radix 8)) (radix 16) (f 255))    ;=> "ff"
(radix)                                          ;=> 2
(parameterize ((radix 8)) (parameterize ((prompt "")) (radix 3)) (radix))   ;=> 3

;; bound whenever control is inside, by whatever way it came
(define inside #f)
(define turns 0)
(define (visit)
  (let ((seen (parameterize ((radix 7)) (call/cc (lambda (k) (set! inside k))) (radix))))
    (set! turns (+ turns 1))
    (if (< turns 3) (inside 'again) (list seen (radix)))))
(visit)                                          ;=> (7 2)
(call/cc (lambda (k) (parameterize ((radix 9)) (k (radix)))))   ;=> 9
(radix)                                          ;=> 2

(procedure? radix)                               ;=> #t
(radix 1 2)                                      ;!! parameter: expected 0 to 1 arguments, got 2
(parameterize ((5 1)) 2)                         ;!! parameterize: expected a parameter, got 5
(parameterize ((radix)) 2)                       ;!! parameterize: this is no parameter with its value
(make-parameter)                                 ;!! make-parameter: expected 1 to 2 arguments, got 0
