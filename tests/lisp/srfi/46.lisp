;;; SRFI 46, from its specification.
(import (srfi 46))

;; an ellipsis of one's own: macros that make macros with an ellipsis
(define-syntax my-list
  (syntax-rules ::: ()
    ((_ x :::) (list x :::))))
(my-list 1 2 3)                                  ;=> (1 2 3)
(define-syntax define-lister
  (syntax-rules :::: ()
    ((_ name) (define-syntax name (syntax-rules () ((_ x ...) (list x ...)))))))
(define-lister lister)
(lister 4 5)                                     ;=> (4 5)

;; then ... is a symbol like others, and the ellipsis is hygienic
(define-syntax dots (syntax-rules ::: () ((_ ...) '...)))
(dots 5)                                         ;=> 5

;; patterns after the ellipsis, in lists and in vectors
(define-syntax last-of
  (syntax-rules ()
    ((_ x ... y) y)))
(last-of 1)                                      ;=> 1
(last-of 1 2 3)                                  ;=> 3
(define-syntax but-two
  (syntax-rules ()
    ((_ x ... y z) '((x ...) y z))))
(but-two 1 2)                                    ;=> (() 1 2)
(but-two 1 2 3 4)                                ;=> ((1 2) 3 4)
(define-syntax parts
  (syntax-rules ()
    ((_ #(x ... y)) '((x ...) y))))
(parts #(1 2 3))                                 ;=> ((1 2) 3)
(define-syntax dotted
  (syntax-rules ()
    ((_ x ... y . z) '((x ...) y z))))
(dotted 1 2 . 3)                                 ;=> ((1) 2 3)
(define-syntax fake-begin
  (syntax-rules ()
    ((_) #f)
    ((_ body ... last) (let ((ignored (list body ...))) last))))
(fake-begin 1 2 'three)                          ;=> three

(last-of)                                        ;!! last-of
(but-two 1)                                      ;!! but-two
