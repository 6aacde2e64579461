;;; SRFI 41's (streams derived): all that is built on `(srfi 41 primitive)`.
;;;
;;; The syntax is in `(srfi 41 syntax)`. Arguments are checked when a procedure is called;
;;; elements are computed when they are asked for. What runs along a stream is a loop over
;;; its own parameter, so that nothing keeps the elements that it has passed.

(define-library (srfi 41 derived)
  (export
    define-stream list->stream port->stream stream stream->list stream-append stream-concat
    stream-constant stream-drop stream-drop-while stream-filter stream-fold stream-for-each
    stream-from stream-iterate stream-length stream-let stream-map stream-match stream-of
    stream-range stream-ref stream-reverse stream-scan stream-take stream-take-while
    stream-unfold stream-unfolds stream-zip)
  (import (except (lambit) stream-null? stream-pair? stream-car stream-cdr)
          (lambit checks)
          (only (lambit internal) %elements %out-of-domain %wrong)
          (srfi 41 primitive)
          (srfi 41 syntax))
  (begin

    (define (a-stream name position x)
      (if (stream? x) x (%wrong name position "a stream" x)))

    (define (all-streams name position xs)
      (let loop ((rest xs) (position position))
        (if (null? rest)
            xs
            (begin (a-stream name position (car rest)) (loop (cdr rest) (+ position 1))))))

    ;; ---- from other things, and back

    (define-stream (elements->stream xs)
      (if (null? xs) stream-null (stream-cons (car xs) (elements->stream (cdr xs)))))

    (define (list->stream xs)
      "The stream of the elements of the list (SRFI 41).

       (stream->list (list->stream '(1 2 3)))    ;=> (1 2 3)
       (list->stream 5)                          ;!! list->stream: argument 1: expected a list, got 5"
      (elements->stream (%elements 'list->stream 1 xs)))

    (define (stream->list n &optional s)
      "The list of the elements of a stream; of `(stream->list n stream)`, of at most the first `n` (SRFI 41).

       (stream->list (stream 1 2 3))        ;=> (1 2 3)
       (stream->list 3 (stream-from 1))     ;=> (1 2 3)
       (stream->list 3 (stream 1))          ;=> (1)
       (stream->list -1 (stream 1))         ;!! stream->list: argument 1: expected an exact integer, not negative, got -1"
      (if s
          (elements (check-count 'stream->list 1 n) (a-stream 'stream->list 2 s) '())
          (elements -1 (a-stream 'stream->list 1 n) '())))

    (define (elements n s done)
      "The first `n` elements of `s` (all of them, if `n` is negative), after those of `done`, reversed."
      (if (or (= n 0) (stream-null? s))
          (reverse done)
          (elements (- n 1) (stream-cdr s) (cons (stream-car s) done))))

    (define-stream (characters port)
      (let ((char (read-char port)))
        (if (eof-object? char) stream-null (stream-cons char (characters port)))))

    (define (port->stream &optional (port (current-input-port)))
      "The stream of the characters that the textual port gives (SRFI 41).

       (stream->list 2 (port->stream (open-input-string \"abc\")))    ;=> (#\\a #\\b)
       (port->stream 5)          ;!! port->stream: argument 1: expected a textual input port, got 5"
      (if (not (and (input-port? port) (textual-port? port)))
          (%wrong 'port->stream 1 "a textual input port" port))
      (characters port))

    ;; ---- making

    (define-stream (repeated xs rest)
      (if (null? rest)
          (repeated xs xs)
          (stream-cons (car rest) (repeated xs (cdr rest)))))

    (define (stream-constant . xs)
      "The endless stream of the arguments, again and again (SRFI 41).

       (stream->list 5 (stream-constant 1 2))     ;=> (1 2 1 2 1)
       (stream-null? (stream-constant))           ;=> #t"
      (if (null? xs) stream-null (repeated xs xs)))

    (define-stream (steps n step)
      (stream-cons n (steps (+ n step) step)))

    (define (stream-from first &optional (step 1))
      "The endless stream of `first`, `first` + `step` and so on (SRFI 41).

       (stream->list 3 (stream-from 5))      ;=> (5 6 7)
       (stream->list 3 (stream-from 0 -2))   ;=> (0 -2 -4)
       (stream-from 'a)                      ;!! stream-from: argument 1: expected a number, got a"
      (steps (check-number 'stream-from 1 first) (check-number 'stream-from 2 step)))

    (define-stream (steps-up n past step)
      (if (< n past) (stream-cons n (steps-up (+ n step) past step)) stream-null))

    (define-stream (steps-down n past step)
      (if (> n past) (stream-cons n (steps-down (+ n step) past step)) stream-null))

    (define (stream-range first past &optional step)
      "The stream of the numbers from `first` up to, not including, `past`, in steps of `step` (SRFI 41).

       Without a `step` it goes towards `past` by ones.

       (stream->list (stream-range 0 3))        ;=> (0 1 2)
       (stream->list (stream-range 3 0))        ;=> (3 2 1)
       (stream->list (stream-range 0 9 4))      ;=> (0 4 8)
       (stream->list (stream-range 0 3 -1))     ;=> ()
       (stream-range 0 'a)                      ;!! stream-range: argument 2: expected a real number, got a"
      (check-real 'stream-range 1 first)
      (check-real 'stream-range 2 past)
      (let ((step (if step (check-real 'stream-range 3 step) (if (< first past) 1 -1))))
        (if (> step 0) (steps-up first past step) (steps-down first past step))))

    (define-stream (iterates f x)
      (stream-cons x (iterates f (f x))))

    (define (stream-iterate f x)
      "The endless stream of `x`, `(f x)`, `(f (f x))` and so on (SRFI 41).

       (stream->list 5 (stream-iterate (lambda (n) (* 2 n)) 1))   ;=> (1 2 4 8 16)"
      (check-procedure 'stream-iterate 1 f)
      (iterates f x))

    (define-stream (unfolded f more? next seed)
      (if (more? seed)
          (stream-cons (f seed) (unfolded f more? next (next seed)))
          stream-null))

    (define (stream-unfold f more? next seed)
      "The stream of the values of `f` on `seed`, its `next` and so on, as long as `more?` is true of it (SRFI 41).

       (stream->list (stream-unfold square (lambda (n) (< n 5)) (lambda (n) (+ n 1)) 0))   ;=> (0 1 4 9 16)"
      (check-procedure 'stream-unfold 1 f)
      (check-procedure 'stream-unfold 2 more?)
      (check-procedure 'stream-unfold 3 next)
      (unfolded f more? next seed))

    (define-stream (rounds-of f seed)
      (call-with-values (lambda () (f seed))
        (lambda (next . results) (stream-cons results (rounds-of f next)))))

    (define-stream (results i rounds)
      (let ((result (list-ref (stream-car rounds) i)))
        (cond ((pair? result) (stream-cons (car result) (results i (stream-cdr rounds))))
              ((null? result) stream-null)
              (result (error "stream-unfolds: expected a list of an element, #f or ()" result))
              (else (results i (stream-cdr rounds))))))

    (define (stream-unfolds f seed)
      "Several streams at once, as many values: `f` of a seed gives the next seed, and for each stream
       a list of an element, `#f` if it gets none now, or `()` if it ends (SRFI 41).

       (define (split n) (if (= n 6) (values n '() '()) (if (odd? n) (values (+ n 1) (list n) #f) (values (+ n 1) #f (list n)))))
       (call-with-values (lambda () (stream-unfolds split 1))
         (lambda (odds evens) (list (stream->list odds) (stream->list evens))))   ;=> ((1 3 5) (2 4))"
      (check-procedure 'stream-unfolds 1 f)
      (let ((rounds (rounds-of f seed)))
        (apply values
               (map (lambda (i) (results i rounds)) (iota (length (stream-car rounds)))))))

    ;; ---- together

    (define-stream (appended streams)
      (cond ((null? streams) stream-null)
            ((null? (cdr streams)) (car streams))
            ((stream-null? (car streams)) (appended (cdr streams)))
            (else (stream-cons (stream-car (car streams))
                               (appended (cons (stream-cdr (car streams)) (cdr streams)))))))

    (define (stream-append . streams)
      "The stream of the elements of the streams, one stream after the other (SRFI 41).

       (stream->list (stream-append (stream 1 2) (stream) (stream 3)))    ;=> (1 2 3)
       (stream->list 3 (stream-append (stream-from 1) (stream 0)))        ;=> (1 2 3)
       (stream-append (stream 1) '(2))    ;!! stream-append: argument 2: expected a stream, got (2)"
      (appended (all-streams 'stream-append 1 streams)))

    (define-stream (concatenated streams)
      (if (stream-null? streams)
          stream-null
          (then-concatenated (stream-car streams) (stream-cdr streams))))

    (define-stream (then-concatenated s streams)
      (cond ((stream-pair? s) (stream-cons (stream-car s) (then-concatenated (stream-cdr s) streams)))
            ((stream? s) (concatenated streams))
            (else (error "stream-concat: expected a stream of streams, got" s))))

    (define (stream-concat streams)
      "The stream of the elements of the streams in a stream (SRFI 41).

       (stream->list (stream-concat (stream (stream 1 2) (stream) (stream 3))))    ;=> (1 2 3)
       (stream->list (stream-concat (stream 1)))    ;!! stream-concat: expected a stream of streams, got 1"
      (concatenated (a-stream 'stream-concat 1 streams)))

    (define (stream-zip s . more)
      "The stream of the lists of the first elements, of the second ones and so on; the shortest decides (SRFI 41).

       (stream->list (stream-zip (stream 1 2 3) (stream-from 10)))    ;=> ((1 10) (2 11) (3 12))"
      (mapped-all list (all-streams 'stream-zip 1 (cons s more))))

    ;; ---- parts

    (define (stream-ref s n)
      "Element `n` of the stream, counted from 0 (SRFI 41).

       (stream-ref (stream-from 0 10) 4)    ;=> 40
       (stream-ref (stream 1 2) 2)          ;!! stream-ref: argument 2: the stream has no more than 2 elements"
      (nth (a-stream 'stream-ref 1 s) (check-count 'stream-ref 2 n) n))

    (define (nth s left n)
      (cond ((stream-null? s)
             (%out-of-domain 'stream-ref
               (string-append "argument 2: the stream has no more than " (number->string (- n left)) " elements")))
            ((= left 0) (stream-car s))
            (else (nth (stream-cdr s) (- left 1) n))))

    (define-stream (taken n s)
      (if (or (= n 0) (stream-null? s))
          stream-null
          (stream-cons (stream-car s) (taken (- n 1) (stream-cdr s)))))

    (define (stream-take n s)
      "The stream of the first `n` elements, or of all if there are fewer (SRFI 41).

       (stream->list (stream-take 3 (stream-from 1)))    ;=> (1 2 3)"
      (taken (check-count 'stream-take 1 n) (a-stream 'stream-take 2 s)))

    (define-stream (taken-while keep? s)
      (if (and (stream-pair? s) (keep? (stream-car s)))
          (stream-cons (stream-car s) (taken-while keep? (stream-cdr s)))
          stream-null))

    (define (stream-take-while keep? s)
      "The stream of the elements before the first of which `keep?` is false (SRFI 41).

       (stream->list (stream-take-while odd? (stream 1 3 4 5)))    ;=> (1 3)"
      (taken-while (check-procedure 'stream-take-while 1 keep?) (a-stream 'stream-take-while 2 s)))

    (define-stream (dropped n s)
      (if (or (= n 0) (stream-null? s))
          s
          (dropped (- n 1) (stream-cdr s))))

    (define (stream-drop n s)
      "The stream without its first `n` elements (SRFI 41).

       (stream->list (stream-drop 2 (stream 1 2 3)))    ;=> (3)
       (stream->list (stream-drop 9 (stream 1 2 3)))    ;=> ()"
      (dropped (check-count 'stream-drop 1 n) (a-stream 'stream-drop 2 s)))

    (define-stream (dropped-while drop? s)
      (if (and (stream-pair? s) (drop? (stream-car s)))
          (dropped-while drop? (stream-cdr s))
          s))

    (define (stream-drop-while drop? s)
      "The stream from the first element on of which `drop?` is false (SRFI 41).

       (stream->list (stream-drop-while odd? (stream 1 3 4 5)))    ;=> (4 5)"
      (dropped-while (check-procedure 'stream-drop-while 1 drop?) (a-stream 'stream-drop-while 2 s)))

    (define-stream (filtered keep? s)
      (cond ((stream-null? s) stream-null)
            ((keep? (stream-car s)) (stream-cons (stream-car s) (filtered keep? (stream-cdr s))))
            (else (filtered keep? (stream-cdr s)))))

    (define (stream-filter keep? s)
      "The stream of the elements of which `keep?` is true (SRFI 41).

       (stream->list 3 (stream-filter odd? (stream-from 0)))    ;=> (1 3 5)
       (stream-filter 5 (stream))    ;!! stream-filter: argument 1: expected a procedure, got 5"
      (filtered (check-procedure 'stream-filter 1 keep?) (a-stream 'stream-filter 2 s)))

    (define-stream (reversed s done)
      (if (stream-null? s)
          done
          (reversed (stream-cdr s) (stream-cons (stream-car s) done))))

    (define (stream-reverse s)
      "The stream of the elements in reverse order (SRFI 41).

       (stream->list (stream-reverse (stream 1 2 3)))    ;=> (3 2 1)"
      (reversed (a-stream 'stream-reverse 1 s) stream-null))

    ;; ---- along

    (define-stream (mapped f s)
      (if (stream-null? s)
          stream-null
          (stream-cons (f (stream-car s)) (mapped f (stream-cdr s)))))

    (define-stream (mapped-all f streams)
      (if (every stream-pair? streams)
          (stream-cons (apply f (map stream-car streams)) (mapped-all f (map stream-cdr streams)))
          stream-null))

    (define (stream-map f s . more)
      "The stream of the values of `f` on the elements of the streams; the shortest decides (SRFI 41).

       (stream->list (stream-map square (stream 1 2 3)))                     ;=> (1 4 9)
       (stream->list (stream-map + (stream 1 2 3) (stream-from 10)))         ;=> (11 13 15)
       (stream-map car 5)    ;!! stream-map: argument 2: expected a stream, got 5"
      (check-procedure 'stream-map 1 f)
      (if (null? more)
          (mapped f (a-stream 'stream-map 2 s))
          (mapped-all f (all-streams 'stream-map 2 (cons s more)))))

    (define-stream (scanned f x s)
      (stream-cons x
        (if (stream-null? s)
            stream-null
            (scanned f (f x (stream-car s)) (stream-cdr s)))))

    (define (stream-scan f x s)
      "The stream of `x`, `(f x s1)`, `(f (f x s1) s2)` and so on: all that `stream-fold` comes by (SRFI 41).

       (stream->list 5 (stream-scan + 0 (stream-from 1)))    ;=> (0 1 3 6 10)"
      (scanned (check-procedure 'stream-scan 1 f) x (a-stream 'stream-scan 3 s)))

    (define (stream-fold f x s)
      "The value of `(f (f (f x s1) s2) ... sn)` (SRFI 41).

       (stream-fold - 10 (stream 1 2 3))    ;=> 4"
      (along (check-procedure 'stream-fold 1 f) x (a-stream 'stream-fold 3 s)))

    (define (along f x s)
      (if (stream-null? s)
          x
          (along f (f x (stream-car s)) (stream-cdr s))))

    (define (stream-for-each f s . more)
      "Call `f` on the elements of the streams in order, for what it does; the shortest decides (SRFI 41).

       (stream-for-each display (stream 1 2 3))    ;>> 123"
      (check-procedure 'stream-for-each 1 f)
      (if (null? more)
          (visit f (a-stream 'stream-for-each 2 s))
          (visit-all f (all-streams 'stream-for-each 2 (cons s more)))))

    (define (visit f s)
      (if (stream-pair? s)
          (begin (f (stream-car s)) (visit f (stream-cdr s)))))

    (define (visit-all f streams)
      (if (every stream-pair? streams)
          (begin
            (apply f (map stream-car streams))
            (visit-all f (map stream-cdr streams)))))

    (define (stream-length s)
      "How many elements the stream has (SRFI 41).

       (stream-length (stream-range 0 10))    ;=> 10"
      (count-on (a-stream 'stream-length 1 s) 0))

    (define (count-on s n)
      (if (stream-null? s) n (count-on (stream-cdr s) (+ n 1))))))
