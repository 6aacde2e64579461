;;; Raising and handling (R7RS 4.2.7 and 6.11)

(guard (condition ((assq 'a condition) => cdr) ((assq 'b condition)))
  (raise (list (cons 'a 42))))
;=> 42
(guard (condition ((assq 'a condition) => cdr) ((assq 'b condition)))
  (raise (list (cons 'b 23))))
;=> (b . 23)

(guard (e ((symbol? e) (list 'symbol e)) ((string? e) (list 'string e)) (else 'other)) (raise 'boom))
;=> (symbol boom)
(guard (e ((symbol? e) (list 'symbol e)) ((string? e) (list 'string e)) (else 'other)) (raise 5))
;=> other
(guard (e (#t 'unused)) (+ 1 2)) ;=> 3
(guard (e (#t (list 'outer e))) (guard (e ((string? e) 'inner)) (raise 'x))) ;=> (outer x)
(guard (e (#t (list 'again e))) (guard (e (#t (raise (list e 'twice)))) (raise 'x)))
;=> (again (x twice))

; error objects
(guard (e ((error-object? e) (list (error-object-message e) (error-object-irritants e))))
  (error "out of cheese" 1 'two "three"))
;=> ("out of cheese" (1 two "three"))
(guard (e (#t (error-object? e))) (raise 'not-an-error-object)) ;=> #f
(guard (e ((error-object? e) 'caught)) (car 5)) ;=> caught
(guard (e ((error-object? e) 'caught)) (vector-ref (vector 1 2) 2)) ;=> caught
(guard (e ((error-object? e) 'caught)) (no-such-variable)) ;=> caught
(guard (e ((error-object? e) 'caught)) ((lambda (x) x))) ;=> caught
(guard (e ((error-object? e) 'caught)) (5 5)) ;=> caught
(guard (e ((error-object? e) 'caught)) (+ 1 "2")) ;=> caught
(guard (e ((error-object? e) 'caught)) (quotient 1 0)) ;=> caught
(guard (e ((file-error? e) 'no-file) (#t 'other)) (error "x")) ;=> other
(guard (e ((read-error? e) 'unreadable)) (read (open-input-string "(1 . "))) ;=> unreadable

; with-exception-handler
(call-with-current-continuation
  (lambda (k)
    (with-exception-handler
      (lambda (e) (k (list 'condition e)))
      (lambda () (+ 1 (raise 'an-error))))))
;=> (condition an-error)
(with-exception-handler
  (lambda (con)
    (cond ((string? con) (string-length con)) (else 42)))
  (lambda () (+ (raise-continuable "should be a number") 23)))
;=> 41
(with-exception-handler (lambda (e) 10) (lambda () (+ 1 (raise-continuable 'c)))) ;=> 11

; a handler runs in the dynamic environment of raise, less itself
(with-exception-handler
  (lambda (e) (list 'outer e))
  (lambda ()
    (with-exception-handler
      (lambda (e) (raise-continuable (list 'inner e)))
      (lambda () (raise-continuable 'x)))))
;=> (outer (inner x))

; a handler must not return from raise
(with-exception-handler (lambda (e) 'ignored) (lambda () (+ 1 (raise 'oops)))) ;!! handler
(guard (e (#t 'secondary)) (with-exception-handler (lambda (e) 'ignored) (lambda () (raise 'oops))))
;=> secondary

; uncaught
(raise 'some-symbol) ;!! some-symbol
(error "the message" 1 2) ;!! the message
(error "with a list" '(1 "two")) ;!! with a list

; the body and the clauses may hold definitions, several expressions, tail calls
(define (countdown n) (guard (e (#f 'never)) (if (= n 0) 'done (countdown (- n 1)))))
(countdown 100) ;=> done
(guard (e ((begin (set! e 5) #t) e)) (raise 1)) ;=> 5
(define k-saved #f)
(define visits 0)
(define (revisit)
  (let ((v (guard (e ((number? e) (list 'number e)))
             (raise (call/cc (lambda (k) (set! k-saved k) 1))))))
    (set! visits (+ visits 1))
    (if (< visits 3) (k-saved (* 10 visits)) v)))
(revisit) ;=> (number 20)

; a clause may capture a continuation while it is asked, and be asked again
(define k-asked #f)
(define asked 0)
(define (ask)
  (guard (outer (#t (list 'outer outer asked)))
    (guard (e ((call/cc (lambda (k) (set! k-asked k) #f)) (list 'inner e asked)))
      (+ 1 (raise 'oops)))))
(define (ask-again)
  (let ((answer (ask)))
    (set! asked (+ asked 1))
    (cond ((= asked 1) (k-asked #f))
          ((= asked 2) (k-asked #t))
          (else answer))))
(ask-again) ;=> (inner oops 2)

; a guard in a clause of a guard, in the same dynamic environment
(guard (e ((guard (d (#t (list 'nested d))) (raise (list e))) => (lambda (x) (cons 'got x)))) (raise 1)) ;=> (got nested (1))
(guard (e ((guard (d (#f 1)) #f) 'wrong) (else (list 'right e))) (raise 1)) ;=> (right 1)

; many guards one after the other in tail position take no space
(define (retry i) (guard (e (#t (if (= e 0) 'done (retry (- e 1))))) (raise i)))
(retry 12000) ;=> done
(define (retry-else i) (guard (e (else (if (= e 0) 'done (retry-else (- e 1))))) (raise i)))
(retry-else 12000) ;=> done

; an operator that meets another kind of operand than most has its value, guarded or not
(define (first-of v) (guard (e (#t 'no-vector)) (vector-ref v 0)))
(list (first-of (vector 1)) (first-of (array 2 3)) (first-of 'a)) ;=> (1 2 no-vector)

; a thunk that is none
(guard (e (#t (error-object-message e))) (with-exception-handler (lambda (e) e) (lambda (x) x)))
;=> "the exception handler returned from a raise that is not continuable"
(guard (e (#t (error-object-message e))) (with-exception-handler (lambda (e) (raise e)) (lambda (x) x)))
;=> "lambda: expected 1 argument, got 0"
(with-exception-handler 5 (lambda () 1)) ;!! with-exception-handler: argument 1

; while a clause runs, its guard is over: what is captured there belongs to others
(guard (e (1 (+ 1 (guard (d (1)) (dynamic-wind (lambda () 1) 1 (lambda () 1)))))) (1)) ;=> 2

; what the body has assigned is seen by the clauses
(define (assigned) (let ((n 1)) (guard (e (#t (list e n))) (set! n 2) (raise 'x))))
(assigned) ;=> (x 2)

; a body that is resumed, more than once, is still guarded
(define k-body #f)
(define resumed '())
(define (guarded-body)
  (guard (e ((number? e) (list 'caught e)) ((string? e) => (lambda (t) e)))
    (let ((v (call/cc (lambda (k) (set! k-body k) 0))))
      (if (< v 2) (raise v) (list 'value v)))))
(define (resume-body)
  (let ((got (guarded-body)))
    (set! resumed (cons got resumed))
    (if (< (length resumed) 4) (k-body (- (length resumed) 1)) (reverse resumed))))
(resume-body) ;=> ((caught 0) (caught 0) (caught 1) (value 2))

; guards in guards, deeper than Python nests blocks
(define (deep x)
  (guard (a ((eq? a 'a) 1)) (guard (b ((eq? b 'b) 2)) (guard (c ((eq? c 'c) 3)) (guard (d ((eq? d 'd) 4))
    (guard (e ((eq? e 'e) 5)) (guard (f ((eq? f 'f) 6)) (guard (g ((eq? g 'g) 7)) (guard (h ((eq? h 'h) 8))
      (let loop ((i 0)) (if (< i 3) (loop (+ i 1)) (raise x))))))))))))
(map deep '(a b c d e f g h)) ;=> (1 2 3 4 5 6 7 8)
(deep 'i) ;!! i

; a guard in a loop: each round's condition is its own
(map (lambda (f) (f))
     (let loop ((i 0) (fs '()))
       (if (= i 3) fs (loop (+ i 1) (cons (guard (e (#t (lambda () (set! e (+ e 10)) e))) (raise i)) fs)))))
;=> (12 11 10)

; raise-continuable passes a guard that does not want it, and comes back with a value
(with-exception-handler
  (lambda (c) 40)
  (lambda () (guard (e ((string? e) 'no)) (+ 2 (raise-continuable 'x)))))
;=> 42
(define passed '())
(with-exception-handler
  (lambda (c) 40)
  (lambda ()
    (guard (e ((string? e) 'no))
      (dynamic-wind
        (lambda () (set! passed (cons 'in passed)))
        (lambda () (+ 2 (raise-continuable 'x)))
        (lambda () (set! passed (cons 'out passed)))))))
;=> 42
(reverse passed) ;=> (in out in out)

; parameters are those of the guard in the clauses, and those of the raise in the handler outside
(define p (make-parameter 0))
(define seen '())
(guard (outer (#t (set! seen (cons (p) seen)) (reverse seen)))
  (with-exception-handler
    (lambda (c) (set! seen (cons (p) seen)) (raise c))
    (lambda ()
      (parameterize ((p 1))
        (guard (e ((begin (set! seen (cons (p) seen)) #f) 'never))
          (parameterize ((p 2)) (car 5)))))))
;=> (1 2 0)

; the same with else, and a continuation captured at the bottom
(define k-deep #f)
(define rounds 0)
(define (deep-else)
  (guard (a (else (list 'a a))) (guard (b (else (raise (list 'b b)))) (guard (c (else (raise (list 'c c))))
    (guard (d (else (raise (list 'd d)))) (guard (e (else (raise (list 'e e)))) (guard (f (else (raise (list 'f f))))
      (guard (g (else (raise (list 'g g)))) (raise (call/cc (lambda (k) (set! k-deep k) 0)))))))))))
(define (deep-again)
  (let ((got (deep-else)))
    (set! rounds (+ rounds 1))
    (if (< rounds 3) (k-deep rounds) got)))
(deep-again) ;=> (a (b (c (d (e (f (g 2)))))))
