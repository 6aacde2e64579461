;;; SRFI 111, from its specification.
(import (srfi 111))

(define b (box 1))
(box? b)                                     ;=> #t
(unbox b)                                    ;=> 1
(set-box! b '(2))
(unbox b)                                    ;=> (2)

;; each is a new object, disjoint from the others
(box? '(1))                                  ;=> #f
(box? #(1))                                  ;=> #f
(box? 5)                                     ;=> #f
(pair? b)                                    ;=> #f
(vector? b)                                  ;=> #f
(procedure? b)                               ;=> #f
(let ((c (box 5))) (list (eq? c c) (eqv? c c) (equal? c c)))                 ;=> (#t #t #t)
(let ((c (box 5)) (d (box 5))) (list (eq? c d) (eqv? c d)))                  ;=> (#f #f)
(let* ((c (box 1)) (d c)) (set-box! c 2) (unbox d))                          ;=> 2
(let ((c (box #f))) (set-box! c c) (eq? (unbox c) c))                        ;=> #t
(unbox (unbox (box (box 'deep))))            ;=> deep

(unbox 5)                                    ;!! unbox: argument 1: expected a box, got 5
(unbox '(1))                                 ;!! unbox: argument 1: expected a box, got (1)
(set-box! 5 1)                               ;!! set-box!: argument 1: expected a box, got 5
(box)                                        ;!! box: expected 1 argument, got 0
(set-box! b)                                 ;!! set-box!: expected 2 arguments, got 1
