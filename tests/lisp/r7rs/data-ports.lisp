;;; Ports, input, output (R7RS 6.13), on strings and bytevectors; files are in tests/r7rs/test_files.py

(define-syntax fails-with
  (syntax-rules () ((_ test form) (guard (e (#t (test e))) form 'no-error))))
(define (text-in s) (open-input-string s))
(define (bytes-in . bytes) (open-input-bytevector (apply bytevector bytes)))

;;; ---- kinds of ports

(map port? (list (text-in "") (open-output-string) (bytes-in) (open-output-bytevector) (current-input-port))) ;=> (#t #t #t #t #t)
(map port? (list "port" 'port 1 (eof-object))) ;=> (#f #f #f #f)
(map input-port? (list (text-in "") (open-output-string) (bytes-in) (open-output-bytevector) 'x)) ;=> (#t #f #t #f #f)
(map output-port? (list (text-in "") (open-output-string) (bytes-in) (open-output-bytevector) 'x)) ;=> (#f #t #f #t #f)
(map textual-port? (list (text-in "") (open-output-string) (bytes-in) (open-output-bytevector) 'x)) ;=> (#t #t #f #f #f)
(map binary-port? (list (text-in "") (open-output-string) (bytes-in) (open-output-bytevector) 'x)) ;=> (#f #f #t #t #f)
(map input-port? (list (current-input-port) (current-output-port) (current-error-port))) ;=> (#t #f #f)
(map output-port? (list (current-input-port) (current-output-port) (current-error-port))) ;=> (#f #t #t)
(map textual-port? (list (current-input-port) (current-output-port) (current-error-port))) ;=> (#t #t #t)

;;; ---- open and closed

(let ((p (text-in "a"))) (let ((before (input-port-open? p))) (close-port p) (list before (input-port-open? p)))) ;=> (#t #f)
(let ((p (open-output-string))) (let ((before (output-port-open? p))) (close-port p) (list before (output-port-open? p)))) ;=> (#t #f)
(let ((p (bytes-in 1))) (close-input-port p) (close-input-port p) (input-port-open? p)) ;=> #f
(let ((p (open-output-bytevector))) (close-output-port p) (close-output-port p) (output-port-open? p)) ;=> #f
(input-port-open? (open-output-string)) ;!! input-port-open?: argument 1: expected an input port
(output-port-open? (text-in "")) ;!! output-port-open?: argument 1: expected an output port
(input-port-open? 'a) ;!! input-port-open?: argument 1: expected an input port, got a
(close-port 'a) ;!! close-port: argument 1: expected a port, got a
(close-input-port (open-output-string)) ;!! close-input-port: argument 1: expected an input port
(close-output-port (text-in "")) ;!! close-output-port: argument 1: expected an output port
(define (closed port) (close-port port) port)
(read-char (closed (text-in "abc"))) ;!! read-char: the port is closed
(peek-char (closed (text-in "abc"))) ;!! peek-char: the port is closed
(read-line (closed (text-in "abc"))) ;!! read-line: the port is closed
(read-string 1 (closed (text-in "abc"))) ;!! read-string: the port is closed
(read-string 0 (closed (text-in "abc"))) ;!! read-string: the port is closed
(read (closed (text-in "abc"))) ;!! read: the port is closed
(char-ready? (closed (text-in "abc"))) ;!! char-ready?: the port is closed
(read-u8 (closed (bytes-in 1))) ;!! read-u8: the port is closed
(peek-u8 (closed (bytes-in 1))) ;!! peek-u8: the port is closed
(u8-ready? (closed (bytes-in 1))) ;!! u8-ready?: the port is closed
(read-bytevector 1 (closed (bytes-in 1))) ;!! read-bytevector: the port is closed
(read-bytevector 0 (closed (bytes-in 1))) ;!! read-bytevector: the port is closed
(read-bytevector! (make-bytevector 1) (closed (bytes-in 1))) ;!! read-bytevector!: the port is closed
(write 1 (closed (open-output-string))) ;!! write: the port is closed
(write-shared 1 (closed (open-output-string))) ;!! write-shared: the port is closed
(write-simple 1 (closed (open-output-string))) ;!! write-simple: the port is closed
(display "" (closed (open-output-string))) ;!! display: the port is closed
(newline (closed (open-output-string))) ;!! newline: the port is closed
(write-char #\a (closed (open-output-string))) ;!! write-char: the port is closed
(write-string "" (closed (open-output-string))) ;!! write-string: the port is closed
(write-u8 1 (closed (open-output-bytevector))) ;!! write-u8: the port is closed
(write-bytevector #u8() (closed (open-output-bytevector))) ;!! write-bytevector: the port is closed
(flush-output-port (closed (open-output-string))) ;!! flush-output-port: the port is closed

;;; ---- call-with-port

(call-with-port (text-in "abc") read-char) ;=> #\a
(let ((p (text-in "abc"))) (call-with-port p read-char) (input-port-open? p)) ;=> #f
(call-with-values (lambda () (call-with-port (text-in "ab") (lambda (p) (values (read-char p) (read-char p))))) list) ;=> (#\a #\b)
(call-with-values (lambda () (call-with-port (text-in "ab") (lambda (p) (values)))) list) ;=> ()
;; a port that is left through a continuation stays open: one may come back
(let ((p (text-in "abc"))) (call/cc (lambda (k) (call-with-port p (lambda (p) (k 1))))) (input-port-open? p)) ;=> #t
(call-with-port 'a read-char) ;!! call-with-port: argument 1: expected a port, got a
(call-with-port (text-in "a") 5) ;!! not a procedure: 5

;;; ---- read-char, peek-char, char-ready?

(let ((p (text-in "aλ"))) (list (peek-char p) (read-char p) (read-char p) (eof-object? (peek-char p)) (eof-object? (read-char p)) (eof-object? (read-char p)))) ;=> (#\a #\a #\λ #t #t #t)
(char-ready? (text-in "a")) ;=> #t
(char-ready? (text-in "")) ;=> #t
(parameterize ((current-input-port (text-in "xyz"))) (list (peek-char) (read-char) (char-ready?) (read-char))) ;=> (#\x #\x #t #\y)
(read-char (bytes-in 1)) ;!! read-char: argument 1: expected a textual input port
(read-char (open-output-string)) ;!! read-char: argument 1: expected a textual input port
(read-char 'a) ;!! read-char: argument 1: expected a textual input port, got a
(peek-char (bytes-in 1)) ;!! peek-char: argument 1: expected a textual input port
(char-ready? (bytes-in 1)) ;!! char-ready?: argument 1: expected a textual input port
(char-ready? (open-output-string)) ;!! char-ready?: argument 1: expected a textual input port

;;; ---- read-line: ends at a line feed, a carriage return, or both

(define (lines text)
  (let ((p (text-in text)))
    (let loop ((found '()))
      (let ((line (read-line p)))
        (if (eof-object? line) (reverse found) (loop (cons line found)))))))
(lines "one\ntwo\nthree") ;=> ("one" "two" "three")
(lines "one\n") ;=> ("one")
(lines "one\n\n") ;=> ("one" "")
(lines "a\rb\r\nc\nd\r") ;=> ("a" "b" "c" "d")
(lines "\r\r\n\n\r") ;=> ("" "" "" "")
(lines "") ;=> ()
(let ((p (text-in "a\r\nb"))) (read-line p) (read-char p)) ;=> #\b
(let ((p (text-in "a\r"))) (read-line p) (eof-object? (read-char p))) ;=> #t
(parameterize ((current-input-port (text-in "x\ny"))) (list (read-line) (read-line))) ;=> ("x" "y")
(read-line (bytes-in 1)) ;!! read-line: argument 1: expected a textual input port
(read-line "a") ;!! read-line: argument 1: expected a textual input port, got "a"

;;; ---- read-string

(let ((p (text-in "abcde"))) (let* ((a (read-string 3 p)) (b (read-string 3 p)) (c (read-string 3 p))) (list a b (eof-object? c)))) ;=> ("abc" "de" #t)
(read-string 0 (text-in "abc")) ;=> ""
(let ((p (text-in "abc"))) (read-string 0 p) (read-char p)) ;=> #\a
(read-string 0 (text-in "")) ;=> ""
(eof-object? (read-string 1 (text-in ""))) ;=> #t
(parameterize ((current-input-port (text-in "xyz"))) (read-string 2)) ;=> "xy"
(read-string -1 (text-in "a")) ;!! read-string: argument 1
(read-string 1.0 (text-in "a")) ;!! read-string: argument 1
(read-string 1 (bytes-in 1)) ;!! read-string: argument 2: expected a textual input port
(read-string 'a 1) ;!! read-string: argument 1

;;; ---- bytes

(let ((p (bytes-in 1 255))) (list (peek-u8 p) (read-u8 p) (u8-ready? p) (read-u8 p) (eof-object? (peek-u8 p)) (eof-object? (read-u8 p)))) ;=> (1 1 #t 255 #t #t)
(u8-ready? (bytes-in)) ;=> #t
(let ((p (bytes-in 1 2 3))) (let* ((a (read-bytevector 2 p)) (b (read-bytevector 2 p)) (c (read-bytevector 2 p))) (list a b (eof-object? c)))) ;=> (#u8(1 2) #u8(3) #t)
(read-bytevector 0 (bytes-in 1)) ;=> #u8()
(read-bytevector 0 (bytes-in)) ;=> #u8()
(let ((b (make-bytevector 4 0))) (list (read-bytevector! b (bytes-in 7 8)) b)) ;=> (2 #u8(7 8 0 0))
(let ((b (make-bytevector 4 0))) (list (read-bytevector! b (bytes-in 7 8 9) 1 3) b)) ;=> (2 #u8(0 7 8 0))
(let ((b (make-bytevector 4 0))) (list (read-bytevector! b (bytes-in 7 8 9) 2) b)) ;=> (2 #u8(0 0 7 8))
(let ((p (bytes-in 7 8 9)) (b (make-bytevector 2 0))) (read-bytevector! b p) (read-u8 p)) ;=> 9
(eof-object? (read-bytevector! (make-bytevector 2) (bytes-in))) ;=> #t
(read-bytevector! (make-bytevector 2) (bytes-in 1) 1 1) ;=> 0
(read-bytevector! (make-bytevector 2) (bytes-in 1) 2 1) ;!! read-bytevector!: argument 3: start 2 is after end 1
(read-bytevector! (make-bytevector 2) (bytes-in 1) 0 3) ;!! read-bytevector!: argument 4: end 3 is out of range
(read-bytevector! "ab" (bytes-in 1)) ;!! read-bytevector!: argument 1: expected a bytevector, got "ab"
(read-bytevector -1 (bytes-in 1)) ;!! read-bytevector: argument 1
(read-u8 (text-in "a")) ;!! read-u8: argument 1: expected a binary input port
(peek-u8 (text-in "a")) ;!! peek-u8: argument 1: expected a binary input port
(u8-ready? (text-in "a")) ;!! u8-ready?: argument 1: expected a binary input port
(read-bytevector 1 (text-in "a")) ;!! read-bytevector: argument 2: expected a binary input port
(read-bytevector! (make-bytevector 1) (text-in "a")) ;!! read-bytevector!: argument 2: expected a binary input port
(read-u8) ;!! read-u8: the current port is textual
(peek-u8) ;!! peek-u8: the current port is textual
(u8-ready?) ;!! u8-ready?: the current port is textual
(read-bytevector 1) ;!! read-bytevector: the current port is textual
(read-bytevector! (make-bytevector 1)) ;!! read-bytevector!: the current port is textual

;;; ---- eof

(eof-object? (eof-object)) ;=> #t
(eof-object? (read-char (text-in ""))) ;=> #t
(eof-object? 'eof) ;=> #f
(eq? (eof-object) (read (text-in ""))) ;=> #t

;;; ---- output

(define-syntax written
  (syntax-rules () ((_ (port) form ...) (let ((port (open-output-string))) form ... (get-output-string port)))))
(written (p) (write 'a p) (write " b\n" p) (write #\c p) (write #\space p)) ;=> "a\" b\\n\"#\\c#\\space"
(written (p) (display 'a p) (display " b\n" p) (display #\c p) (display #\space p)) ;=> "a b\nc "
(written (p) (display '("a" #\b |c d| (#("e"))) p)) ;=> "(a b c d (#(e)))"
(written (p) (newline p) (newline p)) ;=> "\n\n"
(written (p) (write-char #\a p) (write-char #\newline p) (write-char #\λ p)) ;=> "a\nλ"
(written (p) (write-string "abcde" p) (write-string "abcde" p 2) (write-string "abcde" p 2 4)) ;=> "abcdecdecd"
(written (p) (write-string "" p) (write-string "abc" p 3 3)) ;=> ""
(parameterize ((current-output-port (open-output-string)))
  (write 1) (display "x") (newline) (write-char #\y) (write-string "z") (write-shared 2) (write-simple 3)
  (flush-output-port)
  (get-output-string (current-output-port))) ;=> "1x\nyz23"
(let ((p (open-output-string))) (display "piece" p) (display " by piece " p) (display "by piece." p) (newline p) (get-output-string p)) ;=> "piece by piece by piece.\n"
;; getting takes nothing away
(let ((p (open-output-string))) (write 1 p) (get-output-string p) (write 2 p) (list (get-output-string p) (get-output-string p))) ;=> ("12" "12")
(let ((p (open-output-string))) (write 1 p) (string-set! (get-output-string p) 0 #\9) (get-output-string p)) ;=> "1"
(let ((p (open-output-bytevector))) (write-u8 1 p) (write-u8 255 p) (write-bytevector #u8(2 3 4 5) p) (write-bytevector #u8(2 3 4 5) p 2) (write-bytevector #u8(2 3 4 5) p 1 2) (get-output-bytevector p)) ;=> #u8(1 255 2 3 4 5 4 5 3)
(get-output-bytevector (open-output-bytevector)) ;=> #u8()
(display 1) ;>> 1
(write "a\\b") ;>> "a\\b"
(write-string "abc" (current-output-port)) ;>> abc
(write-u8 256 (open-output-bytevector)) ;!! write-u8: argument 1: expected a byte
(write-u8 -1 (open-output-bytevector)) ;!! write-u8: argument 1: expected a byte
(write-u8 'a (open-output-bytevector)) ;!! write-u8: argument 1: expected a byte
(write-u8 1 (open-output-string)) ;!! write-u8: argument 2: expected a binary output port
(write-u8 1) ;!! write-u8: the current port is textual
(write-bytevector "a" (open-output-bytevector)) ;!! write-bytevector: argument 1: expected a bytevector, got "a"
(write-bytevector #u8(1) (open-output-string)) ;!! write-bytevector: argument 2: expected a binary output port
(write-bytevector #u8(1) (open-output-bytevector) 1 0) ;!! write-bytevector: argument 3: start 1 is after end 0
(write-bytevector #u8(1) (open-output-bytevector) 0 2) ;!! write-bytevector: argument 4: end 2 is out of range
(write-bytevector #u8(1)) ;!! write-bytevector: the current port is textual
(write 1 (open-output-bytevector)) ;!! write: argument 2: expected a textual output port
(write-shared 1 (text-in "")) ;!! write-shared: argument 2: expected a textual output port
(write-simple 1 'x) ;!! write-simple: argument 2: expected a textual output port, got x
(display 1 (text-in "")) ;!! display: argument 2: expected a textual output port
(newline (open-output-bytevector)) ;!! newline: argument 1: expected a textual output port
(write-char "a" (open-output-string)) ;!! write-char: argument 1: expected a character, got "a"
(write-char #\a (open-output-bytevector)) ;!! write-char: argument 2: expected a textual output port
(write-char #\a (text-in "")) ;!! write-char: argument 2: expected a textual output port
(write-string 'a (open-output-string)) ;!! write-string: argument 1: expected a string, got a
(write-string "a" (open-output-bytevector)) ;!! write-string: argument 2: expected a textual output port
(write-string "abc" (open-output-string) 2 1) ;!! write-string: argument 3: start 2 is after end 1
(write-string "abc" (open-output-string) 0 4) ;!! write-string: argument 4: end 4 is out of range for a string of length 3
(flush-output-port (text-in "")) ;!! flush-output-port: argument 1: expected an output port
(get-output-string (text-in "a")) ;!! get-output-string: argument 1
(get-output-string (current-error-port)) ;!! get-output-string: argument 1: expected a port made by open-output-string
(get-output-string (open-output-bytevector)) ;!! get-output-string: argument 1
(get-output-bytevector (open-output-string)) ;!! get-output-bytevector: argument 1
(open-input-string 'a) ;!! open-input-string: argument 1: expected a string, got a
(open-input-bytevector "a") ;!! open-input-bytevector: argument 1: expected a bytevector, got "a"
;; what is read is what the string, or bytevector, was when the port was opened
(let* ((s (string #\a #\b)) (p (open-input-string s))) (string-set! s 0 #\z) (read-line p)) ;=> "ab"
(let* ((b (bytevector 1 2)) (p (open-input-bytevector b))) (bytevector-u8-set! b 0 9) (read-u8 p)) ;=> 1

;;; ---- the current ports are parameters

(let ((p (open-output-string))) (parameterize ((current-output-port p)) (write 'inside)) (get-output-string p)) ;=> "inside"
(let ((p (open-output-string))) (parameterize ((current-error-port p)) (write 'bad (current-error-port))) (get-output-string p)) ;=> "bad"
(parameterize ((current-input-port (text-in "(1 . 2)"))) (read)) ;=> (1 . 2)
(parameterize ((current-input-port 5)) 1) ;!! current-input-port: expected a textual input port, got 5
(parameterize ((current-output-port (text-in ""))) 1) ;!! current-output-port: expected a textual output port
(parameterize ((current-error-port 'x)) 1) ;!! current-error-port: expected a textual output port, got x

;;; ---- errors as objects

(fails-with file-error? (open-input-file "/no/such/file")) ;=> #t
(fails-with file-error? (open-output-file "/no/such/file")) ;=> #t
(fails-with file-error? (open-binary-input-file "/no/such/file")) ;=> #t
(fails-with file-error? (open-binary-output-file "/no/such/file")) ;=> #t
(fails-with file-error? (delete-file "/no/such/file")) ;=> #t
(fails-with file-error? (with-input-from-file "/no/such/file" read)) ;=> #t
(fails-with file-error? (with-output-to-file "/no/such/file" newline)) ;=> #t
(fails-with file-error? (call-with-input-file "/no/such/file" read)) ;=> #t
(fails-with file-error? (call-with-output-file "/no/such/file" newline)) ;=> #t
(fails-with read-error? (open-input-file "/no/such/file")) ;=> #f
(fails-with read-error? (read (text-in "(1 2"))) ;=> #t
(fails-with read-error? (read (text-in ")"))) ;=> #t
(fails-with read-error? (read (text-in "#foo"))) ;=> #t
(fails-with file-error? (read (text-in ")"))) ;=> #f
(fails-with read-error? (car 1)) ;=> #f
(fails-with file-error? (car 1)) ;=> #f
(fails-with error-object? (read (text-in ")"))) ;=> #t
(fails-with error-object? (read-char (closed (text-in "")))) ;=> #t
(map read-error? '(1 "a" ())) ;=> (#f #f #f)
(map file-error? '(1 "a" ())) ;=> (#f #f #f)
(open-input-file 'a) ;!! open-input-file: argument 1: expected a string, got a
(open-output-file 1) ;!! open-output-file: argument 1: expected a string, got 1
(open-binary-input-file 'a) ;!! open-binary-input-file: argument 1: expected a string, got a
(open-binary-output-file #\a) ;!! open-binary-output-file: argument 1: expected a string, got #\a
(file-exists? 'a) ;!! file-exists?: argument 1: expected a string, got a
(delete-file 'a) ;!! delete-file: argument 1: expected a string, got a
