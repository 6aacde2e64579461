;;; SRFI 14, from its specification.
(import (srfi 14))
(define (set text) (string->char-set text))
(define (text cs) (char-set->string cs))
(define-syntax values->list
  (syntax-rules () ((_ form) (call-with-values (lambda () form) list))))

;;; ---- predicates and comparison
(map char-set? (list (char-set) char-set:letter "abc" #\a '(#\a)))    ;=> (#t #t #f #f #f)
(list (char-set=) (char-set= (set "a")) (char-set= (set "ab") (set "ba")) (char-set= (set "ab") (set "a")))    ;=> (#t #t #t #f)
(list (char-set= (set "a") (set "a") (set "a")) (char-set= (set "a") (set "a") (set "b")))    ;=> (#t #f)
(list (char-set<=) (char-set<= (set "a")) (char-set<= (set "a") (set "ab") (set "abc")) (char-set<= (set "a") (set "a")))
;=> (#t #t #t #t)
(list (char-set<= (set "ab") (set "a")) (char-set<= (set "a") (set "b")) (char-set<= (set "a") (set "ab") (set "b")))    ;=> (#f #f #f)
(= (char-set-hash (set "ab") 97) (char-set-hash (set "ba") 97))    ;=> #t
(<= 0 (char-set-hash (set "ab") 7) 6)      ;=> #t
(= (char-set-hash (set "ab") 0) (char-set-hash (set "ab")))        ;=> #t
(char-set= "a" (set "a"))                  ;!! char-set=: argument 1: expected a set of characters, got "a"

;;; ---- iterating
(define cs (char-set #\G #\a #\T #\e #\c #\h))
(let lp ((cur (char-set-cursor cs)) (ans '()))
  (if (end-of-char-set? cur)
      ans
      (lp (char-set-cursor-next cs cur) (cons (char-set-ref cs cur) ans))))
;=> (#\G #\T #\a #\c #\e #\h)
(end-of-char-set? (char-set-cursor (char-set)))    ;=> #t
(char-set-ref (char-set) (char-set-cursor (char-set)))            ;!! char-set-ref: argument 2: the cursor is at the end
(char-set-cursor-next (char-set) (char-set-cursor (char-set)))    ;!! char-set-cursor-next: argument 2: the cursor is at the end
(char-set-ref (set "a") 98)                ;!! char-set-ref: argument 2: the cursor is not one of this set
(char-set= cs (set (list->string (char-set-fold cons '() cs))))   ;=> #t
(char-set-fold (lambda (c i) (+ i 1)) 0 (set "banana"))           ;=> 3
(char-set-fold cons 'none (char-set))      ;=> none
(text (char-set-unfold null? car cdr '(#\b #\a #\b)))             ;=> "ab"
(text (char-set-unfold null? car cdr '(#\b) (set "xy")))          ;=> "bxy"
(text (char-set-unfold! null? car cdr '(#\b) (set "xy")))         ;=> "bxy"
(text (let ((p (open-input-string "hello"))) (char-set-unfold eof-object? values (lambda (x) (read-char p)) (read-char p))))    ;=> "ehlo"
(let ((seen '())) (char-set-for-each (lambda (c) (set! seen (cons c seen))) (set "ab")) (length seen))    ;=> 2
(text (char-set-map char-downcase (set "AaB")))    ;=> "ab"
(char-set-map char->integer (set "a"))     ;!! list->char-set: argument 1: expected characters

;;; ---- creating
(text (char-set #\b #\a #\b))              ;=> "ab"
(text (char-set))                          ;=> ""
(char-set= cs (char-set-copy cs))          ;=> #t
(text (list->char-set '(#\b #\a)))         ;=> "ab"
(text (list->char-set '(#\b) (set "z")))   ;=> "bz"
(text (list->char-set! '(#\b) (set "z")))  ;=> "bz"
(text (string->char-set "ba" (set "z")))   ;=> "abz"
(text (string->char-set! "ba" (set "z")))  ;=> "abz"
(text (char-set-filter char-numeric? (set "a1b2")))               ;=> "12"
(text (char-set-filter char-numeric? (set "a1b2") (set "z")))     ;=> "12z"
(text (char-set-filter! char-numeric? (set "a1b2") (set "z")))    ;=> "12z"
(text (ucs-range->char-set 97 100))        ;=> "abc"
(text (ucs-range->char-set 97 97))         ;=> ""
(text (ucs-range->char-set 97 99 #t (set "z")))     ;=> "abz"
(text (ucs-range->char-set! 97 99 #f (set "z")))    ;=> "abz"
(char-set-size (ucs-range->char-set #xD7FF #xE001)) ;=> 2
(char-set= (ucs-range->char-set 0 #x200000) char-set:full)    ;=> #t
(ucs-range->char-set 100 97)               ;!! ucs-range->char-set: argument 1: 100 is above the end 97
(ucs-range->char-set -1 97)                ;!! ucs-range->char-set: argument 1
(map (lambda (x) (text (->char-set x))) (list "ba" #\a (set "b")))    ;=> ("ab" "a" "b")
(->char-set 7)                             ;!! ->char-set: argument 1: expected a character, a string or a set
(char-set "a")                             ;!! char-set: argument 1: expected a character, got "a"
(string->char-set #\a)                     ;!! string->char-set: argument 1: expected a string

;;; ---- querying
(char-set->list (set "ba"))                ;=> (#\a #\b)
(char-set->string (set "ba"))              ;=> "ab"
(char-set-size (set "banana"))             ;=> 3
(char-set-count char-numeric? (set "a1b2"))       ;=> 2
(list (char-set-contains? cs #\a) (char-set-contains? cs #\b))    ;=> (#t #f)
(list (char-set-every char-numeric? (set "12")) (char-set-every char-numeric? (set "1a")) (char-set-every char-numeric? (set "")))    ;=> (#t #f #t)
(char-set-any (lambda (c) (and (char-upper-case? c) c)) (set "aB"))    ;=> #\B
(char-set-any char-upper-case? (set "ab")) ;=> #f
(char-set-contains? cs "a")                ;!! char-set-contains?: argument 2: expected a character

;;; ---- algebra
(text (char-set-adjoin (set "a") #\c #\b)) ;=> "abc"
(text (char-set-adjoin! (set "a") #\b))    ;=> "ab"
(text (char-set-delete (set "abc") #\b #\z))    ;=> "ac"
(text (char-set-delete! (set "abc") #\b))  ;=> "ac"
(let ((s (set "a"))) (char-set-adjoin s #\b) (text s))    ;=> "a"
(map (lambda (c) (char-set-contains? (char-set-complement (set "a")) c)) '(#\a #\b #\x10FFFF))    ;=> (#f #t #t)
(char-set= (char-set-complement! (char-set-complement (set "ab"))) (set "ab"))    ;=> #t
(text (char-set-union (set "ab") (set "bc") (set "x")))        ;=> "abcx"
(text (char-set-union! (set "ab") (set "bc")))                 ;=> "abc"
(text (char-set-intersection (set "abc") (set "bcd") (set "cb")))    ;=> "bc"
(text (char-set-intersection! (set "abc") (set "bcd")))        ;=> "bc"
(text (char-set-difference (set "abcd") (set "b") (set "dx"))) ;=> "ac"
(text (char-set-difference! (set "abcd") (set "b")))           ;=> "acd"
(text (char-set-xor (set "ab") (set "bc")))                    ;=> "ac"
(text (char-set-xor! (set "ab") (set "bc")))                   ;=> "ac"
(text (char-set-xor (set "ab") (set "bc") (set "b")))          ;=> "abc"
(map text (values->list (char-set-diff+intersection (set "abcd") (set "bx") (set "c"))))     ;=> ("ad" "bc")
(map text (values->list (char-set-diff+intersection! (set "abcd") (set "bx"))))              ;=> ("acd" "b")
(list (char-set= (char-set-union) char-set:empty) (char-set= (char-set-intersection) char-set:full)
      (char-set= (char-set-xor) char-set:empty) (char-set= (char-set-difference cs) cs))
;=> (#t #t #t #t)
(char-set-union (set "a") "b")             ;!! char-set-union: argument 2: expected a set of characters, got "b"

;;; ---- the standard sets, in ASCII and Latin-1 as the text lists them
(define (ascii cs) (text (char-set-intersection cs char-set:ascii)))
(define (latin-1 cs) (text (char-set-intersection cs (ucs-range->char-set 128 256))))
(ascii char-set:lower-case)                ;=> "abcdefghijklmnopqrstuvwxyz"
(latin-1 char-set:lower-case)              ;=> "µßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
(ascii char-set:upper-case)                ;=> "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
(latin-1 char-set:upper-case)              ;=> "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"
(list (char-set-size char-set:title-case) (latin-1 char-set:title-case))    ;=> (31 "")
(char-set-size (char-set-intersection char-set:letter (ucs-range->char-set 0 256)))    ;=> 117
(char-set-contains? char-set:letter #\ª)   ;=> #t
(char-set-contains? char-set:lower-case #\ª)   ;=> #f
(string-append (ascii char-set:digit) (latin-1 char-set:digit))    ;=> "0123456789"
(char-set-contains? char-set:digit #\٣)    ;=> #t
(char-set= char-set:letter+digit (char-set-union char-set:letter char-set:digit))      ;=> #t
(ascii char-set:punctuation)               ;=> "!\"#%&'()*,-./:;?@[\\]_{}"
(ascii char-set:symbol)                    ;=> "$+<=>^`|~"
(latin-1 char-set:symbol)                  ;=> "¢£¤¥¦¨©¬®¯°±´¸×÷"
(map char->integer (string->list (string-append (ascii char-set:whitespace) (latin-1 char-set:whitespace))))    ;=> (9 10 11 12 13 32 160)
(map char->integer (char-set->list (char-set-intersection char-set:blank (ucs-range->char-set 0 256))))         ;=> (9 32 160)
(char-set= char-set:iso-control (char-set-union (ucs-range->char-set 0 32) (ucs-range->char-set 127 160)))      ;=> #t
(text char-set:hex-digit)                  ;=> "0123456789ABCDEFabcdef"
(char-set= char-set:ascii (ucs-range->char-set 0 128))         ;=> #t
(char-set-size char-set:empty)             ;=> 0
(char-set-size char-set:full)              ;=> 1112064
(let ((latin (ucs-range->char-set 0 256)))
  (char-set= (char-set-intersection latin char-set:graphic)
             (char-set-intersection latin (char-set-union char-set:letter char-set:digit char-set:punctuation char-set:symbol))))
;=> #t
(char-set= char-set:printing (char-set-union char-set:graphic char-set:whitespace))    ;=> #t
(char-set-contains? char-set:graphic #\x301)   ;=> #t

;;; ---- sets select characters in SRFI 13 and in regular expressions
(import (prefix (srfi 13) s:) (srfi 115))
(s:string-index "ab12" char-set:digit)     ;=> 2
(s:string-index-right "ab12c" char-set:digit)    ;=> 3
(s:string-skip "  ab" char-set:whitespace) ;=> 2
(s:string-skip-right "ab  " char-set:whitespace)   ;=> 1
(s:string-count "banana" (set "an"))       ;=> 5
(s:string-any char-set:digit "ab1")        ;=> #t
(s:string-every char-set:digit "12a")      ;=> #f
(s:string-filter (set "an") "banana")      ;=> "anana"
(s:string-delete (set "an") "banana")      ;=> "b"
(s:string-trim "12ab" char-set:digit)      ;=> "ab"
(s:string-trim-right "ab12" char-set:digit)    ;=> "ab"
(s:string-trim-both "12ab12" char-set:digit)   ;=> "ab"
(s:string-tokenize "ab 12cd" char-set:letter)  ;=> ("ab" "cd")
(define char-set:vowels (set "aeiou"))
(regexp-partition `(+ ,char-set:vowels) "vowels")    ;=> ("v" "o" "w" "e" "ls")
(regexp-extract `(+ ,char-set:letter) "ab1cd")       ;=> ("ab" "cd")
(regexp-extract `(w/nocase (+ ,char-set:vowels)) "AbE")    ;=> ("A" "E")
(regexp-extract `(+ (- ,char-set:letter ,char-set:vowels)) "vowels")    ;=> ("v" "w" "ls")
(regexp-matches? (char-set->sre char-set:vowels) "e")      ;=> #t
(char-set->sre char-set:vowels)            ;=> ("aeiou")
(char-set->sre char-set:empty)             ;=> ("")
(regexp-matches? (char-set->sre char-set:letter) "é")      ;=> #t
(regexp-matches? (char-set->sre char-set:letter) "1")      ;=> #f
(regexp-matches? (char-set->sre char-set:full) "\x10FFFF;")    ;=> #t
(char-set->sre "abc")                      ;!! char-set->sre: argument 1: expected a set of characters
