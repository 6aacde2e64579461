;;; SRFI 158: what takes the items of generators.

(define-library (srfi 158 consumers)
  (export
    generator->list generator->reverse-list generator->vector generator->vector! generator->string
    generator-fold generator-map->list generator-for-each generator-find generator-count
    generator-any generator-every generator-unfold)
  (import (lambit) (lambit checks)
          (only (lambit internal) %check-vector %reverse->string %reverse->vector %wrong)
          (srfi 158 operations))
  (begin

    (define (reversed-items name g k)
      "The next `k` items of `g` (all of them without `k`), the last one first."
      (check-procedure name 1 g)
      (let loop ((left (if k (check-count name 2 k) -1)) (done '()))
        (if (= left 0)
            done
            (let ((x (g)))
              (if (eof-object? x) done (loop (- left 1) (cons x done)))))))

    (define (generator->list g &optional k)
      "The list of the items, or of the next `k` of them (SRFI 158).

       (generator->list (generator 1 2 3))      ;=> (1 2 3)
       (generator->list (generator 1 2 3) 2)    ;=> (1 2)
       (generator->list 5)                      ;!! generator->list: argument 1: expected a procedure, got 5"
      (reverse (reversed-items 'generator->list g k)))

    (define (generator->reverse-list g &optional k)
      "The list of the items, or of the next `k` of them, the last one first (SRFI 158).

       (generator->reverse-list (generator 1 2 3))    ;=> (3 2 1)"
      (reversed-items 'generator->reverse-list g k))

    (define (generator->vector g &optional k)
      "The vector of the items, or of the next `k` of them (SRFI 158).

       (generator->vector (generator 1 2 3))      ;=> #(1 2 3)
       (generator->vector (generator 1 2 3) 2)    ;=> #(1 2)"
      (%reverse->vector (reversed-items 'generator->vector g k)))

    (define (generator->vector! v at g)
      "Put the items into the vector, from index `at` on, until one or the other is at its end; how many they
       were (SRFI 158).

       (define v (vector 'a 'b 'c 'd))
       (list (generator->vector! v 1 (generator 1 2)) v)      ;=> (2 #(a 1 2 d))
       (generator->vector! v 3 (generator 1 2))               ;=> 1
       (generator->vector! v 5 (generator 1))    ;!! generator->vector!: argument 2: expected an index up to 4, got 5"
      (let ((end (vector-length (%check-vector 'generator->vector! 1 v))))
        (if (not (and (exact-integer? at) (<= 0 at end)))
            (%wrong 'generator->vector! 2 (string-append "an index up to " (number->string end)) at))
        (check-procedure 'generator->vector! 3 g)
        (let loop ((i at))
          (if (= i end)
              (- i at)
              (let ((x (g)))
                (if (eof-object? x)
                    (- i at)
                    (begin (vector-set! v i x) (loop (+ i 1)))))))))

    (define (generator->string g &optional k)
      "The string of the items, or of the next `k` of them, which are characters (SRFI 158).

       (generator->string (generator #\\a #\\b))    ;=> \"ab\"
       (generator->string (generator 1))          ;!! generator->string: argument 1: expected characters, got 1"
      (%reverse->string 'generator->string (reversed-items 'generator->string g k)))

    (define (generator-fold f seed g . more)
      "The last value of `f`, called with the items of the generators and its value before, at first `seed` (SRFI 158).

       (generator-fold + 0 (generator 1 2 3))                          ;=> 6
       (generator-fold cons* '() (generator 1 2) (generator 3 4))      ;=> (2 4 1 3)"
      (check-procedure 'generator-fold 1 f)
      (check-procedures 'generator-fold 3 (cons g more))
      (if (null? more)
          (let loop ((value seed))
            (let ((x (g)))
              (if (eof-object? x) value (loop (f x value)))))
          (let ((generators (cons g more)))
            (let loop ((value seed))
              (let ((xs (next-items generators)))
                (if xs (loop (apply f (append xs (list value)))) value))))))

    (define (generator-map->list f g . more)
      "The list of the values of `f` on the items of the generators (SRFI 158).

       (generator-map->list square (generator 1 2 3))              ;=> (1 4 9)
       (generator-map->list + (generator 1 2) (generator 10))      ;=> (11)"
      (check-procedure 'generator-map->list 1 f)
      (generator->list (apply gmap f g more)))

    (define (generator-for-each f g . more)
      "Call `f` on the items of the generators, for what it does (SRFI 158).

       (generator-for-each display (generator 1 2 3))    ;>> 123"
      (check-procedure 'generator-for-each 1 f)
      (check-procedures 'generator-for-each 2 (cons g more))
      (if (null? more)
          (let loop ()
            (let ((x (g)))
              (if (not (eof-object? x)) (begin (f x) (loop)))))
          (let ((generators (cons g more)))
            (let loop ()
              (let ((xs (next-items generators)))
                (if xs (begin (apply f xs) (loop))))))))

    (define (generator-find wanted? g)
      "The first item of which `wanted?` is true, or `#f`; those after it stay in the generator (SRFI 158).

       (generator-find even? (generator 1 2 3 4))    ;=> 2
       (generator-find even? (generator 1 3))        ;=> #f"
      (check-procedures 'generator-find 1 (list wanted? g))
      (let loop ()
        (let ((x (g)))
          (cond ((eof-object? x) #f)
                ((wanted? x) x)
                (else (loop))))))

    (define (generator-count wanted? g)
      "How many items there are of which `wanted?` is true (SRFI 158).

       (generator-count odd? (generator 1 2 3))    ;=> 2"
      (check-procedures 'generator-count 1 (list wanted? g))
      (let loop ((n 0))
        (let ((x (g)))
          (cond ((eof-object? x) n)
                ((wanted? x) (loop (+ n 1)))
                (else (loop n))))))

    (define (generator-any wanted? g)
      "The first true value of `wanted?` on the items, or `#f` (SRFI 158).

       (generator-any (lambda (x) (and (even? x) (* x x))) (generator 1 2 3))    ;=> 4"
      (check-procedures 'generator-any 1 (list wanted? g))
      (let loop ()
        (let ((x (g)))
          (if (eof-object? x) #f (or (wanted? x) (loop))))))

    (define (generator-every wanted? g)
      "Is `wanted?` true of all items? Its last value, or `#f`; `#t` of no items (SRFI 158).

       (generator-every odd? (generator 1 3 5))    ;=> #t
       (generator-every odd? (generator 1 2 5))    ;=> #f"
      (check-procedures 'generator-every 1 (list wanted? g))
      (let loop ((last #t))
        (let ((x (g)))
          (if (eof-object? x)
              last
              (let ((value (wanted? x)))
                (and value (loop value)))))))

    (define (generator-unfold g unfold . arguments)
      "What `unfold`, a procedure like SRFI 1's, makes of the items; it gets the other arguments too (SRFI 158).

       (define (unfold stop? f next seed) (if (stop? seed) '() (cons (f seed) (unfold stop? f next (next seed)))))
       (generator-unfold (generator 1 2 3) unfold)    ;=> (1 2 3)"
      (check-procedures 'generator-unfold 1 (list g unfold))
      (apply unfold eof-object? (lambda (x) x) (lambda (x) (g)) (g) arguments))))
