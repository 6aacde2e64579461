;;; SRFI 9: define-record-type, types of records.
;;;
;;; It is R7RS's, which takes more than SRFI 9 asks for: `#f` or a bare name for the constructor. A type
;;; may be called `:point`, as in SRFI 9; being a keyword, that is then no variable.

(define-library (srfi 9)
  (export define-record-type)
  (import (lambit)))
