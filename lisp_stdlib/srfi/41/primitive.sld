;;; SRFI 41's (streams primitive): the type, its constructors, what takes it apart.
;;;
;;; A stream is a promise of the empty stream or of a link: a promise of the first
;;; element, and the stream of the others. A stream-lambda's stream is a promise of
;;; what another stream is (`delay-force`), so that a stream that passes over
;;; millions of elements to find its first one takes no space for them.

(define-library (srfi 41 primitive)
  (export stream-null stream-cons stream? stream-null? stream-pair? stream-car stream-cdr stream-lambda)
  (import (except (lambit) stream-null? stream-pair? stream-car stream-cdr)
          (only (lambit internal) %wrong %out-of-domain))
  (begin

    (define-record-type stream (promised promise) promised? (promise promise-of))
    (define-record-type link (make-link first rest) link? (first link-first) (rest link-rest))

    (define-syntax lazy
      (syntax-rules ()
        ((_ stream) (promised (delay-force (promise-in stream))))))

    (define (promise-in x)
      (if (promised? x) (promise-of x) (error "a stream was expected here, not" x)))

    ;; The stream without elements (SRFI 41).
    ;;
    ;;     (stream-null? stream-null)   ;=> #t
    (define stream-null (promised (make-promise '())))

    (define-syntax stream-cons
      "The stream of the value of `first`, then the elements of the stream `rest` (SRFI 41).

       Neither expression is evaluated before its value is asked for, and then once.

       (define-stream (from n) (stream-cons n (from (+ n 1))))
       (stream->list 3 (from 1))                                      ;=> (1 2 3)
       (stream-pair? (stream-cons (error \"never\") stream-null))       ;=> #t
       (stream-null? (stream-cdr (stream-cons 1 5)))                  ;!! a stream was expected here, not 5"
      (syntax-rules ()
        ((_ first rest) (promised (make-promise (make-link (delay first) (lazy rest)))))))

    (define-syntax stream-lambda
      "A procedure that promises the stream that its body gives (SRFI 41).

       The body is evaluated when the stream is first asked whether it has elements, not before.

       (define ones (stream-lambda () (stream-cons 1 (ones))))
       (stream->list 3 (ones))                              ;=> (1 1 1)
       (stream? ((stream-lambda (x) (error \"never\" x)) 1))   ;=> #t"
      (syntax-rules ()
        ((_ formals body ...) (lambda formals (lazy (let () body ...))))))

    (define (stream? x)
      "Is `x` a stream? (SRFI 41) It is not asked whether it has elements.

       (stream? stream-null)    ;=> #t
       (stream? '(1 2))         ;=> #f
       (stream? (delay 1))      ;=> #f"
      (promised? x))

    (define (stream-null? x)
      "Is `x` a stream without elements? (SRFI 41)

       (stream-null? stream-null)      ;=> #t
       (stream-null? (stream 1))       ;=> #f
       (stream-null? '())              ;=> #f"
      (and (promised? x) (null? (force (promise-of x)))))

    (define (stream-pair? x)
      "Is `x` a stream with elements? (SRFI 41)

       (stream-pair? (stream 1))       ;=> #t
       (stream-pair? stream-null)      ;=> #f
       (stream-pair? '(1))             ;=> #f"
      (and (promised? x) (link? (force (promise-of x)))))

    (define (stream-car stream)
      "The first element of the stream (SRFI 41).

       (stream-car (stream 1 2))    ;=> 1
       (stream-car stream-null)     ;!! stream-car: argument 1: the stream is empty
       (stream-car '(1))            ;!! stream-car: argument 1: expected a stream, got (1)"
      (force (link-first (link-of 'stream-car stream))))

    (define (stream-cdr stream)
      "The stream of all elements but the first (SRFI 41).

       (stream->list (stream-cdr (stream 1 2 3)))    ;=> (2 3)
       (stream-cdr stream-null)                      ;!! stream-cdr: argument 1: the stream is empty
       (stream-cdr 5)                                ;!! stream-cdr: argument 1: expected a stream, got 5"
      (link-rest (link-of 'stream-cdr stream)))

    (define (link-of name x)
      "The link of the stream `x`, which is argument 1 of `name`."
      (if (promised? x)
          (let ((link (force (promise-of x))))
            (if (link? link) link (%out-of-domain name "argument 1: the stream is empty")))
          (%wrong name 1 "a stream" x)))))
