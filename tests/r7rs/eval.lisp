;;; Environments and eval (R7RS 6.12, (scheme eval), (scheme repl), (scheme r5rs), (scheme load))

(eval '(* 7 3) (environment '(scheme base))) ;=> 21
(let ((f (eval '(lambda (f x) (f x x)) (null-environment 5)))) (f + 10)) ;=> 20
(eval '(define foo 32) (environment '(scheme base))) ;!! define: nothing can be defined

; what an environment holds: what its import sets give, under the names they give
(eval '(car '(1 2)) (environment '(only (scheme base) car quote))) ;=> 1
(eval '(cdr '(1 2)) (environment '(only (scheme base) car quote))) ;!! unbound variable: cdr
(eval '(first (kwote (1 2))) (environment '(rename (only (scheme base) car quote) (car first) (quote kwote)))) ;=> 1
(eval '(b:car (b:quote (1 2))) (environment '(prefix (scheme base) b:))) ;=> 1
(eval '(car 1) (environment '(except (scheme base) car))) ;!! unbound variable: car
(eval '(display 1) (environment '(scheme base))) ;!! unbound variable: display
(eval '(begin (display (cadddr '(1 2 3 4))) 5) (environment '(scheme base) '(scheme write) '(scheme cxr))) ;=> 5
;>> 4
(eval 'x (environment)) ;!! unbound variable: x
(eval '5 (environment)) ;=> 5
(environment '(no such library)) ;!! no library (no such library)
(environment 5) ;!! environment: argument 1: expected an import set, got 5
(environment '(only (scheme base) no-such-name)) ;!! import: there is no no-such-name in it
(environment "scheme base") ;!! environment: argument 1: expected an import set

; neither the environment nor its bindings can be changed
(eval '(define-syntax m (syntax-rules ())) (environment '(scheme base))) ;!! define-syntax: nothing can be defined
(eval '(define-values (a) 1) (environment '(scheme base))) ;!! define-values: nothing can be defined
(eval '(define-record-type r (make) r?) (environment '(scheme base))) ;!! define: nothing can be defined
(eval '(begin (define a 1)) (environment '(scheme base))) ;!! define: nothing can be defined
(eval '(import (scheme write)) (environment '(scheme base))) ;!! import
(eval '(set! car cdr) (environment '(scheme base))) ;!! set!: car
(eval '(set! no-such-name 1) (environment '(scheme base))) ;!! no-such-name
(eval '(let () (define a 1) (set! a 2) a) (environment '(scheme base))) ;=> 2

; the environment of the report of 1998: its names, and no others
(eval '(exact->inexact 1/4) (scheme-report-environment 5)) ;=> 0.25
(eval '(let loop ((i 0)) (if (= i 3) i (loop (+ i 1)))) (scheme-report-environment 5)) ;=> 3
(eval '(string-map char-upcase "a") (scheme-report-environment 5)) ;!! unbound variable: string-map
(eval '(when #t 1) (scheme-report-environment 5)) ;!! unbound variable: when
(eval '(define a 1) (scheme-report-environment 5)) ;!! define: nothing can be defined
(eval '(string-map char-upcase "a") (scheme-report-environment 7)) ;=> "A"
(eval '(1+ 1) (scheme-report-environment 7)) ;!! unbound variable: 1+
(eval '((lambda (x) (let ((y x)) (if y 'yes 'no))) #t) (null-environment 5)) ;=> yes
(eval '(car '(1)) (null-environment 5)) ;!! unbound variable: car
(eval '(let-values (((a) 1)) a) (null-environment 7)) ;=> 1
(scheme-report-environment 6) ;!! scheme-report-environment: argument 1: there is no report 6
(null-environment 4) ;!! null-environment: argument 1: there is no report 4
(scheme-report-environment 'x) ;!! scheme-report-environment: argument 1: expected

; the interaction environment takes definitions
(eval '(define from-eval 28) (interaction-environment))
from-eval ;=> 28
(define from-here 5)
(eval '(* from-here from-eval) (interaction-environment)) ;=> 140
(eval '(begin (define-syntax twice (syntax-rules () ((_ x) (* 2 x)))) (twice 21)) (interaction-environment)) ;=> 42
(twice 4) ;=> 8
(eval '(set! from-here 6) (interaction-environment))
from-here ;=> 6
(let ((from-here 'local)) (eval 'from-here (interaction-environment))) ;=> 6
(call-with-values (lambda () (eval '(values 1 2) (interaction-environment))) list) ;=> (1 2)
(eval (list '+ 1 (list 'quote 2)) (interaction-environment)) ;=> 3
((eval '(lambda (x) (list x from-eval)) (interaction-environment)) 1) ;=> (1 28)
(guard (e ((symbol? e) (list 'caught e))) (eval '(raise 'oops) (interaction-environment))) ;=> (caught oops)
(guard (e ((error-object? e) 'syntax)) (eval '(if) (interaction-environment))) ;=> syntax
(eval '(if) (interaction-environment)) ;!! if: something is missing
(eval '(1 . 2) (interaction-environment)) ;!! a call is a list without a dot
(eval '(* 7 3) 5) ;!! eval: argument 2: expected an environment, got 5
(eval) ;!! eval

; load evaluates a file, in the interaction environment or another
(define file "loaded.tmp")
(with-output-to-file file (lambda () (write '(define loaded (list 1 2))) (write '(display "loading"))))
(load file)
;>> loading
loaded ;=> (1 2)
(call-with-output-file file (lambda (port) (write '(write (string-length "four")) port)))
(load file (environment '(scheme base) '(scheme write))) ;>> 4
(call-with-output-file file (lambda (port) (write '(define x 1) port)))
(load file (environment '(scheme base))) ;!! define: nothing can be defined
(call-with-output-file file (lambda (port) (write-string "(car 5" port)))
(guard (e ((read-error? e) 'unfinished)) (load file)) ;=> unfinished
(delete-file file)
(guard (e ((file-error? e) 'no-file)) (load file)) ;=> no-file
(load "no\x0;name") ;!! cannot read
(load 5) ;!! load: argument 1: expected a string, got 5
(load file 5) ;!! load: argument 2: expected an environment, got 5

; a continuation captured in a loaded file contains the rest of the file, and whoever loads it
(call-with-output-file file
  (lambda (port)
    (write '(set! seen (cons 'start seen)) port)
    (write '(set! seen (cons (call/cc (lambda (c) (set! k c) 'first)) seen)) port)
    (write '(set! seen (cons 'end seen)) port)
    (write '(length seen) port)))
(define seen '())
(define k #f)
(define (load-again)
  (define times 0)
  (let ((value (load file)))
    (set! times (+ times 1))
    (if (< times 3) (k times) (list value (reverse seen)))))
(load-again) ;=> (7 (start first end 1 end 2 end))
(call-with-output-file file (lambda (port) (write '(+ 1 (raise-continuable 'x)) port)))
(with-exception-handler (lambda (e) 41) (lambda () (load file))) ;=> 42
(guard (e ((symbol? e) (list 'caught e))) (load file)) ;=> (caught x)
(delete-file file)
