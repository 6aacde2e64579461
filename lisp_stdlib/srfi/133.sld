;;; SRFI 133: the vector library, for R7RS. Where it takes a vector it takes a numeric array too.

(define-library (srfi 133)
  (export
    make-vector vector vector-unfold vector-unfold-right vector-copy vector-reverse-copy
    vector-append vector-concatenate vector-append-subvectors
    vector? vector-empty? vector= vector-ref vector-length
    vector-fold vector-fold-right vector-map vector-map! vector-for-each vector-count vector-cumulate
    vector-index vector-index-right vector-skip vector-skip-right vector-binary-search
    vector-any vector-every vector-partition
    vector-set! vector-swap! vector-fill! vector-reverse! vector-copy! vector-reverse-copy!
    vector-unfold! vector-unfold-right!
    vector->list reverse-vector->list list->vector reverse-list->vector vector->string string->vector)
  (import (lambit) (only (lambit internal) %check-range %check-size %check-vector %out-of-domain %reverse->vector
                         %same-length %vector-rows %wrong))
  (begin

    ;;; ---- making

    (define (vector-unfold f size . seeds)
      "The vector of `size` elements that `f` gives: called with an index and the seeds, it gives the element
       and the next seeds, as values (SRFI 133).

       (vector-unfold (lambda (i x) (values x (- x 1))) 5 0)     ;=> #(0 -1 -2 -3 -4)
       (vector-unfold values 4)                                  ;=> #(0 1 2 3)
       (vector-unfold (lambda (i a b) (values a b (+ a b))) 8 0 1)    ;=> #(0 1 1 2 3 5 8 13)"
      (%reverse->vector
       (%generate 'vector-unfold f 0 1 (%check-size 'vector-unfold 2 size) seeds (lambda (i x done) (cons x done)) '())))

    (define (vector-unfold-right f size . seeds)
      "Like `vector-unfold`, but the last element is made first (SRFI 133).

       (vector-unfold-right (lambda (i x) (values (cons i x) (+ x 1))) 3 0)    ;=> #((0 . 2) (1 . 1) (2 . 0))"
      (let ((size (%check-size 'vector-unfold-right 2 size)))
        (list->vector
         (%generate 'vector-unfold-right f (- size 1) -1 size seeds (lambda (i x done) (cons x done)) '()))))

    (define (vector-unfold! f v start end . seeds)
      "Like `vector-unfold`, but the elements are put into the vector, from index `start` up to but not
       including `end`; `f` is given these indices (SRFI 133).

       (let ((v (vector 'a 'b 'c 'd)))
         (vector-unfold! (lambda (i x) (values (list i x) (* 2 x))) v 1 3 10)
         v)    ;=> #(a (1 10) (2 20) d)"
      (%check-range 'vector-unfold! 3 start end (%check-vector 'vector-unfold! 2 v))
      (%generate 'vector-unfold! f start 1 (- end start) seeds (lambda (i x done) (vector-set! v i x)) (if #f #f)))

    (define (vector-unfold-right! f v start end . seeds)
      "Like `vector-unfold!`, but the last element is made first (SRFI 133).

       (let ((v (vector 'a 'b 'c 'd)))
         (vector-unfold-right! (lambda (i x) (values (list i x) (* 2 x))) v 1 3 10)
         v)    ;=> #(a (1 20) (2 10) d)"
      (%check-range 'vector-unfold-right! 3 start end (%check-vector 'vector-unfold-right! 2 v))
      (%generate 'vector-unfold-right! f (- end 1) -1 (- end start) seeds
                 (lambda (i x done) (vector-set! v i x)) (if #f #f)))

    (define (%generate name f i step count seeds put result)
      "Call `f` with `count` indices from `i` on, and the seeds; `put` gets index, element, and its last value."
      (if (null? seeds)
          (let loop ((i i) (count count) (result result))
            (if (= count 0)
                result
                (loop (+ i step) (- count 1) (put i (f i) result))))
          (let ((wanted (+ (length seeds) 1)))
            (let loop ((i i) (count count) (seeds seeds) (result result))
              (if (= count 0)
                  result
                  (receive got (apply f i seeds)
                    (if (= (length got) wanted)
                        (loop (+ i step) (- count 1) (cdr got) (put i (car got) result))
                        (%out-of-domain name
                          (string-append "argument 1: expected " (number->string wanted)
                                         " values (an element, and as many seeds as before), got "
                                         (number->string (length got)))))))))))

    ;;; ---- comparing

    (define (vector= same? . vectors)
      "Are the vectors equally long, and the elements of each the `same?` as those of the next? (SRFI 133)

       (vector= eq? #(a b c d) #(a b c d))      ;=> #t
       (vector= = #(1 2 3 4 5) #(1 2 3 4))      ;=> #f
       (vector= eq?)                            ;=> #t"
      (if (not (procedure? same?))
          (%wrong 'vector= 1 "a procedure" same?))
      (or (null? vectors)
          (let loop ((a (%check-vector 'vector= 2 (car vectors))) (rest (cdr vectors)) (position 3))
            (or (null? rest)
                (let ((b (%check-vector 'vector= position (car rest))))
                  (and (%equal-vectors? same? a b)
                       (loop b (cdr rest) (+ position 1))))))))

    (define (%equal-vectors? same? a b)
      "Are two vectors equally long, and their elements the `same?`?"
      (let ((size (vector-length a)))
        (and (= size (vector-length b))
             (let loop ((i 0))
               (or (= i size)
                   (and (same? (vector-ref a i) (vector-ref b i)) (loop (+ i 1))))))))

    ;;; ---- folding

    (define (vector-fold-right f init v . more)
      "The value of `(f ... (f (f init xn) xn-1) ... x1)`: from the right, the accumulator first (SRFI 133).

       (vector-fold-right (lambda (tail x) (cons x tail)) '() #(a b c d))    ;=> (a b c d)
       (vector-fold-right (lambda (n a b) (+ n (* a b))) 0 #(1 2) #(3 4 5))    ;=> 11"
      (if (null? more)
          (let loop ((i (- (vector-length (%check-vector 'vector-fold-right 3 v)) 1)) (acc init))
            (if (< i 0)
                acc
                (loop (- i 1) (f acc (vector-ref v i)))))
          (let loop ((rows (reverse (%vector-rows 'vector-fold-right 3 (cons v more)))) (acc init))
            (if (pair? rows)
                (loop (cdr rows) (apply f acc (car rows)))
                acc))))

    (define (vector-cumulate f init v)
      "The vector of the values of `(f init x1)`, of `f` on that and x2, and so on (SRFI 133).

       (vector-cumulate + 0 #(3 1 4 1 5 9 2 5 6))    ;=> #(3 4 8 9 14 23 25 30 36)"
      (let ((end (vector-length (%check-vector 'vector-cumulate 3 v))))
        (let loop ((i 0) (acc init) (done '()))
          (if (= i end)
              (%reverse->vector done)
              (let ((acc (f acc (vector-ref v i))))
                (loop (+ i 1) acc (cons acc done)))))))

    ;;; ---- searching

    (define (vector-index-right wanted? v . more)
      "The index of the last element of which `wanted?` is true, or `#f`; all the vectors must be equally long (SRFI 133).

       (vector-index-right even? #(3 1 4 1 6 9))    ;=> 4
       (vector-index-right < #(3 1 4) #(2 7 1))     ;=> 1
       (vector-index-right < #(3 1) #(2))           ;!! vector-index-right: argument 3: expected a vector of length 2"
      (%index-right 'vector-index-right wanted? v more))

    (define (%index-right name wanted? v more)
      "What `vector-index-right` does, for `name`."
      (let ((last (- (%same-length name 2 (cons v more)) 1)))
        (if (null? more)
            (let loop ((i last))
              (cond ((< i 0) #f)
                    ((wanted? (vector-ref v i)) i)
                    (else (loop (- i 1)))))
            (let loop ((rows (reverse (%vector-rows name 2 (cons v more)))) (i last))
              (cond ((null? rows) #f)
                    ((apply wanted? (car rows)) i)
                    (else (loop (cdr rows) (- i 1))))))))

    (define (vector-skip unwanted? v . more)
      "The index of the first element of which `unwanted?` is false, or `#f` (SRFI 133).

       (vector-skip number? #(1 2 a b 3 4 c d))    ;=> 2
       (vector-skip < #(1 2 3) #(2 3))             ;=> #f"
      (if (null? more)
          (let ((end (vector-length (%check-vector 'vector-skip 2 v))))
            (let loop ((i 0))
              (and (< i end)
                   (if (unwanted? (vector-ref v i)) (loop (+ i 1)) i))))
          (let loop ((rows (%vector-rows 'vector-skip 2 (cons v more))) (i 0))
            (cond ((null? rows) #f)
                  ((apply unwanted? (car rows)) (loop (cdr rows) (+ i 1)))
                  (else i)))))

    (define (vector-skip-right unwanted? v . more)
      "The index of the last element of which `unwanted?` is false, or `#f`; all the vectors must be equally long (SRFI 133).

       (vector-skip-right number? #(1 2 a b 3 4))    ;=> 3"
      (%index-right 'vector-skip-right
                    (if (null? more)
                        (lambda (x) (not (unwanted? x)))
                        (lambda xs (not (apply unwanted? xs))))
                    v
                    more))

    (define (vector-partition wanted? v)
      "Two values: a new vector of the elements of which `wanted?` is true and then the others, both in
       order; and how many there are of the former (SRFI 133).

       (call-with-values (lambda () (vector-partition even? #(1 2 3 4 5))) list)    ;=> (#(2 4 1 3 5) 2)"
      (call-with-values
        (lambda () (partition wanted? (vector->list (%check-vector 'vector-partition 2 v))))
        (lambda (in out)
          (values (list->vector (append in out)) (length in)))))))
