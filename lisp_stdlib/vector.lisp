;;; Vectors: procedures that take procedures (R7RS 6.10, SRFI 133). They take arrays too.

(define (vector-map f v . more)
  "The vector of the values of `f` on the elements of the vectors; the shortest decides (R7RS 6.10).

   (vector-map cadr #((a b) (d e) (g h)))    ;=> #(b e h)
   (vector-map + #(1 2) #(10 20 30))         ;=> #(11 22)
   (vector-map car 7)                        ;!! vector-map: argument 2: expected a vector, got 7"
  (if (null? more)
      (let ((end (vector-length (%check-vector 'vector-map 2 v))))
        (let loop ((i 0) (done '()))
          (if (< i end)
              (loop (+ i 1) (cons (f (vector-ref v i)) done))
              (%reverse->vector done))))
      (list->vector (apply map f (%vectors->lists 'vector-map 2 (cons v more))))))

(define (%vectors->lists name position vs)
  "The elements of each of the vectors `vs`, the arguments of `name` from `position` on, as lists."
  (let loop ((vs vs) (position position) (done '()))
    (if (null? vs)
        (reverse done)
        (loop (cdr vs)
              (+ position 1)
              (cons (vector->list (%check-vector name position (car vs))) done)))))

(define (vector-for-each f v . more)
  "Call `f` on the elements of the vectors in order, for what it does (R7RS 6.10).

   (define squares (make-vector 5))
   (vector-for-each (lambda (i) (vector-set! squares i (* i i))) #(0 1 2 3 4))
   squares                           ;=> #(0 1 4 9 16)"
  (if (null? more)
      (let ((end (vector-length (%check-vector 'vector-for-each 2 v))))
        (let loop ((i 0))
          (if (< i end)
              (begin (f (vector-ref v i)) (loop (+ i 1))))))
      (apply for-each f (%vectors->lists 'vector-for-each 2 (cons v more)))))

(define (vector-map! f v . more)
  "Replace each element of the vector by the value of `f` on it and on those of the other vectors in its
   place; the shortest decides (SRFI 133).

   (let ((v (vector 1 2 3))) (vector-map! square v) v)         ;=> #(1 4 9)
   (let ((v (vector 1 2 3))) (vector-map! + v #(10 20)) v)     ;=> #(11 22 3)"
  (if (null? more)
      (let ((end (vector-length (%check-vector 'vector-map! 2 v))))
        (let loop ((i 0))
          (if (< i end)
              (begin (vector-set! v i (f (vector-ref v i))) (loop (+ i 1))))))
      (let loop ((rows (%vector-rows 'vector-map! 2 (cons v more))) (i 0))
        (if (pair? rows)
            (begin (vector-set! v i (apply f (car rows))) (loop (cdr rows) (+ i 1)))))))

(define (make-initialized-vector n f)
  "The vector of the values of `f` on 0, 1, ..., n - 1.

   (make-initialized-vector 4 square)    ;=> #(0 1 4 9)"
  (list->vector (list-tabulate n f)))

(define (vector-tabulate f n)
  "The vector of the values of `f` on 0, 1, ..., n - 1 (SRFI 133).

   (vector-tabulate square 4)    ;=> #(0 1 4 9)"
  (make-initialized-vector n f))

(define (vector-fold f init v . more)
  "The value of `(f (f (f init x1) x2) ... xn)` (SRFI 133).

   (vector-fold + 0 #(1 2 3))                      ;=> 6
   (vector-fold (lambda (n a b) (+ n (* a b))) 0 #(1 2) #(3 4))    ;=> 11"
  (if (null? more)
      (let ((end (vector-length (%check-vector 'vector-fold 3 v))))
        (let loop ((i 0) (acc init))
          (if (< i end)
              (loop (+ i 1) (f acc (vector-ref v i)))
              acc)))
      (let loop ((rows (%vector-rows 'vector-fold 3 (cons v more))) (acc init))
        (if (pair? rows)
            (loop (cdr rows) (apply f acc (car rows)))
            acc))))

(define (vector-count wanted? v . more)
  "How many elements there are of which `wanted?` is true (SRFI 133).

   (vector-count even? #(3 1 4 1 5 9 2 5 6))    ;=> 3
   (vector-count < #(1 3 6 9) #(2 4 6 8 10))    ;=> 2"
  (if (null? more)
      (let ((end (vector-length (%check-vector 'vector-count 2 v))))
        (let loop ((i 0) (n 0))
          (if (< i end)
              (loop (+ i 1) (if (wanted? (vector-ref v i)) (+ n 1) n))
              n)))
      (let loop ((rows (%vector-rows 'vector-count 2 (cons v more))) (n 0))
        (if (pair? rows)
            (loop (cdr rows) (if (apply wanted? (car rows)) (+ n 1) n))
            n))))

(define (vector-index wanted? v . more)
  "The index of the first element of which `wanted?` is true, or `#f` (SRFI 133).

   (vector-index even? #(3 1 4 1 5 9))    ;=> 2
   (vector-index = #(3 1 4) #(2 1))       ;=> 1"
  (if (null? more)
      (let ((end (vector-length (%check-vector 'vector-index 2 v))))
        (let loop ((i 0))
          (and (< i end)
               (if (wanted? (vector-ref v i)) i (loop (+ i 1))))))
      (apply list-index wanted? (%vectors->lists 'vector-index 2 (cons v more)))))

(define (vector-any wanted? v . more)
  "The first true value of `wanted?` on the elements, or `#f` (SRFI 133).

   (vector-any even? #(3 1 4))        ;=> #t
   (vector-any < #(3 1) #(2 7))       ;=> #t"
  (if (null? more)
      (let ((end (vector-length (%check-vector 'vector-any 2 v))))
        (let loop ((i 0))
          (and (< i end)
               (or (wanted? (vector-ref v i)) (loop (+ i 1))))))
      (apply any wanted? (%vectors->lists 'vector-any 2 (cons v more)))))

(define (vector-every wanted? v . more)
  "Is `wanted?` true of all elements? Its last value, or `#f`; `#t` of no elements (SRFI 133).

   (vector-every even? #(2 4))        ;=> #t
   (vector-every < #(1 2) #(2 3))     ;=> #t"
  (if (null? more)
      (let ((end (vector-length (%check-vector 'vector-every 2 v))))
        (let loop ((i 0) (value #t))
          (if (< i end)
              (let ((value (wanted? (vector-ref v i))))
                (and value (loop (+ i 1) value)))
              value)))
      (apply every wanted? (%vectors->lists 'vector-every 2 (cons v more)))))

(define (vector-filter keep? v)
  "The vector of the elements of which `keep?` is true.

   (vector-filter even? #(3 1 4 2))    ;=> #(4 2)"
  (list->vector (filter keep? (vector->list (%check-vector 'vector-filter 2 v)))))

(define (vector-binary-search v x compare)
  "The index of `x` in the sorted vector, or `#f` (SRFI 133).

   `(compare element x)` is negative, zero or positive: below, the same, above.

   (vector-binary-search #(1 3 5 7 9) 7 -)    ;=> 3
   (vector-binary-search #(1 3 5 7 9) 4 -)    ;=> #f"
  (let loop ((low 0) (high (vector-length (%check-vector 'vector-binary-search 1 v))))
    (if (= low high)
        #f
        (let* ((middle (quotient (+ low high) 2))
               (order (compare (vector-ref v middle) x)))
          (cond ((= order 0) middle)
                ((< order 0) (loop (+ middle 1) high))
                (else (loop low middle)))))))
