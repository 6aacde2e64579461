;;; Exceptions (R7RS 4.2.7 and 6.11)

;;; ---- with-exception-handler, raise, raise-continuable: the report's examples

(call-with-current-continuation
  (lambda (k)
    (with-exception-handler
      (lambda (e) (display "condition: ") (write e) (newline) (k 'exception))
      (lambda () (+ 1 (raise 'an-error))))))
;=> exception
;>> condition: an-error
(with-exception-handler
  (lambda (e) (display "something went wrong\n"))
  (lambda () (+ 1 (raise 'an-error))))
;>> something went wrong
;!! the exception handler returned from a raise that is not continuable an-error
(with-exception-handler
  (lambda (con)
    (cond ((string? con) (display con)) (else (display "a warning has been issued")))
    42)
  (lambda () (+ (raise-continuable "should be a number") 23)))
;=> 65
;>> should be a number

; the secondary exception is raised in the dynamic environment of the handler: the handler outside gets it
(with-exception-handler
  (lambda (outer) 'from-the-outer-handler)
  (lambda ()
    (guard (second (#t (list (error-object? second) (error-object-irritants second))))
      (with-exception-handler
        (lambda (inner) 'returned)
        (lambda () (raise 'first))))))
;=> (#t (first))
(define heard '())
(define (hear . xs) (set! heard (append heard (list xs))))
(define (heard-by thunk) (set! heard '()) (let ((value (thunk))) (list value heard)))
(heard-by
  (lambda ()
    (call/cc
      (lambda (k)
        (with-exception-handler
          (lambda (e) (hear 'outer (if (error-object? e) 'secondary e)) (k 'done))
          (lambda ()
            (with-exception-handler (lambda (e) (hear 'inner e)) (lambda () (raise 'x)))))))))
;=> (done ((inner x) (outer secondary)))

; a handler runs with the handlers outside of its own: what it raises goes there
(heard-by
  (lambda ()
    (with-exception-handler
      (lambda (e) (hear 'outer e) 10)
      (lambda ()
        (with-exception-handler
          (lambda (e) (hear 'inner e) (+ 1 (raise-continuable (list 'again e))))
          (lambda () (+ 100 (raise-continuable 'x))))))))
;=> (111 ((inner x) (outer (again x))))
(heard-by
  (lambda ()
    (with-exception-handler
      (lambda (e) (hear 1 e) 'one)
      (lambda ()
        (with-exception-handler
          (lambda (e) (hear 2 e) (with-exception-handler (lambda (e) (hear 3 e) 'three) (lambda () (raise-continuable 'c))))
          (lambda () (list (raise-continuable 'a) (raise-continuable 'b))))))))
;=> ((three three) ((2 a) (3 c) (2 b) (3 c)))
; and the parameters and winders are those of the raise
(define p (make-parameter 'outside))
(with-exception-handler (lambda (e) (p)) (lambda () (parameterize ((p 'inside)) (raise-continuable 'x)))) ;=> inside
(heard-by
  (lambda ()
    (with-exception-handler
      (lambda (e) (hear 'handled) 5)
      (lambda () (dynamic-wind (lambda () (hear 'in)) (lambda () (raise-continuable 'x)) (lambda () (hear 'out)))))))
;=> (5 ((in) (handled) (out)))

; the handler is in force for the thunk only
(with-exception-handler (lambda (e) 1) (lambda () 2)) ;=> 2
(guard (e (#t (list 'outside e))) (with-exception-handler (lambda (e) 1) (lambda () 2)) (raise 'x)) ;=> (outside x)
(call-with-values (lambda () (with-exception-handler list (lambda () (values 1 2)))) list) ;=> (1 2)
(with-exception-handler 5 (lambda () 1)) ;!! with-exception-handler: argument 1: expected a procedure, got 5
(with-exception-handler list 5) ;!! with-exception-handler: argument 2: expected a procedure, got 5
(with-exception-handler list) ;!! with-exception-handler: expected 2 arguments, got 1
(raise) ;!! raise: expected 1 argument, got 0
(raise-continuable) ;!! raise-continuable: expected 1 argument, got 0

; without a handler: the program ends with what was raised
(raise 'some-error) ;!! some-error
(raise-continuable 'some-error) ;!! some-error
(raise (list 1 2)) ;!! (1 2)

;;; ---- errors and what is in them

(define (null-list? l)
  (cond ((pair? l) #f)
        ((null? l) #t)
        (else (error "null-list?: argument out of domain" l))))
(null-list? '()) ;=> #t
(null-list? 5) ;!! null-list?: argument out of domain 5
(define (condition-of thunk) (call/cc (lambda (k) (with-exception-handler k thunk))))
(define e (condition-of (lambda () (null-list? 'x))))
(error-object? e) ;=> #t
(error-object-message e) ;=> "null-list?: argument out of domain"
(error-object-irritants e) ;=> (x)
(error-object-irritants (condition-of (lambda () (error "none")))) ;=> ()
(map error-object? (list 5 "error" 'error '() (list "message"))) ;=> (#f #f #f #f #f)
(error-object? (condition-of (lambda () (car 5)))) ;=> #t
(string? (error-object-message (condition-of (lambda () (car 5))))) ;=> #t
(list? (error-object-irritants (condition-of (lambda () (car 5))))) ;=> #t
(condition-of (lambda () (raise 5))) ;=> 5
(error-object-message 5) ;!! error-object-message: argument 1: expected an error object, got 5
(error-object-irritants 5) ;!! error-object-irritants: argument 1: expected an error object, got 5
(error) ;!! error
(define reading (condition-of (lambda () (read (open-input-string "(1 . ")))))
(list (read-error? reading) (file-error? reading) (error-object? reading)) ;=> (#t #f #t)
(define opening (condition-of (lambda () (open-input-file "/no/such/file"))))
(list (read-error? opening) (file-error? opening) (error-object? opening)) ;=> (#f #t #t)
(map read-error? (list e 5 'x)) ;=> (#f #f #f)
(map file-error? (list e 5 'x)) ;=> (#f #f #f)

;;; ---- guard: the report's examples

(guard (condition ((assq 'a condition) => cdr) ((assq 'b condition)))
  (raise (list (cons 'a 42))))
;=> 42
(guard (condition ((assq 'a condition) => cdr) ((assq 'b condition)))
  (raise (list (cons 'b 23))))
;=> (b . 23)

; clauses as in cond
(define (caught thunk)
  (guard (e ((symbol? e) (list 'symbol e))
            ((and (pair? e) (assq 'a e)) => cdr)
            ((and (string? e) (string-length e)))
            ((number? e) 'ignored (* 2 e)))
    (thunk)))
(caught (lambda () 'no-exception)) ;=> no-exception
(caught (lambda () (raise 'x))) ;=> (symbol x)
(caught (lambda () (raise '((a . 5))))) ;=> 5
(caught (lambda () (raise "four"))) ;=> 4
(caught (lambda () (raise 21))) ;=> 42
(caught (lambda () (raise-continuable 21))) ;=> 42
(caught (lambda () (raise #\x))) ;!! #\x
(guard (e (else 'anything)) (raise 5)) ;=> anything
(guard (e (#f 'never) (else 1 2)) (raise 5)) ;=> 2
(guard (e (#t e)) 1 2 (define x 3) x) ;=> 3
(call-with-values (lambda () (guard (e (#t 1)) (values 1 2))) list) ;=> (1 2)
(call-with-values (lambda () (guard (e (#t (values e 2))) (raise 1))) list) ;=> (1 2)
(let ((e 'outer)) (list (guard (e (#t e)) (raise 'inner)) e)) ;=> (inner outer)

; the clauses are evaluated in the dynamic environment of the guard
(parameterize ((p 'guard)) (guard (e ((eq? (p) 'guard) (list e (p)))) (parameterize ((p 'body)) (raise 'x)))) ;=> (x guard)
(guard (outer (#t (list 'outer outer))) (guard (e ((raise 'in-a-test) 1)) (raise 'x))) ;=> (outer in-a-test)
(guard (outer (#t (list 'outer outer))) (guard (e (#t (raise 'in-a-clause))) (raise 'x))) ;=> (outer in-a-clause)
(heard-by
  (lambda ()
    (guard (e ((begin (hear 'test) #t) (hear 'clause) e))
      (dynamic-wind (lambda () (hear 'in)) (lambda () (raise 'x)) (lambda () (hear 'out))))))
;=> (x ((in) (out) (test) (clause)))

; if no clause holds: raised again, as by raise-continuable, in the dynamic environment of the first raise, less the guard
(heard-by
  (lambda ()
    (with-exception-handler
      (lambda (e) (hear 'handler e (p)) 42)
      (lambda ()
        (guard (e ((begin (hear 'asked (p)) #f) 'never))
          (parameterize ((p 'body))
            (dynamic-wind (lambda () (hear 'in)) (lambda () (+ 1 (raise-continuable 'x))) (lambda () (hear 'out)))))))))
;=> (43 ((in) (out) (asked outside) (in) (handler x body) (out)))
(with-exception-handler (lambda (e) 42) (lambda () (guard (e (#f 'never)) (+ 1 (raise-continuable 'x))))) ;=> 43
; to a raise nobody may return, not even so
(guard (second (#t (error-object? second)))
  (with-exception-handler (lambda (e) 42) (lambda () (guard (e (#f 'never)) (+ 1 (raise 'x))))))
;=> #t
(with-exception-handler (lambda (e) 42) (lambda () (guard (e (#f 'never)) (+ 1 (raise 'x))))) ;!! the exception handler returned
(guard (a ((symbol? a) (list 'third a))) (guard (b ((string? b) 'second)) (guard (c ((number? c) 'first)) (raise 'x)))) ;=> (third x)

(guard) ;!! guard: something is missing
(guard (e)) ;!! guard: the body has no expression
(guard (e (#t 1))) ;!! guard: the body has no expression
(guard e 1) ;!! guard: no name for what is raised
(guard (5 (#t 1)) 1) ;!! guard: no name for what is raised
(guard () 1) ;!! guard: no name for what is raised
(guard (e 5) 1) ;!! guard: a clause is a list
(guard (e (else)) 1) ;!! guard: nothing after else
(guard (e (else 1) (#t 2)) 1) ;!! guard: else is not the last clause
(guard (e (1 =>)) 1) ;!! guard: one procedure stands after =>
(guard (e (#t 1) . 2) 1) ;!! guard: the clauses are a list, without a dot

;;; ---- the classes of errors the report names are told apart, and are all error objects

(define (class-of thunk)
  (guard (e ((file-error? e) 'file) ((read-error? e) 'read) ((error-object? e) 'error) (else 'object)) (thunk)))
(class-of (lambda () (open-input-file "/no/such/file"))) ;=> file
(class-of (lambda () (delete-file "/no/such/file"))) ;=> file
(class-of (lambda () (open-binary-input-file "/no/such/file"))) ;=> file
(class-of (lambda () (read (open-input-string ")")))) ;=> read
(class-of (lambda () (vector-ref (vector 1) 1))) ;=> error
(class-of (lambda () (undefined-procedure))) ;=> error
(class-of (lambda () (raise 1))) ;=> object

; call-with-port closes the port when its procedure returns, and not when it escapes
(define port (open-input-string "text"))
(call-with-port port (lambda (p) (read-char p))) ;=> #\t
(input-port-open? port) ;=> #f
(define port (open-input-string "text"))
(call/cc (lambda (k) (call-with-port port (lambda (p) (k 'escaped))))) ;=> escaped
(input-port-open? port) ;=> #t
