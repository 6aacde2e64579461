;;; SRFI 62, from its specification.
(import (srfi 62))

(+ 1 #;2 3)                          ;=> 4
(+ 1 #;(a (b "c") #(d)) 3)           ;=> 4
(list 'x #; 'y)                      ;=> (x)
(list 1 #; #; 2 3 4)                 ;=> (1 4)
(list 1 #;(2 #;3 4) 5)               ;=> (1 5)
'(a . #;b c)                         ;=> (a . c)
'(a . b #;c)                         ;=> (a . b)
#;(error "not even evaluated") 'fine   ;=> fine
(list #;1)                           ;=> ()
'#(1 #;2 3)                          ;=> #(1 3)
(list #; ; a comment between them
  1 2)                               ;=> (2)
(read (open-input-string "(1 #;)"))  ;!! nothing after
