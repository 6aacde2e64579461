;;; Strings (R7RS 6.7, string part of (scheme char))

;;; ---- written forms

"The word \"recursion\" has many meanings." ;=> "The word \"recursion\" has many meanings."
"Another example:\ntwo lines of text" ;=> "Another example:\ntwo lines of text"
"Here's text \
   containing just one line" ;=> "Here's text containing just one line"
"\x03B1; is named GREEK SMALL LETTER ALPHA." ;=> "α is named GREEK SMALL LETTER ALPHA."
(map char->integer (string->list "\a\b\t\n\r\"\\\|\x41;\x10FFFF;")) ;=> (7 8 9 10 13 34 92 124 65 1114111)
"a\   
    b" ;=> "ab"
"one
two" ;=> "one\ntwo"
(read (open-input-string "\"a\r\nb\rc\nd\"")) ;=> "a\nb\nc\nd"
(read (open-input-string "\"a\\ \r\n  b\"")) ;=> "ab"
(read (open-input-string "\"\\q\"")) ;!! unknown escape \q
(read (open-input-string "\"\\xZZ;\"")) ;!! no hexadecimal escape
(read (open-input-string "\"\\xD800;\"")) ;!! surrogate
(read (open-input-string "\"\\x110000;\"")) ;!! no character
(read (open-input-string "\"abc")) ;!! never closed

;;; ---- making, reading, changing

