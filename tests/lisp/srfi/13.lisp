;;; SRFI 13, from its specification.
(import (srfi 13))
(define (vowel? c) (and (memv c '(#\a #\e #\i #\o #\u)) #t))
(define-syntax values->list
  (syntax-rules () ((_ form) (call-with-values (lambda () form) list))))
(define (changed change text) (let ((s (string-copy text))) (change s) s))

;;; ---- predicates
(string? "a")                              ;=> #t
(string? #\a)                              ;=> #f
(string-null? "")                          ;=> #t
(string-null? " ")                         ;=> #f
(string-null? 7)                           ;!! string-null?: argument 1: expected a string

;; a character is compared, a predicate applied
(string-every #\a "aaa")                   ;=> #t
(string-every #\a "aab")                   ;=> #f
(string-any #\b "aab")                     ;=> #t
(string-any #\c "aab")                     ;=> #f
(string-every vowel? "aeb")                ;=> #f
(string-every vowel? "aeb" 0 2)            ;=> #t
(string-any vowel? "xya" 0 2)              ;=> #f
;; the value is the predicate's: the first true one, the last one
(string-any digit-value "x7y8")            ;=> 7
(string-every digit-value "789")           ;=> 9
(string-every digit-value "7x9")           ;=> #f
;; of no characters
(string-every vowel? "")                   ;=> #t
(string-any vowel? "")                     ;=> #f
(string-every vowel? "bcd" 2 2)            ;=> #t
;; from left to right, no further than needed
(let ((seen '())) (string-any (lambda (c) (set! seen (cons c seen)) (vowel? c)) "bcad") (reverse seen))
;=> (#\b #\c #\a)
;; the application to the last character is a tail call
(define (deep n) (if (= n 0) 'done (string-any (lambda (c) (deep (- n 1))) "x")))
(deep 10000)                              ;=> done
(define (deep n) (if (= n 0) 'done (string-every (lambda (c) (deep (- n 1))) "x")))
(deep 10000)                              ;=> done
(string-any 7 "a")                         ;!! string-any: argument 1: expected a character, a set of characters or a predicate, got 7
(string-every #\a 'a)                      ;!! string-every: argument 2: expected a string, got a
(string-any #\a "abc" 2 1)                 ;!! string-any: argument 3: start 2 is after end 1
(string-every #\a "abc" 0 4)               ;!! string-every: argument 4: end 4 is out of range

;;; ---- constructors
(make-string 3 #\x)                        ;=> "xxx"
(string-length (make-string 4))            ;=> 4
(string #\a #\b)                           ;=> "ab"
(string-tabulate (lambda (i) (string-ref "abc" (- 2 i))) 3)   ;=> "cba"
(string-tabulate integer->char 0)          ;=> ""
(string-tabulate list 1)                   ;!! string-tabulate: expected characters

;;; ---- lists
(string->list "abcd")                      ;=> (#\a #\b #\c #\d)
(string->list "abcd" 1)                    ;=> (#\b #\c #\d)
(string->list "abcd" 1 3)                  ;=> (#\b #\c)
(list->string '(#\a #\b))                  ;=> "ab"
(reverse-list->string '(#\a #\B #\c))      ;=> "cBa"
(reverse-list->string '())                 ;=> ""
(reverse-list->string '(1))                ;!! reverse-list->string: argument 1: expected characters
(reverse-list->string "ab")                ;!! reverse-list->string: argument 1: expected a list
(string-join '("foo" "bar" "baz") ":")           ;=> "foo:bar:baz"
(string-join '("foo" "bar" "baz") ":" 'suffix)   ;=> "foo:bar:baz:"
(string-join '("foo" "bar" "baz") ":" 'prefix)   ;=> ":foo:bar:baz"
(string-join '("foo" "bar"))                     ;=> "foo bar"
(string-join '() ":")                            ;=> ""
(string-join '("") ":")                          ;=> ""
(string-join '() ":" 'suffix)                    ;=> ""
(string-join '("") ":" 'suffix)                  ;=> ":"
(string-join '("a" "b") ":" 'strict-infix)       ;=> "a:b"
(string-join '() ":" 'strict-infix)              ;!! string-join: strict-infix

;;; ---- selection
(string-length "abc")                      ;=> 3
(string-ref "abc" 1)                       ;=> #\b
(string-copy "Beta substitution")          ;=> "Beta substitution"
(string-copy "Beta substitution" 1 10)     ;=> "eta subst"
(string-copy "Beta substitution" 5)        ;=> "substitution"
(let ((s (make-string 2 #\a))) (eq? s (string-copy s)))   ;=> #f
(substring/shared "Beta substitution" 5)   ;=> "substitution"
(substring/shared "Beta substitution" 1 10)   ;=> "eta subst"
(substring/shared "abc" 2 1)               ;!! substring/shared: argument 2: start 2 is after end 1
(changed (lambda (s) (string-copy! s 1 "xyz" 1)) "abcd")   ;=> "ayzd"
(changed (lambda (s) (string-copy! s 1 s 0 3)) "abcd")     ;=> "aabc"
(changed (lambda (s) (string-copy! s 0 s 1 4)) "abcd")     ;=> "bcdd"
(string-copy! (string-copy "Microsoft") 0 "Regional Microsoft Operating Companies")   ;!! string-copy!
(string-take "Pete Szilagyi" 6)            ;=> "Pete S"
(string-drop "Pete Szilagyi" 6)            ;=> "zilagyi"
(string-take-right "Beta rules" 5)         ;=> "rules"
(string-drop-right "Beta rules" 5)         ;=> "Beta "
(list (string-take "abc" 0) (string-take "abc" 3) (string-drop "abc" 3) (string-take-right "abc" 0) (string-drop-right "abc" 0))
;=> ("" "abc" "" "" "abc")
(string-take "foo" 37)                     ;!! string-take: argument 2: index 37
(string-drop "foo" 37)                     ;!! string-drop: argument 2: index 37
(string-take-right "foo" -1)               ;!! string-take-right: argument 2: index -1
(string-drop-right "foo" 37)               ;!! string-drop-right: argument 2: index 37
(string-pad "325" 5)                       ;=> "  325"
(string-pad "71325" 5)                     ;=> "71325"
(string-pad "8871325" 5)                   ;=> "71325"
(string-pad "325" 5 #\0)                   ;=> "00325"
(string-pad "abcdef" 3 #\- 1 3)            ;=> "-bc"
(string-pad "abcdef" 1 #\- 1 3)            ;=> "c"
(string-pad-right "325" 5)                 ;=> "325  "
(string-pad-right "8871325" 5)             ;=> "88713"
(string-pad-right "abcdef" 3 #\- 1 3)      ;=> "bc-"
(string-pad "a" -1)                        ;!! string-pad: argument 2: expected an index
(string-pad "a" 1 "x")                     ;!! string-pad: argument 3: expected a character
(string-pad-right "abc" 1 #\x 4)           ;!! string-pad-right: argument 4
(string-trim "  a b  ")                    ;=> "a b  "
(string-trim-right "  a b  ")              ;=> "  a b"
(string-trim-both "  The outlook wasn't brilliant,  \n\r")   ;=> "The outlook wasn't brilliant,"
(string-trim "xxaxx" #\x)                  ;=> "axx"
(string-trim-right "xxaxx" #\x)            ;=> "xxa"
(string-trim-both "xxaxx" #\x)             ;=> "a"
(string-trim-both "eabce" vowel?)          ;=> "bc"
(string-trim "xxaxx" #\x 1)                ;=> "axx"
(string-trim-right "xxaxx" #\x 1 4)        ;=> "xa"
(string-trim-both "xxaxx" #\x 1 2)         ;=> ""
(string-trim-both "   ")                   ;=> ""
(string-trim "   ")                        ;=> ""
(string-trim-right "   ")                  ;=> ""
(string-trim-both "")                      ;=> ""
(string-trim "a" "a")                      ;!! string-trim: argument 2: expected a character, a set of characters or a predicate
(string-trim-right "a" 7)                  ;!! string-trim-right: argument 2
(string-trim-both 'a)                      ;!! string-trim-both: argument 1: expected a string

;;; ---- modification
(changed (lambda (s) (string-set! s 1 #\x)) "abc")         ;=> "axc"
(string-set! "abc" 0 #\x)                                  ;!! string-set!
(string-set! (symbol->string 'immutable) 3 #\?)            ;!! string-set!
(changed (lambda (s) (string-fill! s #\x)) "abc")          ;=> "xxx"
(changed (lambda (s) (string-fill! s #\x 1 2)) "abc")      ;=> "axc"

;;; ---- comparison
(string-compare "The cat in the hat" "abcdefgh" values values values 4 6 2 4)   ;=> 5
(define (tag kind) (lambda (i) (list kind i)))
(define (compare s1 s2 . ranges) (apply string-compare s1 s2 (tag '<) (tag '=) (tag '>) ranges))
(compare "abc" "abd")                      ;=> (< 2)
(compare "abd" "abc")                      ;=> (> 2)
(compare "abc" "abc")                      ;=> (= 3)
(compare "ab" "abc")                       ;=> (< 2)
(compare "abc" "ab")                       ;=> (> 2)
(compare "" "")                            ;=> (= 0)
(compare "xxabc" "abc" 2)                  ;=> (= 5)
(compare "xxabc" "yabd" 2 4 1 3)           ;=> (= 4)
(string-compare-ci "ABC" "abd" (tag '<) (tag '=) (tag '>))   ;=> (< 2)
(string-compare-ci "ΑΣ" "ας" (tag '<) (tag '=) (tag '>))     ;=> (= 2)
(string-compare "a" 'b values values values)               ;!! string-compare: argument 2: expected a string, got b
(string-compare "a" "b" values values values 2)            ;!! string-compare: argument 6: start 2 is out of range
(string-compare "a" "b" values values values 0 1 0 5)      ;!! string-compare: argument 9: end 5 is out of range
(map (lambda (compare) (list (compare "abc" "abd") (compare "abc" "abc") (compare "abd" "abc")))
     (list string= string<> string< string> string<= string>=))
;=> ((#f #t #f) (#t #f #t) (#t #f #f) (#f #f #t) (#t #t #f) (#f #t #t))
(map (lambda (compare) (list (compare "ABC" "abd") (compare "ABC" "abc") (compare "ABD" "abc")))
     (list string-ci= string-ci<> string-ci< string-ci> string-ci<= string-ci>=))
;=> ((#f #t #f) (#t #f #t) (#t #f #f) (#f #f #t) (#t #t #f) (#f #t #t))
;; a beginning comes before the whole
(string< "ab" "abc")                       ;=> #t
(string> "abc" "ab")                       ;=> #t
(string< "" "a")                           ;=> #t
;; ranges
(string= "xabcx" "abc" 1 4)                ;=> #t
(string= "xabcx" "yyab" 1 3 2)             ;=> #t
(string< "xa" "yb" 1 2 1 2)                ;=> #t
(string= "abc" 'abc)                       ;!! string=: argument 2: expected a string
(string< "abc" "abc" 4)                    ;!! string<: argument 3: start 4 is out of range
(string-ci= "abc" "abc" 0 3 0 4)           ;!! string-ci=: argument 6: end 4 is out of range
;; character by character: ß is no SS
(string-ci= "Straße" "STRASSE")            ;=> #f
(string-ci= "STRAßE" "straße")             ;=> #t
;; hashing: equal strings have equal numbers, within the bound
(= (string-hash "abc") (string-hash (string #\a #\b #\c)))   ;=> #t
(<= 0 (string-hash "abc" 7) 6)             ;=> #t
(= (string-hash "abc" 0) (string-hash "abc"))              ;=> #t
(= (string-hash "abc" 97) (string-hash "xabcx" 97 1 4))    ;=> #t
(= (string-hash-ci "aBc" 97) (string-hash-ci "AbC" 97))    ;=> #t
(= (string-hash-ci "ABC" 0 1) (string-hash-ci "xbc" 0 1))  ;=> #t
(= (string-hash "abc") (string-hash "abd"))                ;=> #f
(string-hash "abc" -1)                     ;!! string-hash: argument 2
(string-hash 'abc)                         ;!! string-hash: argument 1: expected a string

;;; ---- prefixes and suffixes
(string-prefix-length "hello" "help")      ;=> 3
(string-prefix-length "hello" "")          ;=> 0
(string-prefix-length "abc" "abc")         ;=> 3
(string-prefix-length "ab" "abc")          ;=> 2
(string-prefix-length "xhello" "help" 1)   ;=> 3
(string-prefix-length "hello" "help" 0 2)  ;=> 2
(string-prefix-length "hello" "xhelp" 0 5 1 3)   ;=> 2
(string-suffix-length "nation" "station")  ;=> 5
(string-suffix-length "ation" "station")   ;=> 5
(string-suffix-length "abc" "abd")         ;=> 0
(string-suffix-length "abcx" "abc" 0 3)    ;=> 3
(string-prefix-length-ci "HELlo" "help")   ;=> 3
(string-suffix-length-ci "NaTiOn" "station")   ;=> 5
(string-prefix? "in" "information")        ;=> #t
(string-prefix? "" "a")                    ;=> #t
(string-prefix? "ab" "a")                  ;=> #f
(string-prefix? "xin" "information" 1)     ;=> #t
(string-prefix? "in" "xinformation" 0 2 1) ;=> #t
(string-prefix? "in" "information" 0 2 0 1)    ;=> #f
(string-suffix? "tion" "information")      ;=> #t
(string-suffix? "tion" "tions")            ;=> #f
(string-suffix? "tion" "tions" 0 4 0 4)    ;=> #t
(string-prefix-ci? "IN" "information")     ;=> #t
(string-suffix-ci? "TION" "information")   ;=> #t
(string-prefix? 7 "a")                     ;!! string-prefix?: argument 1: expected a string
(string-suffix-length "a" "b" 2)           ;!! string-suffix-length: argument 3

;;; ---- searching
(string-index "hello" #\l)                 ;=> 2
(string-index "hello" #\l 3)               ;=> 3
(string-index "hello" #\o 0 4)             ;=> #f
(string-index "hello" vowel?)              ;=> 1
(string-index "hello" vowel? 2)            ;=> 4
(string-index "hello" vowel? 2 4)          ;=> #f
(string-index-right "hello" #\l)           ;=> 3
(string-index-right "hello" #\l 0 3)       ;=> 2
(string-index-right "hello" #\h 1)         ;=> #f
(string-index-right "hello" vowel?)        ;=> 4
(string-index-right "hello" vowel? 0 4)    ;=> 1
(string-skip "  ab" #\space)               ;=> 2
(string-skip "aeb" vowel? 1)               ;=> 2
(string-skip "aaa" #\a)                    ;=> #f
(string-skip "aab" #\a 0 2)                ;=> #f
(string-skip-right "ab  " #\space)         ;=> 1
(string-skip-right "bae" vowel? 1)         ;=> #f
(string-skip-right "bae" vowel?)           ;=> 0
(string-count "banana" #\a)                ;=> 3
(string-count "banana" #\a 2 4)            ;=> 1
(string-count "banana" vowel? 2)           ;=> 2
(string-contains "eek -- what a geek." "ee" 12 18)   ;=> 15
(string-contains "eek -- what a geek." "ee")         ;=> 0
(string-contains "eek" "x")                ;=> #f
(string-contains "eek" "")                 ;=> 0
(string-contains "banana" "xanx" 0 6 1 3)  ;=> 1
(string-contains "banana" "xanx" 2 6 1 3)  ;=> 3
(string-contains "banana" "na" 0 3)        ;=> #f
(string-contains-ci "Banana" "NA")         ;=> 2
(string-contains-ci "Banana" "NA" 3)       ;=> 4
(string-contains-ci "Banana" "x")          ;=> #f
(string-index 'a #\a)                      ;!! string-index: argument 1: expected a string
(string-index "a" 7)                       ;!! string-index: argument 2: expected a character
(string-index-right "abc" #\a 0 4)         ;!! string-index-right: argument 4: end 4 is out of range
(string-skip "abc" #\a 4)                  ;!! string-skip: argument 3: start 4 is out of range
(string-skip-right "abc" "a")              ;!! string-skip-right: argument 2
(string-count "abc" #\a 'x)                ;!! string-count: argument 3: expected an index
(string-contains "abc" #\a)                ;!! string-contains: argument 2: expected a string

;;; ---- case
(string-titlecase "--capitalize tHIS sentence.")   ;=> "--Capitalize This Sentence."
(string-titlecase "see Spot run. see Nix run.")    ;=> "See Spot Run. See Nix Run."
(string-titlecase "3com makes routers.")           ;=> "3Com Makes Routers."
(string-titlecase "greasy fried chicken" 2)        ;=> "Easy Fried Chicken"
(string-titlecase "ǆ ab")                          ;=> "ǅ Ab"
(string-upcase "abc ß")                    ;=> "ABC ß"
(string-upcase "abc" 1 2)                  ;=> "B"
(string-downcase "ΧΑΟΣ")                   ;=> "χαοσ"
(string-downcase "ABC" 1)                  ;=> "bc"
(changed string-titlecase! "hello you")    ;=> "Hello You"
(changed (lambda (s) (string-titlecase! s 1 4)) "abcdef")   ;=> "aBcdef"
(changed (lambda (s) (string-upcase! s 1 2)) "abc")         ;=> "aBc"
(changed string-downcase! "ABC")           ;=> "abc"
(string-upcase! "abc")                     ;!! string-upcase!: argument 1: a literal string cannot be changed
(string-downcase 7)                        ;!! string-downcase: argument 1: expected a string
(string-titlecase "abc" 4)                 ;!! string-titlecase: argument 2

;;; ---- reverse and append
(string-reverse "Able was I ere I saw elba.")   ;=> ".able was I ere I saw elbA"
(string-reverse "abcd" 1 3)                ;=> "cb"
(changed string-reverse! "abc")            ;=> "cba"
(define (rotate-left s i)
  (let ((i (modulo i (string-length s))))
    (string-reverse! s 0 i) (string-reverse! s i) (string-reverse! s)))
(changed (lambda (s) (rotate-left s 2)) "abcde")   ;=> "cdeab"
(string-append "a" "b" "c")                ;=> "abc"
(string-append/shared "a" "b")             ;=> "ab"
(string-append/shared)                     ;=> ""
(string-concatenate '("a" "b" "c"))        ;=> "abc"
(let ((s (make-string 1 #\a))) (eq? s (string-concatenate (list s))))   ;=> #f
(string-concatenate/shared '("a" "b"))     ;=> "ab"
(string-concatenate-reverse '("c" "b" "a"))       ;=> "abc"
(string-concatenate-reverse '(" must be" "Hello, I") " going.XXXX" 7)   ;=> "Hello, I must be going."
(string-concatenate-reverse '("b" "a") "c")       ;=> "abc"
(string-concatenate-reverse '() "c")              ;=> "c"
(string-concatenate-reverse/shared '("b" "a") "cd" 1)   ;=> "abc"
(string-concatenate '("a" 7))              ;!! expected a list of strings
(string-concatenate-reverse '(7))          ;!! string-concatenate-reverse: argument 1: expected strings, got 7
(string-concatenate-reverse '() "abc" 4)   ;!! string-concatenate-reverse: argument 3: end 4

;;; ---- fold, unfold, map
(string-map char-upcase "abc")             ;=> "ABC"
(string-map char-upcase "abcd" 1 3)        ;=> "BC"
(string-map char-upcase "abcd" 2)          ;=> "CD"
(string-map char->integer "abc")           ;!! string-map: expected characters
(changed (lambda (s) (string-map! char-upcase s)) "abc")       ;=> "ABC"
(changed (lambda (s) (string-map! char-upcase s 1 2)) "abc")   ;=> "aBc"
(string-fold cons '() "abc")               ;=> (#\c #\b #\a)
(string-fold cons '() "abcd" 1 3)          ;=> (#\c #\b)
(string-fold-right cons '() "abc")         ;=> (#\a #\b #\c)
(string-fold-right cons '() "abcd" 1 3)    ;=> (#\b #\c)
(string-fold (lambda (c count) (if (char-lower-case? c) (+ count 1) count)) 0 "aBcD")   ;=> 2
;; double every backslash
(let* ((s "a\\b\\\\")
       (ans-len (string-fold (lambda (c sum) (+ sum (if (char=? c #\\) 2 1))) 0 s))
       (ans (make-string ans-len)))
  (string-fold (lambda (c i)
                 (let ((i (if (char=? c #\\) (begin (string-set! ans i #\\) (+ i 1)) i)))
                   (string-set! ans i c)
                   (+ i 1)))
               0 s)
  ans)
;=> "a\\\\b\\\\\\\\"
(string-unfold null? car cdr '(#\a #\b #\c))               ;=> "abc"
(string-unfold null? car cdr '(#\a #\b) "<" (lambda (x) ">"))   ;=> "<ab>"
(string-unfold eof-object? values (let ((p (open-input-string "text"))) (lambda (x) (read-char p))) #\>)   ;=> ">text"
(string-unfold (lambda (i) (= i 3)) (lambda (i) (string-ref "xyz" i)) (lambda (i) (+ i 1)) 0)   ;=> "xyz"
(string-unfold-right null? car cdr '(#\a #\b #\c))         ;=> "cba"
(string-unfold-right null? car cdr '(#\a #\b) ">" (lambda (x) "<"))   ;=> "<ba>"
;; the inverses of folds
(string-fold-right cons '() (string-unfold null? car cdr '(#\a #\b)))   ;=> (#\a #\b)
(string-fold cons '() (string-unfold-right null? car cdr '(#\a #\b)))   ;=> (#\a #\b)
;; long strings need no stack
(string-length (string-unfold (lambda (i) (= i 10000)) (lambda (i) #\x) (lambda (i) (+ i 1)) 0))   ;=> 10000
;; the string made shares nothing with the base
(let ((base (make-string 1 #\a))) (eq? base (string-unfold not values values #f base)))   ;=> #f
(string-unfold null? car cdr '(1))         ;!! string-unfold: argument 2: a procedure that gives characters, got 1
(let ((seen '())) (string-for-each (lambda (c) (set! seen (cons c seen))) "abcd" 1 3) seen)   ;=> (#\c #\b)
(let ((seen '())) (string-for-each-index (lambda (i) (set! seen (cons i seen))) "abc") seen)  ;=> (2 1 0)
(let ((seen '())) (string-for-each-index (lambda (i) (set! seen (cons i seen))) "abcde" 1 3) seen)   ;=> (2 1)
(string-for-each-index display 7)          ;!! string-for-each-index: argument 2: expected a string
(string-fold cons '() "abc" 4)             ;!! string-fold: argument 4: start 4
(string-map! char-upcase "abc")            ;!! string-set!: argument 1: a literal string
;; a continuation captured by the procedure can be entered again
(let* ((k #f) (n 0)
       (s (string-map (lambda (c) (call/cc (lambda (again) (if (char=? c #\b) (set! k again)) c))) "abc")))
  (set! n (+ n 1))
  (if (= n 1) (k #\B) (list s n)))
;=> ("aBc" 2)

;;; ---- replicate and rotate
(xsubstring "abcdef" 2)                    ;=> "cdefab"
(xsubstring "abcdef" -2)                   ;=> "efabcd"
(xsubstring "abc" 0 7)                     ;=> "abcabca"
(xsubstring "abcdefg" -1 5 3 6)            ;=> "fdefde"
(xsubstring "abc" -7 -2)                   ;=> "cabca"
(xsubstring "" 3 3)                        ;=> ""
(xsubstring "" 0 1)                        ;!! xsubstring: an empty string cannot be repeated
(xsubstring "abc" 2 1)                     ;!! xsubstring: argument 3: 1 is before
(xsubstring "abc" 0 1 0 4)                 ;!! xsubstring: argument 5: end 4 is out of range
(changed (lambda (s) (string-xcopy! s 1 "abc" -1 2)) "-----")   ;=> "-cab-"
(changed (lambda (s) (string-xcopy! s 0 "abc" 1)) "-----")      ;=> "bca--"
(changed (lambda (s) (string-xcopy! s 2 "xabcx" 1 4 1 4)) "-----")   ;=> "--bca"
(string-xcopy! (make-string 2) 1 "abc" 0)  ;!! string-xcopy!: 3 characters do not fit
(let ((s (make-string 3 #\a))) (string-xcopy! s 0 s 0))    ;!! string-xcopy!: argument 3

;;; ---- insertion, parsing
(string-replace "The TCL programmer endured daily ridicule." "another miserable perl drone" 4 7 8 22)
;=> "The miserable perl programmer endured daily ridicule."
(string-replace "It's easy to code it up in Scheme." "lots of fun" 5 9)
;=> "It's lots of fun to code it up in Scheme."
(define (string-insert s i t) (string-replace s t i i))
(string-insert "It's easy to code it up in Scheme." 5 "really ")
;=> "It's really easy to code it up in Scheme."
(string-replace "abc" "xyz" 0 4)           ;!! string-replace: argument 4: end 4
(string-replace "abc" "xyz" 0 1 4)         ;!! string-replace: argument 5: start 4
(string-tokenize "Help make programs run, run, RUN!")
;=> ("Help" "make" "programs" "run," "run," "RUN!")
(string-tokenize "")                       ;=> ()
(string-tokenize " \n\t ")                 ;=> ()
(string-tokenize "a1b22c" char-numeric?)   ;=> ("1" "22")
(string-tokenize "ab cd ef" char-alphabetic? 1 4)   ;=> ("b" "c")
(string-tokenize 7)                        ;!! string-tokenize: argument 1: expected a string

;;; ---- filtering
(string-filter vowel? "banana")            ;=> "aaa"
(string-filter #\n "banana")               ;=> "nn"
(string-filter vowel? "banana" 2 4)        ;=> "a"
(string-delete vowel? "banana")            ;=> "bnn"
(string-delete #\n "banana")               ;=> "baaa"
(string-delete #\n "banana" 3)             ;=> "aa"
(string-filter 7 "a")                      ;!! string-filter: argument 1
(string-delete #\a 7)                      ;!! string-delete: argument 2: expected a string

;;; ---- low level: ranges
(values->list (string-parse-start+end car "abc" '()))          ;=> (() 0 3)
(values->list (string-parse-start+end car "abc" '(1)))         ;=> (() 1 3)
(values->list (string-parse-start+end car "abc" '(1 2 x y)))   ;=> ((x y) 1 2)
(string-parse-start+end car "abc" '(2 1))                      ;!! car: start 2 is after end 1
(string-parse-start+end car 7 '())                             ;!! car: expected a string, got 7
(string-parse-start+end car "abc" '(x))                        ;!! car: expected an index (an exact integer), got x
(values->list (string-parse-final-start+end car "abc" '(1 2))) ;=> (1 2)
(string-parse-final-start+end car "abc" '(1 2 3))              ;!! car: too many arguments: (3)
(define (middle s . range) (let-string-start+end (from to) middle s range (list from to)))
(middle "abc")                             ;=> (0 3)
(middle "abc" 1)                           ;=> (1 3)
(middle "abc" 1 2)                         ;=> (1 2)
(middle "abc" 1 4)                         ;!! middle: end 4 is out of range
(middle "abc" 1 2 3)                       ;!! middle: too many arguments
(let-string-start+end (from to more) car "abc" '(1 2 3) (list from to more))   ;=> (1 2 (3))
(values->list (let-string-start+end (from to) car "abc" '() (values from to)))   ;=> (0 3)
(check-substring-spec car "abc" 0 3)
(check-substring-spec car "abc" 0 4)       ;!! car: end 4
(check-substring-spec car 'abc 0 0)        ;!! car: expected a string
(map (lambda (spec) (apply substring-spec-ok? spec))
     '(("abc" 0 3) ("abc" 3 3) ("abc" 2 1) ("abc" 0 4) ("abc" -1 2) ("abc" 0.0 1) (abc 0 0)))
;=> (#t #t #f #f #f #f #f)

;;; ---- low level: Knuth, Morris and Pratt
(define (find-substring pattern source start end)
  (let ((plen (string-length pattern)) (rv (make-kmp-restart-vector pattern)))
    (let lp ((si start) (pi 0) (sj (- end start)) (pj plen))
      (if (= pi plen)
          (- si plen)
          (and (<= pj sj)
               (if (char=? (string-ref source si) (string-ref pattern pi))
                   (lp (+ 1 si) (+ 1 pi) (- sj 1) (- pj 1))
                   (let ((pi (vector-ref rv pi)))
                     (if (= pi -1)
                         (lp (+ si 1) 0 (- sj 1) plen)
                         (lp si pi sj (- plen pi))))))))))
(find-substring "abacab" "abacaabacab" 0 11)     ;=> 5
(find-substring "aab" "aaaaab" 0 6)              ;=> 3
(find-substring "abc" "ababab" 0 6)              ;=> #f
(make-kmp-restart-vector "")                     ;=> #()
(vector-length (make-kmp-restart-vector "xabab" char=? 1))   ;=> 4
(equal? (make-kmp-restart-vector "xababx" char=? 1 5) (make-kmp-restart-vector "abab"))   ;=> #t
(define (scan pattern text same?)
  (let ((rv (make-kmp-restart-vector pattern same?)))
    (let lp ((i 0) (k 0))
      (cond ((= i (string-length pattern)) k)
            ((= k (string-length text)) #f)
            (else (lp (kmp-step pattern rv (string-ref text k) i same? 0) (+ k 1)))))))
(scan "abab" "aababab" char=?)                   ;=> 5
(scan "ABAB" "aababab" char-ci=?)                ;=> 5
(scan "abab" "aabb" char=?)                      ;=> #f
;; the pattern may lie across the end of a string
(let ((rv (make-kmp-restart-vector "needle")))
  (let* ((i (string-kmp-partial-search "needle" rv "hay nee" 0))
         (j (string-kmp-partial-search "needle" rv "dles" i)))
    (list i j)))
;=> (3 -3)
(string-kmp-partial-search "xneedle" (make-kmp-restart-vector "xneedle" char=? 1) "a needle" 0 char=? 1 1 8)   ;=> -8
(string-kmp-partial-search "ab" (make-kmp-restart-vector "ab") "xxab" 0 char=? 0 0 3)   ;=> 1
(string-kmp-partial-search "ab" (make-kmp-restart-vector "ab") 'x 0)   ;!! string-kmp-partial-search: argument 3
