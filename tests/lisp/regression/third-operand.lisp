;;; The number of the operand that is wrong, where arithmetic of many operands goes two by two.
;;; (The third one was called the second.)
(define (sum a b c d) (+ a b c d))
(sum 1 2 'c 4) ;!! +: argument 3: expected a number, got c
(sum 1 2 3 'd) ;!! +: argument 4: expected a number, got d
(sum 1 'b 3 'd) ;!! +: argument 2: expected a number, got b
(define (product a b c) (* a b c))
(product 1.5 2 'c) ;!! *: argument 3: expected a number, got c
(product 'a 2 'c) ;!! *: argument 1: expected a number, got a
(define (less a b c) (- a b c))
(less 1 2 'c) ;!! -: argument 3: expected a number, got c
(define (nested a b c) (+ (+ a b) c))
(nested 1 2 'c) ;!! +: argument 2: expected a number, got c
(sum (array 1 2) 1 2 3) ;=> #s64(7 8)
