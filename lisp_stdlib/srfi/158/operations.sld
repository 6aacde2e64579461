;;; SRFI 158: generators made of generators.
;;;
;;; A generator that is given to one of these belongs to it from then on: its items come to
;;; whoever asks first.

(define-library (srfi 158 operations)
  (export
    gcons* gappend gflatten ggroup gmerge gmap gcombine gfilter gremove gstate-filter
    gtake gdrop gtake-while gdrop-while gdelete gdelete-neighbor-dups gindex gselect
    next-items)
  (import (lambit) (lambit checks) (only (lambit internal) %out-of-domain %wrong) (srfi 158 constructors))
  (begin

    (define (next-items generators)
      "The list of the next items of the generators; `#f` as soon as one of them has no more.

       (next-items (list (generator 1) (generator 2)))    ;=> (1 2)
       (next-items (list (generator) (generator 2)))      ;=> #f"
      (let loop ((rest generators) (done '()))
        (if (null? rest)
            (reverse done)
            (let ((x ((car rest))))
              (if (eof-object? x) #f (loop (cdr rest) (cons x done)))))))

    ;; ---- one after the other

    (define (gcons* x . more)
      "A generator of the arguments but the last, then of the items of the last, a generator (SRFI 158).

       (generator->list (gcons* 'a 'b (make-range-generator 0 3)))    ;=> (a b 0 1 2)
       (gcons* 1 2)    ;!! gcons*: argument 2: expected a procedure, got 2"
      (let* ((all (reverse (cons x more)))
             (g (check-procedure 'gcons* (length all) (car all))))
        (gappend (list->generator (reverse (cdr all))) g)))

    (define (gappend . generators)
      "A generator of the items of the generators, one generator after the other (SRFI 158).

       (generator->list (gappend (make-range-generator 0 3) (make-range-generator 0 2)))    ;=> (0 1 2 0 1)"
      (gflatten (list->generator (check-procedures 'gappend 1 generators))))

    (define (gflatten g)
      "A generator of the items of the generators that are the items of `g` (SRFI 158).

       (generator->list (gflatten (generator (generator 1) (generator 2 3))))    ;=> (1 2 3)
       (generator->list (gflatten (generator 1)))    ;!! gflatten: expected a generator of generators, got 1"
      (check-procedure 'gflatten 1 g)
      (let ((current #f))
        (lambda ()
          (let loop ()
            (if current
                (let ((x (current)))
                  (if (eof-object? x)
                      (begin (set! current #f) (loop))
                      x))
                (let ((next (g)))
                  (cond ((eof-object? next) next)
                        ((procedure? next) (set! current next) (loop))
                        (else (error "gflatten: expected a generator of generators, got" next)))))))))

    (define (ggroup g k &optional (padding (eof-object)))
      "A generator of lists of `k` items of `g` each; the last may be shorter, or is filled up with `padding` (SRFI 158).

       (generator->list (ggroup (generator 1 2 3 4 5) 2))      ;=> ((1 2) (3 4) (5))
       (generator->list (ggroup (generator 1 2 3) 2 'none))    ;=> ((1 2) (3 none))
       (ggroup (generator 1) 0)    ;!! ggroup: argument 2: expected a positive exact integer, got 0"
      (check-procedure 'ggroup 1 g)
      (if (not (and (exact-integer? k) (> k 0))) (%wrong 'ggroup 2 "a positive exact integer" k))
      (lambda ()
        (let loop ((n 0) (done '()))
          (if (= n k)
              (reverse done)
              (let ((x (g)))
                (cond ((not (eof-object? x)) (loop (+ n 1) (cons x done)))
                      ((= n 0) x)
                      ((eof-object? padding) (reverse done))
                      (else (append (reverse done) (make-list (- k n) padding)))))))))

    (define (gmerge less? g . more)
      "A generator of the items of generators that give them in the order of `less?`, in that order; of equal
       ones those of the earlier generator come first (SRFI 158).

       (generator->list (gmerge < (generator 1 3 5) (generator 2 3) (generator 0)))    ;=> (0 1 2 3 3 5)"
      (check-procedure 'gmerge 1 less?)
      (let loop ((generators (check-procedures 'gmerge 2 (cons g more))))
        (if (null? (cdr generators))
            (car generators)
            (merged less? (car generators) (loop (cdr generators))))))

    (define (merged less? g h)
      (let ((a unread) (b unread))
        (lambda ()
          (if (eq? a unread) (set! a (g)))
          (if (eq? b unread) (set! b (h)))
          (if (or (eof-object? a) (and (not (eof-object? b)) (less? b a)))
              (let ((x b)) (if (not (eof-object? x)) (set! b unread)) x)
              (let ((x a)) (set! a unread) x)))))

    (define unread (list 'unread))

    ;; ---- mapping

    (define (gmap f g . more)
      "A generator of the values of `f` on the items of the generators; it ends when one of them does (SRFI 158).

       (generator->list (gmap - (make-range-generator 0 3)))                  ;=> (0 -1 -2)
       (generator->list (gmap cons (generator 1 2 3) (generator 4 5)))        ;=> ((1 . 4) (2 . 5))"
      (check-procedure 'gmap 1 f)
      (check-procedures 'gmap 2 (cons g more))
      (if (null? more)
          (lambda ()
            (let ((x (g)))
              (if (eof-object? x) x (f x))))
          (let ((generators (cons g more)))
            (lambda ()
              (let ((xs (next-items generators)))
                (if xs (apply f xs) (eof-object)))))))

    (define (gcombine f seed g . more)
      "A generator of what `f` makes of the items of the generators and a seed: it gives two values, the item
       and the next seed (SRFI 158).

       (define (running x total) (values (+ x total) (+ x total)))
       (generator->list (gcombine running 0 (generator 1 2 3)))    ;=> (1 3 6)"
      (check-procedure 'gcombine 1 f)
      (let ((generators (check-procedures 'gcombine 3 (cons g more))))
        (lambda ()
          (let ((xs (next-items generators)))
            (if xs
                (call-with-values
                  (lambda () (apply f (append xs (list seed))))
                  (lambda (x next) (set! seed next) x))
                (eof-object))))))

    ;; ---- choosing

    (define (gfilter keep? g)
      "A generator of the items of which `keep?` is true (SRFI 158).

       (generator->list (gfilter odd? (make-range-generator 1 11)))    ;=> (1 3 5 7 9)"
      (check-procedures 'gfilter 1 (list keep? g))
      (lambda ()
        (let loop ()
          (let ((x (g)))
            (if (or (eof-object? x) (keep? x)) x (loop))))))

    (define (gremove drop? g)
      "A generator of the items of which `drop?` is false (SRFI 158).

       (generator->list (gremove odd? (make-range-generator 1 11)))    ;=> (2 4 6 8 10)"
      (check-procedures 'gremove 1 (list drop? g))
      (gfilter (lambda (x) (not (drop? x))) g))

    (define (gstate-filter f seed g)
      "A generator of the items for which `f`, given the item and a seed, says so: it gives two values, whether
       the item stays and the next seed (SRFI 158).

       (define (third x n) (values (= 0 (modulo n 3)) (+ n 1)))
       (generator->list (gstate-filter third 0 (generator 'a 'b 'c 'd 'e)))    ;=> (a d)"
      (check-procedure 'gstate-filter 1 f)
      (check-procedure 'gstate-filter 3 g)
      (lambda ()
        (let loop ((x (g)))
          (if (eof-object? x)
              x
              (call-with-values
                (lambda () (f x seed))
                (lambda (keep? next)
                  (set! seed next)
                  (if keep? x (loop (g)))))))))

    (define (gdelete x g &optional (same? equal?))
      "A generator of the items that are not the same as `x` (SRFI 158).

       (generator->list (gdelete 5 (generator 5 3 5)))              ;=> (3)
       (generator->list (gdelete 3 (generator 1 2 3 4 5) <))        ;=> (1 2 3)"
      (check-procedure 'gdelete 2 g)
      (check-procedure 'gdelete 3 same?)
      (gfilter (lambda (y) (not (same? x y))) g))

    (define (gdelete-neighbor-dups g &optional (same? equal?))
      "A generator of the items that are not the same as the one just before (SRFI 158).

       (generator->list (gdelete-neighbor-dups (list->generator '(a a b c a a a d c))))    ;=> (a b c a d c)"
      (check-procedures 'gdelete-neighbor-dups 1 (list g same?))
      (let ((before unread))
        (lambda ()
          (let loop ((x (g)))
            (let ((last before))
              (set! before x)
              (if (or (eq? last unread) (eof-object? x) (eof-object? last) (not (same? last x)))
                  x
                  (loop (g))))))))

    (define (gindex g indices)
      "A generator of those items of `g` whose indices the second generator gives, in increasing order (SRFI 158).

       (generator->list (gindex (list->generator '(a b c d e f)) (list->generator '(0 2 4))))    ;=> (a c e)
       (generator->list (gindex (generator 'a 'b) (generator 1 0)))    ;!! gindex: expected an index greater than 1, got 0"
      (check-procedures 'gindex 1 (list g indices))
      (let ((last -1))                      ; the index of the last item taken
        (lambda ()
          (let ((i (indices)))
            (cond ((eof-object? i) i)
                  ((not (exact-integer? i)) (error "gindex: expected an index, got" i))
                  ((<= i last) (error (string-append "gindex: expected an index greater than " (number->string last) ", got") i))
                  (else
                   (let loop ((skipped (- i last 1)))
                     (set! last i)
                     (let ((x (g)))
                       (if (or (eof-object? x) (= skipped 0)) x (loop (- skipped 1)))))))))))

    (define (gselect g truths)
      "A generator of those items of `g` for which the second generator gives a true value (SRFI 158).

       (generator->list (gselect (list->generator '(a b c d)) (list->generator '(#t #f #f #t))))    ;=> (a d)"
      (check-procedures 'gselect 1 (list g truths))
      (lambda ()
        (let loop ()
          (let ((xs (next-items (list g truths))))
            (cond ((not xs) (eof-object))
                  ((cadr xs) (car xs))
                  (else (loop)))))))

    ;; ---- parts

    (define (gtake g k &optional (padding (eof-object)))
      "A generator of the first `k` items; if there are fewer it ends before, or is filled up with `padding` (SRFI 158).

       (generator->list (gtake (make-range-generator 1) 3))    ;=> (1 2 3)
       (generator->list (gtake (generator 1) 3 'none))         ;=> (1 none none)"
      (check-procedure 'gtake 1 g)
      (let ((left (check-count 'gtake 2 k)))
        (lambda ()
          (if (= left 0)
              (eof-object)
              (let ((x (g)))
                (set! left (- left 1))
                (if (eof-object? x) padding x))))))

    (define (gdrop g k)
      "A generator of the items after the first `k` (SRFI 158).

       (generator->list (gdrop (make-range-generator 1 6) 3))    ;=> (4 5)"
      (check-procedure 'gdrop 1 g)
      (let ((left (check-count 'gdrop 2 k)))
        (lambda ()
          (let loop ()
            (let ((x (g)))
              (if (or (= left 0) (eof-object? x))
                  x
                  (begin (set! left (- left 1)) (loop))))))))

    (define (gtake-while keep? g)
      "A generator of the items before the first of which `keep?` is false (SRFI 158).

       (generator->list (gtake-while odd? (generator 1 3 4 5)))    ;=> (1 3)"
      (check-procedures 'gtake-while 1 (list keep? g))
      (let ((done #f))
        (lambda ()
          (let ((x (if done (eof-object) (g))))
            (if (or (eof-object? x) (not (keep? x)))
                (begin (set! done #t) (eof-object))
                x)))))

    (define (gdrop-while drop? g)
      "A generator of the items from the first on of which `drop?` is false (SRFI 158).

       (generator->list (gdrop-while odd? (generator 1 3 4 5)))    ;=> (4 5)"
      (check-procedures 'gdrop-while 1 (list drop? g))
      (let ((found #f))
        (lambda ()
          (let loop ()
            (let ((x (g)))
              (if (or found (eof-object? x) (not (drop? x)))
                  (begin (set! found #t) x)
                  (loop)))))))))
