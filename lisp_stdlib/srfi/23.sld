;;; SRFI 23: error, to report what went wrong.
;;;
;;; It is R7RS's: what is raised is an error object with the message and its irritants, so that
;;; `guard` can take it; nobody taking it ends the program, as SRFI 23 asks.

(define-library (srfi 23)
  (export error)
  (import (lambit)))
