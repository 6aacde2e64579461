;;; Vectors and bytevectors (R7RS 6.8, 6.9)

(vector 'a 'b 'c) ;=> #(a b c)
#(0 (2 2 2 2) "Anna") ;=> #(0 (2 2 2 2) "Anna")
(vector-ref #(1 1 2 3 5 8 13 21) 5) ;=> 8
(vector-length (make-vector 4 0)) ;=> 4
(let ((vec (vector 0 '(2 2 2 2) "Anna"))) (vector-set! vec 1 '("Sue" "Sue")) vec)
;=> #(0 ("Sue" "Sue") "Anna")
(vector-ref (vector 1 2 3) 3) ;!! vector-ref: argument 2: index 3 is out of range for a vector of length 3
(vector-ref (vector 1 2 3) -1) ;!! vector-ref argument 2
(vector-ref (vector 1 2 3) 1.0) ;!! vector-ref argument 2
(vector-ref '(1) 0) ;!! vector-ref argument 1
(vector->list #(dah dah didah)) ;=> (dah dah didah)
(vector->list #(dah dah didah) 1 2) ;=> (dah)
(list->vector '(dididit dah)) ;=> #(dididit dah)
(define a #(1 8 2 8))
(define b (vector-copy a))
(vector-set! b 0 3)
b ;=> #(3 8 2 8)
(vector-copy b 1 3) ;=> #(8 2)
(define c (vector 1 2 3 4 5))
(define d (vector 10 20 30 40 50))
(vector-copy! d 1 c 0 2)
d ;=> #(10 1 2 40 50)
(vector-copy! c 1 c 0 3)
c ;=> #(1 1 2 3 5)
(vector-append #(a b c) #(d e f)) ;=> #(a b c d e f)
(let ((v (vector 1 2 3 4 5))) (vector-fill! v 'smash 2 4) v) ;=> #(1 2 smash smash 5)
(vector-map cadr #((a b) (d e) (g h))) ;=> #(b e h)
(vector-map + #(1 2) #(10 20 30)) ;=> #(11 22)
(let ((v (make-vector 5))) (vector-for-each (lambda (i) (vector-set! v i (* i i))) #(0 1 2 3 4)) v)
;=> #(0 1 4 9 16)
(let ((count 0)) (vector-map (lambda (ignored) (set! count (+ count 1)) count) #(a b))) ;=> #(1 2)
(equal? #(1 #(2)) (vector 1 (vector 2))) ;=> #t
(eqv? (vector) (vector 1)) ;=> #f

(bytevector 1 3 5 1 3 5) ;=> #u8(1 3 5 1 3 5)
(make-bytevector 2 12) ;=> #u8(12 12)
(bytevector-u8-ref #u8(1 1 2 3 5 8 13 21) 5) ;=> 8
(let ((bv (bytevector 1 2 3 4))) (bytevector-u8-set! bv 1 3) bv) ;=> #u8(1 3 3 4)
(bytevector-copy #u8(1 2 3 4 5) 2 4) ;=> #u8(3 4)
(bytevector-append #u8(0 1 2) #u8(3 4 5)) ;=> #u8(0 1 2 3 4 5)
(let ((b (bytevector 10 20 30 40 50))) (bytevector-copy! b 1 #u8(1 2 3 4 5) 0 2) b) ;=> #u8(10 1 2 40 50)
(utf8->string #u8(#x41)) ;=> "A"
(string->utf8 "λ") ;=> #u8(206 187)
(bytevector-u8-set! (bytevector 1) 0 256) ;!! bytevector-u8-set! argument 3
