;;; Macros that a program of the benchmark `expanding` uses: R7RS, for any Scheme.

(define-syntax my-or
  (syntax-rules ()
    ((_) #f)
    ((_ e) e)
    ((_ e r ...) (let ((t e)) (if t t (my-or r ...))))))

(define-syntax my-and
  (syntax-rules ()
    ((_) #t)
    ((_ e) e)
    ((_ e r ...) (if e (my-and r ...) #f))))

(define-syntax my-let*
  (syntax-rules ()
    ((_ () body ...) (let () body ...))
    ((_ ((x e) rest ...) body ...) (let ((x e)) (my-let* (rest ...) body ...)))))

(define-syntax my-cond
  (syntax-rules (else =>)
    ((_ (else e ...)) (begin e ...))
    ((_ (test => f) clause ...) (let ((t test)) (if t (f t) (my-cond clause ...))))
    ((_ (test e ...) clause ...) (if test (begin e ...) (my-cond clause ...)))
    ((_) #f)))

(define-syntax while
  (syntax-rules ()
    ((_ test body ...) (let loop () (if test (begin body ... (loop)) #f)))))

(define-syntax for
  (syntax-rules (from to by in)
    ((_ i from a to b by s body ...)
     (let ((end b) (step s)) (let loop ((i a)) (if (< i end) (begin body ... (loop (+ i step))) #f))))
    ((_ i from a to b body ...) (for i from a to b by 1 body ...))
    ((_ x in xs body ...) (for-each (lambda (x) body ...) xs))))

(define-syntax swap!
  (syntax-rules ()
    ((_ a b) (let ((tmp a)) (set! a b) (set! b tmp)))))

(define-syntax rotate!
  (syntax-rules ()
    ((_ a) #f)
    ((_ a b) (swap! a b))
    ((_ a b c ...) (begin (swap! a b) (rotate! b c ...)))))

(define-syntax inc!
  (syntax-rules ()
    ((_ x) (inc! x 1))
    ((_ x n) (set! x (+ x n)))))

(define-syntax match
  (syntax-rules ()
    ((_ e clause ...) (let ((v e)) (match-clauses v clause ...)))))

(define-syntax match-clauses
  (syntax-rules (else)
    ((_ v) (error "no clause matches" v))
    ((_ v (else e ...)) (begin e ...))
    ((_ v (pattern e ...) clause ...)
     (let ((next (lambda () (match-clauses v clause ...))))
       (match-pattern v pattern (begin e ...) (next))))))

(define-syntax match-pattern
  (syntax-rules (quote unquote)
    ((_ v () yes no) (if (null? v) yes no))
    ((_ v (quote x) yes no) (if (eqv? v 'x) yes no))
    ((_ v (unquote x) yes no) (let ((x v)) yes))
    ((_ v (p . q) yes no)
     (if (pair? v)
         (let ((head (car v)) (tail (cdr v)))
           (match-pattern head p (match-pattern tail q yes no) no))
         no))
    ((_ v literal yes no) (if (equal? v literal) yes no))))

(define-syntax automaton
  (syntax-rules (:)
    ((_ start (state : response ...) ...)
     (letrec ((state (lambda (input) (process input response ...))) ...) start))))

(define-syntax process
  (syntax-rules (accept ->)
    ((_ input accept) (null? input))
    ((_ input (label -> target) ...)
     (if (null? input) #f
         (case (car input) ((label) (target (cdr input))) ... (else #f))))))

(define-syntax collect
  (syntax-rules (for in if)
    ((_ e for x in xs) (map (lambda (x) e) xs))
    ((_ e for x in xs if test)
     (let loop ((rest xs) (done '()))
       (if (null? rest) (reverse done)
           (let ((x (car rest))) (loop (cdr rest) (if test (cons e done) done))))))))

(define-syntax define-structure
  (syntax-rules ()
    ((_ name make (field get) ...)
     (begin
       (define (make field ...) (vector 'name field ...))
       (define-getters 1 (get ...))))))

(define-syntax define-getters
  (syntax-rules ()
    ((_ n ()) (begin))
    ((_ n (get more ...)) (begin (define (get s) (vector-ref s n)) (define-getters (+ n 1) (more ...))))))

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

(define-syntax c-append
  (syntax-rules (quote)
    ((_ s '(x ...) '(y ...)) (ck s '(x ... y ...)))))

(define-syntax c-reverse
  (syntax-rules (quote)
    ((_ s '()) (ck s '()))
    ((_ s '(x y ...)) (ck s (c-append (c-reverse '(y ...)) '(x))))))

(define-syntax c-quote
  (syntax-rules (quote)
    ((_ s 'x) (ck s ''x))))
