;;; Macros (R7RS 4.3, 5.4): syntax-rules and hygiene

(define-syntax swap!
  (syntax-rules () ((_ a b) (let ((tmp a)) (set! a b) (set! b tmp)))))
(let ((tmp 1) (other 2)) (swap! tmp other) (list tmp other)) ;=> (2 1)

(let ((=> #f)) (cond (#t => 'ok))) ;=> ok
(let ((x 'outer))
  (let-syntax ((m (syntax-rules () ((m) x))))
    (let ((x 'inner)) (m))))
;=> outer
(let-syntax ((given-that (syntax-rules () ((_ test stmt1 stmt2 ...) (if test (begin stmt1 stmt2 ...))))))
  (let ((if #t)) (given-that if (set! if 'now)) if))
;=> now
(letrec-syntax
    ((my-or (syntax-rules ()
              ((my-or) #f)
              ((my-or e) e)
              ((my-or e1 e2 ...) (let ((temp e1)) (if temp temp (my-or e2 ...)))))))
  (let ((x #f) (y 7) (temp 8) (let odd?) (if even?))
    (my-or x (let temp) (if y) y)))
;=> 7

(define-syntax my-let*
  (syntax-rules ()
    ((_ () body ...) (let () body ...))
    ((_ ((x e) rest ...) body ...) (let ((x e)) (my-let* (rest ...) body ...)))))
(my-let* ((a 1) (b (+ a 1))) (list a b)) ;=> (1 2)

(define-syntax be-like-begin
  (syntax-rules () ((_ name) (define-syntax name (syntax-rules () ((_ expr (... ...)) (begin expr (... ...))))))))
(be-like-begin sequence)
(sequence 1 2 3 4) ;=> 4

; nested ellipses, tails, literals, vectors, custom ellipsis
(define-syntax my-cond
  (syntax-rules (else)
    ((_ (else e)) e)
    ((_ (test e) clause ...) (if test e (my-cond clause ...)))))
(my-cond (#f 1) (else 2)) ;=> 2
(define-syntax flat (syntax-rules () ((_ ((a b ...) ...)) '(a ... (b ... ) ...))))
(flat ((1 2 3) (4) (5 6))) ;=> (1 4 5 (2 3) () (6))
(define-syntax last (syntax-rules () ((_ x ... y) y)))
(last 1 2 3) ;=> 3
(define-syntax vec (syntax-rules () ((_ #(a b ...)) (list a '(b ...)))))
(vec #(1 2 3)) ;=> (1 (2 3))
(define-syntax tail (syntax-rules ::: () ((_ (a :::) . b) '((a :::) b))))
(tail (1 2) 3 4) ;=> ((1 2) (3 4))
(define-syntax under (syntax-rules () ((_ _ x) x)))
(under 1 2) ;=> 2

; what is no use of a macro
(swap! 1) ;!! swap!

; a macro that defines
(define-syntax def2 (syntax-rules () ((_ a b v) (begin (define a v) (define b v)))))
(def2 p q 5)
(+ p q) ;=> 10
(let () (def2 p q 6) (* p q)) ;=> 36

; a loop with a name given by its user
(define-syntax while
  (syntax-rules () ((_ test body ...) (let loop () (when test body ... (loop))))))
(let ((i 0) (sum 0)) (while (< i 5) (set! sum (+ sum i)) (set! i (+ i 1))) sum) ;=> 10

; unhygienic macros, with gensym
(defmacro my-unless (test . body) `(if ,test #f (begin ,@body)))
(my-unless #f 1 2) ;=> 2
(defmacro square (x) (let ((v (gensym))) `(let ((,v ,x)) (* ,v ,v))))
(let ((n 0)) (square (begin (set! n (+ n 1)) (+ n 4)))) ;=> 25
