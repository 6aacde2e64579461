;;; SRFI 30, from its specification.
(import (srfi 30))

(list 1 #| a comment |# 2)                       ;=> (1 2)
(list 1 #| outer #| inner |# still outer |# 2)   ;=> (1 2)
(list 1 #|#||#|# 2)                              ;=> (1 2)
(list 1 #|
  over several lines ; with a line comment in it
  (and code "and a string |#
  2)                                             ;=> (1 2)
(list 'a #|b|#)                                  ;=> (a)
(list 1 #||# 2 #|||# 3)                          ;=> (1 2 3)

;; in a string it is no comment
"#| no |#"                                       ;=> "#| no |#"
(read (open-input-string "#| never closed #| |#"))   ;!! never closed
