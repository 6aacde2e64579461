;;; Equivalence predicates and booleans (R7RS 6.1, 6.3)

;;; ---- eqv?

(eqv? 'a 'a) ;=> #t
(eqv? 'a 'b) ;=> #f
(eqv? 2 2) ;=> #t
(eqv? 2 2.0) ;=> #f
(eqv? '() '()) ;=> #t
(eqv? 100000000 100000000) ;=> #t
(eqv? 0.0 +nan.0) ;=> #f
(eqv? (cons 1 2) (cons 1 2)) ;=> #f
(eqv? (lambda () 1) (lambda () 2)) ;=> #f
(let ((p (lambda (x) x))) (eqv? p p)) ;=> #t
(eqv? #f 'nil) ;=> #f

;; zeros of different sign are different numbers
(eqv? 0.0 -0.0) ;=> #f
(eqv? -0.0 -0.0) ;=> #t
(eqv? 1.0+0.0i 1.0-0.0i) ;=> #f
(eqv? 1.0+0.0i 1.0) ;=> #f
;; equally exact, and `=`
(eqv? 1/2 0.5) ;=> #f
(eqv? 1/2 2/4) ;=> #t
(eqv? (expt 10 30) (* (expt 10 15) (expt 10 15))) ;=> #t
(eqv? 1+2i 1+2i) ;=> #t
(eqv? 1+2i 1.0+2.0i) ;=> #f
(eqv? 1+2i 1+3i) ;=> #f
(eqv? 1.5+2i 1.5+2.0i) ;=> #t
;; characters, booleans, empty strings and vectors
(eqv? #\a (integer->char 97)) ;=> #t
(eqv? #\a #\A) ;=> #f
(eqv? #t #t) ;=> #t
(eqv? #t #f) ;=> #f
(eqv? (string #\a) (string #\a)) ;=> #f
(eqv? (vector 1) (vector 1)) ;=> #f
(eqv? (bytevector 1) (bytevector 1)) ;=> #f
(eqv? car car) ;=> #t
(eqv? 1 #\1) ;=> #f
(eqv? "a" 'a) ;=> #f
(eqv? #f '()) ;=> #f
(eqv? 0 #f) ;=> #f

;; what the report leaves open is still true or false
(boolean? (eqv? "" "")) ;=> #t
(boolean? (eqv? '#() '#())) ;=> #t
(boolean? (eqv? (lambda (x) x) (lambda (x) x))) ;=> #t
(boolean? (eqv? (lambda (x) x) (lambda (y) y))) ;=> #t
(boolean? (eqv? '(a) '(a))) ;=> #t
(boolean? (eqv? "a" "a")) ;=> #t
(boolean? (eqv? '(b) (cdr '(a b)))) ;=> #t
;; decided: one NaN is as good as another, whatever computed it
(eqv? +nan.0 +nan.0) ;=> #t
(eqv? +nan.0 (- +inf.0 +inf.0)) ;=> #t
(eqv? +nan.0 -nan.0) ;=> #t

(define gen-counter
  (lambda ()
    (let ((n 0))
      (lambda () (set! n (+ n 1)) n))))
(let ((g (gen-counter))) (eqv? g g)) ;=> #t
(eqv? (gen-counter) (gen-counter)) ;=> #f

(define gen-loser
  (lambda ()
    (let ((n 0))
      (lambda () (set! n (+ n 1)) 27))))
(let ((g (gen-loser))) (eqv? g g)) ;=> #t
(boolean? (eqv? (gen-loser) (gen-loser))) ;=> #t

(boolean? (letrec ((f (lambda () (if (eqv? f g) 'both 'f)))
                   (g (lambda () (if (eqv? f g) 'both 'g))))
            (eqv? f g))) ;=> #t
(letrec ((f (lambda () (if (eqv? f g) 'f 'both)))
         (g (lambda () (if (eqv? f g) 'g 'both))))
  (eqv? f g)) ;=> #f
(let ((x '(a))) (eqv? x x)) ;=> #t

;;; ---- eq?

(eq? 'a 'a) ;=> #t
(eq? (list 'a) (list 'a)) ;=> #f
(eq? '() '()) ;=> #t
(eq? car car) ;=> #t
(let ((x '(a))) (eq? x x)) ;=> #t
(let ((x '#())) (eq? x x)) ;=> #t
(let ((p (lambda (x) x))) (eq? p p)) ;=> #t
(eq? (string #\a) (string #\a)) ;=> #f
(eq? (vector) 'a) ;=> #f
(eq? 0.0 -0.0) ;=> #f
(eq? 2 2.0) ;=> #f
(boolean? (eq? '(a) '(a))) ;=> #t
(boolean? (eq? "a" "a")) ;=> #t
(boolean? (eq? "" "")) ;=> #t
(boolean? (eq? 2 2)) ;=> #t
(boolean? (eq? #\A #\A)) ;=> #t
(boolean? (let ((n (+ 2 3))) (eq? n n))) ;=> #t
;; eq? implies eqv? implies equal?
(let ((things (list 0 -0.0 0.0 1/2 +nan.0 +i 1.0+2.0i #\a "a" 'a '() #t (vector) (list 1) car)))
  (let loop ((all (append things things)) (good #t))
    (if (null? all)
        good
        (loop (cdr all)
              (and good
                   (let inner ((xs things))
                     (or (null? xs)
                         (let ((a (car all)) (b (car xs)))
                           (and (or (not (eq? a b)) (eqv? a b))
                                (or (not (eqv? a b)) (equal? a b))
                                (inner (cdr xs))))))))))) ;=> #t

;;; ---- equal?

(equal? 'a 'a) ;=> #t
(equal? '(a) '(a)) ;=> #t
(equal? '(a (b) c) '(a (b) c)) ;=> #t
(equal? "abc" "abc") ;=> #t
(equal? 2 2) ;=> #t
(equal? (make-vector 5 'a) (make-vector 5 'a)) ;=> #t
(equal? '#1=(a b . #1#) '#2=(a b a b . #2#)) ;=> #t
(boolean? (equal? (lambda (x) x) (lambda (y) y))) ;=> #t
(equal? "abc" "abd") ;=> #f
(equal? "abc" 'abc) ;=> #f
(equal? '(1 2) #(1 2)) ;=> #f
(equal? #u8(1 2) (bytevector 1 2)) ;=> #t
(equal? #u8(1 2) #(1 2)) ;=> #f
(equal? #u8(1 2) #u8(1 3)) ;=> #f
(equal? 0.0 -0.0) ;=> #f
(equal? '(0.0) '(-0.0)) ;=> #f
(equal? '(+nan.0) '(+nan.0)) ;=> #t
(equal? '(1) '(1.0)) ;=> #f
(equal? '(1+2i) (list (make-rectangular 1 2))) ;=> #t
(equal? #(1 "a" #(b)) (vector 1 (string #\a) (vector 'b))) ;=> #t
(equal? '(1 . 2) '(1 2)) ;=> #f
(equal? '() #f) ;=> #f
(equal? '#0=(a #0# . #0#) '#1=(a #1# . #1#)) ;=> #t
(equal? '#0=#(1 #0#) '#1=#(1 #(1 #1#))) ;=> #t
(equal? '#0=#(1 #0#) '#1=#(1 #(2 #1#))) ;=> #f
(equal? '#1=(a b . #1#) '#2=(a b a c . #2#)) ;=> #f
;; unfolded into trees: as large as one likes
(let ((deep (lambda (n) (let loop ((n n) (x '())) (if (= n 0) x (loop (- n 1) (list x)))))))
  (equal? (deep 40000) (deep 40000))) ;=> #t

;;; ---- booleans (6.3)

#t ;=> #t
#f ;=> #f
'#f ;=> #f
#true ;=> #t
#false ;=> #f
(not 3) ;=> #f
(not (list 3)) ;=> #f
(not #f) ;=> #t
(not '()) ;=> #f
(not (list)) ;=> #f
(not 'nil) ;=> #f
(not #t) ;=> #f
(not 0) ;=> #f
(not "") ;=> #f
(boolean? #f) ;=> #t
(boolean? 0) ;=> #f
(boolean? '()) ;=> #f
(boolean? #t) ;=> #t
(boolean? 'true) ;=> #f
(boolean=? #t #t) ;=> #t
(boolean=? #f #f) ;=> #t
(boolean=? #t #f) ;=> #f
(boolean=? #f #f #f) ;=> #t
(boolean=? #t #t #f) ;=> #f
(boolean=? #f #t #t) ;=> #f
(boolean=? 1 #t) ;!! boolean=?: argument 1: expected a boolean, got 1
(boolean=? #t #t 'a) ;!! boolean=?: argument 3: expected a boolean, got a
;; all but #f count as true
(map (lambda (x) (if x 'yes 'no)) (list #t #f '() 0 0.0 "" #\null 'nil (vector))) ;=> (yes no yes yes yes yes yes yes yes)
