;;; SRFI 16: case-lambda, procedures by the number of their arguments.
;;;
;;; It is R7RS's.

(define-library (srfi 16)
  (export case-lambda)
  (import (lambit)))
