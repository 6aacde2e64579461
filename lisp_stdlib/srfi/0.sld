;;; SRFI 0: cond-expand, code for what an implementation offers.
;;;
;;; `(features)` is the list of what a requirement may name; every library `(srfi N)` that Lambit
;;; has is the feature `srfi-N`. R7RS decides what SRFI 0 leaves open: of a `cond-expand` with no
;;; clause that holds, nothing remains; `(library name)` is a requirement too.

(define-library (srfi 0)
  (export cond-expand)
  (import (lambit)))
