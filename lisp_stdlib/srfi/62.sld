;;; SRFI 62: comments of whole data, `#;datum`.
;;;
;;; They are read everywhere: the library is there to be asked for, and exports nothing.

(define-library (srfi 62)
  (export))
