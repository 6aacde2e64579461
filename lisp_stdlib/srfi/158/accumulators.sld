;;; SRFI 158: accumulators, the inverse of generators.
;;;
;;; An accumulator is a procedure of one argument. Called with an item it takes it; called with
;;; the end-of-file object it gives what it has made of the items.

(define-library (srfi 158 accumulators)
  (export
    make-accumulator count-accumulator list-accumulator reverse-list-accumulator vector-accumulator
    reverse-vector-accumulator vector-accumulator! string-accumulator bytevector-accumulator
    bytevector-accumulator! sum-accumulator product-accumulator)
  (import (lambit) (lambit checks)
          (only (lambit internal) %check-vector %out-of-domain %reverse->string %reverse->vector %wrong))
  (begin

    (define (make-accumulator f state finish)
      "An accumulator whose state, at first `state`, becomes `f` of item and state; in the end it gives `finish`
       of the state (SRFI 158).

       (define a (make-accumulator * 1 -))
       (a 2)
       (a 4)
       (a (eof-object))    ;=> -8"
      (check-procedure 'make-accumulator 1 f)
      (check-procedure 'make-accumulator 3 finish)
      (lambda (x)
        (if (eof-object? x)
            (finish state)
            (set! state (f x state)))))

    (define (itself x) x)

    (define (count-accumulator)
      "An accumulator that gives how many items it was called with (SRFI 158).

       (define a (count-accumulator))
       (generator-for-each a (generator 'x 'y))
       (a (eof-object))    ;=> 2"
      (make-accumulator (lambda (x n) (+ n 1)) 0 itself))

    (define (list-accumulator)
      "An accumulator that gives the list of its items (SRFI 158).

       (define a (list-accumulator))
       (generator-for-each a (generator 1 2 4))
       (a (eof-object))    ;=> (1 2 4)"
      (make-accumulator cons '() reverse))

    (define (reverse-list-accumulator)
      "An accumulator that gives the list of its items, the last one first (SRFI 158).

       (define a (reverse-list-accumulator))
       (generator-for-each a (generator 1 2 4))
       (a (eof-object))    ;=> (4 2 1)"
      (make-accumulator cons '() list-copy))

    (define (vector-accumulator)
      "An accumulator that gives the vector of its items (SRFI 158).

       (define a (vector-accumulator))
       (generator-for-each a (generator 1 2 4))
       (a (eof-object))    ;=> #(1 2 4)"
      (make-accumulator cons '() %reverse->vector))

    (define (reverse-vector-accumulator)
      "An accumulator that gives the vector of its items, the last one first (SRFI 158).

       (define a (reverse-vector-accumulator))
       (generator-for-each a (generator 1 2 4))
       (a (eof-object))    ;=> #(4 2 1)"
      (make-accumulator cons '() list->vector))

    (define (filler name put! sequence size at)
      "An accumulator that puts its items into `sequence` from index `at` on, and gives that."
      (if (not (and (exact-integer? at) (<= 0 at size)))
          (%wrong name 2 (string-append "an index up to " (number->string size)) at))
      (let ((i at))
        (lambda (x)
          (cond ((eof-object? x) sequence)
                ((= i size) (%out-of-domain name "there is no place left for another item"))
                (else
                 (put! sequence i x)
                 (set! i (+ i 1)))))))

    (define (vector-accumulator! v at)
      "An accumulator that puts its items into the vector, from index `at` on, and gives the vector (SRFI 158).

       (define a (vector-accumulator! (vector 1 2 3 4) 2))
       (a 'x)
       (a (eof-object))    ;=> #(1 2 x 4)
       (a 'y)
       (a 'z)              ;!! vector-accumulator!: there is no place left for another item"
      (filler 'vector-accumulator! vector-set! v (vector-length (%check-vector 'vector-accumulator! 1 v)) at))

    (define (string-accumulator)
      "An accumulator that gives the string of its items, which are characters (SRFI 158).

       (define a (string-accumulator))
       (generator-for-each a (string->generator \"abc\"))
       (a (eof-object))    ;=> \"abc\"
       (a 5)               ;!! string-accumulator: argument 1: expected a character, got 5"
      (make-accumulator
        (lambda (x xs) (if (char? x) (cons x xs) (%wrong 'string-accumulator 1 "a character" x)))
        '()
        (lambda (xs) (%reverse->string 'string-accumulator xs))))

    (define (bytevector-accumulator)
      "An accumulator that gives the bytevector of its items, which are bytes (SRFI 158).

       (define a (bytevector-accumulator))
       (generator-for-each a (generator 1 2 255))
       (a (eof-object))    ;=> #u8(1 2 255)
       (a 256)             ;!! bytevector-accumulator: argument 1: expected a byte, got 256"
      (make-accumulator
        (lambda (x xs)
          (if (and (exact-integer? x) (<= 0 x 255)) (cons x xs) (%wrong 'bytevector-accumulator 1 "a byte" x)))
        '()
        (lambda (xs) (apply bytevector (reverse xs)))))

    (define (bytevector-accumulator! b at)
      "An accumulator that puts its items into the bytevector, from index `at` on, and gives that (SRFI 158).

       (define a (bytevector-accumulator! (bytevector 1 2 3) 1))
       (a 9)
       (a (eof-object))    ;=> #u8(1 9 3)"
      (if (not (bytevector? b)) (%wrong 'bytevector-accumulator! 1 "a bytevector" b))
      (filler 'bytevector-accumulator! bytevector-u8-set! b (bytevector-length b) at))

    (define (sum-accumulator)
      "An accumulator that gives the sum of its items (SRFI 158).

       (define a (sum-accumulator))
       (generator-for-each a (generator 1 2 4))
       (a (eof-object))    ;=> 7"
      (make-accumulator + 0 itself))

    (define (product-accumulator)
      "An accumulator that gives the product of its items (SRFI 158).

       (define a (product-accumulator))
       (generator-for-each a (generator 1 2 4))
       (a (eof-object))    ;=> 8"
      (make-accumulator * 1 itself))))
