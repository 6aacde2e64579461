;;; Text tables of results: decimals, columns, bars.

(define (decimal x digits)
  "The real number `x` as a string with so many digits after the point, rounded to even.

     (decimal 2/3 4)               ;=> \"0.6667\"
     (decimal -1.5 0)              ;=> \"-2\"
     (decimal (entropy (uniform 3)) 3)   ;=> \"1.585\"
     (decimal +inf.0 2)            ;=> \"+inf.0\""
  (let ((value (inexact x)))
    (if (not (= (- value value) 0))
        (number->string value)
        (let* ((scaled (round (* (abs (exact value)) (expt 10 digits))))
               (figures (number->string scaled))
               (short (- (+ digits 1) (string-length figures)))
               (padded (if (> short 0) (string-append (make-string short #\0) figures) figures))
               (point (- (string-length padded) digits))
               (whole (substring padded 0 point))
               (sign (if (and (< value 0) (> scaled 0)) "-" "")))
          (if (= digits 0)
              (string-append sign whole)
              (string-append sign whole "." (substring padded point (string-length padded))))))))

(define (%text x)
  (cond ((string? x) x)
        ((number? x) (number->string x))
        (else (let ((port (open-output-string)))
                (display x port)
                (get-output-string port)))))

(define (align-right x width)
  "What `display` shows of `x`, with spaces before it up to `width` characters.

     (align-right 42 5)            ;=> \"   42\"
     (align-right \"long\" 2)        ;=> \"long\""
  (let* ((text (%text x)) (missing (- width (string-length text))))
    (if (> missing 0) (string-append (make-string missing #\space) text) text)))

(define (align-left x width)
  "What `display` shows of `x`, with spaces after it up to `width` characters.

     (align-left 'ab 4)            ;=> \"ab  \""
  (let* ((text (%text x)) (missing (- width (string-length text))))
    (if (> missing 0) (string-append text (make-string missing #\space)) text)))

(define (bar x greatest width)
  "A bar of block characters for `x`, `width` characters long for `greatest`, to an eighth of a character.

     (bar 3 4 4)                   ;=> \"███\"
     (bar 1 16 4)                  ;=> \"▎\"
     (bar 0 4 4)                   ;=> \"\""
  (let* ((share (min 1 (max 0 (/ (exact (inexact x)) (exact (inexact greatest))))))
         (eighths (round (* 8 width share)))
         (full (make-string (quotient eighths 8) #\█))
         (rest (remainder eighths 8)))
    (if (= rest 0)
        full
        (string-append full (string (string-ref "▏▎▍▌▋▊▉" (- rest 1)))))))

(define (histogram rows &key (width 40))
  "Text with a line for each row of the association list `rows`: its label, a bar, its share of the whole.

   `rows` has weights as from `frequencies`. `width` is the length of the longest bar.

     (display (histogram '((a . 2) (bc . 1) (d . 1)) :width 8))
     ;>> a   ████████ 50.0 %
     ;>> bc  ████     25.0 %
     ;>> d   ████     25.0 %"
  (let scan ((left rows) (label 0) (most 0) (sum 0))
    (if (pair? left)
        (let ((weight (cdar left)))
          (scan (cdr left)
                (max label (string-length (%text (caar left))))
                (if (> weight most) weight most)
                (+ sum weight)))
        (let loop ((left rows) (lines '()))
          (if (null? left)
              (apply string-append (reverse lines))
              (let ((weight (cdar left)))
                (loop (cdr left)
                      (cons (string-append
                             (align-left (caar left) label)
                             "  "
                             (align-left (bar weight most width) width)
                             " "
                             (align-right (decimal (* 100 (/ weight sum)) 1) 4)
                             " %\n")
                            lines))))))))
