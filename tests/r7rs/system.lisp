;;; The system interface and time (R7RS 6.14): what a program sees of the process it is; leaving is in test_exit.py

;;; ---- features

(list? (features)) ;=> #t
(let loop ((fs (features))) (or (null? fs) (and (symbol? (car fs)) (loop (cdr fs))))) ;=> #t
(and (memq 'r7rs (features)) #t) ;=> #t
(let ((all (features))) (map (lambda (f) (and (memq f all) #t)) '(exact-closed exact-complex ieee-float full-unicode ratios lambit)))
;=> (#t #t #t #t #t #t)
; what the list says, cond-expand says, too, and each feature is kept
(define (feature? f) (eval `(cond-expand (,f #t) (else #f)) (interaction-environment)))
(let loop ((fs (features))) (or (null? fs) (and (feature? (car fs)) (loop (cdr fs))))) ;=> #t
(feature? 'no-such-feature) ;=> #f
(exact? (/ 1 3)) ;=> #t
(map exact? (list (+ 1/2 1/3) (* 2 1/2) (- 1/2 5) (expt 2 100))) ;=> (#t #t #t #t)
(string-length (string #\x10FFFF)) ;=> 1
(/ 1.0 0.0) ;=> +inf.0

;;; ---- command-line, environment variables

(list? (command-line)) ;=> #t
(string? (car (command-line))) ;=> #t
(string? (get-environment-variable "PATH")) ;=> #t
(get-environment-variable "NO_SUCH_VARIABLE") ;=> #f
(get-environment-variable 'PATH) ;!! get-environment-variable: argument 1: expected a string, got PATH
(list? (get-environment-variables)) ;=> #t
(define variables (get-environment-variables))
(let loop ((vs variables)) (or (null? vs) (and (string? (caar vs)) (string? (cdar vs)) (loop (cdr vs))))) ;=> #t
(equal? (cdr (assoc "PATH" variables)) (get-environment-variable "PATH")) ;=> #t
(command-line 1) ;!! command-line: expected 0 arguments, got 1

;;; ---- time

(real? (current-second)) ;=> #t
(inexact? (current-second)) ;=> #t
(< 1600000000 (current-second) 10000000000) ;=> #t
(exact-integer? (current-jiffy)) ;=> #t
(exact-integer? (jiffies-per-second)) ;=> #t
(positive? (jiffies-per-second)) ;=> #t
(define (time-length)
  (let ((list (make-list 100000)) (start (current-jiffy)))
    (length list)
    (/ (- (current-jiffy) start) (jiffies-per-second))))
(<= 0 (time-length) 60) ;=> #t
(let* ((a (current-jiffy)) (b (current-jiffy))) (<= a b)) ;=> #t
(current-second 1) ;!! current-second: expected 0 arguments, got 1
(current-jiffy 1) ;!! current-jiffy: expected 0 arguments, got 1
(jiffies-per-second 1) ;!! jiffies-per-second: expected 0 arguments, got 1

;;; ---- files

(file-exists? "no-such-file") ;=> #f
(call-with-output-file "there.tmp" (lambda (port) (write 'x port)))
(file-exists? "there.tmp") ;=> #t
(begin (delete-file "there.tmp") (file-exists? "there.tmp")) ;=> #f
(guard (e ((file-error? e) 'nothing-to-delete)) (delete-file "there.tmp")) ;=> nothing-to-delete
(delete-file 'there) ;!! delete-file: argument 1: expected a string, got there
(file-exists? 'there) ;!! file-exists?: argument 1: expected a string, got there
