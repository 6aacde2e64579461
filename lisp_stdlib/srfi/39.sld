;;; SRFI 39: parameters, variables with a value for a time.
;;;
;;; A parameter made by the `make-parameter` of R7RS, which this is, is called with a value to have
;;; it, converted, from then on: in the innermost `parameterize` of it that is in force, else
;;; everywhere. That is SRFI 39's meaning; R7RS leaves it open. The parameters of the standard ports
;;; take no value.

(define-library (srfi 39)
  (export make-parameter parameterize)
  (import (lambit)))
