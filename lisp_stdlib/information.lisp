;;; Probability and information: what needs to call procedures, and text tables of results.

(define (expectation f d)
  "The expectation E f(X) = Σ p(x) f(x) over the support of the distribution `d`.

   Exact if `f` and `d` are. Of a joint distribution `f` takes the list of values. Cover & Thomas, 2.1.

     (expectation (lambda (x) x) (uniform '(1 2 3 4 5 6)))   ;=> 7/2
     (expectation (lambda (x) (* x x)) (bernoulli 1/4))      ;=> 1/4
     (expectation car (joint '(x y) '(((1 0) . 1/2) ((3 1) . 1/2))))  ;=> 2
     (define d (pmf 'a 1/3 'b 2/3))
     (= (entropy d) (expectation (lambda (x) (surprisal x d)) d))     ;=> #t"
  (let loop ((outcomes (support d)) (shares (probabilities d)) (sum 0))
    (if (null? outcomes)
        sum
        (loop (cdr outcomes) (cdr shares) (+ sum (* (car shares) (f (car outcomes))))))))

(define (variance f d)
  "The variance of f(X): the expectation of the squared distance from E f(X).

     (variance (lambda (x) x) (uniform '(1 2 3 4 5 6)))      ;=> 35/12
     (variance (lambda (x) x) (bernoulli 1/4))               ;=> 3/16"
  (let ((mean (expectation f d)))
    (expectation (lambda (x) (let ((away (- (f x) mean))) (* away away))) d)))

(define (probability event d)
  "The probability of `event` under the distribution `d`.

   `event` is a predicate on outcomes, or an outcome. What is no outcome has probability 0.

     (probability even? (uniform '(1 2 3 4 5 6)))            ;=> 1/2
     (probability 'rain (pmf 'rain 1/3 'sun 2/3))            ;=> 1/3
     (probability 'snow (pmf 'rain 1/3 'sun 2/3))            ;=> 0"
  (if (procedure? event)
      (let loop ((outcomes (support d)) (shares (probabilities d)) (sum 0))
        (cond ((null? outcomes) sum)
              ((event (car outcomes)) (loop (cdr outcomes) (cdr shares) (+ sum (car shares))))
              (else (loop (cdr outcomes) (cdr shares) sum))))
      (%probability-of event d)))

(define (map-distribution f d)
  "The distribution of f(X): outcomes that `f` maps to equal values (in the sense of `equal?`) become one.

     (map-distribution (lambda (n) (modulo n 3)) (uniform '(1 2 3 4 5 6)))
     ;=> #<pmf 1 1/3 2 1/3 0 1/3>
     (entropy (map-distribution even? (uniform 6)))          ;=> 1"
  (%from-pairs d (map f (support d))))

;; -- tables of results --

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
