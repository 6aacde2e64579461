;;; SRFI 98: the environment variables.
;;;
;;; They are R7RS's, and need the capability `environment`.

(define-library (srfi 98)
  (export get-environment-variable get-environment-variables)
  (import (lambit)))
