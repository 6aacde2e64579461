;;; SRFI 46: syntax-rules with an ellipsis of one's own and patterns after an ellipsis.
;;;
;;; It is R7RS's, which took both over.

(define-library (srfi 46)
  (export syntax-rules ...)
  (import (lambit)))
