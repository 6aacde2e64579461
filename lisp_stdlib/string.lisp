;;; Strings: procedures that take procedures (R7RS 6.10, SRFI 13).

(define (string-map f s . more)
  "The string of the characters that `f` gives on those of the strings; the shortest decides (R7RS 6.10).

   (string-map char-foldcase \"AbdEgH\")    ;=> \"abdegh\"
   (string-map (lambda (c k) ((if (eqv? k #\\u) char-upcase char-downcase) c))
               \"studlycaps xxx\" \"ululululul\")    ;=> \"StUdLyCaPs\"
   (string-map char-upcase 7)             ;!! string-map: argument 2: expected a string, got 7"
  (if (null? more)
      (let loop ((rest (%string-list 'string-map 2 s)) (done '()))
        (if (pair? rest)
            (loop (cdr rest) (cons (f (car rest)) done))
            (%reverse->string 'string-map done)))
      (%reverse->string
       'string-map
       (reverse (apply map f (%strings->lists 'string-map 2 (cons s more)))))))

(define (%strings->lists name position ss)
  "The characters of each of the strings `ss`, the arguments of `name` from `position` on, as lists."
  (let loop ((ss ss) (position position) (done '()))
    (if (null? ss)
        (reverse done)
        (loop (cdr ss) (+ position 1) (cons (%string-list name position (car ss)) done)))))

(define (string-for-each f s . more)
  "Call `f` on the characters of the strings in order, for what it does (R7RS 6.10).

   (define codes '())
   (string-for-each (lambda (c) (set! codes (cons (char->integer c) codes))) \"abcde\")
   codes                               ;=> (101 100 99 98 97)"
  (apply for-each f (%strings->lists 'string-for-each 2 (cons s more))))

(define (string-count s wanted &optional start end)
  "How many characters of the string, or of a range of it, are `wanted`: a character, or a predicate (SRFI 13).

   (string-count \"banana\" #\\a)                 ;=> 3
   (string-count \"a1b2\" char-numeric?)         ;=> 2
   (string-count \"banana\" #\\a 2)               ;=> 2"
  (let ((s (%string-range 'string-count s start end)))
    (if (char? wanted)
        (%string-count s wanted)
        (count wanted (string->list s)))))

(define (%string-range name s start end)
  "The range of the string `s`, argument 1 of `name`."
  (cond ((not (string? s)) (%wrong name 1 "a string" s))
        (end (substring s start end))
        (start (string-copy s start))
        (else s)))

(define (string-index s wanted &optional (start 0) end)
  "The index of the first character that is `wanted`: a character, or a predicate; or `#f` (SRFI 13).

   (string-index \"hello\" #\\l)                  ;=> 2
   (string-index \"ab12\" char-numeric?)         ;=> 2
   (string-index \"hello\" #\\z)                  ;=> #f"
  (let ((found (if (char? wanted)
                   (%string-index (%string-range 'string-index s start end) wanted)
                   (list-index wanted (string->list (%string-range 'string-index s start end))))))
    (and found (+ found start))))

(define (string-rindex s wanted)
  "The index of the last character that is `wanted`: a character, or a predicate; or `#f`.

   (string-rindex \"hello\" #\\l)                 ;=> 3"
  (if (char? wanted)
      (%string-rindex s wanted)
      (let ((found (list-index wanted (reverse (%string-list 'string-rindex 1 s)))))
        (and found (- (string-length s) found 1)))))

(define (string-any wanted? s)
  "The first true value of `wanted?` on the characters, or `#f` (SRFI 13).

   (string-any char-numeric? \"ab1\")    ;=> #t"
  (any wanted? (%string-list 'string-any 2 s)))

(define (string-every wanted? s)
  "Is `wanted?` true of all characters? (SRFI 13)

   (string-every char-alphabetic? \"abc\")    ;=> #t"
  (every wanted? (%string-list 'string-every 2 s)))

(define (string-filter keep? s)
  "The string of the characters of which `keep?` is true (SRFI 13).

   (string-filter char-alphabetic? \"a1b2\")    ;=> \"ab\""
  (list->string (filter keep? (%string-list 'string-filter 2 s))))

(define (string-fold f init s)
  "The value of `(f cn ... (f c2 (f c1 init)))` (SRFI 13).

   (string-fold cons '() \"abc\")    ;=> (#\\c #\\b #\\a)"
  (fold f init (%string-list 'string-fold 3 s)))

(define (string-tabulate f n)
  "The string of the characters that `f` gives on 0, 1, ..., n - 1 (SRFI 13).

   (string-tabulate (lambda (i) (integer->char (+ i 97))) 3)    ;=> \"abc\""
  (%reverse->string 'string-tabulate (reverse (list-tabulate n f))))
