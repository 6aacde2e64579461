;;; SRFI 158, from its specification.
(import (srfi 158))

;; a generator at its end stays there
(define (twice-at-end g) (generator-for-each (lambda (x) x) g) (list (eof-object? (g)) (eof-object? (g))))
(define (all g) (generator->list g))

;;; ---- constructors

(all (generator))                                           ;=> ()
(all (generator 1 2 3))                                     ;=> (1 2 3)
(twice-at-end (generator 1))                                ;=> (#t #t)
(generator->list (circular-generator 1 2 3) 5)              ;=> (1 2 3 1 2)
(generator->list (circular-generator 'x) 3)                 ;=> (x x x)
(circular-generator)                                        ;!! circular-generator: expected at least 1 argument, got 0
(all (make-iota-generator 3))                               ;=> (0 1 2)
(all (make-iota-generator 3 8))                             ;=> (8 9 10)
(all (make-iota-generator 3 8 2))                           ;=> (8 10 12)
(all (make-iota-generator 0 8))                             ;=> ()
(all (make-iota-generator 3 1 0.5))                         ;=> (1.0 1.5 2.0)
(all (make-iota-generator 2 1.0))                           ;=> (1.0 2.0)
(twice-at-end (make-iota-generator 2))                      ;=> (#t #t)
(make-iota-generator -1)                                    ;!! make-iota-generator: argument 1: expected an exact integer, not negative, got -1
(make-iota-generator 1 'a)                                  ;!! make-iota-generator: argument 2: expected a number, got a
(make-iota-generator 1 1 'b)                                ;!! make-iota-generator: argument 3: expected a number, got b
(generator->list (make-range-generator 3) 4)                ;=> (3 4 5 6)
(all (make-range-generator 3 8))                            ;=> (3 4 5 6 7)
(all (make-range-generator 3 8 2))                          ;=> (3 5 7)
(all (make-range-generator 3 3))                            ;=> ()
(all (make-range-generator 1 2.5))                          ;=> (1 2)
(all (make-range-generator 1 2 0.5))                        ;=> (1.0 1.5)
(twice-at-end (make-range-generator 0 3))                   ;=> (#t #t)
(make-range-generator 'a)                                   ;!! make-range-generator: argument 1: expected a real number, got a
(make-range-generator 1 'b)                                 ;!! make-range-generator: argument 2: expected a real number, got b

(define g (make-coroutine-generator
  (lambda (yield) (let loop ((i 0)) (when (< i 3) (yield i) (loop (+ i 1)))))))
(all g)                                                     ;=> (0 1 2)
(list (eof-object? (g)) (eof-object? (g)))                  ;=> (#t #t)
(all (make-coroutine-generator (lambda (yield) 'nothing)))  ;=> ()
(make-coroutine-generator 5)                                ;!! make-coroutine-generator: argument 1: expected a procedure, got 5
;; its procedure runs only as far as items are wanted, and goes on in the midst of what it was doing
(define log '())
(define (note x) (set! log (cons x log)))
(define slow (make-coroutine-generator (lambda (yield) (note 'a) (note (list 'back (yield 1))) (for-each yield '(2 3)) (note 'end))))
log                                                         ;=> ()
(slow)                                                      ;=> 1
log                                                         ;=> (a)
(slow)                                                      ;=> 2
(length log)                                                ;=> 2
(list (slow) (eof-object? (slow)) (car log))                ;=> (3 #t end)
;; it gives to whoever asks now, from wherever: two of them, and one inside another
(define tree '((1 2) (3 (4 5))))
(define (leaves tree)
  (make-coroutine-generator
    (lambda (yield) (let walk ((x tree)) (cond ((pair? x) (walk (car x)) (walk (cdr x))) ((not (null? x)) (yield x)))))))
(all (leaves tree))                                         ;=> (1 2 3 4 5)
(generator-map->list cons (leaves tree) (leaves '(a (b) c)))   ;=> ((1 . a) (2 . b) (3 . c))
(all (make-coroutine-generator (lambda (yield) (generator-for-each (lambda (x) (yield (* 10 x))) (leaves tree)))))
;=> (10 20 30 40 50)
(define (same-fringe? a b)
  (let ((g (leaves a)) (h (leaves b)))
    (let loop ()
      (let ((x (g)) (y (h)))
        (cond ((and (eof-object? x) (eof-object? y)) #t) ((eqv? x y) (loop)) (else #f))))))
(list (same-fringe? '(1 (2 3)) '((1 2) 3)) (same-fringe? '(1 2) '(1 3)))   ;=> (#t #f)
(generator->list (make-coroutine-generator (lambda (yield) (yield 1) (error "in the coroutine"))))   ;!! in the coroutine

(all (list->generator '(1 2 3)))                            ;=> (1 2 3)
(all (list->generator '()))                                 ;=> ()
(list->generator '(1 . 2))                                  ;!! list->generator: argument 1: expected a list, got (1 . 2)
(all (vector->generator #(1 2 3 4 5)))                      ;=> (1 2 3 4 5)
(all (vector->generator #(1 2 3 4 5) 2))                    ;=> (3 4 5)
(all (vector->generator #(1 2 3 4 5) 2 4))                  ;=> (3 4)
(all (vector->generator #(1 2) 2))                          ;=> ()
(twice-at-end (vector->generator #(1)))                     ;=> (#t #t)
(vector->generator #(1 2) 3)                                ;!! vector->generator: argument 2: expected an index up to 2, got 3
(vector->generator #(1 2) 1 0)                              ;!! vector->generator: argument 3: expected an index from 1 to 2, got 0
(vector->generator '(1))                                    ;!! vector->generator: argument 1: expected a vector, got (1)
(all (reverse-vector->generator #(1 2 3 4 5)))              ;=> (5 4 3 2 1)
(all (reverse-vector->generator #(1 2 3 4 5) 2))            ;=> (5 4 3)
(all (reverse-vector->generator #(1 2 3 4 5) 2 4))          ;=> (4 3)
(all (reverse-vector->generator #(1 2 3 4 5) 1 3))          ;=> (3 2)
(twice-at-end (reverse-vector->generator #(1)))             ;=> (#t #t)
(reverse-vector->generator #(1 2) -1)                       ;!! reverse-vector->generator: argument 2: expected an index up to 2, got -1
(reverse-vector->generator 5)                               ;!! reverse-vector->generator: argument 1: expected a vector, got 5
(all (string->generator "abc"))                             ;=> (#\a #\b #\c)
(all (string->generator "abcde" 2))                         ;=> (#\c #\d #\e)
(all (string->generator "abcde" 2 4))                       ;=> (#\c #\d)
(string->generator 'abc)                                    ;!! string->generator: argument 1: expected a string, got abc
(string->generator "ab" 0 3)                                ;!! string->generator: argument 3: expected an index from 0 to 2, got 3
(all (bytevector->generator (bytevector 10 20 30)))         ;=> (10 20 30)
(all (bytevector->generator (bytevector 10 20 30) 2))       ;=> (30)
(all (bytevector->generator (bytevector 10 20 30) 0 2))     ;=> (10 20)
(bytevector->generator "ab")                                ;!! bytevector->generator: argument 1: expected a bytevector, got "ab"
(all (make-for-each-generator for-each '(1 2 3)))           ;=> (1 2 3)
(all (make-for-each-generator vector-for-each #(1 2)))      ;=> (1 2)
(all (make-for-each-generator string-for-each "ab"))        ;=> (#\a #\b)
(make-for-each-generator 5 '())                             ;!! make-for-each-generator: argument 1: expected a procedure, got 5
(all (make-unfold-generator (lambda (s) (> s 5)) (lambda (s) (* s 2)) (lambda (s) (+ s 1)) 0))   ;=> (0 2 4 6 8 10)
(twice-at-end (make-unfold-generator zero? list - 0))       ;=> (#t #t)
(make-unfold-generator 1 list - 0)                          ;!! make-unfold-generator: argument 1: expected a procedure, got 1

;;; ---- operations

(all (gcons* 'a 'b (make-range-generator 0 3)))             ;=> (a b 0 1 2)
(all (gcons* (generator 1)))                                ;=> (1)
(gcons* 1 2)                                                ;!! gcons*: argument 2: expected a procedure, got 2
(all (gappend (make-range-generator 0 3) (make-range-generator 0 2)))   ;=> (0 1 2 0 1)
(all (gappend))                                             ;=> ()
(all (gappend (generator) (generator 1) (generator)))       ;=> (1)
(gappend (generator) 5)                                     ;!! gappend: argument 2: expected a procedure, got 5
(all (gflatten (generator (generator 1) (generator) (generator 2 3))))  ;=> (1 2 3)
(twice-at-end (gflatten (generator (generator 1))))         ;=> (#t #t)
(all (gflatten (generator 1)))                              ;!! gflatten: expected a generator of generators, got 1
(all (ggroup (generator 1 2 3 4 5 6) 2))                    ;=> ((1 2) (3 4) (5 6))
(all (ggroup (generator 1 2 3 4 5) 3))                      ;=> ((1 2 3) (4 5))
(all (ggroup (generator 1 2 3 4 5) 3 'x))                   ;=> ((1 2 3) (4 5 x))
(all (ggroup (generator 1 2 3) 3 'x))                       ;=> ((1 2 3))
(all (ggroup (generator) 3 'x))                             ;=> ()
(all (ggroup (generator 1) 2 #f))                           ;=> ((1 #f))
(ggroup (generator) 0)                                      ;!! ggroup: argument 2: expected a positive exact integer, got 0
(all (gmerge < (generator 1 4 6) (generator 2 3 5 7)))      ;=> (1 2 3 4 5 6 7)
(all (gmerge < (generator 1 3) (generator 2) (generator 0 9)))   ;=> (0 1 2 3 9)
(all (gmerge < (generator 1 2)))                            ;=> (1 2)
(all (gmerge < (generator) (generator)))                    ;=> ()
(all (gmerge (lambda (a b) (< (car a) (car b))) (generator '(1 a) '(2 a)) (generator '(1 b) '(2 b))))
;=> ((1 a) (1 b) (2 a) (2 b))
(twice-at-end (gmerge < (generator 1) (generator 2)))       ;=> (#t #t)
(generator->list (gmerge < (make-range-generator 0 +inf.0 2) (make-range-generator 1 +inf.0 3)) 5)   ;=> (0 1 2 4 4)
(gmerge < 5)                                                ;!! gmerge: argument 2: expected a procedure, got 5
(all (gmap - (make-range-generator 0 3)))                   ;=> (0 -1 -2)
(all (gmap cons (generator 1 2 3) (generator 4 5)))         ;=> ((1 . 4) (2 . 5))
(all (gmap (lambda (x) #f) (generator 1 2)))                ;=> (#f #f)
(gmap 5 (generator))                                        ;!! gmap: argument 1: expected a procedure, got 5
(gmap + 5)                                                  ;!! gmap: argument 2: expected a procedure, got 5
(all (gcombine (lambda (x total) (values (+ x total) (* 2 x))) 100 (generator 1 2 3)))   ;=> (101 4 7)
(all (gcombine (lambda (x y seed) (values (list x y seed) (+ seed 1))) 0 (generator 'a 'b) (generator 'c 'd 'e)))
;=> ((a c 0) (b d 1))
(gcombine 1 2 (generator))                                  ;!! gcombine: argument 1: expected a procedure, got 1
(gcombine + 2 3)                                            ;!! gcombine: argument 3: expected a procedure, got 3
(all (gfilter odd? (make-range-generator 1 11)))            ;=> (1 3 5 7 9)
(all (gremove odd? (make-range-generator 1 11)))            ;=> (2 4 6 8 10)
(all (gfilter not (generator #f 1 #f)))                     ;=> (#f #f)
(gfilter 1 (generator))                                     ;!! gfilter: argument 1: expected a procedure, got 1
(gremove odd? 1)                                            ;!! gremove: argument 2: expected a procedure, got 1
(all (gstate-filter (lambda (item n) (values (< n 10) (+ n 1))) 0 (gtake (generator 'a 'b 'c) 3)))   ;=> (a b c)
(all (gstate-filter (lambda (item state) (values (odd? state) (+ state 1))) 0 (generator 'a 'b 'c 'd 'e)))   ;=> (b d)
(gstate-filter list 0 5)                                    ;!! gstate-filter: argument 3: expected a procedure, got 5

;; gtake takes no more than it gives
(define source (make-range-generator 1))
(all (gtake source 3))                                      ;=> (1 2 3)
(source)                                                    ;=> 4
(all (gtake (make-range-generator 1 3) 3))                  ;=> (1 2)
(all (gtake (make-range-generator 1 3) 4 'x))               ;=> (1 2 x x)
(all (gtake (generator 1) 0))                               ;=> ()
(twice-at-end (gtake source 2))                             ;=> (#t #t)
(gtake (generator) -1)                                      ;!! gtake: argument 2: expected an exact integer, not negative, got -1
(all (gdrop (make-range-generator 1 6) 3))                  ;=> (4 5)
(all (gdrop (make-range-generator 1 3) 5))                  ;=> ()
(all (gdrop (generator 1 2) 0))                             ;=> (1 2)
(gdrop (generator) 'a)                                      ;!! gdrop: argument 2: expected an exact integer, not negative, got a
(define (small? x) (< x 3))
(all (gtake-while small? (make-range-generator 1)))         ;=> (1 2)
(all (gtake-while small? (generator 1 5 2)))                ;=> (1)
(twice-at-end (gtake-while small? (generator 1 5 2)))       ;=> (#t #t)
(all (gdrop-while small? (make-range-generator 1 6)))       ;=> (3 4 5)
(all (gdrop-while small? (generator 1 5 2)))                ;=> (5 2)
(all (gdrop-while small? (generator 1 2)))                  ;=> ()
(gtake-while 1 (generator))                                 ;!! gtake-while: argument 1: expected a procedure, got 1
(gdrop-while odd? 1)                                        ;!! gdrop-while: argument 2: expected a procedure, got 1
(all (gdelete 3 (generator 1 2 3 4 3 2 1)))                 ;=> (1 2 4 2 1)
(all (gdelete "a" (generator "a" "b")))                     ;=> ("b")
(all (gdelete 3 (generator 1 2 3 4) <))                     ;=> (1 2 3)
(gdelete 3 4)                                               ;!! gdelete: argument 2: expected a procedure, got 4
(all (gdelete-neighbor-dups (generator 1 1 2 3 3 3 1)))     ;=> (1 2 3 1)
(all (gdelete-neighbor-dups (generator 1 2 4 5 3) <))       ;=> (1 3)
(all (gdelete-neighbor-dups (generator)))                   ;=> ()
(twice-at-end (gdelete-neighbor-dups (generator 1 1)))      ;=> (#t #t)
(gdelete-neighbor-dups (generator) 5)                       ;!! gdelete-neighbor-dups: argument 2: expected a procedure, got 5
(all (gindex (list->generator '(a b c d e f)) (list->generator '(0 2 4))))   ;=> (a c e)
(all (gindex (generator 'a 'b) (generator 1 5)))            ;=> (b)
(all (gindex (generator) (generator 0)))                    ;=> ()
(all (gindex (generator 'a 'b) (generator 1 1)))            ;!! gindex: expected an index greater than 1, got 1
(all (gindex (generator 'a 'b) (generator 'x)))             ;!! gindex: expected an index, got x
(all (gindex (generator 'a 'b) (generator -1)))             ;!! gindex: expected an index greater than -1, got -1
(gindex (generator) 5)                                      ;!! gindex: argument 2: expected a procedure, got 5
(all (gselect (list->generator '(a b c d e f)) (list->generator '(#t #f #f #t #t #f))))   ;=> (a d e)
(all (gselect (generator 'a 'b) (generator #t)))            ;=> (a)
(all (gselect (generator 'a) (generator 1 #t)))             ;=> (a)
(gselect 5 (generator))                                     ;!! gselect: argument 1: expected a procedure, got 5

;;; ---- consumers

(generator->list (make-range-generator 0 5))                ;=> (0 1 2 3 4)
(generator->list (make-range-generator 0) 3)                ;=> (0 1 2)
(generator->list (generator 1) 3)                           ;=> (1)
(generator->list (generator 1) 0)                           ;=> ()
(define rest (generator 1 2 3))
(list (generator->list rest 2) (rest))                      ;=> ((1 2) 3)
(generator->list 5)                                         ;!! generator->list: argument 1: expected a procedure, got 5
(generator->list (generator) -1)                            ;!! generator->list: argument 2: expected an exact integer, not negative, got -1
(generator->reverse-list (generator 1 2 3))                 ;=> (3 2 1)
(generator->reverse-list (generator 1 2 3) 2)               ;=> (2 1)
(generator->vector (generator 1 2 3))                       ;=> #(1 2 3)
(generator->vector (generator 1 2 3) 2)                     ;=> #(1 2)
(generator->vector (generator))                             ;=> #()
(define v (make-vector 5 '-))
(generator->vector! v 2 (generator 1 2))                    ;=> 2
v                                                           ;=> #(- - 1 2 -)
(generator->vector! v 3 (make-range-generator 7))           ;=> 2
v                                                           ;=> #(- - 1 7 8)
(generator->vector! v 5 (generator 1))                      ;=> 0
(generator->vector! v 6 (generator 1))                      ;!! generator->vector!: argument 2: expected an index up to 5, got 6
(generator->vector! '() 0 (generator 1))                    ;!! generator->vector!: argument 1: expected a vector, got ()
(generator->string (string->generator "abcde"))             ;=> "abcde"
(generator->string (string->generator "abcde") 3)           ;=> "abc"
(generator->string (generator 'a))                          ;!! generator->string: argument 1: expected characters, got a
(generator-fold + 10 (generator 1 2 3))                     ;=> 16
(generator-fold cons '() (generator 1 2 3))                 ;=> (3 2 1)
(generator-fold (lambda (a b acc) (cons (list a b) acc)) '() (generator 1 2) (generator 3 4 5))   ;=> ((2 4) (1 3))
(generator-fold + 10 (generator))                           ;=> 10
(generator-fold 1 0 (generator))                            ;!! generator-fold: argument 1: expected a procedure, got 1
(generator-fold + 0 (generator) 5)                          ;!! generator-fold: argument 4: expected a procedure, got 5
(generator-map->list square (generator 1 2 3))              ;=> (1 4 9)
(generator-map->list list (generator 1 2 3) (generator 'a 'b))   ;=> ((1 a) (2 b))
(generator-map->list 1 (generator))                         ;!! generator-map->list: argument 1: expected a procedure, got 1
(generator-for-each display (generator 1 2 3))              ;>> 123
(generator-for-each (lambda (x y) (display (list x y))) (generator 1 2) (generator 3))   ;>> (1 3)
(generator-for-each 1 (generator))                          ;!! generator-for-each: argument 1: expected a procedure, got 1
(define numbers (make-range-generator 1))
(generator-find (lambda (x) (> x 2)) numbers)               ;=> 3
(numbers)                                                   ;=> 4
(generator-find odd? (generator 2 4))                       ;=> #f
(generator-count odd? (make-range-generator 1 6))           ;=> 3
(generator-count odd? (generator))                          ;=> 0
(define more (generator 1 2 3 4))
(generator-any (lambda (x) (and (even? x) (list x))) more)  ;=> (2)
(more)                                                      ;=> 3
(generator-any odd? (generator))                            ;=> #f
(define others (generator 1 3 4 5))
(generator-every odd? others)                               ;=> #f
(others)                                                    ;=> 5
(generator-every (lambda (x) (and (odd? x) x)) (generator 1 3))   ;=> 3
(generator-every odd? (generator))                          ;=> #t
(generator-any 1 (generator))                               ;!! generator-any: argument 1: expected a procedure, got 1
(define (unfold stop? mapper successor seed . tail)
  (let loop ((seed seed))
    (if (stop? seed)
        (if (pair? tail) ((car tail) seed) '())
        (let ((x (mapper seed))) (cons x (loop (successor seed)))))))
(generator-unfold (make-for-each-generator string-for-each "abc") unfold)   ;=> (#\a #\b #\c)
(generator-unfold (generator 1 2) unfold (lambda (seed) '(end)))            ;=> (1 2 end)
(generator-unfold (generator) 5)                            ;!! generator-unfold: argument 2: expected a procedure, got 5

;;; ---- accumulators

(define (fill a . xs) (for-each a xs) (a (eof-object)))
(fill (make-accumulator * 1 -) 1 2 4)                       ;=> -8
(fill (make-accumulator cons '() reverse))                  ;=> ()
(make-accumulator 1 0 list)                                 ;!! make-accumulator: argument 1: expected a procedure, got 1
(make-accumulator cons 0 1)                                 ;!! make-accumulator: argument 3: expected a procedure, got 1
(fill (count-accumulator) 'a 'b 'c)                         ;=> 3
(fill (count-accumulator))                                  ;=> 0
(fill (list-accumulator) 1 2 4)                             ;=> (1 2 4)
(fill (reverse-list-accumulator) 1 2 4)                     ;=> (4 2 1)
(fill (vector-accumulator) 1 2 4)                           ;=> #(1 2 4)
(fill (vector-accumulator))                                 ;=> #()
(fill (reverse-vector-accumulator) 1 2 4)                   ;=> #(4 2 1)
(fill (vector-accumulator! (vector 1 2 3 4 5) 2) 'x 'y)     ;=> #(1 2 x y 5)
(fill (vector-accumulator! (vector 1) 1))                   ;=> #(1)
(fill (vector-accumulator! (vector 1) 1) 'x)                ;!! vector-accumulator!: there is no place left for another item
(vector-accumulator! (vector 1) 2)                          ;!! vector-accumulator!: argument 2: expected an index up to 1, got 2
(vector-accumulator! '(1) 0)                                ;!! vector-accumulator!: argument 1: expected a vector, got (1)
(fill (string-accumulator) #\a #\b)                         ;=> "ab"
(fill (string-accumulator))                                 ;=> ""
(fill (string-accumulator) "a")                             ;!! string-accumulator: argument 1: expected a character, got "a"
(fill (bytevector-accumulator) 1 2 4)                       ;=> #u8(1 2 4)
(fill (bytevector-accumulator) 256)                         ;!! bytevector-accumulator: argument 1: expected a byte, got 256
(fill (bytevector-accumulator! (bytevector 1 2 3) 1) 9)     ;=> #u8(1 9 3)
(fill (bytevector-accumulator! (bytevector 1) 0) 300)       ;!! bytevector-u8-set!: argument 3: expected a byte
(fill (bytevector-accumulator! (bytevector 1) 0) 1 2)       ;!! bytevector-accumulator!: there is no place left for another item
(bytevector-accumulator! "a" 0)                             ;!! bytevector-accumulator!: argument 1: expected a bytevector, got "a"
(fill (sum-accumulator) 1 2 4)                              ;=> 7
(fill (sum-accumulator))                                    ;=> 0
(fill (product-accumulator) 1 2 4)                          ;=> 8
(fill (product-accumulator))                                ;=> 1
;; what an accumulator gave is not changed by what it takes later, but for those that fill what they were given
(define acc (list-accumulator))
(acc 1)
(define before (acc (eof-object)))
(acc 2)
(list before (acc (eof-object)))                            ;=> ((1) (1 2))
