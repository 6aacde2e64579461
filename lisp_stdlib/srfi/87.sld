;;; SRFI 87: `=>` in the clauses of case.
;;;
;;; It is R7RS's.

(define-library (srfi 87)
  (export case => else)
  (import (lambit)))
