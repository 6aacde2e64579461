;;; Strings and characters (R7RS 6.6, 6.7)

(string-length "λx") ;=> 2
(string-ref "abc" 1) ;=> #\b
(string-ref "abc" 3) ;!! string-ref 3
(string #\a #\b) ;=> "ab"
(make-string 3 #\x) ;=> "xxx"
(string-append "foo" "bar" "" "baz") ;=> "foobarbaz"
(substring "hello" 1 3) ;=> "el"
(substring "hello" 3 1) ;!! substring
(string-copy "hello" 2) ;=> "llo"
(string=? "abc" "abc" "abc") ;=> #t
(string<? "abc" "abd" "abe") ;=> #t
(string<? "b" "a") ;=> #f
(string-ci=? "Straße" "STRASSE") ;=> #t
(string-upcase "abc é ß") ;=> "ABC É SS"
(string-downcase "ÀB") ;=> "àb"
(string->list "apple" 2) ;=> (#\p #\l #\e)
(string->list "apple" 2 4) ;=> (#\p #\l)
(list->string '(#\a #\space)) ;=> "a "
(string->vector "ABC") ;=> #(#\A #\B #\C)
(vector->string #(#\1 #\2 #\3)) ;=> "123"
(string->symbol "mISSISSIppi") ;=> mISSISSIppi
(symbol->string 'flying-fish) ;=> "flying-fish"
(string-map char-upcase "abc") ;=> "ABC"
(string-map (lambda (c k) ((if (eqv? k #\u) char-upcase char-downcase) c)) "studlycaps xxx" "ululululul")
;=> "StUdLyCaPs"
(let ((v '())) (string-for-each (lambda (c) (set! v (cons (char->integer c) v))) "abcde") v)
;=> (101 100 99 98 97)

; mutation: only of what is not a literal
(define s (make-string 3 #\*))
(string-set! s 0 #\?)
s ;=> "?**"
(string-set! (symbol->string 'immutable) 0 #\?) ;!! string-set!
(string-set! "literal" 0 #\?) ;!! string-set!
(define t (string-copy "abcde"))
(string-copy! t 1 "xyz" 0 2)
t ;=> "axyde"
(string-copy! t 1 t 0 3)
t ;=> "aaxye"
(string-fill! t #\z 1 3)
t ;=> "azzye"
(eq? "" "abc") ;=> #f
(equal? (string #\a) "a") ;=> #t
(let ((a (string #\a))) (eq? a (string-copy a))) ;=> #f

; escapes, as written and as displayed
"a\tb\n\"q\"\\" ;=> "a\tb\n\"q\"\\"
(string-length "a\x3bb;c") ;=> 3
(display "a\"b") ;>> a"b
(write "a\"b") ;>> "a\"b"
(write #\space) ;>> #\space
(display #\a) ;>> a

; characters
(char->integer #\A) ;=> 65
(integer->char 955) ;=> #\λ
(char-upcase #\i) ;=> #\I
(char-alphabetic? #\3) ;=> #f
(char-numeric? #\3) ;=> #t
(char-whitespace? #\newline) ;=> #t
(char<? #\a #\b #\c) ;=> #t
(char-ci=? #\a #\A) ;=> #t
(digit-value #\3) ;=> 3
(digit-value #\x0664) ;=> 4
(digit-value #\x) ;=> #f

; numbers
(number->string 255 16) ;=> "ff"
(string->number "100") ;=> 100
(string->number "100" 16) ;=> 256
(string->number "1e2") ;=> 100.0
(string->number "1/2") ;=> 1/2
(string->number "nope") ;=> #f
