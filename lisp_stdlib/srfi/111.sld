;;; SRFI 111: boxes, objects with one place for a value.
;;;
;;; Two boxes are `equal?` only if they are the same box, as records are.

(define-library (srfi 111)
  (export box box? unbox set-box!)
  (import (lambit)))
