;;; Definitions and record types (R7RS 5.3 to 5.5)

;;; ---- 5.3.1 at top level

(define add3 (lambda (x) (+ x 3)))
(add3 3) ;=> 6
(define first car)
(first '(1 2)) ;=> 1
(define (f x) (* 2 x))
(f 4) ;=> 8
(define (g . xs) xs)
(g 1 2) ;=> (1 2)
(define (h x . xs) (list x xs))
(h 1 2 3) ;=> (1 (2 3))
(define x 1)
(define x 2)
x ;=> 2
(define (uses-later) later)
(uses-later) ;!! unbound variable: later
(define later 5)
(uses-later) ;=> 5
(define (fact n) (if (= n 0) 1 (* n (fact (- n 1)))))
(fact 10) ;=> 3628800
; definitions of what a library exports: a variable of one's own, which the library does not see
(define (square x) 'mine)
(square 3) ;=> mine
(exact-integer-sqrt 17) ;=> 4 1
(define) ;!! define: something is missing
(define 5 1) ;!! define: no name
(define "x" 1) ;!! define: no name
(define x 1 2) ;!! define: x gets more than one value
(define (f)) ;!! define: the body has no expression
(define (f x x) x) ;!! define: two parameters are called x
(define (f 1) 1) ;!! define: a parameter is not a name
(define (5 x) 1) ;!! define: no name
(define x . 1) ;!! define
(define (f) (define y 1)) ;!! define: the body ends with a definition

;;; ---- 5.3.2 internal definitions

(let ((x 5))
  (define foo (lambda (y) (bar x y)))
  (define bar (lambda (a b) (+ (* a b) a)))
  (foo (+ x 3)))
;=> 45
(define (outer) (define x 1) (define (inner) (set! x (+ x 1)) x) (inner) (inner))
(outer) ;=> 3
((lambda () (define a 1) (define b (+ a 1)) (list a b))) ;=> (1 2)
(let* ((x 1)) (define y 2) (+ x y)) ;=> 3
(letrec ((x 1)) (define y 2) (+ x y)) ;=> 3
(letrec* ((x 1)) (define y 2) (+ x y)) ;=> 3
(let-values (((x) 1)) (define y 2) (+ x y)) ;=> 3
(let*-values (((x) 1)) (define y 2) (+ x y)) ;=> 3
(let-syntax () (define y 2) y) ;=> 2
(letrec-syntax () (define y 2) y) ;=> 2
(parameterize () (define y 2) y) ;=> 2
(guard (e (#t 0)) (define y 2) y) ;=> 2
((case-lambda ((x) (define y 2) (+ x y))) 1) ;=> 3
(let () (begin (define a 1) (define b 2)) (+ a b)) ;=> 3
(let () (begin) 1) ;=> 1
(let () (define x 1) (set! x 2) (define y x) (list x y)) ;=> (2 2)
; a value that is used before its definition, directly or through a procedure, is an error
(let () (define a b) (define b 1) a) ;!! b
(let () (define (f) b) (define a (f)) (define b 1) a) ;!! b
(let () (define a 1) (set! b 2) (define b 3) b) ;=> 3
(let () (define x x) x) ;!! x
(let ((x 1)) (let () (define y x) (define x 2) y)) ;!! x
(let () (define x 1) (define x 2) x) ;!! duplicate definition of x
(let () (define x 1)) ;!! the body ends with a definition
(let ()) ;!! let: the body has no expression
(if #t (define z 1)) ;!! define: a definition stands where an expression should
(list (define z 1)) ;!! define: a definition stands where an expression should
(let ((x (define z 1))) x) ;!! define: a definition stands where an expression should

;;; ---- 5.3.3 several values

(define-values (x y) (exact-integer-sqrt 17))
(list x y) ;=> (4 1)
(let () (define-values (x y) (values 1 2)) (+ x y)) ;=> 3
(define-values (a . b) (values 1 2 3))
(list a b) ;=> (1 (2 3))
(define-values c (values 1 2))
c ;=> (1 2)
(define-values () (values))
(let () (define-values () (values)) 1) ;=> 1
(let () (define-values (ev? od?) (values (lambda (n) (or (= n 0) (od? (- n 1)))) (lambda (n) (and (> n 0) (ev? (- n 1)))))) (ev? 10)) ;=> #t
(let () (define x 1) (define-values (y . z) (values x 2 3)) (define w (list x y z)) w) ;=> (1 1 (2 3))
(define-values (x y) (values 1)) ;!! expected 2 arguments, got 1
(define-values (x) (values 1 2)) ;!! expected 1 argument, got 2
(list x y) ;=> (4 1)
(define-values (x x) (values 1 2)) ;!! define-values: x is defined twice
(define-values (x 5) (values 1 2)) ;!! define-values: this is no name
(define-values (x . 5) (values 1 2)) ;!! define-values: the names are no list
(define-values 5 1) ;!! define-values: the names are no list
(define-values (x)) ;!! define-values: something is missing
(define-values (x) 1 2) ;!! define-values: too many parts
(let ((x (define-values (y) 1))) x) ;!! define-values: a definition stands where an expression should

;;; ---- 5.5 record types

(define-record-type <pare> (kons x y) pare? (x kar set-kar!) (y kdr))
(pare? (kons 1 2)) ;=> #t
(pare? (cons 1 2)) ;=> #f
(kar (kons 1 2)) ;=> 1
(kdr (kons 1 2)) ;=> 2
(let ((k (kons 1 2))) (set-kar! k 3) (kar k)) ;=> 3

; each definition makes a type of its own, disjoint from all others
(define k (kons 1 2))
(define-record-type <pare> (kons x y) pare? (x kar set-kar!) (y kdr))
(pare? k) ;=> #f
(pare? (kons 1 2)) ;=> #t
(kar k) ;!! kar
(map (lambda (type?) (type? k))
     (list boolean? bytevector? char? eof-object? null? number? pair? port? procedure? string? symbol? vector? promise? error-object?))
;=> (#f #f #f #f #f #f #f #f #f #f #f #f #f #f)
(define (make-type) (define-record-type t (make x) t? (x get)) (list make t? get))
(let ((a (make-type)) (b (make-type))) (let ((r ((car a) 1))) (list ((cadr a) r) ((cadr b) r) ((caddr a) r)))) ;=> (#t #f 1)
(let ((a (make-type)) (b (make-type))) ((caddr a) ((car b) 1))) ;!! get

; the fields of the constructor are any of the fields, in any order; the others may be set later
(define-record-type thing (make-thing c a) thing? (a thing-a) (b thing-b set-thing-b!) (c thing-c))
(let ((t (make-thing 3 1))) (set-thing-b! t 2) (list (thing-a t) (thing-b t) (thing-c t))) ;=> (1 2 3)
(define-record-type empty (make-empty) empty?)
(empty? (make-empty)) ;=> #t
(eq? (make-empty) (make-empty)) ;=> #f
(define-record-type unmade #f unmade? (x unmade-x))
(unmade? 5) ;=> #f
(unmade-x 5) ;!! unmade-x

; constructor, predicate, accessors and modifiers are procedures that check
(kons 1) ;!! kons: expected 2 arguments, got 1
(kons 1 2 3) ;!! kons: expected 2 arguments, got 3
(pare?) ;!! pare?: expected 1 argument, got 0
(kar 5) ;!! kar: argument 1
(kar) ;!! kar: expected 1 argument, got 0
(set-kar! 5 1) ;!! set-kar!: argument 1
(set-kar! (kons 1 2)) ;!! set-kar!: expected 2 arguments, got 1
(map procedure? (list kons pare? kar set-kar!)) ;=> (#t #t #t #t)
(set-kdr! (kons 1 2) 3) ;!! unbound variable: set-kdr!

(define-record-type) ;!! define-record-type: something is missing
(define-record-type r) ;!! define-record-type: something is missing
(define-record-type 5 (make) r?) ;!! define-record-type: no name
(define-record-type r 5 r?) ;!! define-record-type: this is no name
(define-record-type r (5) r?) ;!! define-record-type: this is no name
(define-record-type r (make) 5) ;!! define-record-type: this is no name
(define-record-type r (make y) r? (x get)) ;!! define-record-type: there is no field y
(define-record-type r (make x x) r? (x get)) ;!! define-record-type: x stands there twice
(define-record-type r (make x . y) r? (x get)) ;!! define-record-type: a dot in the constructor
(define-record-type r (make x) r? (x get) (x get2)) ;!! define-record-type: two fields are called x
(define-record-type r (make x) r? (x get set more)) ;!! define-record-type: this is no field
(define-record-type r (make x) r? (x 5)) ;!! define-record-type: this is no name
(define-record-type r (make x) r? (5 get)) ;!! define-record-type: this is no name
(define-record-type r (make x) r? ()) ;!! define-record-type
(define-record-type r (make x) r? (x . get)) ;!! define-record-type: this is no field
(define-record-type r (make x) r? (x get) . 5) ;!! define-record-type
(list (define-record-type r (make) r?)) ;!! define
(let () (define-record-type r (make x) r? (x get)) (get (make 1))) ;=> 1
(let () (define-record-type r (make x) r? (x get))) ;!! the body ends with a definition
