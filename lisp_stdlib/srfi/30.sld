;;; SRFI 30: nested block comments, `#| ... #| ... |# ... |#`.
;;;
;;; They are read everywhere: the library is there to be asked for, and exports nothing.

(define-library (srfi 30)
  (export))
