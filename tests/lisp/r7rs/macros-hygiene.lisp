;;; Hygiene to the letter (R7RS 4.3 and 5.4): what names mean that macros insert, and those they are given

;;; ---- the report's examples

(let-syntax ((given-that (syntax-rules ()
                           ((_ test stmt1 stmt2 ...)
                            (if test (begin stmt1 stmt2 ...))))))
  (let ((if #t))
    (given-that if (set! if 'now))
    if))
;=> now
(let ((x 'outer))
  (let-syntax ((m (syntax-rules () ((m) x))))
    (let ((x 'inner))
      (m))))
;=> outer
(letrec-syntax
    ((my-or (syntax-rules ()
              ((my-or) #f)
              ((my-or e) e)
              ((my-or e1 e2 ...)
               (let ((temp e1)) (if temp temp (my-or e2 ...)))))))
  (let ((x #f) (y 7) (temp 8) (let odd?) (if even?))
    (my-or x (let temp) (if y) y)))
;=> 7
(define-syntax be-like-begin
  (syntax-rules ()
    ((be-like-begin name)
     (define-syntax name
       (syntax-rules ()
         ((name expr (... ...))
          (begin expr (... ...))))))))
(be-like-begin sequence)
(sequence 1 2 3 4) ;=> 4
(let ((=> #f)) (cond (#t => 'ok))) ;=> ok
(let ((x 1) (y 2))
  (define-syntax swap!
    (syntax-rules ()
      ((swap! a b) (let ((tmp a)) (set! a b) (set! b tmp)))))
  (swap! x y)
  (list x y))
;=> (2 1)

;;; ---- a macro's own variables, and those of its user

(define-syntax swap! (syntax-rules () ((_ a b) (let ((tmp a)) (set! a b) (set! b tmp)))))
(let ((tmp 5) (other 6)) (swap! tmp other) (list tmp other)) ;=> (6 5)
(let ((set! list) (x 1) (y 2)) (swap! x y) (list x y)) ;=> (2 1)
(let ((let 1) (tmp 2)) (swap! let tmp) (list let tmp)) ;=> (2 1)

(define-syntax my-or2 (syntax-rules () ((_ a b) (let ((t a)) (if t t b)))))
(let ((t 5)) (my-or2 #f t)) ;=> 5
(let ((if list)) (my-or2 #f 2)) ;=> 2
(let ((t 1)) (my-or2 #f (my-or2 #f (+ t 1)))) ;=> 2

; what is inserted twice at different depths of a recursion is never the same variable
(define-syntax reversed
  (syntax-rules ()
    ((_ () (t ...)) (list t ...))
    ((_ (e rest ...) (t ...)) (let ((v e)) (reversed (rest ...) (v t ...))))))
(reversed (1 2 3) ()) ;=> (3 2 1)
(define-syntax all-at-once
  (syntax-rules ()
    ((_ "temporaries" () ((v t e) ...)) (let ((t e) ...) (set! v t) ...))
    ((_ "temporaries" ((v e) more ...) (done ...)) (all-at-once "temporaries" (more ...) (done ... (v temporary e))))
    ((_ (v e) ...) (all-at-once "temporaries" ((v e) ...) ()))))
(let ((a 1) (b 2) (c 3)) (all-at-once (a b) (b c) (c a)) (list a b c)) ;=> (2 3 1)

; the name of a loop given by its user captures what its user writes; the macro's own does not
(define-syntax loop-until
  (syntax-rules ()
    ((_ exit body ...) (call/cc (lambda (exit) (let loop () body ... (loop)))))))
(let ((i 0)) (loop-until return (set! i (+ i 1)) (if (= i 4) (return i)))) ;=> 4
(let ((loop 7)) (loop-until return (return loop))) ;=> 7
(define-syntax loop-with-break
  (syntax-rules () ((_ body ...) (call/cc (lambda (break) (let again () body ... (again)))))))
(let ((break 'mine)) (call/cc (lambda (out) (loop-with-break (out break))))) ;=> mine
(loop-with-break (break 1)) ;!! unbound variable: break

;;; ---- keywords are names like others

(let ((if list)) (if 1 2 3)) ;=> (1 2 3)
(let ((quote -)) '5) ;=> -5
(let ((define list)) (define 1 2)) ;=> (1 2)
(let ((lambda +)) (lambda 1 2)) ;=> 3
(let ((begin list)) (begin 1 2)) ;=> (1 2)
(let loop ((let 0)) (if (= let 3) let (loop (+ let 1)))) ;=> 3
((lambda (cond) (cond 1)) list) ;=> (1)
(do ((do 0 (+ do 1))) ((= do 3) do)) ;=> 3
(let () (define (when x) (* 2 x)) (when 4)) ;=> 8
(let () (define-values (or and) (values 1 2)) (list or and)) ;=> (1 2)
(define-syntax kwote (syntax-rules () ((_ x) 'x)))
(let ((quote 5)) (kwote a)) ;=> a

; a local macro hides a variable, a local variable a macro, in any order
(define v 'variable)
(let-syntax ((v (syntax-rules () ((_) 'macro)))) (v)) ;=> macro
(let-syntax ((m (syntax-rules () ((_) 'macro)))) (let ((m (lambda () 'variable))) (m))) ;=> variable
(let ((m (lambda () 'variable))) (let-syntax ((m (syntax-rules () ((_) 'macro)))) (m))) ;=> macro
(let () (define-syntax m (syntax-rules () ((_) 'macro))) (let () (define (m) 'variable) (m))) ;=> variable
(let () (define (m) 'variable) (let () (define-syntax m (syntax-rules () ((_) 'macro))) (m))) ;=> macro
((lambda (m) (let-syntax ((n (syntax-rules () ((_) (m))))) (let ((m list)) (n)))) (lambda () 'outer)) ;=> outer

;;; ---- auxiliary keywords mean something as long as nobody binds them

(let ((else #f)) (cond (else 'taken) (#t 'not-taken))) ;=> not-taken
(let ((else #t)) (cond (else 'taken) (#t 'not-taken))) ;=> taken
(let ((else 1)) (case 1 ((2) 3) (else 4))) ;!! case: the data of a clause are a list
(let ((=> 5)) (cond ((+ 1 1) => list))) ;=> #<procedure list>
(let ((=> 5)) (case 1 ((1) => 'last))) ;=> last
(let ((else #f)) (guard (e (else 'caught) ((symbol? e) 'symbol)) (raise 'x))) ;=> symbol
(let ((=> 0)) (guard (e (#t => 'ok)) (raise 'x))) ;=> ok
(let ((unquote list)) `(1 ,(+ 1 1))) ;=> (1 ,(+ 1 1))
(let ((unquote-splicing list)) `(1 ,@(list 2))) ;=> (1 ,@(list 2))
(let ((unquote +)) `(1 `(2 ,(3 ,(4))))) ;=> (1 `(2 ,(3 ,(4))))
(let ((quasiquote list)) `5) ;=> (5)

; inserted by a macro they mean the keywords, whatever they mean to its user
(define-syntax choose (syntax-rules () ((_ test value other) (cond (test => (lambda (x) value)) (else other)))))
(let ((else #f) (=> #f)) (list (choose #f 1 2) (choose 'a 'b 'c))) ;=> (2 b)
(define-syntax wrapped (syntax-rules () ((_ x) `(wrapped ,x))))
(let ((unquote 0) (quasiquote 0)) (wrapped (+ 1 2))) ;=> (wrapped 3)

;;; ---- literals match by binding

(define-syntax is-else (syntax-rules (else) ((_ else) 'keyword) ((_ x) 'other)))
(is-else else) ;=> keyword
(let ((else 1)) (is-else else)) ;=> other
(define-syntax pass-else (syntax-rules () ((_ m) (m else))))
(pass-else is-else) ;=> keyword
(let ((else 1)) (pass-else is-else)) ;=> keyword
(let-syntax ((m (syntax-rules (x) ((_ x) 'the-same) ((_ y) 'another)))) (list (m x) (let ((x 1)) (m x)))) ;=> (the-same another)
(let ((x 1)) (let-syntax ((m (syntax-rules (x) ((_ x) 'the-same) ((_ y) 'another)))) (list (m x) (let ((x 1)) (m x)))))
;=> (the-same another)
(let ((else 1)) (let-syntax ((m (syntax-rules (else) ((_ else) 'mine) ((_ y) 'another)))) (m else))) ;=> mine
(let-syntax ((m (syntax-rules (if) ((_ if) 'if) ((_ x) 'another)))) (let-syntax ((if (syntax-rules ()))) (m if))) ;=> another

; a literal that a macro hands on is still the one that its user wrote
(define-syntax first-is-plus (syntax-rules (+) ((_ (+ . r)) #t) ((_ x) #f)))
(define-syntax hand-on (syntax-rules () ((_ x) (first-is-plus x))))
(list (hand-on (+ 1)) (hand-on (- 1)) (let ((+ -)) (hand-on (+ 1)))) ;=> (#t #f #f)

;;; ---- the ellipsis and the underscore are names, too

(let-syntax ((m (syntax-rules (...) ((_ x ...) '(x and dots)) ((_ . x) 'no)))) (list (m 1 ...) (m 1 2))) ;=> ((1 and dots) no)
(let-syntax ((m (syntax-rules (_) ((m _) 'underscore) ((m x) 'other)))) (list (m _) (m 1))) ;=> (underscore other)
(let-syntax ((m (syntax-rules () ((_ _ x _) 'x)))) (m 1 2 3)) ;=> 2
(let-syntax ((m (syntax-rules () ((_ (_ ...) x) 'x)))) (m (1 2 3) 4)) ;=> 4
(let-syntax ((m (syntax-rules () ((_ x) '(_ x))))) (m 1)) ;=> (_ 1)
(let ((... 2)) (let-syntax ((s (syntax-rules () ((_ x ...) 'three-parts) ((_ . r) 'any)))) (list (s a b c) (s a b)))) ;=> (any three-parts)
(let ((_ 2)) (let-syntax ((s (syntax-rules () ((m _) _)))) (s 5))) ;=> 5
(let-syntax ((m (syntax-rules --- () ((_ (a b ---) ---) '((b --- a) --- and ...))))) (m (1 2 3) (4))) ;=> ((2 3 1) (4) and ...)
(let-syntax ((m (syntax-rules ::: () ((_ a ::: z) '(z a :::))))) (m 1 2 3)) ;=> (3 1 2)
(let-syntax ((m (syntax-rules ::: (:::) ((_ x :::) 'literal) ((_ . x) 'no)))) (list (m 1 :::) (m 1 2))) ;=> (literal no)
(let-syntax ((m (syntax-rules ooo (ooo) ((_ x ooo) 'literal) ((_ . x) 'no)))) (list (m 1 ooo) (m 1 2))) ;=> (literal no)
(let-syntax ((m (syntax-rules () ((_ a ...) '((a (... ...)) ...))))) (m 1 2)) ;=> ((1 ...) (2 ...))
(let-syntax ((m (syntax-rules () ((_ a) '(... (a ... a)))))) (m 1)) ;=> (1 ... 1)
(let-syntax ((m (syntax-rules () ((_ a ...) '#((... ...) a ...))))) (m 1 2)) ;=> #(... 1 2)

; an ellipsis that an outer macro gives to an inner one
(define-syntax with-dots
  (syntax-rules ()
    ((_ dots) (let-syntax ((m (syntax-rules dots () ((_ (a dots) dots) '((dots a dots) dots))))) (m (1 2) (3))))))
(with-dots etc) ;!! syntax-rules: an ellipsis repeats nothing
(define-syntax lists
  (syntax-rules () ((_ dots) (let-syntax ((m (syntax-rules dots () ((_ (a dots) dots) '((0 a dots) dots))))) (m (1 2) (3))))))
(lists etc) ;=> ((0 1 2) (0 3))

;;; ---- scope: let-syntax sees what is outside, letrec-syntax itself

(let-syntax ((f (syntax-rules () ((_) 'outer))))
  (let-syntax ((f (syntax-rules () ((_) 'inner))) (g (syntax-rules () ((_) (f)))))
    (list (f) (g))))
;=> (inner outer)
(let-syntax ((f (syntax-rules () ((_) 'outer))))
  (letrec-syntax ((f (syntax-rules () ((_) 'inner))) (g (syntax-rules () ((_) (f)))))
    (list (f) (g))))
;=> (inner inner)
(letrec-syntax ((ev? (syntax-rules () ((_) #t) ((_ x . r) (od? . r))))
                (od? (syntax-rules () ((_) #f) ((_ x . r) (ev? . r)))))
  (list (ev? 1 2 3 4) (od? 1 2 3 4)))
;=> (#t #f)
(let ((x 1)) (letrec-syntax ((foo (syntax-rules () ((_ y) (bar x y)))) (bar (syntax-rules () ((_ a b) (let ((x 10)) (list a b x)))))) (let ((x 2)) (foo x))))
;=> (1 2 10)
(let ((a 1))
  (letrec-syntax ((foo (syntax-rules () ((_ b) (bar a b)))) (bar (syntax-rules () ((_ c d) (cons c (let ((c 3)) (list d c 'c)))))))
    (let ((a 2)) (foo a))))
;=> (1 2 3 a)

; definitions in a body of let-syntax are its own
(define y 'global)
(let-syntax ((m (syntax-rules () ((_) 'local)))) (define y (m)) y) ;=> local
y ;=> global
(let () (let-syntax () (define y 'inner) y) y) ;=> global

;;; ---- torture

; a name that a macro was given, defined by a macro that it defines
(define-syntax define-getter (syntax-rules () ((_ getter value) (define-syntax getter (syntax-rules () ((_) value))))))
(define secret 1)
(define-getter get-secret secret)
(let ((secret 2)) (get-secret)) ;=> 1
(let ((x 3)) (define-getter get-x x) (let ((x 4)) (get-x))) ;=> 3

; names inserted at two levels of generation are different
(define-syntax two-levels
  (syntax-rules ()
    ((_ user)
     (let ((x 'first))
       (let-syntax ((inner (syntax-rules () ((_ e) (let ((x 'second)) (list x e))))))
         (list user (inner x) (inner user)))))))
(let ((x 'user)) (two-levels x)) ;=> (user (second first) (second user))

; a macro that is given its own patterns, variables and ellipsis
(define-syntax jabberwocky
  (syntax-rules ()
    ((_ hatter)
     (begin
       (define march-hare 42)
       (define-syntax hatter (syntax-rules () ((_) march-hare)))))))
(jabberwocky mad-hatter)
(mad-hatter) ;=> 42
march-hare ;!! unbound variable: march-hare
(let () (jabberwocky local-hatter) (local-hatter)) ;=> 42
(let ((march-hare 0)) (jabberwocky h1) (jabberwocky h2) (list (h1) (h2) march-hare)) ;=> (42 42 0)

; is it a symbol? A pattern variable matches anything, a literal only itself
(define-syntax symbol??
  (syntax-rules ()
    ((_ (x . y) yes no) no)
    ((_ #(x ...) yes no) no)
    ((_ x yes no)
     (let-syntax ((test (syntax-rules () ((_ x y) y) ((_ z y2) no)))) (test sure yes)))))
(list (symbol?? a 'yes 'no) (symbol?? 1 'yes 'no) (symbol?? "s" 'yes 'no) (symbol?? (a) 'yes 'no) (symbol?? #(a) 'yes 'no))
;=> (yes no no no no)
; do two names mean the same variable where they stand?
(define-syntax same-name??
  (syntax-rules ()
    ((_ a b yes no) (let-syntax ((test (syntax-rules (a) ((_ a) yes) ((_ x) no)))) (test b)))))
(list (same-name?? x x 'yes 'no) (same-name?? x y 'yes 'no)) ;=> (yes no)
(define-syntax same-as-mine (syntax-rules () ((_ x) (let ((z 1)) (same-name?? z x 'yes 'no)))))
(let ((z 2)) (same-as-mine z)) ;=> no

; is a name in a list? Which is what makes a set of names possible
(define-syntax member??
  (syntax-rules ()
    ((_ x () yes no) no)
    ((_ x (y . rest) yes no) (same-name?? x y yes (member?? x rest yes no)))))
(list (member?? c (a b c d) 'in 'out) (member?? e (a b c d) 'in 'out)) ;=> (in out)

; a variable of the macro that its user's binding must not catch, in a binding list made of both
(define-syntax let-both
  (syntax-rules () ((_ user e body) (let ((hidden 'macro) (user e)) (list hidden body)))))
(let-both hidden 'user hidden) ;=> (macro user)
(define-syntax lambda-both (syntax-rules () ((_ user) (lambda (x user) (list x user)))))
((lambda-both x) 1 2) ;=> (1 2)
(define-syntax define-both (syntax-rules () ((_ user) (begin (define x 'macro) (define user 'user) (list x user)))))
(let () (define-both x)) ;=> (macro x)
