;;; SRFI 43: the vector library. Its loops give the index too, before the elements; SRFI 133 has it
;;; without. All else is SRFI 133's, but for the `fill` of vector-copy.

(define-library (srfi 43)
  (export
    make-vector vector vector-unfold vector-unfold-right vector-copy vector-reverse-copy
    vector-append vector-concatenate
    vector? vector-empty? vector= vector-ref vector-length
    vector-fold vector-fold-right vector-map vector-map! vector-for-each vector-count
    vector-index vector-index-right vector-skip vector-skip-right vector-binary-search
    vector-any vector-every
    vector-set! vector-swap! vector-fill! vector-reverse! vector-copy! vector-reverse-copy!
    vector->list reverse-vector->list list->vector reverse-list->vector)
  (import (except (lambit) vector-copy vector-count vector-fold vector-for-each vector-map vector-map!)
          (rename (only (lambit) vector-copy) (vector-copy copy))
          (only (lambit internal) %check-vector %reverse->vector %vector-rows)
          (only (srfi 133) vector-unfold vector-unfold-right vector= vector-index-right vector-skip vector-skip-right))
  (begin

    (define (vector-copy v &optional (start 0) end (fill (if #f #f)))
      "A new vector of the elements from index `start` up to but not including `end`; where `end` is beyond
       the vector, `fill` takes the places of those that there are not (SRFI 43).

       (vector-copy #(a b c d e f g h i) 3 6)        ;=> #(d e f)
       (vector-copy #(a b c d e f g h i) 6 12 'x)    ;=> #(g h i x x x)
       (vector-copy #(a b) 3)                        ;!! vector-copy: argument 2: start 3"
      (let ((size (vector-length (%check-vector 'vector-copy 1 v))))
        (cond ((not end) (copy v start))
              ((and (exact-integer? start) (exact-integer? end) (<= 0 start end) (> end size))
               (let ((kept (copy v (min start size))))
                 (vector-append kept (make-vector (- end start (vector-length kept)) fill))))
              (else (copy v start end)))))

    (define (vector-fold f state v . more)
      "The last value of `f`, which is called with each index, the value before, at first `state`, and the
       elements there; the shortest vector decides (SRFI 43).

       (vector-fold (lambda (i len s) (max len (string-length s))) 0 #(\"a\" \"abc\"))    ;=> 3
       (vector-fold (lambda (i sum x) (+ sum (* i x))) 0 #(5 6 7))                    ;=> 20"
      (if (null? more)
          (let ((end (vector-length (%check-vector 'vector-fold 3 v))))
            (let loop ((i 0) (state state))
              (if (< i end)
                  (loop (+ i 1) (f i state (vector-ref v i)))
                  state)))
          (let loop ((rows (%vector-rows 'vector-fold 3 (cons v more))) (i 0) (state state))
            (if (pair? rows)
                (loop (cdr rows) (+ i 1) (apply f i state (car rows)))
                state))))

    (define (vector-fold-right f state v . more)
      "Like `vector-fold`, but from the right (SRFI 43).

       (vector-fold-right (lambda (i tail x) (cons x tail)) '() #(a b c d))    ;=> (a b c d)"
      (if (null? more)
          (let loop ((i (- (vector-length (%check-vector 'vector-fold-right 3 v)) 1)) (state state))
            (if (< i 0)
                state
                (loop (- i 1) (f i state (vector-ref v i)))))
          (let ((rows (reverse (%vector-rows 'vector-fold-right 3 (cons v more)))))
            (let loop ((rows rows) (i (- (length rows) 1)) (state state))
              (if (pair? rows)
                  (loop (cdr rows) (- i 1) (apply f i state (car rows)))
                  state)))))

    (define (vector-map f v . more)
      "The vector of the values of `f` on each index and the elements there; the shortest decides (SRFI 43).

       (vector-map (lambda (i x) (+ i x)) #(1 2 3 4))           ;=> #(1 3 5 7)
       (vector-map (lambda (i x y) (* x y)) #(1 2) #(3 4 5))    ;=> #(3 8)"
      (%reverse->vector (%map-indices 'vector-map f v more (lambda (i x done) (cons x done)) '())))

    (define (vector-map! f v . more)
      "Replace each element of the vector by the value of `f` on its index, on it, and on those of the other
       vectors in its place; the shortest decides (SRFI 43).

       (let ((v (vector 5 6 7))) (vector-map! (lambda (i x) (* i x)) v) v)    ;=> #(0 6 14)"
      (%map-indices 'vector-map! f v more (lambda (i x done) (vector-set! v i x)) (if #f #f)))

    (define (vector-for-each f v . more)
      "Call `f` with each index and the elements there in order, for what it does; the shortest decides (SRFI 43).

       (vector-for-each (lambda (i x) (display i) (display x)) #(a b))    ;>> 0a1b"
      (%map-indices 'vector-for-each f v more (lambda (i x done) done) (if #f #f)))

    (define (vector-count wanted? v . more)
      "How many indices there are for which `wanted?` of them and the elements there is true (SRFI 43).

       (vector-count (lambda (i x) (even? x)) #(3 1 4 1 5 9 2 5 6))    ;=> 3
       (vector-count (lambda (i x y) (< x y)) #(1 3 6 9) #(2 4 6 8))   ;=> 2"
      (%map-indices 'vector-count wanted? v more (lambda (i x n) (if x (+ n 1) n)) 0))

    (define (%map-indices name f v more put result)
      "Call `f` with each index and the elements there; `put` gets index, value, and its last value."
      (if (null? more)
          (let ((end (vector-length (%check-vector name 2 v))))
            (let loop ((i 0) (result result))
              (if (< i end)
                  (loop (+ i 1) (put i (f i (vector-ref v i)) result))
                  result)))
          (let loop ((rows (%vector-rows name 2 (cons v more))) (i 0) (result result))
            (if (pair? rows)
                (loop (cdr rows) (+ i 1) (put i (apply f i (car rows)) result))
                result))))))
