;;; SRFI 14: sets of characters.

(define-library (srfi 14)
  (export
    char-set? char-set= char-set<= char-set-hash
    char-set-cursor char-set-ref char-set-cursor-next end-of-char-set?
    char-set-fold char-set-unfold char-set-unfold! char-set-for-each char-set-map
    char-set-copy char-set list->char-set string->char-set list->char-set! string->char-set!
    char-set-filter char-set-filter! ucs-range->char-set ucs-range->char-set! ->char-set
    char-set->list char-set->string char-set-size char-set-count char-set-contains?
    char-set-every char-set-any
    char-set-adjoin char-set-delete char-set-adjoin! char-set-delete!
    char-set-complement char-set-union char-set-intersection
    char-set-complement! char-set-union! char-set-intersection!
    char-set-difference char-set-xor char-set-diff+intersection
    char-set-difference! char-set-xor! char-set-diff+intersection!
    char-set:lower-case char-set:upper-case char-set:title-case char-set:letter char-set:digit
    char-set:letter+digit char-set:graphic char-set:printing char-set:whitespace char-set:iso-control
    char-set:punctuation char-set:symbol char-set:hex-digit char-set:blank char-set:ascii
    char-set:empty char-set:full)
  (import (lambit) (only (lambit internal) %standard-char-set))
  (begin

    (define (char-set-fold kons knil cs)
      "The value of `(kons cn ... (kons c2 (kons c1 knil)))` on the characters of the set, by code points (SRFI 14).

       (char-set-fold cons '() (string->char-set \"abc\"))    ;=> (#\\c #\\b #\\a)"
      (fold kons knil (char-set->list cs)))

    (define (char-set-unfold stop? f next seed &optional (base char-set:empty))
      "The set of `base` and the characters that `f` gives on `seed`, `(next seed)` and so on, until `stop?` is true.

       (SRFI 14)

       (char-set->string (char-set-unfold null? car cdr '(#\\b #\\a)))    ;=> \"ab\""
      (let loop ((seed seed) (chars '()))
        (if (stop? seed)
            (list->char-set chars base)
            (loop (next seed) (cons (f seed) chars)))))

    (define (char-set-for-each f cs)
      "Call `f` on the characters of the set, by code points, for what it does (SRFI 14).

       (char-set-for-each display (string->char-set \"cab\"))    ;>> abc"
      (for-each f (char-set->list cs)))

    (define (char-set-map f cs)
      "The set of the characters that `f` gives on those of the set (SRFI 14).

       (char-set->string (char-set-map char-upcase (string->char-set \"aAb\")))    ;=> \"AB\""
      (list->char-set (map f (char-set->list cs))))

    (define (char-set-filter keep? cs &optional (base char-set:empty))
      "The set of `base` and the characters of the set of which `keep?` is true (SRFI 14).

       (char-set->string (char-set-filter char-numeric? (string->char-set \"a1b2\")))    ;=> \"12\""
      (list->char-set (filter keep? (char-set->list cs)) base))

    (define (char-set-count wanted? cs)
      "How many characters of the set there are of which `wanted?` is true (SRFI 14).

       (char-set-count char-numeric? (string->char-set \"a1b2\"))    ;=> 2"
      (count wanted? (char-set->list cs)))

    (define (char-set-every wanted? cs)
      "Is `wanted?` true of all characters of the set? (SRFI 14)

       (char-set-every char-numeric? (string->char-set \"12\"))    ;=> #t"
      (every wanted? (char-set->list cs)))

    (define (char-set-any wanted? cs)
      "The first true value of `wanted?` on the characters of the set, or `#f` (SRFI 14).

       (char-set-any (lambda (c) (and (char-upper-case? c) c)) (string->char-set \"aB\"))    ;=> #\\B"
      (any wanted? (char-set->list cs)))

    (define (char-set-diff+intersection cs1 cs2 . more)
      "Two sets: the characters of the first that are in none of the others, and those that are in one (SRFI 14).

       (call-with-values
         (lambda () (char-set-diff+intersection (string->char-set \"abc\") (string->char-set \"bx\")))
         (lambda (out in) (list (char-set->string out) (char-set->string in))))    ;=> (\"ac\" \"b\")"
      (let ((others (apply char-set-union cs2 more)))
        (values (char-set-difference cs1 others) (char-set-intersection cs1 others))))

    (define char-set-unfold! char-set-unfold)
    (define char-set-filter! char-set-filter)
    (define char-set-diff+intersection! char-set-diff+intersection)

    (define char-set:lower-case (%standard-char-set 'lower-case))
    (define char-set:upper-case (%standard-char-set 'upper-case))
    (define char-set:title-case (%standard-char-set 'title-case))
    (define char-set:letter (%standard-char-set 'letter))
    (define char-set:digit (%standard-char-set 'digit))
    (define char-set:letter+digit (%standard-char-set 'letter+digit))
    (define char-set:graphic (%standard-char-set 'graphic))
    (define char-set:printing (%standard-char-set 'printing))
    (define char-set:whitespace (%standard-char-set 'whitespace))
    (define char-set:iso-control (%standard-char-set 'iso-control))
    (define char-set:punctuation (%standard-char-set 'punctuation))
    (define char-set:symbol (%standard-char-set 'symbol))
    (define char-set:hex-digit (%standard-char-set 'hex-digit))
    (define char-set:blank (%standard-char-set 'blank))
    (define char-set:ascii (%standard-char-set 'ascii))
    (define char-set:empty (%standard-char-set 'empty))
    (define char-set:full (%standard-char-set 'full))))
