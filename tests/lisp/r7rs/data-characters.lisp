;;; Characters (R7RS 6.6, (scheme char))

;;; ---- written forms

#\a ;=> #\a
#\A ;=> #\A
#\( ;=> #\(
#\) ;=> #\)
#\; ;=> #\;
#\" ;=> #\"
#\# ;=> #\#
#\\ ;=> #\\
#\x ;=> #\x
#\space ;=> #\space
(char->integer #\ ) ;=> 32
#\x03BB ;=> #\λ
(map char->integer '(#\alarm #\backspace #\delete #\escape #\newline #\null #\return #\space #\tab)) ;=> (7 8 127 27 10 0 13 32 9)
(map char->integer '(#\x41 #\x0 #\x10FFFF #\xe000 #\λ)) ;=> (65 0 1114111 57344 955)
(eqv? #\x #\x78) ;=> #t
(list #\a 'b) ;=> (#\a b)
(read (open-input-string "#\\xD800")) ;!! surrogate
(read (open-input-string "#\\x110000")) ;!! no character
(read (open-input-string "#\\nosuch")) ;!! unknown character
(read (open-input-string "#\\Space")) ;!! unknown character #\Space
(read (open-input-string "(#\\a#\\b)")) ;!! unknown character #\a#

;;; ---- kinds and conversion

(char? #\a) ;=> #t
(char? "a") ;=> #f
(char? 'a) ;=> #f
(char? 97) ;=> #f
(char->integer #\A) ;=> 65
(char->integer #\x10FFFF) ;=> 1114111
(char->integer "A") ;!! char->integer: argument 1: expected a character, got "A"
(integer->char 955) ;=> #\λ
(integer->char 0) ;=> #\null
(integer->char #x10FFFF) ;=> #\x10ffff
(integer->char #xD7FF) ;=> #\xd7ff
(integer->char #xD800) ;!! integer->char: argument 1: 55296 is no Unicode scalar value
(integer->char #xDFFF) ;!! integer->char: argument 1: 57343 is no Unicode scalar value
(integer->char #x110000) ;!! integer->char: argument 1: 1114112 is no Unicode scalar value
(integer->char -1) ;!! integer->char: argument 1
(integer->char 65.0) ;!! integer->char: argument 1
(integer->char #\a) ;!! integer->char: argument 1

;;; ---- comparison: by code points

(char=? #\a #\a) ;=> #t
(char=? #\a #\b) ;=> #f
(char=? #\a #\a #\a) ;=> #t
(char=? #\a #\a #\b) ;=> #f
(char<? #\a #\b #\c) ;=> #t
(char<? #\a #\c #\b) ;=> #f
(char<? #\A #\a) ;=> #t
(char<? #\Z #\a) ;=> #t
(char<? #\z #\λ #\x10000) ;=> #t
(char>? #\c #\b #\a) ;=> #t
(char>? #\c #\b #\b) ;=> #f
(char<=? #\a #\a #\b) ;=> #t
(char<=? #\b #\a) ;=> #f
(char>=? #\b #\b #\a) ;=> #t
(char>=? #\a #\b) ;=> #f
(char=? #\a "a") ;!! char=?: argument 2: expected a character, got "a"
(char<? #\a 98) ;!! char<?: argument 2: expected a character, got 98
(char>? 'a #\b) ;!! char>?: argument 1: expected a character, got a
(char<=? #\a #\b #f) ;!! char<=?: argument 3: expected a character, got #f
(char>=? #\a '()) ;!! char>=?: argument 2: expected a character, got ()
(char-ci=? #\a #\A) ;=> #t
(char-ci=? #\a #\A #\a) ;=> #t
(char-ci=? #\a #\B) ;=> #f
(char-ci=? #\Σ #\σ #\ς) ;=> #t
(char-ci=? #\ß #\ẞ) ;=> #t
(char-ci=? #\K #\x212A) ;=> #t
(char-ci=? #\ı #\i) ;=> #f
(char-ci<? #\a #\B) ;=> #t
(char-ci<? #\a #\A) ;=> #f
(char-ci<? #\a #\B #\c) ;=> #t
(char-ci>? #\B #\a) ;=> #t
(char-ci>? #\c #\B #\a) ;=> #t
(char-ci<=? #\a #\A #\b) ;=> #t
(char-ci<=? #\b #\A) ;=> #f
(char-ci>=? #\b #\B #\a) ;=> #t
(char-ci>=? #\A #\b) ;=> #f
(char-ci=? #\a 1) ;!! char-ci=?: argument 2: expected a character, got 1
(char-ci<? 1 #\a) ;!! char-ci<?: argument 1: expected a character, got 1
(char-ci>? #\a "b") ;!! char-ci>?: argument 2: expected a character, got "b"
(char-ci<=? #\a 'b) ;!! char-ci<=?: argument 2: expected a character, got b
(char-ci>=? #\a 'b) ;!! char-ci>=?: argument 2: expected a character, got b

;;; ---- properties (Unicode's)

(map char-alphabetic? '(#\a #\Z #\λ #\ж #\中 #\ª #\ʰ #\Ⅷ #\ⓐ)) ;=> (#t #t #t #t #t #t #t #t #t)
(map char-alphabetic? '(#\3 #\space #\_ #\- #\´ #\٣ #\€)) ;=> (#f #f #f #f #f #f #f)
;; vowel signs that Unicode counts as letters, though their category says mark
(map char-alphabetic? '(#\x345 #\x5B0 #\x93E #\x1F130 #\x1F150 #\x1F170)) ;=> (#t #t #t #t #t #t)
(map char-alphabetic? '(#\x300 #\x301 #\x94D)) ;=> (#f #f #f)
(map char-numeric? '(#\0 #\9 #\٣ #\x0AE6 #\x1D7D8 #\４)) ;=> (#t #t #t #t #t #t)
(map char-numeric? '(#\a #\² #\½ #\Ⅷ #\① #\x4E09 #\space)) ;=> (#f #f #f #f #f #f #f)
(map char-whitespace? '(#\space #\tab #\newline #\return #\x0B #\x0C #\x85 #\xA0 #\x1680 #\x2003 #\x2028 #\x3000)) ;=> (#t #t #t #t #t #t #t #t #t #t #t #t)
(map char-whitespace? '(#\a #\_ #\null #\x1C #\x200B #\x2060 #\xFEFF #\x180E)) ;=> (#f #f #f #f #f #f #f #f)
(map char-upper-case? '(#\A #\Σ #\Ж #\Ⅷ #\Ⓐ)) ;=> (#t #t #t #t #t)
(map char-upper-case? '(#\a #\3 #\ǅ #\中 #\ß)) ;=> (#f #f #f #f #f)
(map char-lower-case? '(#\a #\σ #\ς #\ß #\ª #\ⅷ #\ⓐ #\ʰ)) ;=> (#t #t #t #t #t #t #t #t)
(map char-lower-case? '(#\A #\3 #\ǅ #\中)) ;=> (#f #f #f #f)
(char-alphabetic? "a") ;!! char-alphabetic?: argument 1: expected a character, got "a"
(char-numeric? 3) ;!! char-numeric?: argument 1: expected a character, got 3
(char-whitespace? " ") ;!! char-whitespace?: argument 1: expected a character, got " "
(char-upper-case? 'A) ;!! char-upper-case?: argument 1: expected a character, got A
(char-lower-case? 'a) ;!! char-lower-case?: argument 1: expected a character, got a
(digit-value #\3) ;=> 3
(digit-value #\x0664) ;=> 4
(digit-value #\x0AE6) ;=> 0
(digit-value #\x0EA6) ;=> #f
(digit-value #\a) ;=> #f
(digit-value #\²) ;=> #f
(digit-value #\½) ;=> #f
(digit-value #\x1D7D9) ;=> 1
(digit-value 3) ;!! digit-value: argument 1: expected a character, got 3

;;; ---- case: one character for one

(char-upcase #\i) ;=> #\I
(char-downcase #\I) ;=> #\i
(char-upcase #\I) ;=> #\I
(char-upcase #\3) ;=> #\3
(map char-upcase '(#\λ #\ß #\ς #\ÿ #\µ #\ŉ #\ǆ #\ﬁ #\ı)) ;=> (#\Λ #\ß #\Σ #\Ÿ #\Μ #\ŉ #\Ǆ #\ﬁ #\I)
(char-upcase #\x1F80) ;=> #\x1F88
(char-upcase #\x1FB3) ;=> #\x1FBC
(map char-downcase '(#\Λ #\Σ #\İ #\ẞ #\Ǆ #\ǅ #\x212A)) ;=> (#\λ #\σ #\i #\ß #\ǆ #\ǆ #\k)
(map char-foldcase '(#\A #\Σ #\ς #\ß #\ẞ #\x212A #\ı #\µ)) ;=> (#\a #\σ #\σ #\ß #\ß #\k #\ı #\μ)
(char-foldcase #\x13A0) ;=> #\x13A0
(char-foldcase #\xAB70) ;=> #\x13A0
(char-foldcase #\x1F88) ;=> #\x1F80
(char-upcase "i") ;!! char-upcase: argument 1: expected a character, got "i"
(char-downcase 'I) ;!! char-downcase: argument 1: expected a character, got I
(char-foldcase 65) ;!! char-foldcase: argument 1: expected a character, got 65
