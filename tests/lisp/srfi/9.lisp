;;; SRFI 9, from its specification.
(import (srfi 9))

(define-record-type :pare
  (kons x y)
  pare?
  (x kar set-kar!)
  (y kdr))

(pare? (kons 1 2))                              ;=> #t
(pare? (cons 1 2))                              ;=> #f
(kar (kons 1 2))                                ;=> 1
(kdr (kons 1 2))                                ;=> 2
(let ((k (kons 1 2))) (set-kar! k 3) (kar k))   ;=> 3

;; a type is disjoint from all others
(define-record-type :other (other x) other? (x other-x))
(pare? (other 1))                               ;=> #f
(vector? (kons 1 2))                            ;=> #f
(procedure? (kons 1 2))                         ;=> #f
(let ((o (other 1))) (kar o))                   ;!! kar: argument 1: expected a pare
(set-kar! 5 1)                                  ;!! set-kar!: argument 1: expected a pare, got 5
(kar '(1 . 2))                                  ;!! kar: argument 1: expected a pare, got (1 . 2)
(kons 1)                                        ;!! kons: expected 2 arguments, got 1

;; the constructor takes the fields that it names, in its own order; others wait for a value
(define-record-type :three (three c a) three? (a three-a) (b three-b set-three-b!) (c three-c))
(define t (three 1 2))
(list (three-a t) (three-c t))                  ;=> (2 1)
(set-three-b! t 3)
(three-b t)                                     ;=> 3

;; a field needs no accessor; each evaluation makes a new type
(define-record-type :tag (tag name) tag? (name))
(tag? (tag 'x))                                 ;=> #t
(define (new-type)
  (define-record-type :local (make-local) local?)
  (cons make-local local?))
(define a (new-type))
(define b (new-type))
(list ((cdr a) ((car a))) ((cdr a) ((car b))))  ;=> (#t #f)

(kons 1 2)                                      ;=> #<pare x: 1 y: 2>

(define-record-type :bad (bad y) bad? (x bad-x))   ;!! define-record-type: there is no field y
