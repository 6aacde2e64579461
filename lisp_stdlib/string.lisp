;;; Strings: procedures that take procedures (R7RS 6.10, SRFI 13).
;;;
;;; What selects characters is a character, a set of characters (SRFI 14) or a
;;; predicate. `start` and `end` are a range of the string, all of it by default.

(define (%criterion name position x)
  "The predicate that `x`, argument `position` of `name`, selects characters by."
  (cond ((procedure? x) x)
        ((char? x) (lambda (c) (eq? c x)))
        ((char-set? x) (lambda (c) (char-set-contains? x c)))
        (else (%wrong name position "a character, a set of characters or a predicate" x))))

;;; ---- all characters

(define (string-map f s . more)
  "The string of the characters that `f` gives on those of the strings; the shortest decides (R7RS 6.10).

   Of one string, a range may be given (SRFI 13).

   (string-map char-foldcase \"AbdEgH\")    ;=> \"abdegh\"
   (string-map (lambda (c k) ((if (eqv? k #\\u) char-upcase char-downcase) c))
               \"studlycaps xxx\" \"ululululul\")    ;=> \"StUdLyCaPs\"
   (string-map char-upcase \"hello\" 1 3)   ;=> \"EL\"
   (string-map char-upcase 7)             ;!! string-map: argument 2: expected a string, got 7"
  (if (%range? more)
      (let loop ((rest (apply %string-list 'string-map 2 s more)) (done '()))
        (if (pair? rest)
            (loop (cdr rest) (cons (f (car rest)) done))
            (%reverse->string 'string-map done)))
      (%reverse->string
       'string-map
       (reverse (apply map f (%strings->lists 'string-map 2 (cons s more)))))))

(define (%range? more)
  "Is the list of arguments after a string empty, or a range and no further strings?"
  (or (null? more)
      (and (integer? (car more))
           (or (null? (cdr more)) (null? (cddr more))))))

(define (%strings->lists name position ss)
  "The characters of each of the strings `ss`, the arguments of `name` from `position` on, as lists."
  (let loop ((ss ss) (position position) (done '()))
    (if (null? ss)
        (reverse done)
        (loop (cdr ss) (+ position 1) (cons (%string-list name position (car ss)) done)))))

(define (string-for-each f s . more)
  "Call `f` on the characters of the strings in order, for what it does (R7RS 6.10).

   Of one string, a range may be given (SRFI 13).

   (define codes '())
   (string-for-each (lambda (c) (set! codes (cons (char->integer c) codes))) \"abcde\")
   codes                               ;=> (101 100 99 98 97)
   (string-for-each display \"abcde\" 1 3)    ;>> bc"
  (if (%range? more)
      (for-each f (apply %string-list 'string-for-each 2 s more))
      (apply for-each f (%strings->lists 'string-for-each 2 (cons s more)))))

(define (string-fold f init s &optional start end)
  "The value of `(f cn ... (f c2 (f c1 init)))` on the characters of the string, or of a range of it (SRFI 13).

   (string-fold cons '() \"abc\")      ;=> (#\\c #\\b #\\a)
   (string-fold cons '() \"abcd\" 1 3) ;=> (#\\c #\\b)"
  (fold f init (%string-list 'string-fold 3 s start end)))

(define (string-tabulate f n)
  "The string of the characters that `f` gives on 0, 1, ..., n - 1 (SRFI 13).

   (string-tabulate (lambda (i) (integer->char (+ i 97))) 3)    ;=> \"abc\""
  (%reverse->string 'string-tabulate (reverse (list-tabulate n f))))

;;; ---- choosing

(define (string-filter wanted s &optional start end)
  "The string of the characters that are `wanted`, of the string or of a range of it (SRFI 13).

   (string-filter char-alphabetic? \"a1b2\")    ;=> \"ab\"
   (string-filter #\\a \"banana\")              ;=> \"aaa\""
  (list->string
   (filter (%criterion 'string-filter 1 wanted) (%string-list 'string-filter 2 s start end))))

(define (string-count s wanted &optional (start 0) end)
  "How many characters of the string, or of a range of it, are `wanted` (SRFI 13).

   (string-count \"banana\" #\\a)                 ;=> 3
   (string-count \"a1b2\" char-numeric?)         ;=> 2
   (string-count \"banana\" #\\a 2)               ;=> 2"
  (let ((end (%string-end 'string-count 1 s 3 start end)))
    (if (char? wanted)
        (%string-count s wanted start end)
        (let ((wanted? (%criterion 'string-count 2 wanted)))
          (let loop ((i start) (n 0))
            (cond ((= i end) n)
                  ((wanted? (string-ref s i)) (loop (+ i 1) (+ n 1)))
                  (else (loop (+ i 1) n))))))))

;;; ---- searching

(define (string-index s wanted &optional (start 0) end)
  "The index of the first character, in the string or in a range of it, that is `wanted`; or `#f` (SRFI 13).

   (string-index \"hello\" #\\l)                  ;=> 2
   (string-index \"ab12\" char-numeric?)         ;=> 2
   (string-index \"hello\" #\\z)                  ;=> #f"
  (let ((end (%string-end 'string-index 1 s 3 start end)))
    (if (char? wanted)
        (%string-index s wanted start end)
        (let ((wanted? (%criterion 'string-index 2 wanted)))
          (let loop ((i start))
            (cond ((= i end) #f)
                  ((wanted? (string-ref s i)) i)
                  (else (loop (+ i 1)))))))))

(define (string-index-right s wanted &optional (start 0) end)
  "The index of the last character, in the string or in a range of it, that is `wanted`; or `#f` (SRFI 13).

   (string-index-right \"hello\" #\\l)            ;=> 3
   (string-index-right \"hello\" #\\l 0 3)        ;=> 2
   (string-index-right \"a1b2c\" char-numeric?)  ;=> 3"
  (let ((end (%string-end 'string-index-right 1 s 3 start end)))
    (if (char? wanted)
        (%string-rindex s wanted start end)
        (let ((wanted? (%criterion 'string-index-right 2 wanted)))
          (let loop ((i (- end 1)))
            (cond ((< i start) #f)
                  ((wanted? (string-ref s i)) i)
                  (else (loop (- i 1)))))))))

(define string-rindex string-index-right)

(define (string-any wanted s &optional (start 0) end)
  "The first true value of `wanted` on the characters of the string, or of a range of it; or `#f` (SRFI 13).

   (string-any char-numeric? \"ab1\")          ;=> #t
   (string-any digit-value \"ab12\")           ;=> 1
   (string-any #\\a \"banana\" 4 5)             ;=> #f"
  (let ((end (%string-end 'string-any 2 s 3 start end))
        (wanted? (%criterion 'string-any 1 wanted)))
    (let loop ((i start))
      (cond ((= i end) #f)
            ((= (+ i 1) end) (wanted? (string-ref s i)))
            (else (or (wanted? (string-ref s i)) (loop (+ i 1))))))))

(define (string-every wanted s &optional (start 0) end)
  "Is `wanted` true of all characters of the string, or of a range of it? Its last value, or `#f` (SRFI 13).

   (string-every char-alphabetic? \"abc\")      ;=> #t
   (string-every digit-value \"123\")           ;=> 3
   (string-every char-alphabetic? \"\")         ;=> #t"
  (let ((end (%string-end 'string-every 2 s 3 start end))
        (wanted? (%criterion 'string-every 1 wanted)))
    (let loop ((i start))
      (cond ((= i end) #t)
            ((= (+ i 1) end) (wanted? (string-ref s i)))
            (else (and (wanted? (string-ref s i)) (loop (+ i 1))))))))
