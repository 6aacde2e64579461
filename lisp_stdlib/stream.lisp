;;; Promises and streams: forcing (R7RS 4.2.5), streams as pairs with a promise (SICP 3.5).

(define (force promise)
  "The value that `promise` promises, computed now if it has not been before; what is no promise
   is its own value (R7RS 4.2.5).

   (define count 0)
   (define p (delay (begin (set! count (+ count 1)) (* 6 7))))
   (list (force p) (force p) count)   ;=> (42 42 1)
   (force 5)                          ;=> 5"
  (if (promise? promise)
      (let loop ()
        (if (%promise-done? promise)
            (%promise-value promise)
            (let ((next ((%promise-value promise))))
              (if (not (%promise-done? promise))
                  (%promise-set! promise (if (promise? next) next (make-promise next))))
              (loop))))
      promise))

(define (stream-pair? x)
  "Is `x` a pair made by `cons-stream`?

   (stream-pair? (cons-stream 1 '()))   ;=> #t
   (stream-pair? '(1 2))                ;=> #f"
  (and (pair? x) (promise? (cdr x))))

(define (stream-car stream)
  "The first element of `stream`.

   (stream-car (cons-stream 1 '()))   ;=> 1"
  (car stream))

(define (stream-cdr stream)
  "The rest of `stream`, computed now if it has not been before.

   (stream-car (stream-cdr (cons-stream 1 (cons-stream 2 '()))))   ;=> 2"
  (force (cdr stream)))

(define (stream-null? x)
  "Is `x` the empty stream?

   (stream-null? '())   ;=> #t"
  (null? x))

(define (stream-head stream k)
  "A list of the first `k` elements of `stream`.

   (define (from n) (cons-stream n (from (+ n 1))))
   (stream-head (from 1) 3)   ;=> (1 2 3)"
  (let loop ((stream stream) (k k) (result '()))
    (if (= k 0)
        (reverse result)
        (loop (if (= k 1) '() (stream-cdr stream)) (- k 1) (cons (stream-car stream) result)))))

(define (stream-tail stream k)
  "`stream` without its first `k` elements.

   (define (from n) (cons-stream n (from (+ n 1))))
   (stream-car (stream-tail (from 1) 10))   ;=> 11"
  (let loop ((stream stream) (k k))
    (if (= k 0)
        stream
        (loop (stream-cdr stream) (- k 1)))))
