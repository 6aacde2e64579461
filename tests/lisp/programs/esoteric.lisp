; Interpreters for two languages without names: Unlambda (combinators with call/cc, delay and input) and
; a machine of eight instructions on a tape.
(import (scheme base) (scheme char) (scheme write))

; ---- Unlambda: `xy applies x to y; s k i v c d .x r e @ ?x | are procedures

(define-record-type delayed (make-delayed thunk) delayed?      ; `d x
  (thunk delayed-thunk))

(define (parse-unlambda text)
  (define in (open-input-string text))
  (define (next)
    (let ((c (read-char in)))
      (cond ((eof-object? c) (error "the program ends too early"))
            ((char-whitespace? c) (next))
            ((char=? c #\#) (read-line in) (next))
            (else c))))
  (let parse ()
    (let ((c (next)))
      (case c
        ((#\`) (let* ((f (parse)) (x (parse))) (list 'apply f x)))
        ((#\. #\?) (list c (read-char in)))
        ((#\s #\k #\i #\v #\c #\d #\r #\e #\@ #\|) c)
        (else (error "no function of Unlambda:" c))))))

(define (run-unlambda text input)
  (define in (open-input-string input))
  (define out (open-output-string))
  (define current #f)                       ; the last character read
  (define (identity x) x)
  (define (nothing x) nothing)
  (define (evaluate e)
    (cond ((and (pair? e) (eq? (car e) 'apply))
           (let ((f (evaluate (cadr e))))
             (if (eq? f delay-it)
                 (make-delayed (lambda () (evaluate (cadr (cdr e)))))
                 (call f (evaluate (cadr (cdr e)))))))
          ((pair? e)
           (let ((c (cadr e)))
             (if (char=? (car e) #\.)
                 (lambda (x) (write-char c out) x)
                 (lambda (x) (call x (if (eqv? current c) identity nothing))))))
          (else
           (case e
             ((#\i) identity)
             ((#\v) nothing)
             ((#\k) (lambda (x) (lambda (y) x)))
             ((#\s) (lambda (x)
                      (lambda (y)
                        (lambda (z)
                          (let ((f (call x z)))
                            (if (eq? f delay-it)
                                (make-delayed (lambda () (call y z)))
                                (call f (call y z))))))))
             ((#\c) (lambda (x) (call/cc (lambda (k) (call x k)))))
             ((#\d) delay-it)
             ((#\r) (lambda (x) (newline out) x))
             ((#\e) (lambda (x) (leave 'exit)))
             ((#\@) (lambda (x)
                      (set! current (read-char in))
                      (call x (if (eof-object? current) nothing identity))))
             ((#\|) (lambda (x)
                      (call x (if (char? current)
                                  (let ((c current)) (lambda (x) (write-char c out) x))
                                  nothing))))))))
  (define (call f x)
    (if (delayed? f) (call ((delayed-thunk f)) x) (f x)))
  (define (delay-it x) (make-delayed (lambda () x)))
  (define leave #f)
  (call/cc (lambda (k) (set! leave k) (evaluate (parse-unlambda text))))
  (get-output-string out))

(run-unlambda "`r```````````.H.e.l.l.o. .w.o.r.l.di" "")   ;=> "Hello world\n"
; combinators
(run-unlambda "```kii.x" "")                     ;=> ""
(run-unlambda "````skk.xi" "")                   ;=> "x"
; numbers: n times .* (two is `s``s`kski applied to i, in Church's way)
(run-unlambda "```s``s`ksk`k.*i" "")             ;=> ""
(run-unlambda "````s``s`kski.*i" "")             ;=> "**"
(run-unlambda "````s``s`ksk``s``s`kski.*i" "")   ;=> "***"
; call/cc: to call the continuation of `ci is to go back there, and to print once more
(run-unlambda "``ci`.xi" "")                     ;=> "xx"
(run-unlambda "```c`kv.xi" "")                   ;=> ""
; d delays: the side effect of its argument comes when the promise is called, or never
(run-unlambda "`d`ri" "")                        ;=> ""
(run-unlambda "``d`rii" "")                      ;=> "\n"
; e leaves
(run-unlambda "``.ae`.bi" "")                    ;=> "ab"
(run-unlambda "``eii`.xi" "")                    ;=> ""
; input: cat
(run-unlambda "```s`d`@|i`ci" "abc")             ;=> "abc"
(run-unlambda "``@i`?ai" "a")                    ;=> ""
(run-unlambda "`x" "")                           ;!! no function of Unlambda: #\x
(run-unlambda "``i" "")                          ;!! the program ends too early

; Fibonacci's numbers as rows of stars, without end; the test stops it after some characters
(define (first-characters n text)
  (call/cc
    (lambda (return)
      (define count 0)
      (define taken (open-output-string))
      (define (evaluate e)
        (cond ((and (pair? e) (eq? (car e) 'apply))
               (let* ((f (evaluate (cadr e))) (x (evaluate (cadr (cdr e))))) (f x)))
              ((pair? e)
               (lambda (x)
                 (write-char (cadr e) taken)
                 (set! count (+ count 1))
                 (if (= count n) (return (get-output-string taken)))
                 x))
              (else
               (case e
                 ((#\i) (lambda (x) x))
                 ((#\k) (lambda (x) (lambda (y) x)))
                 ((#\s) (lambda (x) (lambda (y) (lambda (z) ((x z) (y z))))))
                 ((#\r) (lambda (x) (write-char #\newline taken) x))
                 (else (error "not here:" e))))))
      (evaluate (parse-unlambda text)))))
(first-characters 20 "```s``s``sii`ki`k.*``s``s`ks``s`k`s`ks``s``s`ks``s`k`s`kr``s`k`sikk`k``s`ksk")
;=> "\n*\n*\n**\n***\n*****\n********"

; ---- a tape, a head, eight instructions

; the program becomes a list of instructions: a character, or the list of those of a loop
(define (parse-tape-program text)
  (define in (open-input-string text))
  (define (block nested?)
    (let loop ((done '()))
      (let ((c (read-char in)))
        (cond ((eof-object? c) (if nested? (error "missing ]")) (reverse done))
              ((char=? c #\[) (loop (cons (block #t) done)))
              ((char=? c #\]) (if (not nested?) (error "unexpected ]")) (reverse done))
              ((memv c '(#\+ #\- #\< #\> #\. #\,)) (loop (cons c done)))
              (else (loop done))))))
  (block #f))

(define (run-tape text input)
  (define program (parse-tape-program text))
  (define in (open-input-string input))
  (define out (open-output-string))
  (define tape (make-bytevector 1000 0))
  (define (change at by) (bytevector-u8-set! tape at (modulo (+ by (bytevector-u8-ref tape at)) 256)))
  (let run ((instructions program) (at 0))
    (if (null? instructions)
        at
        (let ((i (car instructions)) (rest (cdr instructions)))
          (cond ((pair? i)
                 (let loop ((at at))
                   (if (= 0 (bytevector-u8-ref tape at))
                       (run rest at)
                       (loop (run i at)))))
                ((null? i) (if (= 0 (bytevector-u8-ref tape at)) (run rest at) (error "it loops for ever")))
                (else
                 (case i
                   ((#\+) (change at 1) (run rest at))
                   ((#\-) (change at -1) (run rest at))
                   ((#\>) (run rest (+ at 1)))
                   ((#\<) (if (= at 0) (error "left of the tape")) (run rest (- at 1)))
                   ((#\.) (write-char (integer->char (bytevector-u8-ref tape at)) out) (run rest at))
                   ((#\,)
                    (let ((c (read-char in)))
                      (bytevector-u8-set! tape at (if (eof-object? c) 0 (char->integer c)))
                      (run rest at)))))))))
  (get-output-string out))

(run-tape "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++." "")
;=> "Hello World!\n"
(run-tape ",[.,]" "echo")                           ;=> "echo"
(run-tape ">,[>,]<[.<]" "stressed")                 ;=> "desserts"
(run-tape ",>,<[->+<]>." "!\"")                     ;=> "C"
(run-tape "-." "")                                  ;=> "ÿ"
(run-tape "<" "")                                   ;!! left of the tape
(run-tape "[" "")                                   ;!! missing ]
(run-tape "]" "")                                   ;!! unexpected ]

; seven times seven, and its digits: 7 * 7 is 49, the code of 1
(run-tape "+++++++[>+++++++<-]>." "")               ;=> "1"
; numbers as bits: count down from 9 to 0
(run-tape "+++++[>+++++>++<<-]+++++[>++++<-]>++++++++++++>-[<.->-]<." "")   ;=> "9876543210"
