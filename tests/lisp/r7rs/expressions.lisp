;;; Primitive and derived expressions (R7RS 4.1 and 4.2): the report's examples, and each malformed form

;;; ---- 4.1.1 variable references

(define x 28)
x ;=> 28
undefined-variable ;!! unbound variable: undefined-variable

;;; ---- 4.1.2 quote

(quote a) ;=> a
(quote #(a b c)) ;=> #(a b c)
(quote (+ 1 2)) ;=> (+ 1 2)
'a ;=> a
'#(a b c) ;=> #(a b c)
'() ;=> ()
'(+ 1 2) ;=> (+ 1 2)
'(quote a) ;=> (quote a)
''a ;=> (quote a)
'145932 ;=> 145932
145932 ;=> 145932
'"abc" ;=> "abc"
"abc" ;=> "abc"
'#\a ;=> #\a
#\a ;=> #\a
'#(a 10) ;=> #(a 10)
#(a 10) ;=> #(a 10)
'#u8(64 65) ;=> #u8(64 65)
#u8(64 65) ;=> #u8(64 65)
'#t ;=> #t
#t ;=> #t
(quote) ;!! quote: something is missing
(quote a b) ;!! quote: too many parts
(quote . a) ;!! quote
() ;!! ()

;;; ---- 4.1.3 procedure calls

(+ 3 4) ;=> 7
((if #f + *) 3 4) ;=> 12
(5 6) ;!! not a procedure: 5
((quote a)) ;!! not a procedure: a
(+ 1 . 2) ;!! a call is a list without a dot
((lambda (x y) x) 1) ;!! expected 2 arguments, got 1
((lambda (x . y) x)) ;!! expected at least 1 argument, got 0

;;; ---- 4.1.4 lambda

(procedure? (lambda (x) (+ x x))) ;=> #t
((lambda (x) (+ x x)) 4) ;=> 8
(define reverse-subtract (lambda (x y) (- y x)))
(reverse-subtract 7 10) ;=> 3
(define add4 (let ((x 4)) (lambda (y) (+ x y))))
(add4 6) ;=> 10
((lambda x x) 3 4 5 6) ;=> (3 4 5 6)
((lambda (x y . z) z) 3 4 5 6) ;=> (5 6)
((lambda x x)) ;=> ()
((lambda (x y . z) z) 3 4) ;=> ()
(let ((f (lambda () 1))) (eqv? f f)) ;=> #t
(lambda) ;!! lambda: something is missing
(lambda (x)) ;!! lambda: the body has no expression
(lambda (x x) x) ;!! lambda: two parameters are called x
(lambda (x . x) x) ;!! lambda: two parameters are called x
(lambda (1) 1) ;!! lambda: a parameter is not a name
(lambda "x" 1) ;!! lambda: a parameter is not a name
(lambda (x . 1) 1) ;!! lambda: a parameter is not a name
(lambda (x) (define y 1)) ;!! lambda: the body ends with a definition
(lambda (x) 1 . 2) ;!! lambda: a dot where the list should end

;;; ---- 4.1.5 if

(if (> 3 2) 'yes 'no) ;=> yes
(if (> 2 3) 'yes 'no) ;=> no
(if (> 3 2) (- 3 2) (+ 3 2)) ;=> 1
(if #f #f) ;=> #<unspecified>
(if) ;!! if: something is missing
(if 1) ;!! if: something is missing
(if 1 2 3 4) ;!! if: too many parts
(if 1 2 . 3) ;!! if: a dot where the list should end
(if (define a 1) 2) ;!! define: a definition stands where an expression should

;;; ---- 4.1.6 set!

(define x 2)
(+ x 1) ;=> 3
(set! x 4)
(+ x 1) ;=> 5
(set! never-defined 1) ;!! never-defined
(set! x) ;!! set!: something is missing
(set! x 1 2) ;!! set!: too many parts
(set! 5 1) ;!! set!: only a variable can be assigned
(set! (car x) 1) ;!! set!: only a variable can be assigned
(set! if 1) ;!! if
(set! char-foldcase char-upcase) ; "a REPL should permit these actions" (5.2)
(char-foldcase #\a) ;=> #\A
(string-foldcase "a") ;=> "a"

;;; ---- 4.2.1 conditionals

(cond ((> 3 2) 'greater) ((< 3 2) 'less)) ;=> greater
(cond ((> 3 3) 'greater) ((< 3 3) 'less) (else 'equal)) ;=> equal
(cond ((assv 'b '((a 1) (b 2))) => cadr) (else #f)) ;=> 2
(cond (#f 1)) ;=> #<unspecified>
(cond (#f) (2)) ;=> 2
(cond (1 2 3)) ;=> 3
(cond (else 1 2)) ;=> 2
(let ((n 0)) (cond ((begin (set! n (+ n 1)) n) => (lambda (v) (list v n))))) ;=> (1 1)
(cond) ;!! cond: no clause
(cond 5) ;!! cond: a clause is a list
(cond ()) ;!! cond: a clause is a list
(cond (1 . 2)) ;!! cond: a clause is a list, without a dot
(cond (else)) ;!! cond: nothing after else
(cond (else 1) (#t 2)) ;!! cond: else is not the last clause
(cond (1 =>)) ;!! cond: one procedure stands after =>
(cond (1 => car cdr)) ;!! cond: one procedure stands after =>
(cond (1 => 2)) ;!! not a procedure: 2

(case (* 2 3) ((2 3 5 7) 'prime) ((1 4 6 8 9) 'composite)) ;=> composite
(case (car '(c d)) ((a) 'a) ((b) 'b)) ;=> #<unspecified>
(case (car '(c d)) ((a e i o u) 'vowel) ((w y) 'semivowel) (else => (lambda (x) x))) ;=> c
(case 2.0 ((2) 'exact) ((2.0) 'inexact)) ;=> inexact
(case "a" (("a") 'same) (else 'another)) ;=> another
(case '() ((()) 'empty) (else 'other)) ;=> empty
(case #\a ((#\b #\a) 'a) (else 'other)) ;=> a
(case 'else ((else) 'datum) (else 'default)) ;=> datum
(case 6 ((1 6) => (lambda (x) (* 2 x))) (else 0)) ;=> 12
(case 1 (() 'never) (else 'default)) ;=> default
(case) ;!! case: something is missing
(case 1) ;!! case: no clause
(case 1 5) ;!! case: this is no clause
(case 1 (1 2)) ;!! case: the data of a clause are a list
(case 1 ((1))) ;!! case: this is no clause
(case 1 (else 2) ((1) 3)) ;!! case: else is not the last clause
(case 1 ((1) =>)) ;!! case: one procedure stands after =>
(case 1 ((1) 2 . 3)) ;!! case: a clause is a list, without a dot

(and (= 2 2) (> 2 1)) ;=> #t
(and (= 2 2) (< 2 1)) ;=> #f
(and 1 2 'c '(f g)) ;=> (f g)
(and) ;=> #t
(and #f (car 5)) ;=> #f
(and 1 . 2) ;!! and: a dot where the list should end
(or (= 2 2) (> 2 1)) ;=> #t
(or (= 2 2) (< 2 1)) ;=> #t
(or #f #f #f) ;=> #f
(or (memq 'b '(a b c)) (/ 3 0)) ;=> (b c)
(or) ;=> #f
(or 1 . 2) ;!! or: a dot where the list should end

(when (> 1 0) 'a 'b) ;=> b
(when #f 'a) ;=> #<unspecified>
(unless (> 0 1) 'a 'b) ;=> b
(unless #t 'a) ;=> #<unspecified>
(begin (when (= 1 1.0) (display "1") (display "2")) 'ok) ;=> ok
;>> 12
(begin (unless (= 1 1.0) (display "1") (display "2")) 'ok) ;=> ok
(when) ;!! when: something is missing
(when 1) ;!! when: no expression after the test
(unless) ;!! unless: something is missing
(unless 1) ;!! unless: no expression after the test

(cond-expand (r7rs 'yes) (else 'no)) ;=> yes
(cond-expand ((and r7rs (not no-such-feature)) 'yes) (else 'no)) ;=> yes
(cond-expand ((or no-such-feature full-unicode) 'yes) (else 'no)) ;=> yes
(cond-expand ((and) 'yes) (else 'no)) ;=> yes
(cond-expand ((or) 'yes) (else 'no)) ;=> no
(cond-expand (no-such-feature 1) (r7rs 2 3)) ;=> 3
(cond-expand (no-such-feature (define wrong 1)) (r7rs (define right 2)))
right ;=> 2
wrong ;!! unbound variable: wrong
(let () (cond-expand (else (define z 4))) z) ;=> 4
(cond-expand ((not) 1)) ;!! cond-expand: this is no requirement
(cond-expand ((xor r7rs) 1)) ;!! cond-expand: this is no requirement
(cond-expand ("r7rs" 1)) ;!! cond-expand: this is no requirement
(cond-expand 5) ;!! cond-expand: a clause is a list

;;; ---- 4.2.2 binding constructs

(let ((x 2) (y 3)) (* x y)) ;=> 6
(let ((x 2) (y 3)) (let ((x 7) (z (+ x y))) (* z x))) ;=> 35
(let () 5) ;=> 5
(let ((x 1)) (define x 2) x) ;=> 2
(let) ;!! let: something is missing
(let ((x 1))) ;!! let: the body has no expression
(let (x) x) ;!! let: x stands where a binding should
(let ((x)) x) ;!! let: no value for x
(let ((x 1 2)) x) ;!! let: more than one value for x
(let ((1 2)) 3) ;!! let: a binding begins with a name
(let ((x 1) (x 2)) x) ;!! let: two variables are called x
(let ((x 1) . y) x) ;!! let: no list of bindings
(let ((x 1)) (define y 2)) ;!! let: the body ends with a definition
(let x) ;!! let
(let "x" 1) ;!! let: no list of bindings

(let ((x 2) (y 3)) (let* ((x 7) (z (+ x y))) (* z x))) ;=> 70
(let* () 5) ;=> 5
(let* ((x 1) (x (+ x 1)) (x (* x 10))) x) ;=> 20
(let* ((x 1) (f (lambda () x)) (x 2)) (list (f) x)) ;=> (1 2)
(let* ((x 1) (y)) x) ;!! let*: no value for y
(let* x 1) ;!! let*: no list of bindings

(letrec ((even? (lambda (n) (if (zero? n) #t (odd? (- n 1)))))
         (odd? (lambda (n) (if (zero? n) #f (even? (- n 1))))))
  (even? 88))
;=> #t
(letrec () 5) ;=> 5
(letrec ((x 1) (x 2)) x) ;!! letrec: two variables are called x
(letrec ((x)) x) ;!! letrec: no value for x
(letrec* ((p (lambda (x) (+ 1 (q (- x 1)))))
          (q (lambda (y) (if (zero? y) 0 (+ 1 (p (- y 1))))))
          (x (p 5))
          (y x))
  y)
;=> 5
(letrec* ((x 1) (y (+ x 1))) (list x y)) ;=> (1 2)
(letrec* ((x y) (y 1)) x) ;!! y
(letrec* ((f (lambda () y)) (x (f)) (y 1)) x) ;!! y
(letrec* ((x 1) (x 2)) x) ;!! letrec*: two variables are called x
(letrec* ((x)) x) ;!! letrec*: no value for x

; no value of a letrec can be computed with another: its variables get their values when all are there
(letrec ((a 1) (b a)) b) ;!! a
(letrec ((a 1) (b (+ a 1))) b) ;!! a
(letrec ((f (lambda () b)) (b (f))) b) ;!! b
(letrec ((a (list 1)) (b (set! a 5))) (list a b)) ;=> ((1) #<unspecified>)
(letrec ((f (lambda () b)) (b (list 1))) (f)) ;=> (1)
; and a continuation captured in one finds the variables that were there (after Ramsdell's test, and Petrofsky's)
(let ((cont #f))
  (letrec ((x (call-with-current-continuation (lambda (c) (set! cont c) 0)))
           (y (call-with-current-continuation (lambda (c) (set! cont c) 0))))
    (if cont
        (let ((c cont))
          (set! cont #f)
          (set! x 1)
          (set! y 1)
          (c 0))
        (+ x y))))
;=> 0
(letrec ((x (call/cc (lambda (c) (list #t c)))))
  (if (car x)
      ((cadr x) (list #f (lambda () x)))
      (eq? x ((cadr x)))))
;=> #t
(define (revisited)
  (define k #f)
  (define visits 0)
  (define seen '())
  (letrec ((x (call/cc (lambda (c) (set! k c) 0)))) (set! seen (cons (lambda () x) seen)))
  (set! visits (+ visits 1))
  (if (< visits 3) (k visits) (map (lambda (f) (f)) seen)))
(revisited) ;=> (2 2 2)

(let-values (((root rem) (exact-integer-sqrt 32))) (* root rem)) ;=> 35
(let ((a 'a) (b 'b) (x 'x) (y 'y)) (let-values (((a b) (values x y)) ((x y) (values a b))) (list a b x y))) ;=> (x y a b)
(let-values (((a b . c) (values 1 2 3 4)) (d (values 5 6)) (() (values))) (list a b c d)) ;=> (1 2 (3 4) (5 6))
(let-values () 5) ;=> 5
(let-values (((a b) (values 1))) a) ;!! expected 2 arguments, got 1
(let-values (((a) (values 1 2))) a) ;!! expected 1 argument, got 2
(let-values (((a a) (values 1 2))) a) ;!! let-values: two variables are called a
(let-values (((a) 1) ((a) 2)) a) ;!! let-values: two variables are called a
(let-values ((a)) a) ;!! let-values: this is no binding
(let-values (((1) 1)) 1) ;!! let-values: this is no name
(let-values ((a 1))) ;!! let-values: the body has no expression
(let-values 5 1) ;!! let-values: no list of bindings
(let ((a 'a) (b 'b) (x 'x) (y 'y)) (let*-values (((a b) (values x y)) ((x y) (values a b))) (list a b x y))) ;=> (x y x y)
(let*-values (((a) 1) ((a b) (values a 2)) (c (values a b))) (list a b c)) ;=> (1 2 (1 2))
(let*-values () 5) ;=> 5
(let*-values (((a a) (values 1 2))) a) ;!! let*-values: two variables are called a
(let*-values ((a 1 2)) a) ;!! let*-values: this is no binding
(let*-values 5 1) ;!! let*-values: no list of bindings

;;; ---- 4.2.3 sequencing

(define x 0)
(and (= x 0) (begin (set! x 5) (+ x 1))) ;=> 6
(begin (display "4 plus 1 equals ") (display (+ 4 1)))
;>> 4 plus 1 equals 5
(+ 1 (begin)) ;!! begin: no expression
(begin 1 . 2) ;!! begin: a dot where the list should end
(+ 1 (begin (define z 1) z)) ;!! define: a definition stands where an expression should

;;; ---- 4.2.4 iteration

(do ((vec (make-vector 5)) (i 0 (+ i 1))) ((= i 5) vec) (vector-set! vec i i)) ;=> #(0 1 2 3 4)
(let ((x '(1 3 5 7 9))) (do ((x x (cdr x)) (sum 0 (+ sum (car x)))) ((null? x) sum))) ;=> 25
(do ((i 0 (+ i 1))) ((= i 3))) ;=> #<unspecified>
(do () (#t 1 2)) ;=> 2
(map (lambda (f) (f)) (do ((i 0 (+ i 1)) (fs '() (cons (lambda () i) fs))) ((= i 3) fs))) ;=> (2 1 0)
(do ((i 0 (+ i 1)) (j 10)) ((= i 3) (list i j)) (set! j (+ j 1))) ;=> (3 13)
(do) ;!! do: something is missing
(do ((i 0))) ;!! do: something is missing
(do ((i 0)) ()) ;!! do: no test
(do ((i)) (#t)) ;!! do: this is no variable with its value
(do ((i 0 1 2)) (#t)) ;!! do: this is no variable with its value
(do ((1 0)) (#t)) ;!! do: this is no variable with its value
(do (i) (#t)) ;!! do: this is no variable with its value
(do i (#t)) ;!! do: no list of variables
(do ((i 0) (i 1)) (#t)) ;!! do: two variables are called i
(let loop ((numbers '(3 -2 1 6 -5)) (nonneg '()) (neg '()))
  (cond ((null? numbers) (list nonneg neg))
        ((>= (car numbers) 0) (loop (cdr numbers) (cons (car numbers) nonneg) neg))
        ((< (car numbers) 0) (loop (cdr numbers) nonneg (cons (car numbers) neg)))))
;=> ((6 1 3) (-5 -2))
(let loop () 5) ;=> 5
(let ((loop 1)) (let loop ((x loop)) (if (number? x) (loop (list x)) x))) ;=> (1)
(let loop ((loop 1)) loop) ;=> 1
(let loop ((x 1)) (define y x) (if (= x 3) y (loop (+ x 1)))) ;=> 3
(let loop ((x 1) (x 2)) x) ;!! let: two variables are called x
(let loop ((x)) x) ;!! let: no value for x
(let loop ((x 1))) ;!! let: the body has no expression
(let loop ((x 1)) (loop)) ;!! loop: expected 1 argument, got 0

;;; ---- 4.2.8 quasiquotation

`(list ,(+ 1 2) 4) ;=> (list 3 4)
(let ((name 'a)) `(list ,name ',name)) ;=> (list a (quote a))
`(a ,(+ 1 2) ,@(map abs '(4 -5 6)) b) ;=> (a 3 4 5 6 b)
`((foo ,(- 10 3)) ,@(cdr '(c)) . ,(car '(cons))) ;=> ((foo 7) . cons)
`#(10 5 ,(sqrt 4) ,@(map sqrt '(16 9)) 8) ;=> #(10 5 2 4 3 8)
(let ((foo '(foo bar)) (@baz 'baz)) `(list ,@foo , @baz)) ;=> (list foo bar baz)
`(a `(b ,(foo ,(+ 1 3) d) e) f) ;=> (a `(b ,(foo 4 d) e) f)
(let ((name1 'x) (name2 'y)) `(a `(b ,,name1 ,',name2 d) e)) ;=> (a `(b ,x ,'y d) e)
(let ((a 3)) `((1 2) ,a ,4 ,'five 6)) ;=> ((1 2) 3 4 five 6)
(quasiquote (list (unquote (+ 1 2)) 4)) ;=> (list 3 4)
'(quasiquote (list (unquote (+ 1 2)) 4)) ;=> `(list ,(+ 1 2) 4)
(quasiquote (1 (unquote-splicing (list 2 3)))) ;=> (1 2 3)
`(1 . ,@(list 2)) ;!! unquote-splicing
`,@(list 1) ;!! unquote-splicing: nothing to splice into
`(1 ,@5) ;=> (1 . 5)
`(1 ,@5 2) ;!! append: argument 1: expected a list, got 5
`(1 (unquote)) ;!! unquote: takes one expression
`(1 (unquote 2 3)) ;!! unquote: takes one expression
`(1 (unquote-splicing 1 2)) ;!! unquote-splicing: takes one expression
(quasiquote) ;!! quasiquote: something is missing
(quasiquote 1 2) ;!! quasiquote: too many parts

;;; ---- 4.2.9 case-lambda

(define range
  (case-lambda
    ((e) (range 0 e))
    ((b e) (do ((r '() (cons e r)) (e (- e 1) (- e 1))) ((< e b) r)))))
(range 3) ;=> (0 1 2)
(range 3 5) ;=> (3 4)
(define arguments (case-lambda ((a) (list 'one a)) ((a . r) (list 'some a r)) (r (list 'any r))))
(arguments 1) ;=> (one 1)
(arguments 1 2) ;=> (some 1 (2))
(arguments) ;=> (any ())
((case-lambda ((a b) 'two)) 1) ;!! case-lambda 1
(case-lambda 5) ;!! case-lambda: this is no clause
(case-lambda ((x))) ;!! case-lambda: the body has no expression
(case-lambda ((x x) x)) ;!! case-lambda: two parameters are called x
(case-lambda ((1) x)) ;!! case-lambda: a parameter is not a name
((case-lambda)) ;!! case-lambda 0
