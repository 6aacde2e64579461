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
