;;; SRFI 28: basic format strings.

(define-library (srfi 28)
  (export format)
  (import (lambit) (lambit internal))
  (begin

    (define (format template . values)
      "The template with its escape sequences replaced: `~a` by the next value as `display` shows it,
       `~s` by the next value as `write` does, `~%` by the end of a line, `~~` by a tilde (SRFI 28).

       Values left over are ignored.

       (format \"Hello, ~a\" \"World!\")                       ;=> \"Hello, World!\"
       (format \"too short: ~s~%\" '(one \"two\" 3))          ;=> \"too short: (one \\\"two\\\" 3)\\n\"
       (format \"100~~\")                                    ;=> \"100~\"
       (format \"~a and ~a\" 1)                              ;!! format: no value for ~a
       (format \"~d\" 1)                                     ;!! format: ~d is no escape sequence
       (format \"half a ~\")                                 ;!! format: the template ends with ~
       (format #f \"~a\" 1)                                  ;!! format: argument 1: expected a string"
      (if (not (string? template)) (%wrong 'format 1 "a string" template))
      (let ((end (string-length template)) (out (open-output-string)))
        (let loop ((from 0) (values values))
          (let ((tilde (or (string-index template #\~ from) end)))
            (write-string template out from tilde)
            (if (= tilde end)
                (get-output-string out)
                (loop (+ tilde 2) (%escape template (+ tilde 1) values out)))))))

    (define (%escape template i values out)
      "Write to `out` what the escape sequence stands for whose letter is at index `i`; the values left."
      (if (= i (string-length template)) (%out-of-domain 'format "the template ends with ~"))
      (let ((letter (string-ref template i)))
        (case letter
          ((#\a) (display (%next letter values) out) (cdr values))
          ((#\s) (write (%next letter values) out) (cdr values))
          ((#\%) (newline out) values)
          ((#\~) (write-char #\~ out) values)
          (else
           (%out-of-domain
            'format (string-append "~" (string letter) " is no escape sequence: ~a, ~s, ~% and ~~ are"))))))

    (define (%next letter values)
      "The first of `values`, which the escape sequence with `letter` needs."
      (if (null? values)
          (%out-of-domain 'format (string-append "no value for ~" (string letter)))
          (car values)))))
