;;; Regular expressions (SRFI 115): what calls procedures, and the short way to write a regexp.

(define-syntax rx
  "The regexp for the expressions, one after the other, which may contain `unquote`: `(regexp `(: sre ...))` (SRFI 115).

   (regexp-extract (rx (+ numeric) \"%\") \"10% or 20%\")             ;=> (\"10%\" \"20%\")
   (let ((unit \"km\")) (regexp-search (rx \"7\" ,unit) \"6km\"))       ;=> #f"
  (syntax-rules ()
    ((_ sre ...) (regexp (quasiquote (: sre ...))))))

(define (regexp-fold re kons knil str &optional (finish (lambda (i match str acc) acc)) (start 0) end)
  "The value of `(kons i match str acc)` for each match in the string, or in a range of it, in order.

   `i` is where the match before ended (at first `start`), `acc` the value before (at first `knil`). At
   last the value is that of `finish`, called likewise with `#f` for the match; by default `acc` (SRFI 115).

   (regexp-fold '(+ numeric) (lambda (i m s total) (+ total (string->number (regexp-match-submatch m 0))))
                0 \"1 and 20 and 300\")    ;=> 321
   (regexp-fold \",\" (lambda (i m s acc) (cons (substring s i (regexp-match-submatch-start m 0)) acc)) '()
                \"a,b,c\" (lambda (i m s acc) (reverse (cons (substring s i) acc))))    ;=> (\"a\" \"b\" \"c\")
   (regexp-fold \"a\" + 0 7)               ;!! regexp-fold: argument 4: expected a string, got 7"
  (let ((re (regexp re)) (reading (%regexp-reading str start end)))
    (let loop ((i start) (match (%regexp-next re reading -1)) (acc knil))
      (if match
          (let ((end (regexp-match-submatch-end match 0)))
            (loop end (%regexp-next re reading end) (kons i match str acc)))
          (finish i match str acc)))))