(string? "a") ;=> #t
(string? "") ;=> #t
(string? 'a) ;=> #f
(string? #\a) ;=> #f
(make-string 3 #\*) ;=> "***"
(make-string 0 #\*) ;=> ""
(string-length (make-string 3)) ;=> 3
(make-string 2 #\x1F600) ;=> "😀😀"
(make-string -1 #\a) ;!! make-string: argument 1
(make-string 2.0 #\a) ;!! make-string: argument 1
(make-string 2 "a") ;!! make-string: argument 2: expected a character, got "a"
(string #\a #\b) ;=> "ab"
(string) ;=> ""
(string "a") ;!! string: argument 1: expected a character, got "a"
(string #\a 98) ;!! string: argument 2: expected a character, got 98
(string-length "") ;=> 0
(string-length "aλ😀") ;=> 3
(string-length 'abc) ;!! string-length: argument 1: expected a string, got abc
(string-ref "abc" 0) ;=> #\a
(string-ref "aλ😀" 2) ;=> #\😀
(string-ref "abc" 3) ;!! string-ref: argument 2: index 3 is out of range for a string of length 3
(string-ref "abc" -1) ;!! string-ref: argument 2: index -1 is out of range for a string of length 3
(string-ref "abc" 1.0) ;!! string-ref: argument 2
(string-ref "" 0) ;!! string-ref: argument 2: index 0 is out of range for a string of length 0
(string-ref 'abc 0) ;!! string-ref: argument 1: expected a string, got abc

(define (f) (make-string 3 #\*))
(define (g) "***")
(let ((s (f))) (string-set! s 0 #\?) s) ;=> "?**"
(string-set! (g) 0 #\?) ;!! string-set!: argument 1: a literal string cannot be changed
(string-set! (symbol->string 'immutable) 0 #\?) ;!! string-set!: argument 1: a literal string cannot be changed
(let ((s (make-string 3 #\*))) (string-set! s 1 #\😀) (list s (string-length s))) ;=> ("*😀*" 3)
(string-set! (f) 3 #\a) ;!! string-set!: argument 2: index 3 is out of range for a string of length 3
(string-set! (f) -1 #\a) ;!! string-set!: argument 2: index -1 is out of range
(string-set! (f) 0 "a") ;!! string-set!: argument 3: expected a character, got "a"
(string-set! 'abc 0 #\a) ;!! string-set!: argument 1: expected a string, got abc
(string-set! (f) 'x #\a) ;!! string-set!: argument 2
;; what the library gives is new, and may be changed
(for-each (lambda (s) (string-set! s 0 #\Z))
  (list (string #\a) (string-copy "a") (string-append "a" "b") (substring "ab" 0 1) (list->string '(#\a))
        (number->string 10) (string-upcase "a") (string-map char-upcase "a") (vector->string #(#\a))
        (utf8->string #u8(65)) (read-line (open-input-string "abc")) (read-string 2 (open-input-string "abc"))))

;;; ---- comparison

(string=? "abc" "abc") ;=> #t
(string=? "abc" "abC") ;=> #f
(string=? "a" "a" "a") ;=> #t
(string=? "a" "a" "b") ;=> #f
(string=? "" "") ;=> #t
(string<? "abc" "abd") ;=> #t
(string<? "ab" "abc") ;=> #t
(string<? "abc" "ab") ;=> #f
(string<? "a" "b" "c") ;=> #t
(string<? "a" "c" "b") ;=> #f
(string<? "a" "a") ;=> #f
(string<? "" "a") ;=> #t
(string<? "Z" "a") ;=> #t
(string<? "\xFFFF;" "\x10000;") ;=> #t
(string>? "abd" "abc") ;=> #t
(string>? "c" "b" "a") ;=> #t
(string>? "a" "ab") ;=> #f
(string<=? "a" "a" "b") ;=> #t
(string<=? "b" "a") ;=> #f
(string>=? "b" "b" "a") ;=> #t
(string>=? "a" "b") ;=> #f
(string=? "a" 'a) ;!! string=?: argument 2: expected a string, got a
(string<? 'a "a") ;!! string<?: argument 1: expected a string, got a
(string>? "a" #\a) ;!! string>?: argument 2: expected a string, got #\a
(string<=? "a" "b" 1) ;!! string<=?: argument 3: expected a string, got 1
(string>=? "a" '()) ;!! string>=?: argument 2: expected a string, got ()
(string-ci=? "abc" "ABC") ;=> #t
(string-ci=? "a" "A" "a") ;=> #t
(string-ci=? "a" "b") ;=> #f
;; by folding the whole string, which may change its length
(string-ci=? "Straße" "STRASSE" "strasse") ;=> #t
(string-ci=? "ΧΑΟΣ" "χαος" "χαοσ") ;=> #t
(string-ci=? "ﬁn" "FIN") ;=> #t
(string-ci<? "a" "B" "c") ;=> #t
(string-ci<? "B" "a") ;=> #f
(string-ci>? "B" "a") ;=> #t
(string-ci<=? "a" "A" "b") ;=> #t
(string-ci<=? "b" "A") ;=> #f
(string-ci>=? "b" "B" "a") ;=> #t
(string-ci>=? "A" "b") ;=> #f
(string-ci=? "a" 1) ;!! string-ci=?: argument 2: expected a string, got 1
(string-ci<? 1 "a") ;!! string-ci<?: argument 1: expected a string, got 1
(string-ci>? "a" 'b) ;!! string-ci>?: argument 2: expected a string, got b
(string-ci<=? "a" 'b) ;!! string-ci<=?: argument 2: expected a string, got b
(string-ci>=? "a" 'b) ;!! string-ci>=?: argument 2: expected a string, got b

;;; ---- case: Unicode's full mapping

(string-upcase "abc é ß ﬁ") ;=> "ABC É SS FI"
(string-upcase "ΐ") ;=> "\x399;\x308;\x301;"
(string-downcase "ABC É") ;=> "abc é"
(string-downcase "ΧΑΟΣ") ;=> "χαος"
(string-downcase "ΧΑΟΣΣ") ;=> "χαοσς"
(string-downcase "ΧΑΟΣ Σ") ;=> "χαος σ"
(string-downcase "İ") ;=> "i\x307;"
(string-foldcase "Straße ΧΑΟΣ") ;=> "strasse χαοσ"
(string-foldcase "ﬁ") ;=> "fi"
(string-upcase 'a) ;!! string-upcase: argument 1: expected a string, got a
(string-downcase #\A) ;!! string-downcase: argument 1: expected a string, got #\A
(string-foldcase 1) ;!! string-foldcase: argument 1: expected a string, got 1

;;; ---- parts

(substring "hello" 1 3) ;=> "el"
(substring "hello" 0 0) ;=> ""
(substring "hello" 5 5) ;=> ""
(substring "hello" 3 1) ;!! substring: argument 2: start 3 is after end 1
(substring "hello" 0 6) ;!! substring: argument 3: end 6 is out of range for a string of length 5
(substring "hello" -1 2) ;!! substring: argument 2
(substring "hello" 0 1.0) ;!! substring: argument 3
(substring 'hello 0 1) ;!! substring: argument 1: expected a string, got hello
(string-append "foo" "bar" "" "baz") ;=> "foobarbaz"
(string-append) ;=> ""
(let* ((s (string #\a)) (one (string-append s))) (eq? s one)) ;=> #f
(string-append "a" 'b) ;!! string-append: argument 2: expected a string, got b
(string->list "apple") ;=> (#\a #\p #\p #\l #\e)
(string->list "apple" 2) ;=> (#\p #\l #\e)
(string->list "apple" 2 4) ;=> (#\p #\l)
(string->list "" 0 0) ;=> ()
(string->list "abc" 2 1) ;!! string->list: argument 2: start 2 is after end 1
(string->list "abc" 4) ;!! string->list: argument 2
(string->list "abc" 0 4) ;!! string->list: argument 3: end 4 is out of range for a string of length 3
(string->list 'abc) ;!! string->list: argument 1: expected a string, got abc
(list->string '(#\a #\b #\space)) ;=> "ab "
(list->string '()) ;=> ""
(list->string '(#\a b)) ;!! list->string: argument 1: expected characters, got b
(list->string '(#\a . #\b)) ;!! list->string: argument 1: expected a list
(list->string "ab") ;!! list->string: argument 1: expected a list, got "ab"
(string-copy "hello") ;=> "hello"
(string-copy "hello" 2) ;=> "llo"
(string-copy "hello" 1 3) ;=> "el"
(let* ((s (string #\a #\b)) (t (string-copy s))) (string-set! t 0 #\z) (list s t)) ;=> ("ab" "zb")
(string-copy "abc" 4) ;!! string-copy: argument 2
(string-copy "abc" 2 1) ;!! string-copy: argument 2: start 2 is after end 1
(string-copy 'abc) ;!! string-copy: argument 1: expected a string, got abc

(define a "12345")
(define b (string-copy "abcde"))
(string-copy! b 1 a 0 2)
b ;=> "a12de"
;; overlapping, both ways
(let ((s (string-copy "abcdef"))) (string-copy! s 2 s 0 4) s) ;=> "ababcd"
(let ((s (string-copy "abcdef"))) (string-copy! s 0 s 2 6) s) ;=> "cdefef"
(let ((s (string-copy "abcdef"))) (string-set! s 0 #\Z) (string-copy! s 1 s 0 3) s) ;=> "ZZbcef"
(let ((s (string-copy "abcdef"))) (string-set! s 5 #\Z) (string-copy! s 0 s 3) s) ;=> "deZdeZ"
(let ((s (string-copy "abc"))) (string-copy! s 3 "") s) ;=> "abc"
(let ((s (string-copy "abc"))) (string-copy! s 0 "xyz") s) ;=> "xyz"
(let ((s (string-copy "abc"))) (string-copy! s 1 "xyz" 1) s) ;=> "ayz"
(string-copy! (string-copy "abc") 1 "xyz") ;!! string-copy!: 3 characters do not fit at index 1 of a string of length 3
(string-copy! (string-copy "abc") 4 "") ;!! string-copy!: argument 2: index 4 is out of range
(string-copy! (string-copy "abc") -1 "") ;!! string-copy!: argument 2: index -1 is out of range
(string-copy! (string-copy "abc") 0 "xyz" 2 1) ;!! string-copy!: argument 4: start 2 is after end 1
(string-copy! (string-copy "abc") 0 "xyz" 0 4) ;!! string-copy!: argument 5: end 4 is out of range
(string-copy! "literal" 0 "x") ;!! string-copy!: argument 1: a literal string cannot be changed
(string-copy! 'abc 0 "x") ;!! string-copy!: argument 1: expected a string, got abc
(string-copy! (string-copy "abc") 0 'x) ;!! string-copy!: argument 3: expected a string, got x
(let ((s (string-copy "12345"))) (string-fill! s #\z) s) ;=> "zzzzz"
(let ((s (string-copy "12345"))) (string-fill! s #\z 2) s) ;=> "12zzz"
(let ((s (string-copy "12345"))) (string-fill! s #\z 1 3) s) ;=> "1zz45"
(string-fill! (string-copy "abc") #\z 2 1) ;!! string-fill!: argument 3: start 2 is after end 1
(string-fill! (string-copy "abc") #\z 0 4) ;!! string-fill!: argument 4: end 4 is out of range
(string-fill! (string-copy "abc") "z") ;!! string-fill!: argument 2: expected a character, got "z"
(string-fill! "abc" #\z) ;!! string-fill!: argument 1: a literal string cannot be changed
(string-fill! 'abc #\z) ;!! string-fill!: argument 1: expected a string, got abc

;;; ---- string-map, string-for-each (6.10)

(string-map char-foldcase "AbdEgH") ;=> "abdegh"
(string-map (lambda (c) (integer->char (+ 1 (char->integer c)))) "HAL") ;=> "IBM"
(string-map (lambda (c k) ((if (eqv? k #\u) char-upcase char-downcase) c)) "studlycaps xxx" "ululululul") ;=> "StUdLyCaPs"
(string-map (lambda (a b c) b) "abc" "xy" "1234") ;=> "xy"
(string-map char-upcase "") ;=> ""
(string-map (lambda (c) 1) "a") ;!! string-map: expected characters, got 1
(string-map char-upcase 'a) ;!! string-map: argument 2: expected a string, got a
(string-map (lambda (a b) a) "a" 'b) ;!! string-map: argument 3: expected a string, got b
(let ((v '())) (string-for-each (lambda (c) (set! v (cons (char->integer c) v))) "abcde") v) ;=> (101 100 99 98 97)
(let ((v '())) (string-for-each (lambda (a b) (set! v (cons (list a b) v))) "abc" "xy") v) ;=> ((#\b #\y) (#\a #\x))
(string-for-each char-upcase 'a) ;!! string-for-each: argument 2: expected a string, got a
