;;; Vectors and bytevectors (R7RS 6.8, 6.9)

#(0 (2 2 2 2) "Anna") ;=> #(0 (2 2 2 2) "Anna")
#() ;=> #()
'#(a #(b) c) ;=> #(a #(b) c)

(vector? #(1)) ;=> #t
(vector? #()) ;=> #t
(vector? '(1)) ;=> #f
(vector? "a") ;=> #f
(vector? #u8(1)) ;=> #f
(make-vector 3 'x) ;=> #(x x x)
(make-vector 0) ;=> #()
(vector-length (make-vector 4)) ;=> 4
(make-vector -1) ;!! make-vector: argument 1
(make-vector 1.0) ;!! make-vector: argument 1
(vector 'a 'b 'c) ;=> #(a b c)
(vector) ;=> #()
(vector-length #(1 2 3)) ;=> 3
(vector-length '(1 2)) ;!! vector-length: argument 1: expected a vector, got (1 2)
(vector-ref '#(1 1 2 3 5 8 13 21) 5) ;=> 8
(vector-ref '#(1 1 2 3 5 8 13 21) (exact (round (* 2 (acos -1))))) ;=> 13
(vector-ref #(1 2) 2) ;!! vector-ref: argument 2: index 2 is out of range for a vector of length 2
(vector-ref #(1 2) -1) ;!! vector-ref: argument 2: index -1 is out of range
(vector-ref #(1 2) 1.0) ;!! vector-ref: argument 2
(vector-ref '(1 2) 1) ;!! vector-ref: argument 1: expected a vector, got (1 2)
(let ((vec (vector 0 '(2 2 2 2) "Anna"))) (vector-set! vec 1 '("Sue" "Sue")) vec) ;=> #(0 ("Sue" "Sue") "Anna")
;; decided: a vector constant may be changed, as any vector (the report: it is an error)
(let ((v '#(0 1 2))) (vector-set! v 1 "doe") v) ;=> #(0 "doe" 2)
(vector-set! (vector 1) 1 'a) ;!! vector-set!: argument 2: index 1 is out of range for a vector of length 1
(vector-set! (vector 1) -1 'a) ;!! vector-set!: argument 2: index -1 is out of range
(vector-set! '(1) 0 'a) ;!! vector-set!: argument 1: expected a vector, got (1)
(vector-set! (vector 1) 'x 'a) ;!! vector-set!: argument 2

(vector->list '#(dah dah didah)) ;=> (dah dah didah)
(vector->list '#(dah dah didah) 1) ;=> (dah didah)
(vector->list '#(dah dah didah) 1 2) ;=> (dah)
(vector->list #() 0 0) ;=> ()
(vector->list #(1 2) 3) ;!! vector->list: argument 2
(vector->list #(1 2) 2 1) ;!! vector->list: argument 2: start 2 is after end 1
(vector->list #(1 2) 0 3) ;!! vector->list: argument 3: end 3 is out of range for a vector of length 2
(vector->list '(1)) ;!! vector->list: argument 1: expected a vector, got (1)
(list->vector '(dididit dah)) ;=> #(dididit dah)
(list->vector '()) ;=> #()
(list->vector '(1 . 2)) ;!! list->vector: argument 1: expected a list, got (1 . 2)
(list->vector #(1)) ;!! list->vector: argument 1: expected a list, got #(1)
(string->vector "ABC") ;=> #(#\A #\B #\C)
(string->vector "ABC" 1) ;=> #(#\B #\C)
(string->vector "ABC" 1 2) ;=> #(#\B)
(string->vector "ABC" 2 1) ;!! string->vector: argument 2: start 2 is after end 1
(string->vector "ABC" 0 4) ;!! string->vector: argument 3: end 4 is out of range for a string of length 3
(string->vector 'ABC) ;!! string->vector: argument 1: expected a string, got ABC
(vector->string #(#\1 #\2 #\3)) ;=> "123"
(vector->string #(#\1 #\2 #\3) 1) ;=> "23"
(vector->string #(#\1 #\2 #\3) 1 2) ;=> "2"
(vector->string #(1 #\2 3) 1 2) ;=> "2"
(vector->string #(#\1 2)) ;!! vector->string: argument 1: expected characters, got 2
(vector->string #(#\1) 0 2) ;!! vector->string: argument 3: end 2 is out of range
(vector->string "123") ;!! vector->string: argument 1: expected a vector, got "123"

(define a #(1 8 2 8))
(define b (vector-copy a))
(vector-set! b 0 3)
b ;=> #(3 8 2 8)
a ;=> #(1 8 2 8)
(define c (vector-copy b 1 3))
c ;=> #(8 2)
(vector-copy b 2) ;=> #(2 8)
(vector-copy #(1 2) 1 5) ;!! vector-copy: argument 3: end 5 is out of range for a vector of length 2
(vector-copy #(1 2) 2 1) ;!! vector-copy: argument 2: start 2 is after end 1
(vector-copy '(1)) ;!! vector-copy: argument 1: expected a vector, got (1)
(define a (vector 1 2 3 4 5))
(define b (vector 10 20 30 40 50))
(vector-copy! b 1 a 0 2)
b ;=> #(10 1 2 40 50)
(let ((v (vector 1 2 3 4 5 6))) (vector-copy! v 2 v 0 4) v) ;=> #(1 2 1 2 3 4)
(let ((v (vector 1 2 3 4 5 6))) (vector-copy! v 0 v 2 6) v) ;=> #(3 4 5 6 5 6)
(let ((v (vector 1 2))) (vector-copy! v 2 #()) v) ;=> #(1 2)
(vector-copy! (vector 1 2) 1 #(1 2)) ;!! vector-copy!: 2 elements do not fit at index 1 of a vector of length 2
(vector-copy! (vector 1 2) 3 #()) ;!! vector-copy!: argument 2: index 3 is out of range
(vector-copy! (vector 1 2) -1 #()) ;!! vector-copy!: argument 2: index -1 is out of range
(vector-copy! (vector 1 2) 0 #(1 2) 2 1) ;!! vector-copy!: argument 4: start 2 is after end 1
(vector-copy! (vector 1 2) 0 #(1 2) 0 3) ;!! vector-copy!: argument 5: end 3 is out of range
(vector-copy! '(1 2) 0 #(1)) ;!! vector-copy!: argument 1: expected a vector, got (1 2)
(vector-copy! (vector 1) 0 '(1)) ;!! vector-copy!: argument 3: expected a vector, got (1)
(vector-append #(a b c) #(d e f)) ;=> #(a b c d e f)
(vector-append) ;=> #()
(vector-append #(1) #() #(2 3)) ;=> #(1 2 3)
(vector-append #(1) '(2)) ;!! vector-append: argument 2: expected a vector, got (2)
(define a (vector 1 2 3 4 5))
(vector-fill! a 'smash 2 4)
a ;=> #(1 2 smash smash 5)
(let ((v (vector 1 2 3))) (vector-fill! v 0) v) ;=> #(0 0 0)
(let ((v (vector 1 2 3))) (vector-fill! v 0 1) v) ;=> #(1 0 0)
(vector-fill! (vector 1) 0 0 2) ;!! vector-fill!: argument 4: end 2 is out of range
(vector-fill! (vector 1 2) 0 2 1) ;!! vector-fill!: argument 3: start 2 is after end 1
(vector-fill! '(1) 0) ;!! vector-fill!: argument 1: expected a vector, got (1)

(vector-map cadr '#((a b) (d e) (g h))) ;=> #(b e h)
(vector-map (lambda (n) (expt n n)) #(1 2 3 4 5)) ;=> #(1 4 27 256 3125)
(vector-map * #(1 2) #(10 20 30)) ;=> #(10 40)
(vector-map car '(1)) ;!! vector-map: argument 2: expected a vector, got (1)
(vector-map + #(1) '(1)) ;!! vector-map: argument 3: expected a vector, got (1)
(let ((v (make-vector 5))) (vector-for-each (lambda (i) (vector-set! v i (* i i))) #(0 1 2 3 4)) v) ;=> #(0 1 4 9 16)
(let ((n 0)) (vector-for-each (lambda (a b) (set! n (+ n (* a b)))) #(1 2 3) #(10 20)) n) ;=> 50
(vector-for-each car '(1)) ;!! vector-for-each: argument 2: expected a vector, got (1)

;;; ---- bytevectors

#u8(0 10 5) ;=> #u8(0 10 5)
#U8(255) ;=> #u8(255)
(read (open-input-string "#u8(256)")) ;!! 256
(read (open-input-string "#u8(-1)")) ;!! -1
(read (open-input-string "#u8(a)")) ;!! a
(read (open-input-string "#u8(1.0)")) ;!! 1.0
(bytevector? #u8(1)) ;=> #t
(bytevector? #u8()) ;=> #t
(bytevector? #(1)) ;=> #f
(bytevector? "a") ;=> #f
(make-bytevector 2 12) ;=> #u8(12 12)
(bytevector-length (make-bytevector 3)) ;=> 3
(make-bytevector 2 256) ;!! make-bytevector: argument 2: expected a byte
(make-bytevector 2 -1) ;!! make-bytevector: argument 2: expected a byte
(make-bytevector -1 0) ;!! make-bytevector: argument 1
(bytevector 1 3 5 1 3 5) ;=> #u8(1 3 5 1 3 5)
(bytevector) ;=> #u8()
(bytevector 1 256) ;!! bytevector: argument 2: expected a byte
(bytevector 1.0) ;!! bytevector: argument 1: expected a byte
(bytevector-u8-ref '#u8(1 1 2 3 5 8 13 21) 5) ;=> 8
(bytevector-u8-ref #u8(1 2) 2) ;!! bytevector-u8-ref: argument 2: index 2 is out of range for a bytevector of length 2
(bytevector-u8-ref #u8(1 2) -1) ;!! bytevector-u8-ref: argument 2: index -1 is out of range
(bytevector-u8-ref #(1 2) 0) ;!! bytevector-u8-ref: argument 1: expected a bytevector, got #(1 2)
(let ((bv (bytevector 1 2 3 4))) (bytevector-u8-set! bv 1 3) bv) ;=> #u8(1 3 3 4)
(let ((b #u8(1 2))) (bytevector-u8-set! b 0 9) b) ;=> #u8(9 2)
(make-bytevector 10000000000) ;!! make-bytevector: a bytevector of length 10000000000 is too large
(bytevector-u8-set! (bytevector 1) 1 0) ;!! bytevector-u8-set!: argument 2: index 1 is out of range
(bytevector-u8-set! (bytevector 1) 0 256) ;!! bytevector-u8-set!: argument 3: expected a byte
(bytevector-u8-set! (bytevector 1) 0 #\a) ;!! bytevector-u8-set!: argument 3: expected a byte
(bytevector-u8-set! (vector 1) 0 1) ;!! bytevector-u8-set!: argument 1: expected a bytevector, got #(1)
(bytevector-length #u8(1 2 3)) ;=> 3
(bytevector-length "abc") ;!! bytevector-length: argument 1: expected a bytevector, got "abc"
(define a #u8(1 2 3 4 5))
(bytevector-copy a 2 4) ;=> #u8(3 4)
(bytevector-copy a) ;=> #u8(1 2 3 4 5)
(bytevector-copy a 2) ;=> #u8(3 4 5)
(eq? a (bytevector-copy a)) ;=> #f
(bytevector-copy a 4 2) ;!! bytevector-copy: argument 2: start 4 is after end 2
(bytevector-copy a 0 6) ;!! bytevector-copy: argument 3: end 6 is out of range for a bytevector of length 5
(bytevector-copy "a") ;!! bytevector-copy: argument 1: expected a bytevector, got "a"
(define a (bytevector 1 2 3 4 5))
(define b (bytevector 10 20 30 40 50))
(bytevector-copy! b 1 a 0 2)
b ;=> #u8(10 1 2 40 50)
(let ((v (bytevector 1 2 3 4 5 6))) (bytevector-copy! v 2 v 0 4) v) ;=> #u8(1 2 1 2 3 4)
(let ((v (bytevector 1 2 3 4 5 6))) (bytevector-copy! v 0 v 2 6) v) ;=> #u8(3 4 5 6 5 6)
(bytevector-copy! (bytevector 1 2) 1 #u8(1 2)) ;!! bytevector-copy!: 2 bytes do not fit at index 1 of a bytevector of length 2
(bytevector-copy! (bytevector 1 2) 3 #u8()) ;!! bytevector-copy!: argument 2: index 3 is out of range
(bytevector-copy! (bytevector 1 2) 0 #u8(1 2) 2 1) ;!! bytevector-copy!: argument 4: start 2 is after end 1
(bytevector-copy! (bytevector 1 2) 0 #u8(1 2) 0 3) ;!! bytevector-copy!: argument 5: end 3 is out of range
(bytevector-copy! (bytevector 1 2) 0 "a") ;!! bytevector-copy!: argument 3: expected a bytevector, got "a"
(bytevector-copy! (vector 1 2) 0 #u8(1)) ;!! bytevector-copy!: argument 1: expected a bytevector, got #(1 2)
(bytevector-append (bytevector 0 1 2) (bytevector 3 4 5)) ;=> #u8(0 1 2 3 4 5)
(bytevector-append) ;=> #u8()
(bytevector-append #u8(1) #(2)) ;!! bytevector-append: argument 2: expected a bytevector, got #(2)
(utf8->string #u8(#x41)) ;=> "A"
(string->utf8 "λ") ;=> #u8(#xCE #xBB)
(utf8->string #u8(206 187 65)) ;=> "λA"
(utf8->string #u8(65 66 67 68) 1) ;=> "BCD"
(utf8->string #u8(65 66 67 68) 1 3) ;=> "BC"
(utf8->string #u8(240 159 152 128)) ;=> "😀"
(utf8->string #u8(255 206 187) 1) ;=> "λ"
(utf8->string #u8()) ;=> ""
(utf8->string #u8(65 255)) ;!! utf8->string: argument 1: no UTF-8: byte 255 at index 1
(utf8->string #u8(206)) ;!! utf8->string: argument 1: no UTF-8: byte 206 at index 0
(utf8->string #u8(206 187 65) 1) ;!! utf8->string: argument 1: no UTF-8: byte 187 at index 1
(utf8->string #u8(#xED #xA0 #x80)) ;!! utf8->string: argument 1: no UTF-8
(utf8->string #u8(#xC0 #x80)) ;!! utf8->string: argument 1: no UTF-8
(utf8->string #u8(65) 0 2) ;!! utf8->string: argument 3: end 2 is out of range for a bytevector of length 1
(utf8->string #u8(65) 2) ;!! utf8->string: argument 2
(utf8->string "A") ;!! utf8->string: argument 1: expected a bytevector, got "A"
(string->utf8 "ABCD" 1) ;=> #u8(66 67 68)
(string->utf8 "ABCD" 1 3) ;=> #u8(66 67)
(string->utf8 "aλ😀" 1 2) ;=> #u8(206 187)
(string->utf8 "") ;=> #u8()
(string->utf8 "A" 0 2) ;!! string->utf8: argument 3: end 2 is out of range for a string of length 1
(string->utf8 "AB" 2 1) ;!! string->utf8: argument 2: start 2 is after end 1
(string->utf8 'A) ;!! string->utf8: argument 1: expected a string, got A
