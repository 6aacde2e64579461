; Synergy: two inputs of a gate, and what they tell of its output.
;
; How much an input tells of the output, alone or only together with the other one, depends on the gate.
; Williams and Beer (2010) divide the information into what both inputs tell, what each tells alone, and
; what only both together tell. The inputs are fair coins here, and all numbers exact.

(define (gate f)
  "The joint distribution of two fair bits x and y, and s = f(x, y)."
  (joint '(x y s)
         (map (lambda (xy) (cons (list (car xy) (cadr xy) (apply f xy)) 1/4))
              '((0 0) (0 1) (1 0) (1 1)))))

(define xor-gate (gate (lambda (x y) (if (= x y) 0 1))))
(define and-gate (gate *))
(define sum-gate (gate +))
(define first-gate (gate (lambda (x y) x)))

; -- The parts --

; In the order redundant, only x, only y, only both together:
(define (parts d . options)
  (map cdr (apply partial-information d 's options)))

(parts xor-gate)                       ;=> (0 0 0 1)
(parts sum-gate)                       ;=> (1/2 0 0 1)
(parts first-gate)                     ;=> (0 1 0 0)
(parts and-gate)                       ;=> ((- 3/2 (* 3/4 (log2 3))) 0 0 1/2)

; They add up to the mutual information.
(= (apply + (parts and-gate)) (mutual-information and-gate '(x y) 's))   ;=> #t

; -- One number for all --

; The O-information is negative where synergy has the upper hand. Of three variables it
; is redundancy minus synergy.
(o-information xor-gate)               ;=> -1
(define (difference d)
  (let ((p (parts d))) (- (car p) (cadddr p))))
(= (o-information and-gate) (difference and-gate))   ;=> #t
(o-information sum-gate)               ;=> -1/2

; -- What is redundant? --

; Both inputs are told by an output that copies both. Do they tell the same? Williams and
; Beer's measure says so, for both tell one bit; the measure of Bertschinger et al. does not.
(define copy (gate list))
(parts copy)                           ;=> (1 0 0 1)
(parts copy :measure 'broja)           ;=> (0.0 1.0 1.0 0.0)

(for-each
  (lambda (name d)
    (display name) (display ": ") (display (map exact->inexact (parts d))) (newline))
  '("xor" "and" "sum" "first" "copy")
  (list xor-gate and-gate sum-gate first-gate copy))
