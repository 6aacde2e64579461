; Structure and Interpretation of Computer Programs, chapter 3.3.4: a simulator for digital circuits.
; Wires carry signals and wake actions; an agenda holds what will happen, by the time it will.
(import (scheme base) (scheme cxr) (scheme write))

; ---- queues

(define (make-queue) (cons '() '()))
(define (empty-queue? q) (null? (car q)))
(define (front-queue q) (caar q))
(define (insert-queue! q item)
  (let ((new (list item)))
    (if (empty-queue? q) (set-car! q new) (set-cdr! (cdr q) new))
    (set-cdr! q new)))
(define (delete-queue! q) (set-car! q (cdar q)))

; ---- the agenda: (current-time (time . queue) ...)

(define (make-agenda) (list 0))
(define (current-time agenda) (car agenda))
(define (segments agenda) (cdr agenda))
(define (add-to-agenda! time action agenda)
  (define (new-segment)
    (let ((q (make-queue)))
      (insert-queue! q action)
      (cons time q)))
  (let loop ((before agenda))
    (let ((rest (cdr before)))
      (cond ((or (null? rest) (< time (caar rest)))
             (set-cdr! before (cons (new-segment) rest)))
            ((= time (caar rest)) (insert-queue! (cdar rest) action))
            (else (loop rest))))))
(define (first-agenda-item agenda)
  (let ((segment (car (segments agenda))))
    (set-car! agenda (car segment))
    (front-queue (cdr segment))))
(define (remove-first-agenda-item! agenda)
  (let ((q (cdar (segments agenda))))
    (delete-queue! q)
    (if (empty-queue? q) (set-cdr! agenda (cdr (segments agenda))))))

(define the-agenda (make-agenda))
(define (after-delay delay action)
  (add-to-agenda! (+ delay (current-time the-agenda)) action the-agenda))
(define (propagate)
  (if (null? (segments the-agenda))
      'done
      (let ((item (first-agenda-item the-agenda)))
        (item)
        (remove-first-agenda-item! the-agenda)
        (propagate))))

; ---- wires

(define (make-wire)
  (let ((signal 0) (actions '()))
    (lambda (message . arguments)
      (case message
        ((get) signal)
        ((set!)
         (if (not (= signal (car arguments)))
             (begin
               (set! signal (car arguments))
               (for-each (lambda (action) (action)) actions))))
        ((add-action!)
         (set! actions (cons (car arguments) actions))
         ((car arguments)))))))
(define (get-signal wire) (wire 'get))
(define (set-signal! wire value) (wire 'set! value) 'done)
(define (add-action! wire action) (wire 'add-action! action))

; ---- gates

(define inverter-delay 2)
(define and-gate-delay 3)
(define or-gate-delay 5)

(define (logical who f)
  (lambda signals
    (for-each (lambda (s) (if (not (memv s '(0 1))) (error "Invalid signal" who s))) signals)
    (apply f signals)))
(define logical-not (logical 'not (lambda (a) (- 1 a))))
(define logical-and (logical 'and *))
(define logical-or (logical 'or max))

(define (gate f delay output . inputs)
  (define (changed)
    (let ((new (apply f (map get-signal inputs))))
      (after-delay delay (lambda () (set-signal! output new)))))
  (for-each (lambda (input) (add-action! input changed)) inputs))
(define (inverter a out) (gate logical-not inverter-delay out a))
(define (and-gate a b out) (gate logical-and and-gate-delay out a b))
(define (or-gate a b out) (gate logical-or or-gate-delay out a b))

(define (half-adder a b s c)
  (let ((d (make-wire)) (e (make-wire)))
    (or-gate a b d)
    (and-gate a b c)
    (inverter c e)
    (and-gate d e s)))
(define (full-adder a b c-in sum c-out)
  (let ((s (make-wire)) (c1 (make-wire)) (c2 (make-wire)))
    (half-adder b c-in s c1)
    (half-adder a s sum c2)
    (or-gate c1 c2 c-out)))

; exercise 3.30; the lowest bit comes first
(define (ripple-carry-adder as bs sums carry)
  (let loop ((as as) (bs bs) (sums sums) (c-in (make-wire)))
    (if (null? (cdr as))
        (full-adder (car as) (car bs) c-in (car sums) carry)
        (let ((c-out (make-wire)))
          (full-adder (car as) (car bs) c-in (car sums) c-out)
          (loop (cdr as) (cdr bs) (cdr sums) c-out)))))

(define (probe name wire)
  (add-action! wire
    (lambda ()
      (display name) (display " ")
      (display (current-time the-agenda)) (display "  New-value = ")
      (display (get-signal wire)) (newline))))

; ---- the sample simulation of the book

(define input-1 (make-wire))
(define input-2 (make-wire))
(define sum (make-wire))
(define carry (make-wire))
(probe 'sum sum)          ;>> sum 0  New-value = 0
(probe 'carry carry)      ;>> carry 0  New-value = 0
(half-adder input-1 input-2 sum carry)
(set-signal! input-1 1)   ;=> done
(propagate)               ;=> done
                          ;>> sum 8  New-value = 1
(set-signal! input-2 1)   ;=> done
(propagate)               ;=> done
                          ;>> carry 11  New-value = 1
                          ;>> sum 16  New-value = 0
(set-signal! input-1 2)   ;!! Invalid signal 2

; ---- an adder of eight bits

(define (wires n) (if (= n 0) '() (cons (make-wire) (wires (- n 1)))))
(define (set-number! wires n)
  (if (pair? wires)
      (begin
        (set-signal! (car wires) (remainder n 2))
        (set-number! (cdr wires) (quotient n 2)))))
(define (number wires)
  (if (null? wires) 0 (+ (get-signal (car wires)) (* 2 (number (cdr wires))))))

(define as (wires 8))
(define bs (wires 8))
(define sums (wires 8))
(define overflow (make-wire))
(set! the-agenda (make-agenda))
(ripple-carry-adder as bs sums overflow)
(define (add a b)
  (set-number! as a)
  (set-number! bs b)
  (propagate)
  (list (number sums) (get-signal overflow)))
(add 0 0)       ;=> (0 0)
(add 19 23)     ;=> (42 0)
(add 255 1)     ;=> (0 1)
(add 200 100)   ;=> (44 1)
(add 170 85)    ;=> (255 0)
