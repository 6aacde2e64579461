;;; write, write-shared, write-simple, display (R7RS 6.13.3)

(define-syntax as
  (syntax-rules () ((_ how x) (let ((p (open-output-string))) (how x p) (get-output-string p)))))
(define (both-written x) (list (as write x) (as display x)))

;;; ---- atoms

(both-written 'abc) ;=> ("abc" "abc")
(both-written "a\"b\\c\n\t\a\x0;λ") ;=> ("\"a\\\"b\\\\c\\n\\t\\a\\x0;λ\"" "a\"b\\c\n\t\a\x0;λ")
(both-written #\a) ;=> ("#\\a" "a")
(map (lambda (c) (as write c)) (list #\alarm #\backspace #\delete #\escape #\newline #\null #\return #\space #\tab)) ;=> ("#\\alarm" "#\\backspace" "#\\delete" "#\\escape" "#\\newline" "#\\null" "#\\return" "#\\space" "#\\tab")
(map (lambda (c) (as write c)) (list #\( #\" #\\ #\; #\x #\λ #\x301 #\x200B #\xE000 #\x10FFFF)) ;=> ("#\\(" "#\\\"" "#\\\\" "#\\;" "#\\x" "#\\λ" "#\\\x301;" "#\\x200b" "#\\xe000" "#\\x10ffff")
(map (lambda (x) (as write x)) '(#t #f () 1/2 -0.5 1e100 +inf.0 +nan.0 1+2i)) ;=> ("#t" "#f" "()" "1/2" "-0.5" "1.0e100" "+inf.0" "+nan.0" "1+2i")
;; bars where a symbol would not read back without
(map (lambda (text) (as write (string->symbol text))) '("abc" "ABC" "a b" "" "." ".." "..." "1" "1+" "+1" "-" "+i" "-i" "+inf.0" "1/2" "1e5" "#t" "a#b" "#" "a|b" "a\\b" "a\"b" "a;b" "a(b" "a'b" "a,b" "a`b"))
;=> ("abc" "ABC" "|a b|" "||" "|.|" ".." "..." "|1|" "1+" "|+1|" "-" "|+i|" "|-i|" "|+inf.0|" "|1/2|" "|1e5|" "|#t|" "a#b" "|#|" "|a\\|b|" "|a\\\\b|" "|a\"b|" "|a;b|" "|a(b|" "|a'b|" "|a,b|" "|a`b|")
(map (lambda (text) (as write (string->symbol text))) '("a\nb" "λ" "a\x0;b" "\x200B;" "+nan.0" "-inf.0i" "1@2" "+" "-a" "+a" "+.a" "1a" "1+a" "@a" "a@")) ;=> ("|a\\nb|" "|λ|" "|a\\x0;b|" "|\\x200b;|" "|+nan.0|" "|-inf.0i|" "|1@2|" "+" "-a" "+a" "+.a" "|1a|" "|1+a|" "@a" "a@")
(as display '|a b|) ;=> "a b"
(as display '(|a b| λ "x" (|c\\d|))) ;=> "(a b λ x (c\\d))"
(as write '(λ été)) ;=> "(|λ| |été|)"

;;; ---- structures

(as write '(a "b" #\c 1.0 (d . e) #(f "g") #u8(1 2) ())) ;=> "(a \"b\" #\\c 1.0 (d . e) #(f \"g\") #u8(1 2) ())"
(as display '(a "b" #\c 1.0 (d . e) #(f "g") #u8(1 2) ())) ;=> "(a b c 1.0 (d . e) #(f g) #u8(1 2) ())"
(as write '(a b . c)) ;=> "(a b . c)"
(as write '(quote a)) ;=> "'a"
(as write '(quote a b)) ;=> "(quote a b)"
(as write '(quote . a)) ;=> "(quote . a)"
(as write '(a quote b)) ;=> "(a quote b)"
(as write '`(a ,b ,@c)) ;=> "`(a ,b ,@c)"
(as write '(unquote @a)) ;=> ", @a"

;;; ---- labels: `write` for cycles, `write-shared` for all that is shared, `write-simple` for nothing

(define x (list 'a 'b 'c))
(set-cdr! (cddr x) x)
(as write x) ;=> "#0=(a b c . #0#)"
(as display x) ;=> "#0=(a b c . #0#)"
(as write-shared x) ;=> "#0=(a b c . #0#)"
(define v (vector 1 2))
(vector-set! v 1 v)
(as write v) ;=> "#0=#(1 #0#)"
(as write (list v v)) ;=> "(#0=#(1 #0#) #0#)"
(define s (list 1 2))
(as write (list s s)) ;=> "((1 2) (1 2))"
(as display (list s s)) ;=> "((1 2) (1 2))"
(as write-simple (list s s)) ;=> "((1 2) (1 2))"
(as write-shared (list s s)) ;=> "(#0=(1 2) #0#)"
(as write-shared (vector s (cdr s))) ;=> "#((1 . #0=(2)) #0#)"
(as write-shared (list s (list s 3) 4)) ;=> "(#0=(1 2) (#0# 3) 4)"
;; only what goes round has a label, though other things are shared
(as write (let ((shared (list 1))) (let ((c (list shared shared #f))) (set-car! (cddr c) c) c))) ;=> "#0=((1) (1) #0#)"
(as write-shared (let ((shared (list 1))) (let ((c (list shared shared #f))) (set-car! (cddr c) c) c))) ;=> "#0=(#1=(1) #1# #0#)"
(as write (let ((a (list 1 #f)) (b (list 2 #f))) (set-car! (cdr a) b) (set-car! (cdr b) a) (list a b))) ;=> "(#0=(1 #1=(2 #0#)) #1#)"
(as write (let ((c (list 'quote #f))) (set-car! (cdr c) c) c)) ;=> "#0='#0#"
;; pairs and vectors have labels; strings, numbers, symbols and empty lists have none
(as write-shared (let ((t (string #\a #\b))) (list t t))) ;=> "(\"ab\" \"ab\")"
(as write-shared '(a a 1 1 () () #\a #\a)) ;=> "(a a 1 1 () () #\\a #\\a)"
(write-simple x (open-output-string)) ;!! write-simple
;; everything reads back as the same graph
(define (same-again? how x) (equal? x (read (open-input-string (as how x)))))
(map (lambda (how) (same-again? how (list x v s s))) (list write write-shared)) ;=> (#t #t)
(let ((y (read (open-input-string (as write-shared (list s s)))))) (eq? (car y) (cadr y))) ;=> #t
(let ((y (read (open-input-string (as write (list s s)))))) (eq? (car y) (cadr y))) ;=> #f
;; depth is no matter
(let loop ((n 40000) (x '())) (if (= n 0) (string-length (as write x)) (loop (- n 1) (list x)))) ;=> 80002
(string-length (as write-shared (let loop ((n 40000) (x '())) (if (= n 0) x (loop (- n 1) (vector x)))))) ;=> 120002
