;;; SRFI 6: string ports.
;;;
;;; They are R7RS's.

(define-library (srfi 6)
  (export open-input-string open-output-string get-output-string)
  (import (lambit)))
