;;; Macros that define macros, search their user's code, mix their names with those they are given (R7RS 4.3)

; macros that share a variable which only they can see
(define-syntax define-stack
  (syntax-rules ()
    ((_ push! pop! size)
     (begin
       (define items '())
       (define-syntax push! (syntax-rules () ((_ x) (set! items (cons x items)))))
       (define-syntax pop! (syntax-rules () ((_) (let ((top (car items))) (set! items (cdr items)) top))))
       (define (size) (length items))))))
(define-stack push-a! pop-a! size-a)
(define-stack push-b! pop-b! size-b)
(push-a! 1)
(push-a! 2)
(push-b! 'x)
(list (size-a) (size-b) (pop-a!) (pop-b!) (size-a) (size-b)) ;=> (2 1 2 x 1 0)
(let ((items 'mine) (car cdr)) (push-a! items) (pop-a!)) ;=> mine
(let () (define-stack push! pop! size) (push! 1) (let ((items 5)) (push! items)) (list (size) (pop!))) ;=> (2 5)
; a macro use as the operator; a macro that expands into a keyword's use with user-supplied keyword
(define-syntax call-it (syntax-rules () ((_ f x ...) (f x ...))))
(call-it if #t 1 2) ;=> 1
(call-it quote (a b)) ;=> (a b)
(call-it let ((x 1)) x) ;=> 1
(let ((if list)) (call-it if #t 1 2)) ;=> (#t 1 2)
(define-syntax the-adder (syntax-rules () ((_) (lambda (x) (+ x 1)))))
((the-adder) 5) ;=> 6
; binding the same name twice through different routes
(define-syntax bind-both (syntax-rules () ((_ a b) (let ((a 1) (b 2)) (list a b)))))
(bind-both x y) ;=> (1 2)
(bind-both x x) ;!! let: two variables are called x
(define-syntax bind-mine (syntax-rules () ((_ a) (let ((a 1) (x 2)) (list a x)))))
(bind-mine x) ;=> (1 2)
; quoted names lose what the macro knew of them
(define-syntax quoted (syntax-rules () ((_ x) '(x tmp #(tmp x)))))
(quoted a) ;=> (a tmp #(tmp a))
(eq? (car (cdr (quoted a))) 'tmp) ;=> #t
(define-syntax case-of (syntax-rules () ((_ x) (case x ((tmp) 'temporary) (else 'other)))))
(case-of 'tmp) ;=> temporary
; let-syntax bodies see what is around them and a macro can return a macro definition
(define-syntax with-macro (syntax-rules () ((_ name body) (let-syntax ((name (syntax-rules () ((_ e) (list 'name e))))) body))))
(with-macro m (m 5)) ;=> (m 5)
(with-macro m (with-macro n (list (m 1) (n (m 2))))) ;=> ((m 1) (n (m 2)))
; set! through macros, on variables of either side
(define-syntax inc! (syntax-rules () ((_ x) (set! x (+ x 1))) ((_ x n) (set! x (+ x n)))))
(let ((n 1) (x 10)) (inc! x n) (inc! n) (list x n)) ;=> (11 2)
(define counter 0)
(define-syntax count! (syntax-rules () ((_) (begin (inc! counter) counter))))
(let ((counter 'shadow)) (count!) (count!)) ;=> 2
; do, named let, case-lambda, guard, parameterize, delay with names from both sides
(define-syntax repeat-with (syntax-rules () ((_ (v n) body) (do ((i 0 (+ i 1)) (acc '() (cons (let ((v i)) body) acc))) ((= i n) (reverse acc))))))
(let ((i 100)) (repeat-with (k 3) (+ i k))) ;=> (100 101 102)
(let ((acc 5)) (repeat-with (i 3) (list i acc))) ;=> ((0 5) (1 5) (2 5))
(define-syntax try (syntax-rules () ((_ e fallback) (guard (e2 (#t fallback)) e))))
(let ((e2 'mine)) (try (raise 'x) e2)) ;=> mine
(define-syntax try-as (syntax-rules () ((_ v e handler) (guard (v (#t handler)) e))))
(try-as e2 (raise 'x) (list e2)) ;=> (x)
(define-syntax optional-second (syntax-rules () ((_ x body) (case-lambda ((a) (let ((x 'none)) body)) ((a x) body)))))
(let ((f (optional-second b (list b)))) (list (f 1) (f 1 2))) ;=> ((none) (2))
(let ((f (optional-second a (list a)))) (list (f 1) (f 1 2))) ;=> ((none) (2))
(define-syntax with-both-values (syntax-rules () ((_ a e body) (let-values (((a b) e)) (list b body)))))
(with-both-values b (values 1 2) b) ;=> (2 1)
(define-syntax receive-into (syntax-rules () ((_ a e body) (let*-values (((b) 0) ((a . b) e)) (list b body)))))
(receive-into b (values 1 2) b) ;=> ((2) 1)
(define-syntax letrec-both (syntax-rules () ((_ a e) (letrec ((f (lambda () 'macro)) (a e)) (list (f) (a))))))
(letrec-both f (lambda () 'user)) ;=> (macro user)
(define-syntax define-values-both (syntax-rules () ((_ a) (begin (define-values (a x) (values 1 2)) (list a x)))))
(let () (define-values-both x)) ;=> (1 2)

; a macro that finds a name in its user's code: what it looks for is its own name, what it finds the user's
(define-syntax find-name
  (syntax-rules ()
    ((_ name form then)
     (letrec-syntax
         ((search
            (syntax-rules (name)
              ((_ name found rest (head args (... ...))) (head found args (... ...)))
              ((_ (x . y) whole rest cont) (search x x (y . rest) cont))
              ((_ other whole () (head args (... ...))) (head name args (... ...)))
              ((_ other whole (x . y) cont) (search x x y cont)))))
       (search form form () then)))))
(define-syntax with-exit (syntax-rules () ((_ name body) (call/cc (lambda (name) (let turn () body (turn)))))))
(define-syntax forever (syntax-rules () ((_ body) (find-name break body (with-exit body)))))
(let ((i 0)) (forever (begin (set! i (+ i 1)) (if (= i 5) (break i))))) ;=> 5
(let ((turn 0)) (forever (begin (set! turn (+ turn 1)) (if (= turn 5) (break turn))))) ;=> 5
; a break that the user has bound is another name, and is left alone
(let ((i 0)) (call/cc (lambda (break) (forever (begin (set! i (+ i 1)) (if (= i 5) (break (list 'mine i)))))))) ;=> (mine 5)
; so the inner of two does not catch what the outer has bound already
(forever (let ((j 0)) (break (list 'outer (forever (begin (set! j (+ j 1)) (if (= j 3) (break j)))))))) ;=> 3
