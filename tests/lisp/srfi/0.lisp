;;; SRFI 0, from its specification.
(import (srfi 0))

;; the first clause whose requirement holds
(cond-expand (srfi-0 'yes) (else 'no))                      ;=> yes
(cond-expand (srfi-1000000 'yes) (else 'no))                ;=> no
(cond-expand (srfi-1000000 'a) (srfi-0 'b) (else 'c))       ;=> b
(cond-expand (else 'anyway))                                ;=> anyway

;; and, or, not
(cond-expand ((and) 'yes) (else 'no))                       ;=> yes
(cond-expand ((or) 'yes) (else 'no))                        ;=> no
(cond-expand ((and srfi-0 srfi-9) 'yes) (else 'no))         ;=> yes
(cond-expand ((and srfi-0 srfi-1000000) 'yes) (else 'no))   ;=> no
(cond-expand ((or srfi-1000000 srfi-9) 'yes) (else 'no))    ;=> yes
(cond-expand ((not srfi-0) 'yes) (else 'no))                ;=> no
(cond-expand ((not (or srfi-1000000 (not srfi-0))) 'yes) (else 'no))   ;=> yes

;; commands and definitions, as many as there are, where the form stands
(cond-expand (srfi-0 (define zero 0) (define one (+ zero 1))) (else (define zero 'none)))
(list zero one)                                             ;=> (0 1)
(define (f) (cond-expand (srfi-0 (define local 5)) (else)) (* 2 local))
(f)                                                         ;=> 10
(cond-expand (srfi-0) (else (error "not reached")))
(cond-expand (srfi-1000000 (error "not reached")))
(cond-expand (srfi-1000000 (this is not even code #t . 5)) (else 'fine))   ;=> fine

;; a feature is a library that is there
(cond-expand (srfi-41 (cond-expand ((library (srfi 41)) 'both) (else 'one))) (else 'none))   ;=> both
(list? (memq 'srfi-0 (features)))                           ;=> #t
(memq 'srfi-1000000 (features))                             ;=> #f

;; what is wrong
(cond-expand (("srfi-0") 1))                                ;!! cond-expand: this is no requirement
(cond-expand ((not) 1))                                     ;!! cond-expand: this is no requirement
(cond-expand srfi-0)                                        ;!! cond-expand: a clause is a list
