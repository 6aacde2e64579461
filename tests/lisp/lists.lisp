;;; Pairs and lists (R7RS 6.4), equivalence (6.1)

(define x (list 'a 'b 'c))
(define y x)
(set-cdr! x 4)
y ;=> (a . 4)
(eqv? x y) ;=> #t
(list? y) ;=> #f
(let ((x (list 'a))) (set-cdr! x x) (list? x)) ;=> #f
(append '(a) '(b c d)) ;=> (a b c d)
(append '(a b) '(c . d)) ;=> (a b c . d)
(append '() 'a) ;=> a
(append) ;=> ()
(let ((tail (list 3))) (eq? tail (cddr (append '(1 2) tail)))) ;=> #t
(reverse '(a (b c) d (e (f)))) ;=> ((e (f)) d (b c) a)
(list-tail '(a b c d) 2) ;=> (c d)
(list-ref '(a b c d) (exact (round 1.8))) ;=> c
(let ((ls (list 'one 'two 'five!))) (list-set! ls 2 'three) ls) ;=> (one two three)
(list-copy '(1 2 . 3)) ;=> (1 2 . 3)
(length '(a (b) (c d e))) ;=> 3
(memq 'c '(a b c d e)) ;=> (c d e)
(memq (list 'a) '(b (a) c)) ;=> #f
(member (list 'a) '(b (a) c)) ;=> ((a) c)
(member 2.0 (list 1 2 3) =) ;=> (2 3)
(memv 101 '(100 101 102)) ;=> (101 102)
(assq 'b '((a 1) (b 2))) ;=> (b 2)
(assoc (list 'a) '(((a)) ((b)) ((c)))) ;=> ((a))
(assoc 2.0 '((1 1) (2 4) (3 9)) =) ;=> (2 4)
(assv 5 '((2 3) (5 7) (11 13))) ;=> (5 7)
(map cadr '((a b) (d e) (g h))) ;=> (b e h)
(map + '(1 2 3) '(10 20)) ;=> (11 22)
(map (lambda (x y z) (list x y z)) '(1 2) '(3 4) '(5 6)) ;=> ((1 3 5) (2 4 6))
(let ((v (make-vector 5))) (for-each (lambda (i) (vector-set! v i (* i i))) '(0 1 2 3 4)) v) ;=> #(0 1 4 9 16)
(apply + (list 3 4)) ;=> 7
(apply + 1 2 '(3)) ;=> 6
(apply list '()) ;=> ()
(make-list 2 3) ;=> (3 3)
(caddr '(1 2 3)) ;=> 3
(cdddr '(1 2 3 4)) ;=> (4)
(list 'quote 'a) ;=> (quote a)
''a ;=> (quote a)
(cons 1 '(2 . (3 . ()))) ;=> (1 2 3)
(eqv? 100000000 100000000) ;=> #t
(eqv? 0.0 -0.0) ;=> #f
(eqv? (lambda () 1) (lambda () 2)) ;=> #f
(let ((p (lambda (x) x))) (eqv? p p)) ;=> #t
(eq? '() '()) ;=> #t
(equal? '(a (b) c) '(a (b) c)) ;=> #t
(equal? "abc" "abc") ;=> #t
(equal? 2 2) ;=> #t
(equal? '#1=(a b . #1#) '#2=(a b a b . #2#)) ;=> #t
(let ((x (list 1 2))) (set-cdr! (cdr x) x) x) ;=> #0=(1 2 . #0#)
