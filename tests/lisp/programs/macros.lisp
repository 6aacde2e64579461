; Programs in syntax-rules: a machine that computes while it expands, a pattern matcher, loops with
; exits, macros that write macros, and the corners of hygiene.
(import (scheme base) (scheme cxr) (scheme write))

; ---- the CK machine (Kiselyov): calls by value between macros; the stack is in the form

(define-syntax ck
  (syntax-rules (quote)
    ((_ () 'v) v)
    ((_ (((op ...) ea ...) . s) 'v) (ck-arg s (op ... 'v) ea ...))
    ((_ s (op ea ...)) (ck-arg s (op) ea ...))))
(define-syntax ck-arg
  (syntax-rules (quote)
    ((_ s (op va ...)) (op s va ...))
    ((_ s (op ...) 'v ea1 ...) (ck-arg s (op ... 'v) ea1 ...))
    ((_ s (op ...) ea ea1 ...) (ck (((op ...) ea1 ...) . s) ea))))

(define-syntax c-cons
  (syntax-rules (quote) ((_ s 'h 't) (ck s '(h . t)))))
(define-syntax c-append
  (syntax-rules (quote)
    ((_ s '() 'l2) (ck s 'l2))
    ((_ s '(h . t) 'l2) (ck s (c-cons 'h (c-append 't 'l2))))))
(define-syntax c-quote
  (syntax-rules (quote) ((_ s 'x) (ck s ''x))))
(define-syntax c-map
  (syntax-rules (quote)
    ((_ s 'f '()) (ck s '()))
    ((_ s '(f ...) '(h . t)) (ck s (c-cons (f ... 'h) (c-map '(f ...) 't))))))
(define-syntax c-concat-map
  (syntax-rules (quote)
    ((_ s 'f '()) (ck s '()))
    ((_ s '(f ...) '(h . t)) (ck s (c-append (f ... 'h) (c-concat-map '(f ...) 't))))))
(define-syntax c-inserts                 ; x at every place of a list
  (syntax-rules (quote)
    ((_ s 'x '()) (ck s '((x))))
    ((_ s 'x '(h . t)) (ck s (c-cons '(x h . t) (c-map '(c-cons 'h) (c-inserts 'x 't)))))))
(define-syntax c-permutations
  (syntax-rules (quote)
    ((_ s '()) (ck s '(())))
    ((_ s '(h . t)) (ck s (c-concat-map '(c-inserts 'h) (c-permutations 't))))))
(ck () (c-quote (c-append '(1 2) '(3))))         ;=> (1 2 3)
(ck () (c-quote (c-permutations '(1 2 3))))      ;=> ((1 2 3) (2 1 3) (2 3 1) (1 3 2) (3 1 2) (3 2 1))
(length (ck () (c-quote (c-permutations '(a b c d e)))))   ;=> 120

; arithmetic in unary, done by the expander
(define-syntax c-times
  (syntax-rules (quote)
    ((_ s '() 'n) (ck s '()))
    ((_ s '(m . rest) 'n) (ck s (c-append 'n (c-times 'rest 'n))))))
(define-syntax c-factorial
  (syntax-rules (quote)
    ((_ s '()) (ck s '(i)))
    ((_ s '(i . n)) (ck s (c-times '(i . n) (c-factorial 'n))))))
(length (ck () (c-quote (c-factorial '(i i i i i)))))      ;=> 120

; ---- a pattern matcher: _ , variables, 'data, (p . p), #(p ...), guards

(define-syntax match
  (syntax-rules ()
    ((_ e clause ...) (let ((value e)) (match-clauses value clause ...)))))
(define-syntax match-clauses
  (syntax-rules (when)
    ((_ v) (error "match: no clause for" v))
    ((_ v (p (when test) e ...) clause ...)
     (let ((next (lambda () (match-clauses v clause ...))))
       (match-pattern v p (if test (let () e ...) (next)) (next))))
    ((_ v (p e ...) clause ...)
     (let ((next (lambda () (match-clauses v clause ...))))
       (match-pattern v p (let () e ...) (next))))))
(define-syntax match-pattern
  (syntax-rules (quote _ unquote)
    ((match-pattern v _ then else) then)
    ((match-pattern v 'datum then else) (if (equal? v 'datum) then else))
    ((match-pattern v () then else) (if (null? v) then else))
    ((match-pattern v (unquote e) then else) (if (equal? v e) then else))
    ((match-pattern v (p . q) then else)
     (if (pair? v)
         (let ((a (car v)) (d (cdr v)))
           (match-pattern a p (match-pattern d q then else) else))
         else))
    ((match-pattern v #(p ...) then else)
     (if (vector? v) (let ((l (vector->list v))) (match-pattern l (p ...) then else)) else))
    ((match-pattern v x then else)
     (symbol-or-datum x (let ((x v)) then) (if (equal? v x) then else)))))
(define-syntax symbol-or-datum            ; is x an identifier?
  (syntax-rules ()
    ((_ x yes no)
     (let-syntax ((test (syntax-rules () ((test x yes* no*) yes*) ((test other yes* no*) no*))))
       (test (a . pair) yes no)))))

(define (simplify e)
  (match e
    (('+ 0 x) (simplify x))
    (('+ x 0) (simplify x))
    (('* 1 x) (simplify x))
    (('* 0 _) 0)
    (('+ a b) (when (and (number? a) (number? b))) (+ a b))
    ((op a b)
     (let ((new (list op (simplify a) (simplify b))))
       (if (equal? new e) e (simplify new))))
    (x x)))
(simplify '(+ (* 1 x) (* 0 (+ y z))))      ;=> x
(simplify '(+ (+ 1 2) (+ 3 4)))            ;=> 10
(match #(1 (2 3)) (#(a (b c)) (+ a b c)))  ;=> 6
(match '(1 2 1) ((a b c) (when (= a c)) (list 'same a b)) (_ 'different))   ;=> (same 1 2)
(let ((y 5)) (match '(5 6) (((unquote y) z) z) (_ 'no)))                    ;=> 6
(match "s" ("t" 1) ("s" 2))                ;=> 2
(match 7 (8 'eight))                       ;!! match: no clause for 7

; ---- loops with exits: the name of the exit is the program's

(define-syntax while
  (syntax-rules ()
    ((_ exit test e ...)
     (call/cc (lambda (exit) (let loop () (if test (begin e ... (loop)) 'done)))))))
(let ((i 0) (loop 'mine) (if list))
  (while break (< i 10)
    (set! i (+ i 1))
    (cond ((= i 7) (break (if i loop))))))   ;=> (7 mine)

(define-syntax my-do
  (syntax-rules ()
    ((_ ((v init . step) ...) (test r ...) e ...)
     (let loop ((v init) ...)
       (if test (begin #f r ...) (begin e ... (loop (my-do "step" v . step) ...)))))
    ((_ "step" v) v)
    ((_ "step" v s) s)))
(my-do ((i 0 (+ i 1)) (acc '() (cons i acc)) (k 'k)) ((= i 4) (list k acc)))   ;=> (k (3 2 1 0))

(define-syntax for
  (syntax-rules (in from to when collect)
    ((_ (x in l) . rest) (apply append (map (lambda (x) (for . rest)) l)))
    ((_ (x from a to b) . rest)
     (let loop ((x a)) (if (> x b) '() (let ((here (for . rest))) (append here (loop (+ x 1)))))))
    ((_ (when test) . rest) (if test (for . rest) '()))
    ((_ (collect e)) (list e))))
(for (a from 1 to 20) (b from a to 20) (c in '(5 13 17)) (when (= (* c c) (+ (* a a) (* b b)))) (collect (list a b c)))
;=> ((3 4 5) (5 12 13) (8 15 17))

; ---- macros that write macros

(define-syntax define-enumeration
  (syntax-rules ()
    ((_ name (word value) ...)
     (define-syntax name
       (syntax-rules (word ...)
         ((_ word) 'value) ...
         ((_ (all)) '((word . value) ...)))))))
(define-enumeration colour (red 1) (green 2) (blue (3 4)))
(list (colour green) (colour blue) (colour (all)))   ;=> (2 (3 4) ((red . 1) (green . 2) (blue 3 4)))

(define-syntax define-list-macro           ; (... ...) is an ellipsis of the macro that is written
  (syntax-rules ()
    ((_ name f) (define-syntax name (syntax-rules () ((_ x (... ...)) (f (list x x) (... ...))))))))
(define-list-macro doubled list)
(doubled 1 2 3)                            ;=> ((1 1) (2 2) (3 3))

(define-syntax define-getter-maker         ; or an ellipsis by another name
  (syntax-rules ::: ()
    ((_ name :::)
     (begin (define-syntax name (syntax-rules () ((_ (k v) ...) (list (cons 'k v) ...)))) :::))))
(define-getter-maker alist-a alist-b)
(list (alist-a (x 1) (y 2)) (alist-b))     ;=> (((x . 1) (y . 2)) ())

; ellipses in ellipses, elements after an ellipsis, dots, vectors
(define-syntax my-let*
  (syntax-rules ()
    ((_ () e ...) (let () e ...))
    ((_ ((n v) more ...) e ...) (let ((n v)) (my-let* (more ...) e ...)))))
(my-let* ((a 1) (b (+ a 1)) (a (* b 10))) (list a b))   ;=> (20 2)
(define-syntax flat
  (syntax-rules () ((_ ((a b ...) ...) #(c ... d)) '(a ... (b ... ...) d c ...))))
(flat ((1 2 3) (4) (5 6)) #(x y z))        ;=> (1 4 5 (2 3 6) z x y)
(define-syntax ends
  (syntax-rules () ((_ first middle ... last . tail) '(first last (middle ...) tail))))
(list (ends 1 2) (ends 1 2 3 4))           ;=> ((1 2 () ()) (1 4 (2 3) ()))
(define-syntax nested
  (syntax-rules () ((_ (k (v ...) ...) ...) '((k v ... ...) ... (v ... ... ...)))))
(nested (a (1 2) (3)) (b) (c (4)))         ;=> ((a 1 2 3) (b) (c 4) (1 2 3 4))

; ---- corners of hygiene

(define-syntax my-or
  (syntax-rules () ((_) #f) ((_ e) e) ((_ e f ...) (let ((t e)) (if t t (my-or f ...))))))
(let ((t 5) (if list) (let 3)) (my-or #f t))                       ;=> 5

(define-syntax swap!
  (syntax-rules () ((_ a b) (let ((tmp a)) (set! a b) (set! b tmp)))))
(let ((tmp 1) (other 2)) (swap! tmp other) (list tmp other))        ;=> (2 1)

(let ((x 'outer))
  (let-syntax ((m (syntax-rules () ((_) x))))
    (let ((x 'inner)) (m))))                                        ;=> outer
(let ((=> #f)) (cond (#t => 'ok)))                                  ;=> ok
(let ((else #f)) (cond (#f 1) (else 2) (#t 3)))                     ;=> 3
(let ((x 1))
  (define-syntax get-x (syntax-rules () ((_) x)))
  (define-syntax with-x (syntax-rules () ((_ x e) (let ((x 2)) (list (get-x) x e)))))
  (let ((y 3)) (with-x y (+ x y))))                                 ;=> (1 2 3)

; a name that a macro makes up at top level is no other's
(define-syntax define-hidden
  (syntax-rules () ((_ getter value) (begin (define hidden value) (define (getter) hidden)))))
(define-hidden get-a 1)
(define-hidden get-b 2)
(define hidden 3)
(list (get-a) (get-b) hidden)                                       ;=> (1 2 3)

; definitions and uses of macros mixed in a body
(define (body-test)
  (define-syntax def (syntax-rules () ((_ n v) (define n v))))
  (def a 1)
  (define (f) (+ a b))
  (def b 2)
  (f))
(body-test)                                                         ;=> 3

; letrec-syntax: even and odd lengths, by each other
(letrec-syntax
    ((even-length (syntax-rules () ((_) #t) ((_ x . rest) (odd-length . rest))))
     (odd-length (syntax-rules () ((_) #f) ((_ x . rest) (even-length . rest)))))
  (list (even-length) (even-length a b) (even-length a b c)))       ;=> (#t #t #f)

; literals are compared as bindings
(define-syntax is-else (syntax-rules (else) ((_ else) 'yes) ((_ other) 'no)))
(list (is-else else) (let ((else 1)) (is-else else)))               ;=> (yes no)

; an identifier taken out of the code: `it` is bound by the program's own name for it
(define-syntax aif
  (syntax-rules () ((_ it test then other) (let ((it test)) (if it then other)))))
(aif found (assv 2 '((1 . a) (2 . b))) (cdr found) 'none)           ;=> b
(let ((it 1)) (aif x #f it it))                                     ;=> 1

(define-syntax refuse (syntax-rules () ((_ x) (syntax-error "refuse: this is no good:" x))))
(refuse (a b))                                                      ;!! refuse: this is no good: (a b)
(my-let* ((a)) a)                                                   ;!! my-let*: no pattern matches
