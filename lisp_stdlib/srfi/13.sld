;;; SRFI 13: string libraries.
;;;
;;; Most of it is what every program has. Three names have another meaning here
;;; than there: `string-trim` (the left end only), `string-replace` (a range, not
;;; all occurrences), and `string-upcase` with `string-downcase` (character by
;;; character, so that the length stays).

(define-library (srfi 13)
  (export
    string? string-null? string-every string-any
    make-string string string-tabulate
    string->list list->string reverse-list->string string-join
    string-length string-ref string-copy substring/shared string-copy!
    string-take string-take-right string-drop string-drop-right
    string-pad string-pad-right string-trim string-trim-right string-trim-both
    string-set! string-fill!
    string-compare string-compare-ci
    string<> string= string< string> string<= string>=
    string-ci<> string-ci= string-ci< string-ci> string-ci<= string-ci>=
    string-hash string-hash-ci
    string-prefix-length string-suffix-length string-prefix-length-ci string-suffix-length-ci
    string-prefix? string-suffix? string-prefix-ci? string-suffix-ci?
    string-index string-index-right string-skip string-skip-right
    string-count string-contains string-contains-ci
    string-titlecase string-upcase string-downcase
    string-titlecase! string-upcase! string-downcase!
    string-reverse string-reverse! string-append string-concatenate
    string-concatenate/shared string-append/shared
    string-concatenate-reverse string-concatenate-reverse/shared
    string-map string-map! string-fold string-fold-right string-unfold string-unfold-right
    string-for-each string-for-each-index
    xsubstring string-xcopy! string-replace string-tokenize string-filter string-delete
    string-parse-start+end string-parse-final-start+end let-string-start+end
    check-substring-spec substring-spec-ok?
    make-kmp-restart-vector kmp-step string-kmp-partial-search)
  (import (except (lambit) string-trim string-trim-right string-trim-both string-replace
                  string-upcase string-downcase)
          (rename (only (lambit internal) %string-upcase %string-downcase)
                  (%string-upcase string-upcase) (%string-downcase string-downcase))
          (only (lambit internal) %criterion %standard-char-set %string-end %string-list %string-order
                %string-tokens %wrong)
          (srfi 13 kmp))
  (begin

    ;; ---- searching

    (define (string-skip s unwanted &optional (start 0) end)
      "The index of the first character, in the string or in a range of it, that is not `unwanted`; or `#f`.

       `unwanted` is a character, a set of characters or a predicate (SRFI 13).

       (string-skip \"  ab\" #\\space)            ;=> 2
       (string-skip \"12ab\" char-numeric? 1)    ;=> 2
       (string-skip \"aaa\" #\\a)                 ;=> #f"
      (let ((end (%string-end 'string-skip 1 s 3 start end))
            (unwanted? (%criterion 'string-skip 2 unwanted)))
        (let loop ((i start))
          (cond ((= i end) #f)
                ((unwanted? (string-ref s i)) (loop (+ i 1)))
                (else i)))))

    (define (string-skip-right s unwanted &optional (start 0) end)
      "The index of the last character, in the string or in a range of it, that is not `unwanted`; or `#f` (SRFI 13).

       (string-skip-right \"ab  \" #\\space)      ;=> 1
       (string-skip-right \"aaa\" #\\a)           ;=> #f"
      (let ((end (%string-end 'string-skip-right 1 s 3 start end))
            (unwanted? (%criterion 'string-skip-right 2 unwanted)))
        (let loop ((i (- end 1)))
          (cond ((< i start) #f)
                ((unwanted? (string-ref s i)) (loop (- i 1)))
                (else i)))))

    (define %white (%standard-char-set 'whitespace))

    (define (string-trim s &optional (unwanted %white) (start 0) end)
      "The string, or a range of it, without the `unwanted` characters at its beginning.

       They are white space, or what a character, a set of characters or a predicate says (SRFI 13).

       (string-trim \"  a b \")             ;=> \"a b \"
       (string-trim \"xxax\" #\\x)           ;=> \"ax\"
       (string-trim \"12ab\" char-numeric?) ;=> \"ab\""
      (let ((end (%string-end 'string-trim 1 s 3 start end)))
        (substring/shared s (or (string-skip s (%criterion 'string-trim 2 unwanted) start end) end) end)))

    (define (string-trim-right s &optional (unwanted %white) (start 0) end)
      "The string, or a range of it, without the `unwanted` characters at its end (SRFI 13).

       (string-trim-right \"  a b \")       ;=> \"  a b\"
       (string-trim-right \"xxax\" #\\x)     ;=> \"xxa\""
      (let* ((end (%string-end 'string-trim-right 1 s 3 start end))
             (last (string-skip-right s (%criterion 'string-trim-right 2 unwanted) start end)))
        (substring/shared s start (if last (+ last 1) start))))

    (define (string-trim-both s &optional (unwanted %white) (start 0) end)
      "The string, or a range of it, without the `unwanted` characters at both ends (SRFI 13).

       (string-trim-both \"  The outlook wasn't brilliant,  \\n\\r\")    ;=> \"The outlook wasn't brilliant,\""
      (let* ((end (%string-end 'string-trim-both 1 s 3 start end))
             (unwanted? (%criterion 'string-trim-both 2 unwanted))
             (first (string-skip s unwanted? start end)))
        (if first
            (substring/shared s first (+ 1 (string-skip-right s unwanted? first end)))
            "")))

    (define (string-delete unwanted s &optional start end)
      "The string of the characters that are not `unwanted`, of the string or of a range of it (SRFI 13).

       (string-delete #\\a \"banana\")              ;=> \"bnn\"
       (string-delete char-numeric? \"a1b2\")      ;=> \"ab\""
      (list->string
       (remove (%criterion 'string-delete 1 unwanted) (%string-list 'string-delete 2 s start end))))

    (define (string-tokenize s &optional tokens (start 0) end)
      "The longest parts of the string, or of a range of it, all of whose characters are in `tokens`.

       That is a set of characters (a character and a predicate will do); by default
       letters, digits, punctuation and symbols (SRFI 13).

       (string-tokenize \"Help make programs run, run, RUN!\")
       ;=> (\"Help\" \"make\" \"programs\" \"run,\" \"run,\" \"RUN!\")
       (string-tokenize \"a1b22c\" char-numeric?)    ;=> (\"1\" \"22\")"
      (let ((end (%string-end 'string-tokenize 1 s 3 start end)))
        (if (or (not tokens) (char-set? tokens))
            (%string-tokens s start end tokens)
            (let ((token? (%criterion 'string-tokenize 2 tokens)))
              (let loop ((from start) (done '()))
                (let ((first (string-index s token? from end)))
                  (if first
                      (let ((after (or (string-skip s token? first end) end)))
                        (loop after (cons (substring s first after) done)))
                      (reverse done))))))))

    ;; ---- comparing

    (define (string-compare s1 s2 less same greater &optional (start1 0) end1 (start2 0) end2)
      "The value of `less`, `same` or `greater` of the index in `s1` at which the strings differ.

       Which of them depends on whether `s1` is less than `s2`; ranges of both may follow (SRFI 13).

       (string-compare \"The cat in the hat\" \"abcdefgh\" values values values 4 6 2 4)    ;=> 5
       (string-compare \"abc\" \"abd\" list not not)     ;=> (2)
       (string-compare \"abc\" \"abc\" not list not)     ;=> (3)"
      (%compare 'string-compare s1 s2 (list less same greater) start1 end1 start2 end2 #f))

    (define (string-compare-ci s1 s2 less same greater &optional (start1 0) end1 (start2 0) end2)
      "The same as `string-compare`, without regard to case (SRFI 13).

       (string-compare-ci \"ABC\" \"abd\" list not not)     ;=> (2)"
      (%compare 'string-compare-ci s1 s2 (list less same greater) start1 end1 start2 end2 #t))

    (define (%compare name s1 s2 procedures start1 end1 start2 end2 fold)
      "Call that of `procedures` which fits the order of the strings."
      (let ((order (%string-order name s1 s2 start1 end1 start2 end2 fold)))
        ((list-ref procedures (+ (car order) 1)) (cdr order))))

    ;; ---- joining, replacing

    (define (string-append/shared . strings)
      "The strings one after the other, as `string-append`; one string alone may be given back (SRFI 13).

       (string-append/shared \"a\" \"b\")    ;=> \"ab\""
      (apply string-append strings))

    (define (string-concatenate/shared strings)
      "The strings of a list one after the other; one string alone may be given back (SRFI 13).

       (string-concatenate/shared '(\"a\" \"b\"))    ;=> \"ab\""
      (string-concatenate strings))

    (define (string-replace s1 s2 start1 end1 &optional (start2 0) end2)
      "The string `s1` with `s2`, or a range of it, in the place of a range (SRFI 13).

       (string-replace \"It's easy to code it up in Scheme.\" \"lots of fun\" 5 9)
       ;=> \"It's lots of fun to code it up in Scheme.\"
       (string-replace \"abc\" \"xyz\" 1 1)          ;=> \"axyzbc\"
       (string-replace \"abc\" \"xyz\" 2 1)          ;!! string-replace: argument 3: start 2 is after end 1"
      (%string-end 'string-replace 1 s1 3 start1 end1)
      (let ((end2 (%string-end 'string-replace 2 s2 5 start2 end2)))
        (string-append (substring s1 0 start1) (substring s2 start2 end2) (substring s1 end1))))

    ;; ---- folding, making

    (define (string-map! f s &optional (start 0) end)
      "Replace each character of the string, or of a range of it, by what `f` gives on it (SRFI 13).

       (let ((s (string-copy \"abc\"))) (string-map! char-upcase s 1) s)    ;=> \"aBC\""
      (let ((end (%string-end 'string-map! 2 s 3 start end)))
        (let loop ((i start))
          (if (< i end)
              (begin
                (string-set! s i (f (string-ref s i)))
                (loop (+ i 1)))))))

    (define (string-fold-right f init s &optional start end)
      "The value of `(f c1 (f c2 ... (f cn init)))` on the characters of the string, or of a range of it (SRFI 13).

       (string-fold-right cons '() \"abc\")    ;=> (#\\a #\\b #\\c)"
      (fold-right f init (%string-list 'string-fold-right 3 s start end)))

    (define (string-unfold stop? f next seed &optional (base "") (make-final %nothing))
      "The string of `base`, the characters `f` gives on `seed`, `(next seed)` and so on, and `make-final`'s string.

       It ends with the first seed of which `stop?` is true; that is given to `make-final` (SRFI 13).

       (string-unfold null? car cdr '(#\\a #\\b))                          ;=> \"ab\"
       (string-unfold null? car cdr '(#\\a) \"<\" (lambda (end) \">\"))       ;=> \"<a>\"
       (string-unfold null? car cdr '(1))       ;!! string-unfold: argument 2: expected a procedure that gives characters"
      (%unfold 'string-unfold stop? f next seed
        (lambda (chars end) (string-append base (reverse-list->string chars) (make-final end)))))

    (define (string-unfold-right stop? f next seed &optional (base "") (make-final %nothing))
      "The string of `make-final`'s string, the characters that `f` gives on the seeds, the last one first, and `base`.

       The seeds are those of `string-unfold` (SRFI 13).

       (string-unfold-right null? car cdr '(#\\a #\\b))                    ;=> \"ba\"
       (string-unfold-right null? car cdr '(#\\a) \">\" (lambda (end) \"<\")) ;=> \"<a>\""
      (%unfold 'string-unfold-right stop? f next seed
        (lambda (chars end) (string-append (make-final end) (list->string chars) base))))

    (define (%unfold name stop? f next seed finish)
      "Give `finish` the characters that `f` gives, the last one first, and the seed at which it ended."
      (let loop ((seed seed) (chars '()))
        (if (stop? seed)
            (finish chars seed)
            (let ((c (f seed)))
              (if (not (char? c)) (%wrong name 2 "a procedure that gives characters" c))
              (loop (next seed) (cons c chars))))))

    (define (%nothing seed) "")

    (define (string-for-each-index f s &optional (start 0) end)
      "Call `f` on the indices of the string, or of a range of it, in order (SRFI 13).

       (string-for-each-index display \"abcd\" 1)    ;>> 123"
      (let ((end (%string-end 'string-for-each-index 2 s 3 start end)))
        (let loop ((i start))
          (if (< i end)
              (begin (f i) (loop (+ i 1)))))))

    ;; ---- ranges as arguments

    (define-syntax let-string-start+end
      "The value of the body, in which two variables are the bounds of a range of a string (SRFI 13).

       `(let-string-start+end (start end) procedure string arguments body ...)` takes the bounds
       from a list of arguments; a third variable is bound to those that follow.

       (define (shout s . range)
         (let-string-start+end (start end) shout s range (string-upcase s start end)))
       (shout \"hello\" 1 3)     ;=> \"EL\"
       (shout \"hello\" 1 9)     ;!! shout: end 9 is out of range
       (let-string-start+end (start end rest) 'f \"abc\" '(1 2 x) (list start end rest))    ;=> (1 2 (x))"
      (syntax-rules ()
        ((_ (start end) procedure s arguments body ...)
         (call-with-values (lambda () (string-parse-final-start+end procedure s arguments))
           (lambda (start end) body ...)))
        ((_ (start end rest) procedure s arguments body ...)
         (call-with-values (lambda () (string-parse-start+end procedure s arguments))
           (lambda (rest start end) body ...)))))))
