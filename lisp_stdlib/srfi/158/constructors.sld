;;; SRFI 158: what makes generators.
;;;
;;; A generator is a procedure without parameters that gives the next item each time it is
;;; called, and the end-of-file object, again and again, when there are no more.

(define-library (srfi 158 constructors)
  (export
    generator circular-generator make-iota-generator make-range-generator make-coroutine-generator
    list->generator vector->generator reverse-vector->generator string->generator
    bytevector->generator make-for-each-generator make-unfold-generator)
  (import (lambit) (lambit checks) (only (lambit internal) %check-vector %elements %out-of-domain %wrong))
  (begin

    (define (generator . xs)
      "A generator of the arguments (SRFI 158).

       (generator->list (generator 1 2 3))    ;=> (1 2 3)"
      (items xs))

    (define (items xs)
      (lambda ()
        (if (pair? xs)
            (let ((x (car xs)))
              (set! xs (cdr xs))
              x)
            (eof-object))))

    (define (circular-generator . xs)
      "A generator of the arguments again and again, without end (SRFI 158).

       (generator->list (circular-generator 1 2 3) 5)    ;=> (1 2 3 1 2)
       (circular-generator)    ;!! circular-generator: expected at least 1 argument, got 0"
      (if (null? xs) (%out-of-domain 'circular-generator "expected at least 1 argument, got 0"))
      (let ((rest xs))
        (lambda ()
          (let ((x (car rest)))
            (set! rest (if (null? (cdr rest)) xs (cdr rest)))
            x))))

    (define (make-iota-generator count &optional (start 0) (step 1))
      "A generator of `count` numbers from `start` on in steps of `step`, exact if both are (SRFI 158).

       (generator->list (make-iota-generator 3 8))        ;=> (8 9 10)
       (generator->list (make-iota-generator 3 8 2))      ;=> (8 10 12)
       (generator->list (make-iota-generator 3 1 0.5))    ;=> (1.0 1.5 2.0)"
      (check-count 'make-iota-generator 1 count)
      (let ((start (same-exactness (check-number 'make-iota-generator 2 start)
                                   (check-number 'make-iota-generator 3 step)))
            (i -1))
        (lambda ()
          (if (< (+ i 1) count)
              (begin
                (set! i (+ i 1))
                (+ start (* i step)))
              (eof-object)))))

    (define (same-exactness x step)
      (if (exact? step) x (inexact x)))

    (define (make-range-generator start &optional end (step 1))
      "A generator of numbers from `start` on in steps of `step`, as long as they are less than `end`, if
       there is one; exact if `start` and `step` are (SRFI 158).

       (generator->list (make-range-generator 3) 4)      ;=> (3 4 5 6)
       (generator->list (make-range-generator 3 8))      ;=> (3 4 5 6 7)
       (generator->list (make-range-generator 3 8 2))    ;=> (3 5 7)"
      (let ((x (same-exactness (check-real 'make-range-generator 1 start)
                               (check-real 'make-range-generator 3 step)))
            (end (if end (check-real 'make-range-generator 2 end) +inf.0))
            (i -1))
        (lambda ()
          (let ((next (+ x (* (+ i 1) step))))
            (if (< next end)
                (begin (set! i (+ i 1)) next)
                (eof-object))))))

    (define (make-coroutine-generator f)
      "A generator of what `f` gives to the procedure that it is called with, `yield`; `f` goes on when the
       next item is wanted (SRFI 158).

       (define g (make-coroutine-generator
         (lambda (yield) (let loop ((i 0)) (when (< i 3) (yield i) (loop (+ i 1)))))))
       (generator->list g)    ;=> (0 1 2)"
      (check-procedure 'make-coroutine-generator 1 f)
      (let ((give #f))                         ; continues whoever wants an item
        (define (go-on ignored)                ; continues `f`
          (f (lambda (x) (call/cc (lambda (k) (set! go-on k) (give x)))))
          (set! go-on (lambda (ignored) (give (eof-object))))
          (give (eof-object)))
        (lambda ()
          (call/cc (lambda (k) (set! give k) (go-on #f))))))

    (define (make-for-each-generator for-each xs)
      "A generator of the elements of the collection `xs`, which `for-each` goes along (SRFI 158).

       (generator->list (make-for-each-generator vector-for-each #(1 2 3)))    ;=> (1 2 3)"
      (check-procedure 'make-for-each-generator 1 for-each)
      (make-coroutine-generator (lambda (yield) (for-each yield xs))))

    (define (make-unfold-generator stop? f next seed)
      "A generator of the values of `f` on `seed`, its `next` and so on, until `stop?` is true of it (SRFI 158).

       (generator->list (make-unfold-generator (lambda (n) (> n 5)) square (lambda (n) (+ n 1)) 1))
       ;=> (1 4 9 16 25)"
      (check-procedures 'make-unfold-generator 1 (list stop? f next))
      (let ((done #f))
        (lambda ()
          (if (or done (stop? seed))
              (begin (set! done #t) (eof-object))
              (let ((x (f seed)))
                (set! seed (next seed))
                x)))))

    (define (list->generator xs)
      "A generator of the elements of the list (SRFI 158).

       (generator->list (list->generator '(1 2 3)))    ;=> (1 2 3)
       (list->generator 5)                             ;!! list->generator: argument 1: expected a list, got 5"
      (items (%elements 'list->generator 1 xs)))

    ;; ---- sequences

    (define (upwards ref xs i end)
      (lambda ()
        (if (< i end)
            (let ((x (ref xs i)))
              (set! i (+ i 1))
              x)
            (eof-object))))

    (define (check-range name size start end)
      (if (not (and (exact-integer? start) (<= 0 start size)))
          (%wrong name 2 (string-append "an index up to " (number->string size)) start))
      (if (not (and (exact-integer? end) (<= start end size)))
          (%wrong name 3 (string-append "an index from " (number->string start) " to " (number->string size)) end)))

    (define (vector->generator v &optional (start 0) end)
      "A generator of the elements of the vector, or of a range of them (SRFI 158).

       (generator->list (vector->generator #(1 2 3 4 5)))        ;=> (1 2 3 4 5)
       (generator->list (vector->generator #(1 2 3 4 5) 2))      ;=> (3 4 5)
       (generator->list (vector->generator #(1 2 3 4 5) 2 4))    ;=> (3 4)
       (vector->generator #(1 2) 3)    ;!! vector->generator: argument 2: expected an index up to 2, got 3"
      (let* ((size (vector-length (%check-vector 'vector->generator 1 v))) (end (or end size)))
        (check-range 'vector->generator size start end)
        (upwards vector-ref v start end)))

    (define (reverse-vector->generator v &optional (start 0) end)
      "A generator of the elements of the vector, or of a range of them, the last one first (SRFI 158).

       (generator->list (reverse-vector->generator #(1 2 3 4 5)))        ;=> (5 4 3 2 1)
       (generator->list (reverse-vector->generator #(1 2 3 4 5) 2))      ;=> (5 4 3)
       (generator->list (reverse-vector->generator #(1 2 3 4 5) 2 4))    ;=> (4 3)"
      (let* ((size (vector-length (%check-vector 'reverse-vector->generator 1 v))) (i (or end size)))
        (check-range 'reverse-vector->generator size start i)
        (lambda ()
          (if (> i start)
              (begin (set! i (- i 1)) (vector-ref v i))
              (eof-object)))))

    (define (string->generator s &optional (start 0) end)
      "A generator of the characters of the string, or of a range of them (SRFI 158).

       (generator->list (string->generator \"abcde\"))        ;=> (#\\a #\\b #\\c #\\d #\\e)
       (generator->list (string->generator \"abcde\" 2 4))    ;=> (#\\c #\\d)"
      (if (not (string? s)) (%wrong 'string->generator 1 "a string" s))
      (let* ((size (string-length s)) (end (or end size)))
        (check-range 'string->generator size start end)
        (upwards string-ref s start end)))

    (define (bytevector->generator b &optional (start 0) end)
      "A generator of the bytes of the bytevector, or of a range of them (SRFI 158).

       (generator->list (bytevector->generator #u8(10 20 30)))      ;=> (10 20 30)
       (generator->list (bytevector->generator #u8(10 20 30) 2))    ;=> (30)"
      (if (not (bytevector? b)) (%wrong 'bytevector->generator 1 "a bytevector" b))
      (let* ((size (bytevector-length b)) (end (or end size)))
        (check-range 'bytevector->generator size start end)
        (upwards bytevector-u8-ref b start end)))))
