;;; SRFI 8: receive, binding to multiple values. It is the one that every program has.

(define-library (srfi 8)
  (export receive)
  (import (lambit)))
