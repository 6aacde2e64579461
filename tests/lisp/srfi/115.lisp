;;; SRFI 115, from its specification.
(import (srfi 115))
(define (found? sre text) (regexp-match? (regexp-search sre text)))
(define (whole? sre text) (regexp-match? (regexp-matches sre text)))
(define (first sre text) (regexp-match-submatch (regexp-search sre text) 0))
(define (parts sre text) (regexp-match->list (regexp-search sre text)))

;;; ---- regexps
(regexp? (regexp "a"))                     ;=> #t
(regexp? '(* "a"))                         ;=> #f
(let ((re (regexp '(* "a")))) (eq? re (regexp re)))    ;=> #t
(regexp->sre (regexp '(: "a" (* any))))    ;=> (: "a" (* any))
(whole? (regexp->sre (regexp '(+ (or "ab" "c")))) "abcab")    ;=> #t
(regexp? (rx "a" (* any)))                 ;=> #t
(let ((unit "km")) (first (rx (+ numeric) ,unit) "20 km, 30km"))    ;=> "30km"
(let ((units '("km" "m"))) (first (rx (+ numeric) (or ,@units)) "30km"))   ;=> "30km"
(whole? (rx) "")                           ;=> #t
(map valid-sre? '("a" (: "a" bos) (** 1 2 "a") (word+ ("ab")) (-> x any) (w/nocase (~ "a")) ()
                  (* . "a") (** 2 1 "a") (= "a") (foo "a") wide 7 (- ) (~ "ab") (/ "abc") (backref 1) (-> "x" "a")))
;=> (#t #t #t #t #t #t #f #f #f #f #f #f #f #f #f #f #f #f)
(regexp 'wide)                             ;!! regexp: argument 1: unknown name: wide
(regexp '(* (foo "a")))                    ;!! regexp: argument 1: no set of characters: (foo "a")
(regexp 7)                                 ;!! regexp: argument 1: no regular expression: 7
(regexp '(* . "a"))                        ;!! regexp: argument 1: no list
(regexp '(** 3 1 "a"))                     ;!! regexp: argument 1: a repetition from 3 to 1 times
(regexp '(= x "a"))                        ;!! regexp: argument 1: a repetition needs exact counts
(regexp '(/ "abc"))                        ;!! regexp: argument 1: ranges are between pairs of characters
(regexp '(/ "za"))                         ;!! regexp: argument 1: a range from z to a is empty
(regexp '(= 1000 (= 1000 "a")))            ;!! regexp: argument 1: the expression is too large
(regexp `(* ,(regexp "a")))                ;!! regexp: argument 1: no regular expression: #<regexp "a">
(regexp-search '(foo) "a")                 ;!! regexp-search: argument 1
(let ((x (list '* "a"))) (set-cdr! (cdr x) x) (valid-sre? x))    ;=> #f
(let loop ((n 0) (sre "a")) (if (< n 10000) (loop (+ n 1) (list '* sre)) (valid-sre? sre)))    ;=> #f

;;; ---- matching
(regexp-match? (regexp-matches "x" "x"))   ;=> #t
(regexp-match? (regexp-matches "x" "y"))   ;=> #f
(regexp-matches '(* "a") "aab")            ;=> #f
(regexp-matches? '(* "a") "aab" 0 2)       ;=> #t
(regexp-matches? '(* "a") "baa" 1)         ;=> #t
(regexp-matches? '(* "a") "baa")           ;=> #f
(regexp-match->list (regexp-matches '($ (* "a")) "xaax" 1 3))    ;=> ("aa" "aa")
(regexp-match-submatch-start (regexp-search "a" "aba" 1) 0)      ;=> 2
(regexp-search "a" "aba" 1 2)              ;=> #f
(regexp-search "a" 7)                      ;!! regexp-search: argument 2: expected a string, got 7
(regexp-search "a" "abc" 4)                ;!! regexp-search: argument 3: start 4 is out of range
(regexp-matches "a" "abc" 0 4)             ;!! regexp-matches: argument 4: end 4 is out of range
;; the leftmost match, and of those the longest
(first '(or "b" "ab" "abc") "xabcd")       ;=> "abc"
(first '(* "a") "baaa")                    ;=> ""
(first '(+ "a") "baaabaaaaa")              ;=> "aaa"
(first '(or "aaaa" (: "a" (* "b"))) "xabbb aaaa")    ;=> "abbb"

;;; ---- submatches
(regexp-match-count (regexp-matches "x" "x"))          ;=> 0
(regexp-match-count (regexp-matches '($ "x") "x"))     ;=> 1
(regexp-match-count (regexp-matches '(: ($ "x") (? ($ "y"))) "x"))   ;=> 2
(regexp-match-submatch (regexp-search 'word "**foo**") 0)                  ;=> "foo"
(regexp-match-submatch (regexp-search '(: "*" ($ word) "*") "**foo**") 0)  ;=> "*foo*"
(regexp-match-submatch (regexp-search '(: "*" ($ word) "*") "**foo**") 1)  ;=> "foo"
(regexp-match-submatch-start (regexp-search 'word "**foo**") 0)                  ;=> 2
(regexp-match-submatch-start (regexp-search '(: "*" ($ word) "*") "**foo**") 0)  ;=> 1
(regexp-match-submatch-start (regexp-search '(: "*" ($ word) "*") "**foo**") 1)  ;=> 2
(regexp-match-submatch-end (regexp-search 'word "**foo**") 0)                    ;=> 5
(regexp-match-submatch-end (regexp-search '(: "*" ($ word) "*") "**foo**") 0)    ;=> 6
(regexp-match-submatch-end (regexp-search '(: "*" ($ word) "*") "**foo**") 1)    ;=> 5
(parts '(: ($ word) (+ (or space punct)) ($ word)) "cats & dogs")   ;=> ("cats & dogs" "cats" "dogs")
;; numbered in the order in which they begin
(parts '(: ($ "a" ($ "b")) ($ "c")) "abc")             ;=> ("abc" "ab" "b" "c")
(parts '(submatch "a" (submatch-named x "b")) "ab")    ;=> ("ab" "ab" "b")
;; one that did not match
(parts '(or ($ "a") ($ "b")) "b")                      ;=> ("b" #f "b")
(let ((m (regexp-search '(or ($ "a") ($ "b")) "b")))
  (list (regexp-match-submatch m 1) (regexp-match-submatch-start m 1) (regexp-match-submatch-end m 1)))
;=> (#f #f #f)
;; named: the first of that name which matched
(define m (regexp-search '(or (: "a" (-> x any)) (: "b" (-> x any))) "..bz"))
(regexp-match-submatch m 'x)               ;=> "z"
(regexp-match-submatch-start m 'x)         ;=> 3
(regexp-match-submatch-end m 'x)           ;=> 4
(regexp-match-submatch m 2)                ;=> "z"
(regexp-match-submatch m 3)                ;!! regexp-match-submatch: argument 2: submatch 3 is not one of 0 to 2
(regexp-match-submatch m -1)               ;!! regexp-match-submatch: argument 2
(regexp-match-submatch m 'y)               ;!! regexp-match-submatch: argument 2: no submatch is named y
(regexp-match-submatch m "x")              ;!! regexp-match-submatch: argument 2: expected the number or name of a submatch
(regexp-match-submatch #f 0)               ;!! regexp-match-submatch: argument 1: expected a regexp match, got #f
;; of a repetition, the last time
(parts '(+ ($ (or "a" "b"))) "aab")        ;=> ("aab" "b")
;; without capture
(let ((number '($ (+ digit))))
  (list (cdr (parts `(: ,number "-" ,number "-" ,number) "555-867-5309"))
        (cdr (parts `(: ,number "-" (w/nocapture ,number) "-" ,number) "555-867-5309"))))
;=> (("555" "867" "5309") ("555" "5309"))
(parts '(: (w/nocapture (-> x "a") ($ "b")) ($ "c")) "abc")    ;=> ("abc" "c")
;; a named one is backreferred to, or a numbered one
(first '(: ($ (+ alpha)) " " (backref 1)) "to be or or not")   ;=> "or or"
(first '(: (-> w word) " " (backref w)) "to be be or not")     ;=> "be be"
(first '(w/nocase (: ($ "ab") (backref 1))) "xABab")           ;=> "ABab"
(whole? '(: ($ (* "a")) "b" (backref 1)) "aabaa")              ;=> #t
(whole? '(: ($ (* "a")) "b" (backref 1)) "aaba")               ;=> #f
(first '(: ($ (? "a")) (* (backref 1))) "aaab")                ;=> "aaa"

;;; ---- basic patterns
(found? "needle" "hayneedlehay")           ;=> #t
(found? "needle" "haynEEdlehay")           ;=> #f
(found? "" "")                             ;=> #t
(found? '(: "one" space "two" space "three") "one two three")   ;=> #t
(found? '(seq "one" space "two") "one  two")                    ;=> #f
(whole? '(:) "")                           ;=> #t
(found? '(or "eeney" "meeney" "miney") "meeney")   ;=> #t
(found? '(or "eeney" "meeney" "miney") "moe")      ;=> #f
(found? '(|\|| "eeney" "miney") "miney")   ;=> #t
(found? '(or) "")                          ;=> #f

;;; ---- case
(found? '(w/nocase "needle") "haynEEdlehay")       ;=> #t
(found? '(~ ("Aab")) "B")                          ;=> #t
(found? '(~ ("Aab")) "b")                          ;=> #f
(found? '(w/nocase (~ ("Aab"))) "B")               ;=> #f
(found? '(w/nocase (~ ("Aab"))) "b")               ;=> #f
(found? '(~ (w/nocase ("Aab"))) "B")               ;=> #f
(found? '(~ (w/nocase ("Aab"))) "b")               ;=> #f
(found? '(w/nocase "SMALL" (w/case "BIG")) "smallBIGsmall")    ;=> #t
(found? '(w/nocase "SMALL" (w/case "BIG")) "smallbigsmall")    ;=> #f
(found? '(w/nocase (~ (w/case ("Aab")))) "b")      ;=> #f
(found? '(w/nocase (~ (w/case ("Aab")))) "B")      ;=> #t
(whole? '(w/nocase #\a (/ "bd") ("e")) "ACE")      ;=> #t
(whole? '(w/nocase "σς") "ΣΣ")                     ;=> #t
(whole? '(w/nocase "k") "\x212A;")                 ;=> #t
(whole? '(w/nocase (/ "az")) "\x212A;")            ;=> #t
(whole? '(w/ascii (w/nocase "k")) "\x212A;")       ;=> #f
(whole? '(w/ascii (w/nocase "é")) "É")             ;=> #f
(whole? '(w/nocase (+ lower)) "aBÇ")               ;=> #t
(whole? '(w/nocase (+ upper)) "aBÇ")               ;=> #t
(whole? '(w/nocase lower) "ƻ")                     ;=> #f
(whole? '(w/nocase (w/ascii lower)) "é")           ;=> #f

;;; ---- ASCII and Unicode
(found? '(w/ascii bos (* alpha) eos) "English")    ;=> #t
(found? '(w/ascii bos (* alpha) eos) "Ελληνική")   ;=> #f
(found? '(w/unicode bos (* alpha) eos) "English")  ;=> #t
(found? '(w/unicode bos (* alpha) eos) "Ελληνική") ;=> #t
(found? '(w/ascii (w/unicode bos (* alpha) eos)) "Ελληνική")   ;=> #t

;;; ---- repetition
(map (lambda (text) (found? '(: "match" (? "es") "!") text)) '("matches!" "match!" "matche!"))      ;=> (#t #t #f)
(map (lambda (text) (found? '(: "<" (* (~ #\>)) ">") text)) '("<html>" "<>" "<html"))               ;=> (#t #t #f)
(map (lambda (text) (found? '(: "<" (+ (~ #\>)) ">") text)) '("<html>" "<a>" "<>"))                 ;=> (#t #t #f)
(map (lambda (text) (found? '(: "<" (>= 3 (~ #\>)) ">") text)) '("<table>" "<pre>" "<tr>"))         ;=> (#t #t #f)
(map (lambda (text) (found? '(: "<" (= 4 (~ #\>)) ">") text)) '("<html>" "<table>"))                ;=> (#t #f)
(map (lambda (text) (found? '(: (= 3 (** 1 3 numeric) ".") (** 1 3 numeric)) text)) '("192.168.1.10" "192.0168.1.10"))
;=> (#t #f)
(map (lambda (sre) (map (lambda (text) (whole? sre text)) '("" "a" "aa" "aaa")))
     '((optional "a") (zero-or-more "a") (one-or-more "a") (at-least 2 "a") (exactly 2 "a") (repeated 1 2 "a") (= 0 "a")))
;=> ((#t #t #f #f) (#t #t #t #t) (#f #t #t #t) (#f #f #t #t) (#f #f #t #f) (#f #t #t #f) (#t #f #f #f))
(whole? '(* "a" "b") "abab")               ;=> #t
(whole? '(** 2 3 "a" "b") "ab")            ;=> #f

;;; ---- sets
(whole? '(* #\-) "---")                    ;=> #t
(whole? '(* #\-) "-_-")                    ;=> #f
(whole? '(* ("aeiou")) "oui")              ;=> #t
(whole? '(* ("aeiou")) "ouais")            ;=> #f
(whole? '(* (char-set "aeiou")) "oui")     ;=> #t
(whole? '(* ("e\x0301;")) "e\x0301;")      ;=> #t
(whole? '("e\x0301;") "e\x0301;")          ;=> #f
(whole? '("e\x0301;") "e")                 ;=> #t
(whole? '("e\x0301;") "\x0301;")           ;=> #t
(whole? '("e\x0301;") "\x00E9;")           ;=> #f
(whole? '(* (/ "AZ09")) "R2D2")            ;=> #t
(whole? '(* (/ "AZ09")) "C-3PO")           ;=> #f
(whole? '(* (char-range "AZ" #\0 #\9)) "R2D2")     ;=> #t
(whole? '(* (or ("ab") #\c (/ "xz"))) "abcxyz")    ;=> #t
(whole? '(~ (|\|| "a" "b")) "a")           ;=> #f
(whole? '(complement "a" "b") "c")         ;=> #t
(whole? '(* (- (/ "az") ("aeiou"))) "xyzzy")       ;=> #t
(whole? '(* (- (/ "az") ("aeiou"))) "vowels")      ;=> #f
(whole? '(difference (/ "az") "a" "b") "b")        ;=> #f
(whole? '(* (& (/ "az") (~ ("aeiou")))) "xyzzy")   ;=> #t
(whole? '(* (and (/ "az") (~ ("aeiou")))) "vowels")    ;=> #f
(whole? '(w/ascii (~ "a")) "é")            ;=> #f
(whole? '(~ "a") "é")                      ;=> #t
(regexp '(~ "ab"))                         ;!! regexp: argument 1: no set of characters: "ab"

;;; ---- named sets, each with characters in it and out of it
(define (members name texts) (list (map (lambda (text) (whole? name text)) texts) (map (lambda (text) (whole? `(w/ascii ,name) text)) texts)))
(members 'any '("a" "é" "\n"))                      ;=> ((#t #t #t) (#t #f #t))
(members 'nonl '("a" "\r" "\n"))                    ;=> ((#t #f #f) (#t #f #f))
(members 'ascii '("a" "\x7F;" "\x80;"))             ;=> ((#t #t #f) (#t #t #f))
(members 'lower '("a" "A" "é" "ª" "1"))             ;=> ((#t #f #t #t #f) (#t #f #f #f #f))
(members 'lower-case '("a" "A"))                    ;=> ((#t #f) (#t #f))
(members 'upper '("a" "A" "É" "Ⓐ"))                 ;=> ((#f #t #t #t) (#f #t #f #f))
(members 'upper-case '("a" "A"))                    ;=> ((#f #t) (#f #t))
(members 'title '("ǅ" "A"))                         ;=> ((#t #f) (#f #f))
(members 'title-case '("ǅ" "ǆ"))                    ;=> ((#t #f) (#f #f))
(members 'alpha '("a" "λ" "中" "Ⅷ" "1"))            ;=> ((#t #t #t #t #f) (#t #f #f #f #f))
(members 'alphabetic '("Z" "_"))                    ;=> ((#t #f) (#t #f))
(members 'num '("1" "٣" "½" "a"))                   ;=> ((#t #t #f #f) (#t #f #f #f))
(members 'numeric '("0" "x"))                       ;=> ((#t #f) (#t #f))
(members 'alnum '("a" "1" "_" "é"))                 ;=> ((#t #t #f #t) (#t #t #f #f))
(members 'alphanum '("a" "-"))                      ;=> ((#t #f) (#t #f))
(members 'alphanumeric '("9" "-"))                  ;=> ((#t #f) (#t #f))
(members 'punct '("!" "¿" "$" "_"))                 ;=> ((#t #t #f #t) (#t #f #f #t))
(members 'punctuation '("(" "+"))                   ;=> ((#t #f) (#t #f))
(members 'symbol '("$" "€" "!" "~"))                ;=> ((#t #t #f #t) (#t #f #f #t))
(members 'graph '("a" "€" "?" " "))                 ;=> ((#t #t #t #f) (#t #f #t #f))
(members 'graphic '("1" "\n"))                      ;=> ((#t #f) (#t #f))
(members 'space '(" " "\t" "\n" "\x3000;" "a"))     ;=> ((#t #t #t #t #f) (#t #t #t #f #f))
(members 'white '(" " "a"))                         ;=> ((#t #f) (#t #f))
(members 'whitespace '("\r" "_"))                   ;=> ((#t #f) (#t #f))
(members 'print '("a" " " "\x0;"))                  ;=> ((#t #t #f) (#t #t #f))
(members 'printing '("€" "\x7;"))                   ;=> ((#t #f) (#f #f))
(members 'cntrl '("\x0;" "\x1F;" "a" "\x200B;"))    ;=> ((#t #t #f #t) (#t #t #f #f))
(members 'control '("\n" " "))                      ;=> ((#t #f) (#t #f))
(members 'xdigit '("a" "F" "9" "g" "٣"))            ;=> ((#t #t #t #f #f) (#t #t #t #f #f))
(members 'hex-digit '("0" "G"))                     ;=> ((#t #f) (#t #f))

;;; ---- boundaries
(regexp-extract '(: bos any) "ab\ncd")     ;=> ("a")
(regexp-extract '(: any eos) "ab\ncd")     ;=> ("d")
(regexp-extract '(: bos any) "ab\ncd" 1)   ;=> ("b")
(regexp-extract '(: any eos) "ab\ncd" 0 2) ;=> ("b")
(regexp-extract '(: bol (* nonl) eol) "ab\n\ncd\r\nef\rgh")    ;=> ("ab" "cd" "ef" "gh")
(found? '(: "\r" bol "\n") "a\r\nb")       ;=> #f
(found? '(: "\r" eol "\n") "a\r\nb")       ;=> #f
(found? '(: eol "\r\n" bol "b") "a\r\nb")  ;=> #t
(regexp-extract '(: bol any) "abc" 1)      ;=> ("b")
(map (lambda (text) (found? '(: bow "foo") text)) '("foo" "<foo>" "snafoo"))    ;=> (#t #t #f)
(map (lambda (text) (found? '(: "foo" eow) text)) '("foo" "foo!" "foobar"))     ;=> (#t #t #f)
(regexp-matches? '(: bow "foo" eow) "snafoobar" 3 6)   ;=> #t
(regexp-extract '(: nwb "o" nwb) "oo foo o fool")      ;=> ("o" "o" "o")
(regexp-extract '(word (+ "o")) "oo foo o fool")       ;=> ("oo" "o")
(regexp-extract 'word "It's snake_case, 42!")          ;=> ("It" "s" "snake_case" "42")
(regexp-extract '(word+ (/ "az")) "abc aBc _ x")       ;=> ("abc" "x")
(regexp-extract '(word+ (/ "az") numeric) "a1 b_2")    ;=> ("a1")
(regexp-extract 'word "l'été")                         ;=> ("l" "été")
(regexp-extract '(w/ascii word) "l'été")               ;=> ("l" "t")

;;; ---- graphemes
(regexp-extract 'grapheme "e\x301;a")                  ;=> ("e\x301;" "a")
(regexp-extract 'grapheme "a\r\nb")                    ;=> ("a" "\r\n" "b")
(regexp-extract 'grapheme "각가")    ;=> ("각" "가")
(regexp-extract 'grapheme "\x1100;\x1161;\x11A8;")     ;=> ("\x1100;\x1161;\x11A8;")
;; two flags; a family joined; a thumb with a colour
(map string-length (regexp-extract 'grapheme "\x1F1E9;\x1F1EA;\x1F1EB;\x1F1F7;"))    ;=> (2 2)
(map string-length (regexp-extract 'grapheme "\x1F468;\x200D;\x1F469;\x200D;\x1F467;x"))   ;=> (5 1)
(map string-length (regexp-extract 'grapheme "\x1F44D;\x1F3FD;\x1F44D;"))            ;=> (2 1)
(regexp-extract 'grapheme "\x928;\x93F;")              ;=> ("\x928;\x93F;")
(regexp-extract '(w/ascii grapheme) "ab")              ;=> ("a" "b")
(found? '(: "e" bog) "e\x301;")                        ;=> #f
(found? '(: "e" eog) "e\x301;")                        ;=> #f
(found? '(: "e" eog) "ea")                             ;=> #t
(found? '(w/ascii (: "e" bog)) "e\x301;")              ;=> #t

;;; ---- not greedy
(first '(: "<" (*? any) ">") "<a><b>")                 ;=> "<a>"
(first '(: "<" (non-greedy-zero-or-more any) ">") "<a><b>")    ;=> "<a>"
(first '(: "a" (?? "b")) "ab")                         ;=> "a"
(first '(: "a" (non-greedy-optional "b") "c") "abc")   ;=> "abc"
(first '(**? 2 4 "a") "aaaaa")                         ;=> "aa"
(first '(: bos (non-greedy-repeated 2 4 "a") eos) "aaa")   ;=> "aaa"
(parts '(: ($ (*? "a")) ($ (* "a"))) "aaa")            ;=> ("aaa" "" "aaa")
(regexp-extract '(: "\"" (*? any) "\"") "say \"a\" or \"b\"")   ;=> ("\"a\"" "\"b\"")

;;; ---- looking around
(whole? '(: "regular" (look-ahead " expression") " expression") "regular expression")   ;=> #t
(whole? '(: "regular" (look-ahead " ") "expression") "regular expression")              ;=> #f
(regexp-extract '(: (+ alpha) (look-ahead "!")) "a b! c!")              ;=> ("b" "c")
(regexp-extract '(: bow (+ alpha) eow (neg-look-ahead "!")) "a b! c")   ;=> ("a" "c")
(regexp-extract '(: (look-behind "$") (+ numeric)) "$10 20 $30")        ;=> ("10" "30")
(regexp-extract '(: (neg-look-behind (or "$" numeric)) (+ numeric)) "$10 20 $30")   ;=> ("20")
(regexp-search '(: (look-behind "a") "b") "ab" 1)                       ;=> #f
(regexp-search '(: "a" (look-ahead "b")) "ab" 0 1)                      ;=> #f
(whole? '(: (look-ahead (: "a" (neg-look-ahead "c"))) any any) "ab")    ;=> #t
(whole? '(: (look-ahead (: "a" (neg-look-ahead "c"))) any any) "ac")    ;=> #f
(regexp '(look-behind (* "a")))                                         ;!! regexp: argument 1: what is looked for behind must have a fixed length
(regexp '(: ($ "a") (look-ahead (backref 1))))                          ;!! regexp: argument 1: no backreference can be looked for

;;; ---- folding over matches
(regexp-fold 'word
             (lambda (i m str acc)
               (let ((s (regexp-match-submatch m 0)))
                 (cond ((assoc s acc) => (lambda (x) (set-cdr! x (+ 1 (cdr x))) acc))
                       (else `((,s . 1) ,@acc)))))
             '()
             "to be or not to be")
;=> (("not" . 1) ("or" . 1) ("be" . 2) ("to" . 2))
(define (seen . range)
  (apply regexp-fold '(+ numeric)
         (lambda (i m str acc) (cons (list i (regexp-match-submatch m 0) str) acc)) '()
         "1 22 333" (lambda (i m str acc) (reverse (cons (list i m) acc))) range))
(seen)                                     ;=> ((0 "1" "1 22 333") (1 "22" "1 22 333") (4 "333" "1 22 333") (8 #f))
(seen 3)                                   ;=> ((3 "2" "1 22 333") (4 "333" "1 22 333") (8 #f))
(seen 3 7)                                 ;=> ((3 "2" "1 22 333") (4 "33" "1 22 333") (7 #f))
(regexp-fold "x" list 'none "abc")         ;=> none
;; a match in the whole text is one in the whole text: only the first is at its beginning
(regexp-extract '(: bos "a") "aaa")        ;=> ("a")
;; empty matches: one at each place, not where a match has ended
(regexp-fold '(* numeric) (lambda (i m s acc) (cons (regexp-match-submatch m 0) acc)) '() "a12b")   ;=> ("" "12" "")
(regexp-fold "" (lambda (i m s n) (+ n 1)) 0 "abc")    ;=> 4
(regexp-fold "a" list 0 7)                 ;!! regexp-fold: argument 4: expected a string, got 7
(regexp-fold "a" list 0 "abc" list 4)      ;!! regexp-fold: argument 6: start 4 is out of range
;; a continuation captured by kons can be entered again
(let* ((k #f) (n 0)
       (all (regexp-fold '(+ alpha)
                         (lambda (i m s acc)
                           (cons (call/cc (lambda (again) (if (not k) (set! k again)) (regexp-match-submatch m 0))) acc))
                         '() "ab cd ef")))
  (set! n (+ n 1))
  (if (= n 1) (k "XX") (list n all)))
;=> (2 ("ef" "cd" "XX"))

;;; ---- extract, split, partition
(regexp-extract '(+ numeric) "192.168.0.1")            ;=> ("192" "168" "0" "1")
(regexp-extract '(* numeric) "a1b")                    ;=> ("1")
(regexp-extract '(+ numeric) "192.168.0.1" 1 6)        ;=> ("92" "16")
(regexp-split '(+ space) " fee fi  fo\tfum\n")         ;=> ("" "fee" "fi" "fo" "fum" "")
(regexp-split '(",;") "a,,b,")                         ;=> ("a" "" "b" "")
(regexp-split '(* digit) "abc123def456ghi789")         ;=> ("abc" "def" "ghi" "")
(regexp-split "," "")                                  ;=> ("")
(regexp-split "," "a,b,c,d" 2 5)                       ;=> ("b" "c")
(regexp-partition '(+ (or space punct)) "")            ;=> ("")
(regexp-partition '(+ (or space punct)) "Hello, world!\n")    ;=> ("Hello" ", " "world" "!\n")
(regexp-partition '(+ (or space punct)) "¿Dónde Estás?")      ;=> ("" "¿" "Dónde" " " "Estás" "?")
(regexp-partition '(* digit) "abc123def456ghi789")     ;=> ("abc" "123" "def" "456" "ghi" "789")
(regexp-partition `(+ ("aeiou")) "vowels")             ;=> ("v" "o" "w" "e" "ls")
(regexp-partition "," "a,b,c" 1 4)                     ;=> ("" "," "b" ",")
(regexp-split "," 'a)                                  ;!! regexp-split: argument 2: expected a string
(regexp-extract "," "a" 0 2)                           ;!! regexp-extract: argument 4: end 2
(regexp-partition 7 "a")                               ;!! regexp-partition: argument 1

;;; ---- replacing
(regexp-replace '(+ space) "one two three" "_")        ;=> "one_two three"
(regexp-replace '(+ space) "one two three" "_" 0 #f 0) ;=> "one_two three"
(regexp-replace '(+ space) "one two three" "_" 0 #f 1) ;=> "one two_three"
(regexp-replace '(+ space) "one two three" "_" 0 #f 2) ;=> "one two three"
(regexp-replace-all '(+ space) "one two three" "_")    ;=> "one_two_three"
(regexp-replace '(+ space) "one two three" "_" 4)      ;=> "two_three"
(regexp-replace '(+ space) "one two three" "_" 4 7)    ;=> "two"
(regexp-replace-all '(+ space) "one two three" "_" 1 9)    ;=> "ne_two_t"
(regexp-replace '(: "<" ($ (+ alpha)) ">") "a <b> c" 1)    ;=> "a b c"
(regexp-replace '(: "<" (-> name (+ alpha)) ">") "a <b> c" 'name)    ;=> "a b c"
(regexp-replace "b" "abc" 'pre)                        ;=> "aac"
(regexp-replace "b" "abc" 'post)                       ;=> "acc"
(regexp-replace "b" "xabcx" 'pre 1 4)                  ;=> "aac"
(regexp-replace "b" "abc" 0)                           ;=> "abc"
(regexp-replace '(: ($ word) " " ($ word)) "hello you" '(2 ", " 1))    ;=> "you, hello"
(regexp-replace-all '(or ($ "a") "b") "ab" '("<" 1 ">"))   ;=> "<a><>"
(regexp-replace-all '(* numeric) "a12b" "-")           ;=> "-a-b-"
(regexp-replace-all "" "ab" "-")                       ;=> "-a-b-"
(regexp-replace "x" "abc" "-")                         ;=> "abc"
(regexp-replace "b" "abc" 1)                           ;!! regexp-replace: argument 3: submatch 1 is not one of 0 to 0
(regexp-replace "b" "abc" 'name)                       ;!! regexp-replace: argument 3: no submatch is named name
(regexp-replace-all "b" "abc" 1.5)                     ;!! regexp-replace-all: argument 3
(regexp-replace "b" 7 "x")                             ;!! regexp-replace: argument 2: expected a string
(regexp-replace "b" "abc" "x" 4)                       ;!! regexp-replace: argument 4: start 4
(let ((s (regexp-replace "x" "abc" "-"))) (string-set! s 0 #\z) s)    ;=> "zbc"

;;; ---- what is supported beyond the core
(cond-expand ((and regexp-non-greedy regexp-look-around regexp-backrefs regexp-unicode) 'all) (else 'less))   ;=> all

;;; ---- time is proportional to the text
(define many (make-string 100000 #\a))
(regexp-search '(: (+ (or "a" (+ "a"))) "b") many)     ;=> #f
(regexp-matches? '(* (or "a" "aa")) many)              ;=> #t
(regexp-match-submatch-end (regexp-search '(: ($ (* "a")) (? ($ "b"))) many) 1)    ;=> 100000

;; what is alphabetic is what char-alphabetic? says: a vowel sign of Devanagari, too
(list (char-alphabetic? #\x93e) (regexp-matches? 'alpha "\x93e;"))   ;=> (#t #t)
(list (char-alphabetic? #\x301) (regexp-matches? 'alpha "\x301;"))   ;=> (#f #f)
