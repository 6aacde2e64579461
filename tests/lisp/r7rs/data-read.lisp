;;; Lexical syntax and data (R7RS 2, 7.1.1, 7.1.2), and `read` (6.13.2)

(define (datum text) (read (open-input-string text)))
(define (data text)
  (let ((p (open-input-string text)))
    (let loop ((found '()))
      (let ((x (read p)))
        (if (eof-object? x) (reverse found) (loop (cons x found)))))))

;;; ---- identifiers (2.1)

(map symbol? '(... + - <=? ->string a34kTMNs lambda list->vector q V17a |two words| |two\x20;words| the-word-recursion-has-many-meanings)) ;=> (#t #t #t #t #t #t #t #t #t #t #t #t #t)
(eq? '|two words| '|two\x20;words|) ;=> #t
(map symbol? '(! $ % & * / : < = > ? ^ _ ~ a.b a+b a-b a@b !$%&*/:<=>?^_~)) ;=> (#t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t)
(map symbol? '(+a -a +- -> +@ +.a -.a .. ... .a. λ été 变)) ;=> (#t #t #t #t #t #t #t #t #t #t #t #t #t)
(eq? 'abc 'ABC) ;=> #f
(eq? 'foo '|foo|) ;=> #t
(map symbol->string '(|a\nb| |a\tb| |\x3BB;| |a\|b| |a"b| |a\\b| || |.| |1| |+i|)) ;=> ("a\nb" "a\tb" "λ" "a|b" "a\"b" "a\\b" "" "." "1" "+i")
(map (lambda (x) (symbol? (datum x))) '("|a b|" "|1|" "|#t|" "||")) ;=> (#t #t #t #t)

;;; ---- white space and comments (2.2)

(data "a ; to the end of the line\nb ;\rc ;; \r\nd") ;=> (a b c d)
(data "a\tb\x0C;c\x0B;d\xA0;e\x2003;f") ;=> (a b c d e f)
(data "1 #| block |# 2") ;=> (1 2)
(data "1 #| nested #| inner |# still #| a #| b |# c |# |# 2") ;=> (1 2)
(data "1 #||# 2 #|||# 3 #|#|#||#|#|# 4") ;=> (1 2 3 4)
(data "(a #;b c)") ;=> ((a c))
(data "(a #; b #;(c d) e #;#;f g h)") ;=> ((a e h))
(data "#;1 2 #; #| x |# 3 4") ;=> (2 4)
(data "(a . #;b c)") ;=> ((a . c))
(data "(a . b #;c)") ;=> ((a . b))
(data "#(1 #;2 3) #u8(1 #;2 3)") ;=> (#(1 3) #u8(1 3))
(data "' #;a b") ;=> ((quote b))
(data "(a;b\n)") ;=> ((a))
(data "#;") ;!!
(data "1 #| never closed #| inner |#") ;!! never closed
(data "(1 #;)") ;!!

;;; ---- fold-case

(data "ABC #!fold-case ABC #\\A #\\SPACE #T |ABC| \"ABC\" #XfF #!no-fold-case ABC") ;=> (ABC abc #\A #\space #t ABC "ABC" 255 ABC)
(data "#!fold-case ΧΑΟΣ Straße") ;=> (χαοσ strasse)
(data "#!fold-case (A #!no-fold-case B) C") ;=> ((a B) C)
;; it holds for the rest of the port
(let ((p (open-input-string "#!fold-case A B"))) (read p) (read p)) ;=> b
(data "#!nosuch 1") ;!! #!nosuch

;;; ---- booleans, characters, strings, numbers are in the other files

(data "#t #f #true #false #T #FALSE") ;=> (#t #f #t #f #t #f)
(datum "#tr") ;!! #tr
(datum "#truefalse") ;!! #truefalse

;;; ---- lists, vectors, bytevectors

(data "(a b c) (a . b) (a b . c) () ( ) (a . (b . (c . ())))") ;=> ((a b c) (a . b) (a b . c) () () (a b c))
(data "#(a b #(c)) #() #u8(0 255) #u8() #U8(1)") ;=> (#(a b #(c)) #() #u8(0 255) #u8() #u8(1))
(data "(a.b) (a . b) (a .b) (a. b) (1 .5) (1.5 . 2)") ;=> ((a.b) (a . b) (a .b) (a. b) (1 0.5) (1.5 . 2))
(data "(\"a\"b|c|#\\d(e)'f)") ;=> (("a" b c #\d (e) (quote f)))
(datum "(a . )") ;!!
(datum "( . a)") ;!!
(datum "(a . b c)") ;!!
(datum "(a . b . c)") ;!!
(datum "#(a . b)") ;!!
(datum ".") ;!!
(datum ")") ;!!
(datum "(a") ;!! never closed
(datum "#(a") ;!! never closed
(datum "#u8(1") ;!! never closed
(datum "\"a") ;!! never closed
(datum "|a") ;!! never closed
(datum "'") ;!!
(datum "#u8(1 256)") ;!! 256
(datum "#<procedure>") ;!!
(datum "{a}") ;!! {

;;; ---- abbreviations

(data "'a `a ,a ,@a '(a b) ''a `(a ,b ,@c)") ;=> ((quote a) (quasiquote a) (unquote a) (unquote-splicing a) (quote (a b)) (quote (quote a)) (quasiquote (a (unquote b) (unquote-splicing c))))
(data "' a , @a") ;=> ((quote a) (unquote @a))
(equal? (datum "'a") '(quote a)) ;=> #t

;;; ---- datum labels (2.4)

(let ((x (datum "#0=(a b . #0#)"))) (list (car x) (cadr x) (eq? x (cddr x)))) ;=> (a b #t)
(let ((x (list 'a 'b 'c))) (set-cdr! (cddr x) x) (equal? x (datum "#0=(a b c . #0#)"))) ;=> #t
(let ((x (datum "(#1=(a) #1# #1#)"))) (list (eq? (car x) (cadr x)) (eq? (car x) (caddr x)))) ;=> (#t #t)
(let ((x (datum "#5=#(1 #5# #6=\"s\" #6#)"))) (list (eq? x (vector-ref x 1)) (eq? (vector-ref x 2) (vector-ref x 3)))) ;=> (#t #t)
(let ((x (datum "(#0=(1 . #1=(2)) #1# #0#)"))) (list (eq? (cdar x) (cadr x)) (eq? (car x) (caddr x)))) ;=> (#t #t)
(let ((x (datum "#0='#0#"))) (eq? x (cadr x))) ;=> #t
(let ((x (datum "#0=(#1=(b #0# . #2=(c)) #2# . #1#)"))) (list (eq? (cadar x) x) (eq? (cadr x) (cddar x)) (eq? (cddr x) (car x)))) ;=> (#t #t #t)
(datum "(#0=a #0#)") ;=> (a a)
(datum "#12345=x") ;=> x
;; each datum has labels of its own
(let ((p (open-input-string "#0=(a) #0=(b) #0#"))) (let* ((x (read p)) (y (read p))) (list x y))) ;=> ((a) (b))
(datum "#0#") ;!! #0
(datum "(#1# #1=a)") ;!! #1
(datum "#0=#0#") ;!!
(datum "(#0=a #0=b)") ;!! label #0= is defined twice
(datum "#0=") ;!!

;; a program may not contain itself, but in a literal
(define (run text) (eval (datum text) (interaction-environment)))
(define (a . rest) rest)
(run "#0=(a . #0#)") ;!! this form is circular
(run "#0=(undefined-name . #0#)") ;!! this form is circular
(run "(a #0=(a #0#))") ;!! nested too deeply
(run "#0=(begin 1 #0#)") ;!! this form is circular
(run "#0=(begin 1 (begin 2 (begin 3 #0#)))") ;!! this form is circular
(run "(begin . #0=(1 . #0#))") ;!! this form is circular
(run "`#0=(a . #0#)") ;!! this form is circular
(run "(let ((x 1)) . #0=(x . #0#))") ;!! this form is circular
(run "(cond . #0=((#f 1) . #0#))") ;!! this form is circular
(run "'#0=(a . #0#)") ;=> #0=(a . #0#)
(run "(begin #0=(begin 1 2) #0# #0#)") ;=> 2

;;; ---- read

(eof-object? (datum "")) ;=> #t
(eof-object? (datum "  ; nothing\n#| at all |# #;x ")) ;=> #t
(let ((p (open-input-string "(a . b) c"))) (read p) (list (read-char p) (read-char p))) ;=> (#\space #\c)
(let ((p (open-input-string "abc(d)"))) (read p) (read-char p)) ;=> #\(
(let ((p (open-input-string "12\"x\""))) (read p) (read-char p)) ;=> #\"
(parameterize ((current-input-port (open-input-string "x y"))) (list (read) (read))) ;=> (x y)
(read (open-input-bytevector #u8(1))) ;!! read: argument 1: expected a textual input port
(read "a") ;!! read: argument 1: expected a textual input port, got "a"
(read (open-output-string)) ;!! read: argument 1: expected a textual input port
(guard (e ((read-error? e) (error-object? e))) (datum "#<x>")) ;=> #t
;; what is read is data, not constants: it may be changed
(let ((x (datum "(1 #(2) \"three\" #u8(4))")))
  (set-car! x 'one)
  (vector-set! (cadr x) 0 'two)
  (string-set! (caddr x) 0 #\T)
  (bytevector-u8-set! (cadddr x) 0 5)
  x) ;=> (one #(two) "Three" #u8(5))
(let ((s (datum "\"abc\""))) (string-set! s 0 #\z) s) ;=> "zbc"
(let ((s (datum "\"a\\nc\""))) (string-set! s 1 #\z) s) ;=> "azc"
(let ((s (datum "#!fold-case \"Abc\""))) (string-set! s 0 #\z) s) ;=> "zbc"
(let ((p (open-input-string "\"ab\" \"ab\""))) (let* ((a (read p)) (b (read p))) (string-set! a 0 #\z) (list a b))) ;=> ("zb" "ab")
;; depth is no matter
(let loop ((x (datum (string-append (make-string 50000 #\() (make-string 50000 #\))))) (depth 0))
  (if (null? x) depth (loop (car x) (+ depth 1)))) ;=> 49999

;;; ---- where the report leaves it open (decision 16)

(data "[a [b] #(c)] (let ([x 1]) x)") ;=> ((a (b) #(c)) (let ((x 1)) x))
(map symbol? (data ":name |:name| : a:")) ;=> (#f #t #t #t)
(keyword? (datum ":name")) ;=> #t
(datum "#e1e1000001") ;!! too large to be exact
(datum "#e1/0") ;!! divides by zero
(datum (make-string 10000001 #\1)) ;!! an integer of 10000001 digits
(string->number (make-string 10000001 #\1)) ;=> #f
(make-vector 1000000001) ;!! make-vector: a vector of length 1000000001 is too large
