;;; SRFI 41: the syntax of (streams derived).

(define-library (srfi 41 syntax)
  (export define-stream stream-let stream stream-of stream-match)
  (import (except (lambit) stream-null? stream-pair? stream-car stream-cdr)
          (only (lambit internal) %wrong)
          (srfi 41 primitive))
  (begin

    (define-syntax define-stream
      "Define a procedure that gives a stream: its body is evaluated when the stream is asked (SRFI 41).

       (define-stream (doubles n) (stream-cons n (doubles (* 2 n))))
       (stream->list 5 (doubles 1))   ;=> (1 2 4 8 16)"
      (syntax-rules ()
        ((_ (name . formals) body ...) (define name (stream-lambda formals body ...)))))

    (define-syntax stream-let
      "A named `let` whose body gives a stream: the name is a `stream-lambda` (SRFI 41).

       (define (every-other s)
         (stream-let loop ((s s))
           (if (or (stream-null? s) (stream-null? (stream-cdr s)))
               s
               (stream-cons (stream-car s) (loop (stream-cdr (stream-cdr s)))))))
       (stream->list (every-other (stream 1 2 3 4 5)))   ;=> (1 3 5)"
      (syntax-rules ()
        ((_ name ((variable value) ...) body ...)
         ((letrec ((name (stream-lambda (variable ...) body ...))) name) value ...))))

    (define-syntax stream
      "The stream of the values, each of which is computed when it is asked for (SRFI 41).

       (stream->list (stream 1 (+ 1 1)))                ;=> (1 2)
       (stream-car (stream 1 (error \"never\")))          ;=> 1
       (stream-null? (stream))                          ;=> #t"
      (syntax-rules ()
        ((_) stream-null)
        ((_ x more ...) (stream-cons x (stream more ...)))))

    (define-syntax stream-of
      "A stream comprehension: the values of the expression for all that the clauses say (SRFI 41).

       A clause is `(variable in stream)`, for each element; `(variable is expression)`; or a test,
       which picks out. Later clauses see the variables of earlier ones, and turn faster.

       (stream->list (stream-of (* x x) (x in (stream-range 0 10)) (even? x)))   ;=> (0 4 16 36 64)
       (stream->list (stream-of (list a b) (a in (stream-range 1 4)) (b in (stream-range a 3))))
       ;=> ((1 1) (1 2) (2 2))
       (stream->list (stream-of (+ x y) (x in (stream 1 2)) (y is (* 10 x))))    ;=> (11 22)"
      (syntax-rules ()
        ((_ expression clause ...)
         ((stream-lambda () (clauses->stream expression stream-null clause ...))))))

    (define-syntax clauses->stream
      (syntax-rules (in is)
        ((_ expression rest) (stream-cons expression rest))
        ((_ expression rest (variable in source) clause ...)
         (stream-let loop ((s source))
           (if (stream-null? s)
               rest
               (let ((variable (stream-car s)))
                 (clauses->stream expression (loop (stream-cdr s)) clause ...)))))
        ((_ expression rest (variable is value) clause ...)
         (let ((variable value)) (clauses->stream expression rest clause ...)))
        ((_ expression rest test clause ...)
         (if test (clauses->stream expression rest clause ...) rest))))

    (define-syntax stream-match
      "The expression of the first clause whose pattern the stream has (SRFI 41).

       A clause is `(pattern expression)` or `(pattern test expression)`; a pattern `()`, the empty
       stream; `(p ...)`, so many elements; `(p ... . rest)`, at least so many; or a name, any stream.
       A `p` is a name for the element, or `_`. Of the stream no more is asked for than the pattern
       needs, and an element only once the pattern fits.

       (define (size s) (stream-match s (() 0) ((_ . rest) (+ 1 (size rest)))))
       (size (stream 'a 'b 'c))                                                 ;=> 3
       (stream-match (stream 1 1) ((x y) (= x y) 'same) ((x y) 'others))        ;=> same
       (stream-match (stream-from 1) ((_ x . _) x))                             ;=> 2
       (stream-match (stream 1) (() 'none))                                     ;!! stream-match: no pattern fits
       (stream-match '(1) (x x))                  ;!! stream-match: argument 1: expected a stream, got (1)"
      (syntax-rules ()
        ((_ expression clause ...)
         (let ((s expression))
           (if (not (stream? s)) (%wrong 'stream-match 1 "a stream" s))
           (match-clauses s clause ...)))))

    (define-syntax match-clauses
      (syntax-rules ()
        ((_ s) (error "stream-match: no pattern fits the stream"))
        ((_ s (pattern expression) clause ...)
         (match-clauses s (pattern #t expression) clause ...))
        ((_ s (pattern test expression) clause ...)
         (let ((otherwise (lambda () (match-clauses s clause ...))))
           (match-pattern s pattern () test expression (otherwise))))))

    ;; The bindings are collected, so that elements are asked for when the whole pattern fits.
    (define-syntax match-pattern
      (syntax-rules (_)
        ((match s () bindings test expression otherwise)
         (if (stream-null? s) (match-test bindings test expression otherwise) otherwise))
        ((match s (_ . more) bindings test expression otherwise)
         (if (stream-pair? s)
             (let ((rest (stream-cdr s)))
               (match-pattern rest more bindings test expression otherwise))
             otherwise))
        ((match s (name . more) (binding ...) test expression otherwise)
         (if (stream-pair? s)
             (let ((rest (stream-cdr s)))
               (match-pattern rest more (binding ... (name (stream-car s))) test expression otherwise))
             otherwise))
        ((match s _ bindings test expression otherwise)
         (match-test bindings test expression otherwise))
        ((match s name (binding ...) test expression otherwise)
         (match-test (binding ... (name s)) test expression otherwise))))

    (define-syntax match-test
      (syntax-rules ()
        ((_ bindings #t expression otherwise) (let bindings expression))
        ((_ bindings test expression otherwise) (let bindings (if test expression otherwise)))))))
