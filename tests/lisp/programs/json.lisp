; JSON: a parser that says where it failed, and a printer (RFC 8259).
;
; Objects are association lists in vectors (so that they differ from arrays, which are lists), strings
; are strings, null is the symbol null.
(import (scheme base) (scheme char) (scheme write))

; ---- reading from a port, with line and column

(define-record-type source (make-source port line column) source?
  (port source-port)
  (line source-line set-source-line!)
  (column source-column set-source-column!))

(define-record-type json-error (make-json-error message line column) json-error?
  (message json-error-message) (line json-error-line) (column json-error-column))

(define (wrong src message)
  (raise (make-json-error message (source-line src) (source-column src))))
(define (peek src) (peek-char (source-port src)))
(define (next src)
  (let ((c (read-char (source-port src))))
    (cond ((eof-object? c) (wrong src "unexpected end"))
          ((char=? c #\newline)
           (set-source-line! src (+ 1 (source-line src)))
           (set-source-column! src 1))
          (else (set-source-column! src (+ 1 (source-column src)))))
    c))
(define (expect src text)
  (string-for-each
    (lambda (c)
      (if (not (eqv? (peek src) c)) (wrong src (string-append "expected " text)))
      (next src))
    text))
(define (skip src)
  (if (memv (peek src) '(#\space #\tab #\newline #\return))
      (begin (next src) (skip src))))

(define (parse-value src)
  (skip src)
  (let ((c (peek src)))
    (cond ((eof-object? c) (wrong src "unexpected end"))
          ((char=? c #\{) (parse-object src))
          ((char=? c #\[) (parse-array src))
          ((char=? c #\") (parse-string src))
          ((or (char=? c #\-) (char<=? #\0 c #\9)) (parse-number src))
          ((char=? c #\t) (expect src "true") #t)
          ((char=? c #\f) (expect src "false") #f)
          ((char=? c #\n) (expect src "null") 'null)
          (else (wrong src (string-append "unexpected character " (string c)))))))

(define (parse-sequence src close element)
  (next src)
  (skip src)
  (if (eqv? (peek src) close)
      (begin (next src) '())
      (let loop ((done (list (element src))))
        (skip src)
        (cond ((eqv? (peek src) #\,) (next src) (loop (cons (element src) done)))
              ((eqv? (peek src) close) (next src) (reverse done))
              (else (wrong src (string-append "expected , or " (string close))))))))
(define (parse-array src) (parse-sequence src #\] parse-value))
(define (parse-object src)
  (list->vector
    (parse-sequence src #\}
      (lambda (src)
        (skip src)
        (if (not (eqv? (peek src) #\")) (wrong src "expected a string"))
        (let ((key (parse-string src)))
          (skip src)
          (expect src ":")
          (cons key (parse-value src)))))))

(define (parse-string src)
  (next src)
  (let ((out (open-output-string)))
    (let loop ()
      (let ((c (next src)))
        (cond ((char=? c #\") (get-output-string out))
              ((char=? c #\\) (write-char (parse-escape src) out) (loop))
              ((char<? c #\space) (wrong src "control character in a string"))
              (else (write-char c out) (loop)))))))
(define escapes
  '((#\" . #\") (#\\ . #\\) (#\/ . #\/) (#\b . #\backspace) (#\f . #\page)
    (#\n . #\newline) (#\r . #\return) (#\t . #\tab)))
(set-cdr! (assv #\f escapes) (integer->char 12))
(define (parse-escape src)
  (let ((c (next src)))
    (cond ((assv c escapes) => cdr)
          ((char=? c #\u) (integer->char (parse-code src)))
          (else (wrong src (string-append "unknown escape \\" (string c)))))))
(define (parse-code src)
  (let ((high (parse-hex src)))
    (cond ((<= #xD800 high #xDBFF)
           (expect src "\\u")
           (let ((low (parse-hex src)))
             (if (not (<= #xDC00 low #xDFFF)) (wrong src "half of a surrogate pair"))
             (+ #x10000 (* #x400 (- high #xD800)) (- low #xDC00))))
          ((<= #xDC00 high #xDFFF) (wrong src "half of a surrogate pair"))
          (else high))))
(define (parse-hex src)
  (do ((i 0 (+ i 1))
       (code 0 (+ (* 16 code)
                  (let ((digit (string->number (string (next src)) 16)))
                    (or digit (wrong src "expected a hexadecimal digit"))))))
      ((= i 4) code)))

(define (parse-number src)
  (let ((out (open-output-string)))
    (define (take) (write-char (next src) out))
    (define (digit?) (let ((c (peek src))) (and (char? c) (char<=? #\0 c #\9))))
    (define (digits)
      (if (not (digit?)) (wrong src "expected a digit"))
      (let loop () (when (digit?) (take) (loop))))
    (if (eqv? (peek src) #\-) (take))
    (if (eqv? (peek src) #\0) (take) (digits))
    (when (eqv? (peek src) #\.) (take) (digits))
    (when (memv (peek src) '(#\e #\E))
      (take)
      (if (memv (peek src) '(#\+ #\-)) (take))
      (digits))
    (string->number (get-output-string out))))

(define (string->json text)
  (let* ((src (make-source (open-input-string text) 1 1)) (value (parse-value src)))
    (skip src)
    (if (not (eof-object? (peek src))) (wrong src "something follows the value"))
    value))

; ---- writing

(define (write-json x out)
  (define (sequence open items close each)
    (write-string open out)
    (let loop ((items items) (first #t))
      (unless (null? items)
        (unless first (write-string "," out))
        (each (car items))
        (loop (cdr items) #f)))
    (write-string close out))
  (define (json x)
    (cond ((eq? x #t) (write-string "true" out))
          ((eq? x #f) (write-string "false" out))
          ((eq? x 'null) (write-string "null" out))
          ((string? x) (write-json-string x out))
          ((and (number? x) (exact? x) (not (integer? x))) (display (inexact x) out))
          ((number? x) (display x out))
          ((list? x) (sequence "[" x "]" json))
          ((vector? x)
           (sequence "{" (vector->list x) "}"
             (lambda (entry)
               (json (car entry))
               (write-string ":" out)
               (json (cdr entry)))))
          (else (error "write-json: no JSON:" x))))
  (json x))
(define (write-json-string s out)
  (write-char #\" out)
  (string-for-each
    (lambda (c)
      (cond ((assv c '((#\" . "\\\"") (#\\ . "\\\\") (#\newline . "\\n") (#\return . "\\r") (#\tab . "\\t")))
             => (lambda (found) (write-string (cdr found) out)))
            ((char<? c #\space)
             (let ((hex (number->string (char->integer c) 16)))
               (write-string "\\u" out)
               (write-string (make-string (- 4 (string-length hex)) #\0) out)
               (write-string hex out)))
            (else (write-char c out))))
    s)
  (write-char #\" out))
(define (json->string x)
  (let ((out (open-output-string)))
    (write-json x out)
    (get-output-string out)))

; ---- values

(string->json "42")                               ;=> 42
(string->json "-0.5e+3")                          ;=> -500.0
(string->json " [1, 2.5, true, false, null, \"x\", []] ")   ;=> (1 2.5 #t #f null "x" ())
(string->json "{\"a\": 1, \"b\": {\"c\": [2]}, \"\": {}}")    ;=> #(("a" . 1) ("b" . #(("c" 2))) ("" . #()))
(string->json "\"tab\\t quote\\\" slash\\/ \\u00e9\\u4e2d \\ud83d\\ude00\"")   ;=> "tab\t quote\" slash/ é中 😀"
(string-length (string->json "\"\\ud83d\\ude00\""))   ;=> 1
(string->json "123456789012345678901234567890")   ;=> 123456789012345678901234567890
(equal? (map char->integer (string->list (string->json "\"\\b\\f\\n\\r\\t\""))) '(8 12 10 13 9))   ;=> #t

(define sample "{\"name\":\"Ada\",\"born\":1815,\"tags\":[\"a\\\"b\",null,true],\"pi\":3.25,\"none\":{}}")
(string=? sample (json->string (string->json sample)))   ;=> #t
(json->string '(1/2 "a\nb" #()))                  ;=> "[0.5,\"a\\nb\",{}]"
(json->string (list (string (integer->char 1))))  ;=> "[\"\\u0001\"]"
(json->string 'symbol)                            ;!! write-json: no JSON: symbol

; ---- where it fails

(define (problem text)
  (guard (e ((json-error? e) (list (json-error-message e) (json-error-line e) (json-error-column e))))
    (string->json text)))
(problem "[1, 2")               ;=> ("expected , or ]" 1 6)
(problem "[1,\n 2,\n x]")       ;=> ("unexpected character x" 3 2)
(problem "{\"a\" 1}")           ;=> ("expected :" 1 6)
(problem "{a: 1}")              ;=> ("expected a string" 1 2)
(problem "\"abc")               ;=> ("unexpected end" 1 5)
(problem "\"\\q\"")             ;=> ("unknown escape \\q" 1 4)
(problem "\"\\ud83dx\"")        ;=> ("expected \\u" 1 8)
(problem "\"\\ude00\"")         ;=> ("half of a surrogate pair" 1 8)
(problem "1 2")                 ;=> ("something follows the value" 1 3)
(problem "-")                   ;=> ("expected a digit" 1 2)
(problem "01")                  ;=> ("something follows the value" 1 2)
(problem "tru")                 ;=> ("expected true" 1 4)
(problem "")                    ;=> ("unexpected end" 1 1)
(problem "[1]")                 ;=> (1)

; nested a thousand deep
(define deep (string-append (make-string 1000 #\[) (make-string 1000 #\])))
(string=? deep (json->string (string->json deep)))   ;=> #t
