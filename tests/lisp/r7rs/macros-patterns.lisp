;;; Patterns and templates to the letter (R7RS 4.3.2), syntax-error (4.3.3), and what is no macro

;;; ---- what each kind of pattern matches

(define-syntax kind
  (syntax-rules ()
    ((_ ()) 'empty)
    ((_ (a)) '(one a))
    ((_ (a b ...)) '(some a (b ...)))
    ((_ (a . b)) '(dotted a b))
    ((_ #()) 'empty-vector)
    ((_ #(a b ... c)) '(vector a (b ...) c))
    ((_ "text") 'the-string)
    ((_ #\c) 'the-character)
    ((_ 1) 'the-integer)
    ((_ 1.5) 'the-float)
    ((_ #t) 'the-truth)
    ((_ #u8(1 2)) 'the-bytes)
    ((_ x) '(other x))))
(kind ()) ;=> empty
(kind (1)) ;=> (one 1)
(kind (1 2 3)) ;=> (some 1 (2 3))
(kind (1 . 2)) ;=> (dotted 1 2)
(kind (1 2 . 3)) ;=> (dotted 1 (2 . 3))
(kind #()) ;=> empty-vector
(kind #(1 2)) ;=> (vector 1 () 2)
(kind #(1 2 3 4)) ;=> (vector 1 (2 3) 4)
(kind #(1)) ;=> (other #(1))
(kind "text") ;=> the-string
(kind "another") ;=> (other "another")
(kind #\c) ;=> the-character
(kind 1) ;=> the-integer
(kind 1.0) ;=> (other 1.0)
(kind 1.5) ;=> the-float
(kind #t) ;=> the-truth
(kind #f) ;=> (other #f)
(kind #u8(1 2)) ;=> the-bytes
(kind #u8(1 3)) ;=> (other #u8(1 3))
(kind symbol) ;=> (other symbol)

; tails after an ellipsis, in lists with and without a dot, in vectors
(define-syntax ends (syntax-rules () ((_ a ... y z) '((a ...) y z)) ((_ . r) '(short r))))
(ends 1 2 3 4) ;=> ((1 2) 3 4)
(ends 1 2) ;=> (() 1 2)
(ends 1) ;=> (short (1))
(define-syntax ends-dotted (syntax-rules () ((_ a ... y z . r) '((a ...) y z r))))
(ends-dotted 1 2 3 4 . 5) ;=> ((1 2) 3 4 5)
(ends-dotted 1 2) ;=> (() 1 2 ())
(ends-dotted 1) ;!! ends-dotted: no pattern matches (ends-dotted 1)
(define-syntax ends-literal (syntax-rules (=>) ((_ a ... => b ... ) 'no) ((_ . r) 'no))) ;!! two ellipses in one list
(define-syntax arrow (syntax-rules (=>) ((_ a ... => b) '((a ...) b)) ((_ . r) 'no-arrow)))
(arrow 1 2 => 3) ;=> ((1 2) 3)
(arrow 1 2 3) ;=> no-arrow
(define-syntax in-vectors (syntax-rules () ((_ #(a ... #(b ...) c)) '#(c #(b ... a ...)))))
(in-vectors #(1 2 #(3) 4)) ;=> #(4 #(3 1 2))
(define-syntax after-nested (syntax-rules () ((_ (a b ...) ... z) '((a ...) (b ... ...) z))))
(after-nested (1 2 3) (4) 5) ;=> ((1 4) (2 3) 5)

; the first pattern that matches is taken, the name in front of it is not compared
(define-syntax in-order (syntax-rules () ((_ a) 'first) ((other a) 'second) ((_ a b) 'third)))
(in-order 1) ;=> first
(in-order 1 2) ;=> third

; a use may be improper where the pattern is
(define-syntax rest-of (syntax-rules () ((_ . x) 'x)))
(rest-of . 5) ;=> 5
(rest-of 1 . 5) ;=> (1 . 5)
(rest-of) ;=> ()

;;; ---- templates

(define-syntax flat (syntax-rules () ((_ (a ...) ...) '(a ... ...))))
(flat (1 2) () (3)) ;=> (1 2 3)
(define-syntax pairs-of (syntax-rules () ((_ (a b ...) ...) '((a b) ... ...))))
(pairs-of (1 2 3) (4 5)) ;=> ((1 2) (1 3) (4 5))
(define-syntax three-deep (syntax-rules () ((_ ((a ...) ...) ...) '(((a ...) ...) ... (a ... ... ...)))))
(three-deep ((1 2) (3)) ((4))) ;=> (((1 2) (3)) ((4)) (1 2 3 4))
(define-syntax together (syntax-rules () ((_ (a ...) (b ...)) '((a b) ...))))
(together (1 2) (3 4)) ;=> ((1 3) (2 4))
(together (1 2) (3)) ;!! together: the template repeats things together that are 2 and 1 in number
(define-syntax with-each (syntax-rules () ((_ x (a ...) ...) '((x a ...) ...))))
(with-each 0 (1 2) () (3)) ;=> ((0 1 2) (0) (0 3))
(define-syntax vectors (syntax-rules () ((_ (a b ...) ...) '#(#(b ... a) ...))))
(vectors (1 2 3) (4)) ;=> #(#(2 3 1) #(4))
(define-syntax dotted (syntax-rules () ((_ a ... z) '(a ... . z))))
(dotted 1 2 3) ;=> (1 2 . 3)
(define-syntax nothing (syntax-rules () ((_ a ...) (list 'a ... 'end))))
(nothing) ;=> (end)
(define-syntax datum (syntax-rules () ((_) '(1 "two" #\3 #(4) () sym))))
(datum) ;=> (1 "two" #\3 #(4) () sym)

;;; ---- where macros stand: at top level, in bodies, as operands, in quasiquotations, in bodies of macros

(define-syntax define-two (syntax-rules () ((_ (a x) (b y)) (begin (define a x) (define b y)))))
(define-two (one 1) (two 2))
(+ one two) ;=> 3
(let () (define-two (p 3) (q (lambda () p))) (+ p (q))) ;=> 6
(let () (define-two (ev? (lambda (n) (or (= n 0) (od? (- n 1))))) (od? (lambda (n) (and (> n 0) (ev? (- n 1)))))) (ev? 10)) ;=> #t
(define-syntax nothing-at-all (syntax-rules () ((_) (begin))))
(let () (nothing-at-all) (define z 1) (nothing-at-all) z) ;=> 1
`(1 ,(arrow 2 => 3) ,@(flat (4) (5))) ;=> (1 ((2) 3) 4 5)
(define-syntax define-record-of
  (syntax-rules () ((_ name make test (field get) ...) (define-record-type name (make field ...) test (field get) ...))))
(define-record-of spot make-spot spot? (x spot-x) (y spot-y))
(spot-y (make-spot 1 2)) ;=> 2
(let () (define-record-of local make-local local? (x local-x)) (local-x (make-local 5))) ;=> 5
(define-syntax define-wrapper
  (syntax-rules () ((_ wrap unwrap) (define-record-type wrapper (wrap it) wrapped? (it unwrap set-it!)))))
(define-wrapper wrap-a unwrap-a)
(define-wrapper wrap-b unwrap-b)
(unwrap-a (wrap-a 1)) ;=> 1
(unwrap-a (wrap-b 1)) ;!! unwrap-a
wrapped? ;!! unbound variable: wrapped?
(define-syntax define-values-of (syntax-rules () ((_ (a b) e) (define-values (a b) e))))
(define-values-of (quotient-of rest-from) (floor/ 17 5))
(list quotient-of rest-from) ;=> (3 2)

; two fields of one record that a macro and its user both call x
(define-syntax define-with-x
  (syntax-rules () ((_ make field get get-x) (define-record-type t (make x field) t? (x get-x) (field get)))))
(define-with-x make-both x user-x macro-x)
(list (user-x (make-both 1 2)) (macro-x (make-both 1 2))) ;=> (2 1)

; a macro that computes by rewriting: continuations as macro calls (a CK machine)
(define-syntax ck
  (syntax-rules (quote)
    ((_ () 'v) v)
    ((_ (((op ...) ea ...) . s) 'v) (ck-arguments s (op ... 'v) ea ...))
    ((_ s (op ea ...)) (ck-arguments s (op) ea ...))))
(define-syntax ck-arguments
  (syntax-rules (quote)
    ((_ s (op va ...)) (op s va ...))
    ((_ s (op ...) 'v ea1 ...) (ck-arguments s (op ... 'v) ea1 ...))
    ((_ s (op ...) ea ea1 ...) (ck (((op ...) ea1 ...) . s) ea))))
(define-syntax c-append (syntax-rules (quote) ((_ s '(l1 ...) '(l2 ...)) (ck s '(l1 ... l2 ...)))))
(define-syntax c-reverse
  (syntax-rules (quote)
    ((_ s '()) (ck s '()))
    ((_ s '(x . l)) (ck s (c-append (c-reverse 'l) '(x))))))
(define-syntax c-quote (syntax-rules (quote) ((_ s 'x) (ck s ''x))))
(ck () (c-quote (c-reverse (c-append '(1 2) '(3))))) ;=> (3 2 1)

; a macro that makes macros that make macros
; an ellipsis for the innermost is escaped once for each macro outside
(define-syntax define-definer
  (syntax-rules ()
    ((_ definer e)
     (define-syntax definer
       (syntax-rules ()
         ((_ name)
          (define-syntax name
            (syntax-rules ()
              ((_ x (... (... ...))) (list e x (... (... ...))))))))))))
(define-definer define-lister 'first)
(define-lister listed)
(listed 2 3) ;=> (first 2 3)
(listed) ;=> (first)

;;; ---- what is no use of the macro, what is no macro

(ends-dotted) ;!! ends-dotted: no pattern matches (ends-dotted)
ends ;!! ends
(set! ends 5) ;!! ends
(list ends) ;!! ends
(define-syntax) ;!! define-syntax: something is missing
(define-syntax m) ;!! define-syntax: something is missing
(define-syntax 5 (syntax-rules ())) ;!! define-syntax: no name
(define-syntax m 5) ;!! define-syntax: m needs a transformer
(define-syntax m (lambda (x) x)) ;!! define-syntax: m needs a transformer
(define-syntax m (syntax-rules)) ;!! syntax-rules: something is missing
(define-syntax m (syntax-rules 5 ((_) 1))) ;!! syntax-rules: no list of literals
(define-syntax m (syntax-rules (1) ((_) 1))) ;!! syntax-rules: a literal is not a name
(define-syntax m (syntax-rules (a . b) ((_) 1))) ;!! syntax-rules: no list of literals
(define-syntax m (syntax-rules dots)) ;!! syntax-rules: no list of literals
(define-syntax m (syntax-rules () 5)) ;!! syntax-rules: this is no clause
(define-syntax m (syntax-rules () ((_)))) ;!! syntax-rules: this is no clause
(define-syntax m (syntax-rules () ((_) 1 2))) ;!! syntax-rules: this is no clause
(define-syntax m (syntax-rules () (x 1))) ;!! syntax-rules: this is no clause
(define-syntax m (syntax-rules () ((1 x) 1))) ;!! syntax-rules: a pattern begins with a name
(define-syntax m (syntax-rules () (((_) x) 1))) ;!! syntax-rules: a pattern begins with a name
(define-syntax m (syntax-rules () ((_ a a) 1))) ;!! syntax-rules: a stands twice
(define-syntax m (syntax-rules () ((_ a (b #(a))) 1))) ;!! syntax-rules: a stands twice
(define-syntax m (syntax-rules () ((_ a ... b ...) 1))) ;!! syntax-rules: two ellipses
(define-syntax m (syntax-rules () ((_ a ... ...) 1))) ;!! syntax-rules: two ellipses
(define-syntax m (syntax-rules () ((_ (... a)) 1))) ;!! syntax-rules: ... in the wrong place
(define-syntax m (syntax-rules () ((_ ... a) 1))) ;!! syntax-rules: ... in the wrong place
(define-syntax m (syntax-rules () ((_ (a ...) ...) '(a ...)))) ;!! syntax-rules: a needs an ellipsis
(define-syntax m (syntax-rules () ((_ a ...) a))) ;!! syntax-rules: a needs an ellipsis
(define-syntax m (syntax-rules () ((_ a) '(a ...)))) ;!! syntax-rules: an ellipsis after something that the pattern does not repeat
(define-syntax m (syntax-rules () ((_ (a ...) ...) '(a ... ... ...)))) ;!! syntax-rules: an ellipsis after something
(define-syntax m (syntax-rules () ((_ a ...) '(b ...)))) ;!! syntax-rules: an ellipsis after something
(define-syntax m (syntax-rules () ((_ a ...) '(... a b)))) ;!! syntax-rules: an ellipsis repeats nothing
(define-syntax m (syntax-rules () ((_ a ...) ...))) ;!! syntax-rules: ... in the wrong place
(syntax-rules () ((_) 1)) ;!! syntax-rules: a transformer is no value
(let-syntax ((m)) 1) ;!! let-syntax: no value for m
(let-syntax ((m 1)) 1) ;!! m needs a transformer
(let-syntax (m) 1) ;!! let-syntax: m stands where a binding should
(let-syntax 5 1) ;!! let-syntax: no list of bindings
(let-syntax ((m (syntax-rules ())))) ;!! let-syntax: the body has no expression
(let-syntax ((m (syntax-rules ())) (m (syntax-rules ()))) 1) ;!! let-syntax: two keywords are called m
(letrec-syntax ((m (syntax-rules ())) (m (syntax-rules ()))) 1) ;!! letrec-syntax: two keywords are called m
(letrec-syntax ((1 (syntax-rules ()))) 1) ;!! letrec-syntax: a binding begins with a name
else ;!! else
(else) ;!! else: only stands in
=> ;!! =>
(=> 1) ;!! =>: only stands in
... ;!! ...
(... 1) ;!! ...: only stands in
(_ 1) ;!! _: only stands in
(unquote 1) ;!! unquote: only stands in quasiquote
(unquote-splicing 1) ;!! unquote-splicing: only stands in quasiquote

;;; ---- syntax-error

(define-syntax simple-let
  (syntax-rules ()
    ((_ (head ... ((x . y) val) . tail) body1 body2 ...)
     (syntax-error "expected an identifier but got" (x . y)))
    ((_ ((name val) ...) body1 body2 ...)
     ((lambda (name ...) body1 body2 ...) val ...))))
(simple-let ((a 1) (b 2)) (+ a b)) ;=> 3
(simple-let ((a 1) ((b c) 2)) (+ a b)) ;!! expected an identifier but got (b c)
(syntax-error "nothing more") ;!! nothing more
(syntax-error) ;!! syntax-error: something is missing
(if #f (syntax-error "found before it is run")) ;!! found before it is run

;;; ---- order in a body (R7RS 5.3.2, 5.4)

(define-syntax outer-macro (syntax-rules () ((_) 'outer)))
(let () (define x (inner-macro)) (define-syntax inner-macro (syntax-rules () ((_) 'inner))) x) ;=> inner
(let () (define (f) (outer-macro)) (define-syntax outer-macro (syntax-rules () ((_) 'inner))) (f)) ;=> inner
(let () (outer-macro) (define-syntax outer-macro (syntax-rules () ((_) 'inner))) (outer-macro)) ;!! outer-macro is defined after it was used as a keyword
(let () (begin) (define begin 3) begin) ;!! begin is defined after it was used
(let () (define define 3) define) ;!! define is defined after it was used
(let-syntax ((foo (syntax-rules ()
                    ((foo (proc args ...) body ...)
                     (define proc (lambda (args ...) body ...))))))
  (let ((x 3))
    (foo (plus x y) (+ x y))
    (define foo x)
    (plus foo x)))
;!! foo is defined after it was used
(let () (define x 1) (define x 2) x) ;!! duplicate definition of x
(let () (define x 1) (define-syntax x (syntax-rules ())) 1) ;!! duplicate definition of x
(let () (define-values (x y) (values 1 2)) (define y 3) x) ;!! duplicate definition of y
