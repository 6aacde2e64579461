;;; SRFI 121, from its specification; the tests of SRFI 158 have the details.
(import (srfi 121))

(generator->list (gappend (generator 1 2 3) (make-iota-generator 2 8)))                   ;=> (1 2 3 8 9)
(generator->list (gtake (gfilter odd? (make-range-generator 1)) 3))                        ;=> (1 3 5)
(generator->list (gcons* 'a (vector->generator #(b c))))                                   ;=> (a b c)
(generator-fold + 0 (make-unfold-generator (lambda (n) (> n 3)) square (lambda (n) (+ n 1)) 1))   ;=> 14
(generator->string (make-for-each-generator string-for-each "abc"))                        ;=> "abc"
(generator->list (make-coroutine-generator (lambda (yield) (yield 1) (yield 2))))          ;=> (1 2)
(generator->reverse-list (gdelete 2 (gdelete-neighbor-dups (generator 1 1 2 3))))          ;=> (3 1)
(generator->vector (gindex (string->generator "abcd") (generator 0 3)))                    ;=> #(#\a #\d)
(generator->list (gselect (bytevector->generator (bytevector 1 2 3)) (generator #t #f 1))) ;=> (1 3)
(generator->list (gcombine (lambda (x n) (values (* n x) (+ n 1))) 1 (reverse-vector->generator #(3 2 1))))   ;=> (1 4 9)
(list (generator-any even? (generator 1 2)) (generator-every even? (generator 1 2)) (generator-count even? (generator 1 2)))
;=> (#t #f 1)
(generator-find even? (gdrop (gremove odd? (make-range-generator 0)) 2))                   ;=> 4
(generator->list (gtake-while (lambda (x) (< x 4)) (gdrop-while (lambda (x) (< x 2)) (make-range-generator 0))))   ;=> (2 3)
