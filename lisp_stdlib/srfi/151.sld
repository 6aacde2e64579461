;;; SRFI 151: bitwise operations on exact integers, in two's complement.
;;;
;;; All but what calls procedures is in the base library.

(define-library (srfi 151)
  (export bitwise-not bitwise-and bitwise-ior bitwise-xor bitwise-eqv bitwise-nand bitwise-nor
          bitwise-andc1 bitwise-andc2 bitwise-orc1 bitwise-orc2
          arithmetic-shift bit-count integer-length bitwise-if
          bit-set? copy-bit bit-swap any-bit-set? every-bit-set? first-set-bit
          bit-field bit-field-any? bit-field-every? bit-field-clear bit-field-set
          bit-field-replace bit-field-replace-same bit-field-rotate bit-field-reverse
          bits->list list->bits bits->vector vector->bits bits
          bitwise-fold bitwise-for-each bitwise-unfold make-bitwise-generator)
  (import (lambit) (lambit internal))
  (begin

    (define (bitwise-fold f seed i)
      "The last of the values of `f` on each bit of `i`, a boolean, the lowest first, and the value before,
       which at first is `seed` (SRFI 151). There are `(integer-length i)` bits.

       (bitwise-fold cons '() #b1010111)    ;=> (#t #f #t #f #t #t #t)
       (bitwise-fold cons '() -3)           ;=> (#f #t)"
      (fold f seed (bits-of 'bitwise-fold 3 i)))

    (define (bits-of name position i)
      "The bits of the integer `i`, argument `position` of `name`, as a list."
      (if (exact-integer? i) (%integer-bits i) (%wrong name position "an exact integer" i)))

    (define (bitwise-for-each f i)
      "Call `f` on each bit of `i`, a boolean, the lowest first (SRFI 151).

       (bitwise-for-each (lambda (bit) (display (if bit 1 0))) 6)    ;>> 011"
      (for-each f (bits-of 'bitwise-for-each 2 i)))

    (define (bitwise-unfold stop? mapper successor seed)
      "The integer whose bits, the lowest first, are whether `mapper` is true of `seed`, its `successor`
       and so on, until `stop?` is true (SRFI 151).

       (bitwise-unfold (lambda (i) (= i 10)) even? (lambda (i) (+ i 1)) 0)    ;=> 341"
      (let loop ((seed seed) (done '()))
        (if (stop? seed)
            (list->bits (reverse done))
            (let ((bit (if (mapper seed) #t #f)))
              (loop (successor seed) (cons bit done))))))

    (define (make-bitwise-generator i)
      "A procedure that gives the bits of `i`, as booleans, one at each call, the lowest first; it never
       ends (SRFI 151).

       (define next (make-bitwise-generator 6))
       (list (next) (next) (next) (next))    ;=> (#f #t #t #f)"
      (if (not (exact-integer? i)) (%wrong 'make-bitwise-generator 1 "an exact integer" i))
      (let ((index -1))
        (lambda ()
          (set! index (+ index 1))
          (bit-set? index i))))))
