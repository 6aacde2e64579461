;;; Ports (R7RS 6.13): what calls procedures.

(define (call-with-port port f)
  "The value of `f`, given `port`, which is closed when `f` returns (R7RS 6.13.1).

   (call-with-port (open-input-string \"abc\") read-char)   ;=> #\\a
   (call-with-port 5 read-char)        ;!! call-with-port: argument 1: expected a port, got 5"
  (if (not (port? port)) (%wrong 'call-with-port 1 "a port" port))
  (let ((result (f port)))
    (close-port port)
    result))

(define (call-with-input-file path f)
  "The value of `f`, given a textual input port on the file `path` (R7RS 6.13.1).

   (call-with-input-file \"/no/such/file\" read-line)   ;!! open-input-file: /no/such/file"
  (call-with-port (open-input-file path) f))

(define (call-with-output-file path f)
  "The value of `f`, given a textual output port on the file `path`, whose contents are lost (R7RS 6.13.1).

   (call-with-output-file \"/no/such/file\" newline)   ;!! open-output-file: /no/such/file"
  (call-with-port (open-output-file path) f))

(define (with-input-from-file path thunk)
  "The value of `thunk`, in which the current input port is on the file `path` (R7RS 6.13.1).

   (with-input-from-file \"/no/such/file\" read)   ;!! open-input-file: /no/such/file"
  (call-with-port (open-input-file path)
    (lambda (port) (parameterize ((current-input-port port)) (thunk)))))

(define (with-output-to-file path thunk)
  "The value of `thunk`, in which the current output port is on the file `path` (R7RS 6.13.1).

   (with-output-to-file \"/no/such/file\" newline)   ;!! open-output-file: /no/such/file"
  (call-with-port (open-output-file path)
    (lambda (port) (parameterize ((current-output-port port)) (thunk)))))

(define (with-output-to-string thunk)
  "What `thunk` writes to the current output port, as a string.

   (with-output-to-string (lambda () (display 1) (write \"a\")))   ;=> \"1\\\"a\\\"\""
  (let ((port (open-output-string)))
    (parameterize ((current-output-port port)) (thunk))
    (get-output-string port)))

(define (call-with-output-string f)
  "What `f`, given a string port, writes to it, as a string.

   (call-with-output-string (lambda (port) (write 'a port)))   ;=> \"a\""
  (let ((port (open-output-string)))
    (f port)
    (get-output-string port)))

(define (with-input-from-string string thunk)
  "The value of `thunk`, in which the current input port gives the characters of `string`.

   (with-input-from-string \"(1 2)\" read)   ;=> (1 2)"
  (parameterize ((current-input-port (open-input-string string))) (thunk)))

(define (port-fold f seed read port)
  "The last of the values that `f` gives for each thing that `read` reads from `port` and the value
   before, which at first is `seed`.

   (port-fold cons '() read-char (open-input-string \"abc\"))   ;=> (#\\c #\\b #\\a)"
  (let loop ((result seed))
    (let ((x (read port)))
      (if (eof-object? x)
          result
          (loop (f x result))))))

(define (port->list read port)
  "A list of what `read` reads from `port` up to its end.

   (port->list read (open-input-string \"1 (2) x\"))   ;=> (1 (2) x)"
  (reverse (port-fold cons '() read port)))

(define (read-lines &optional port)
  "A list of the lines of `port`, or of the current input port.

   (read-lines (open-input-string \"one\\ntwo\"))   ;=> (\"one\" \"two\")"
  (port->list read-line (or port (current-input-port))))
