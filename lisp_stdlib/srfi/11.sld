;;; SRFI 11: let-values and let*-values, variables for several values.
;;;
;;; They are R7RS's.

(define-library (srfi 11)
  (export let-values let*-values)
  (import (lambit)))
