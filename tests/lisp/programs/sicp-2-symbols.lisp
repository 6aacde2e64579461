; Structure and Interpretation of Computer Programs, chapter 2: pairs from nothing, sequences, eight
; queens, symbolic differentiation, sets, Huffman trees.
(import (scheme base) (scheme cxr))

; ---- 2.1.3 data are procedures

(let ()
  (define (cons x y) (lambda (m) (m x y)))
  (define (car z) (z (lambda (p q) p)))
  (define (cdr z) (z (lambda (p q) q)))
  (list (car (cons 1 2)) (cdr (cons 1 2)) (car (cdr (cons 1 (cons 2 3))))))   ;=> (1 2 2)

; exercise 2.6: Church numerals
(define zero (lambda (f) (lambda (x) x)))
(define (add-1 n) (lambda (f) (lambda (x) (f ((n f) x)))))
(define (add m n) (lambda (f) (lambda (x) ((m f) ((n f) x)))))
(define (mul m n) (lambda (f) (m (n f))))
(define (power m n) (n m))
(define (value n) ((n (lambda (k) (+ k 1))) 0))
(define two (add-1 (add-1 zero)))
(define three (add two (add-1 zero)))
(map value (list zero two three (mul two three) (power two three)))   ;=> (0 2 3 6 8)

; ---- 2.1.4 intervals

(define make-interval cons)
(define lower car)
(define upper cdr)
(define (mul-interval x y)
  (let ((products (list (* (lower x) (lower y)) (* (lower x) (upper y))
                        (* (upper x) (lower y)) (* (upper x) (upper y)))))
    (make-interval (apply min products) (apply max products))))
(define (div-interval x y)
  (if (<= (lower y) 0 (upper y)) (error "division by an interval that spans zero" y))
  (mul-interval x (make-interval (/ 1 (upper y)) (/ 1 (lower y)))))
(mul-interval '(-1 . 2) '(3 . 4))    ;=> (-4 . 8)
(div-interval '(1 . 2) '(2 . 4))     ;=> (1/4 . 1)
(div-interval '(1 . 2) '(-1 . 1))    ;!! spans zero (-1 . 1)

; ---- 2.2.3 sequences as interfaces

(define (filter keep? xs)
  (cond ((null? xs) '())
        ((keep? (car xs)) (cons (car xs) (filter keep? (cdr xs))))
        (else (filter keep? (cdr xs)))))
(define (accumulate op initial xs)
  (if (null? xs) initial (op (car xs) (accumulate op initial (cdr xs)))))
(define (enumerate-interval low high)
  (if (> low high) '() (cons low (enumerate-interval (+ low 1) high))))
(define (enumerate-tree tree)
  (cond ((null? tree) '())
        ((not (pair? tree)) (list tree))
        (else (append (enumerate-tree (car tree)) (enumerate-tree (cdr tree))))))
(define (flatmap f xs) (accumulate append '() (map f xs)))

(enumerate-tree '(1 (2 (3 4)) 5))    ;=> (1 2 3 4 5)
(accumulate + 0 (map square (filter odd? (enumerate-tree '(1 (2 3) ((4)) 5)))))   ;=> 35

(define (horner x coefficients)
  (accumulate (lambda (c higher) (+ c (* x higher))) 0 coefficients))
(horner 2 '(1 3 0 5 0 1))            ;=> 79

(define (accumulate-n op init seqs)
  (if (null? (car seqs))
      '()
      (cons (accumulate op init (map car seqs)) (accumulate-n op init (map cdr seqs)))))
(accumulate-n + 0 '((1 2 3) (4 5 6) (7 8 9) (10 11 12)))   ;=> (22 26 30)

(define (dot v w) (accumulate + 0 (map * v w)))
(define (transpose m) (accumulate-n cons '() m))
(define (matrix-product m n)
  (let ((columns (transpose n)))
    (map (lambda (row) (map (lambda (column) (dot row column)) columns)) m)))
(matrix-product '((1 2) (3 4)) '((0 1) (1 0)))   ;=> ((2 1) (4 3))

(define (permutations s)
  (if (null? s)
      '(())
      (flatmap (lambda (x)
                 (map (lambda (p) (cons x p))
                      (permutations (filter (lambda (y) (not (= x y))) s))))
               s)))
(permutations '(1 2 3))   ;=> ((1 2 3) (1 3 2) (2 1 3) (2 3 1) (3 1 2) (3 2 1))

; exercise 2.32: all subsets
(define (subsets s)
  (if (null? s)
      '(())
      (let ((rest (subsets (cdr s))))
        (append rest (map (lambda (x) (cons (car s) x)) rest)))))
(subsets '(1 2 3))        ;=> (() (3) (2) (2 3) (1) (1 3) (1 2) (1 2 3))

; exercise 2.42: the queens of each column stand in these rows, the last column first
(define (queens board-size)
  (define (safe? positions)
    (let ((new (car positions)))
      (let check ((rest (cdr positions)) (distance 1))
        (or (null? rest)
            (and (not (= (car rest) new))
                 (not (= (abs (- (car rest) new)) distance))
                 (check (cdr rest) (+ distance 1)))))))
  (define (queen-cols k)
    (if (= k 0)
        '(())
        (filter safe?
                (flatmap (lambda (rest)
                           (map (lambda (row) (cons row rest)) (enumerate-interval 1 board-size)))
                         (queen-cols (- k 1))))))
  (queen-cols board-size))
(queens 4)                ;=> ((3 1 4 2) (2 4 1 3))
(define boards (queens 8))
(length boards)           ;=> 92
(car boards)              ;=> (4 2 7 3 6 8 5 1)

; ---- 2.3.2 symbolic differentiation

(define (number-is? e n) (and (number? e) (= e n)))
(define (make-sum a b)
  (cond ((number-is? a 0) b)
        ((number-is? b 0) a)
        ((and (number? a) (number? b)) (+ a b))
        (else (list '+ a b))))
(define (make-product a b)
  (cond ((or (number-is? a 0) (number-is? b 0)) 0)
        ((number-is? a 1) b)
        ((number-is? b 1) a)
        ((and (number? a) (number? b)) (* a b))
        (else (list '* a b))))
(define (make-power base n)
  (cond ((number-is? n 0) 1) ((number-is? n 1) base) (else (list '** base n))))
(define (operands-beyond e operator)
  (if (null? (cdddr e)) (caddr e) (cons operator (cddr e))))

(define (deriv e var)
  (cond ((number? e) 0)
        ((symbol? e) (if (eq? e var) 1 0))
        (else
         (case (car e)
           ((+) (make-sum (deriv (cadr e) var) (deriv (operands-beyond e '+) var)))
           ((*) (let ((a (cadr e)) (b (operands-beyond e '*)))
                  (make-sum (make-product a (deriv b var)) (make-product (deriv a var) b))))
           ((**) (make-product (make-product (caddr e) (make-power (cadr e) (- (caddr e) 1)))
                               (deriv (cadr e) var)))
           (else (error "unknown expression type: DERIV" e))))))
(deriv '(+ x 3) 'x)               ;=> 1
(deriv '(* x y) 'x)               ;=> y
(deriv '(* (* x y) (+ x 3)) 'x)   ;=> (+ (* x y) (* y (+ x 3)))
(deriv '(* x y (+ x 3)) 'x)       ;=> (+ (* x y) (* y (+ x 3)))
(deriv '(** x 5) 'x)              ;=> (* 5 (** x 4))
(deriv '(sin x) 'x)               ;!! unknown expression type: DERIV (sin x)

; ---- 2.3.3 sets as lists, as ordered lists, as trees

(define (adjoin x set) (if (member x set) set (cons x set)))
(define (intersection a b) (filter (lambda (x) (member x b)) a))
(define (union a b) (accumulate adjoin b a))
(intersection '(a b c d) '(c e a))   ;=> (a c)
(union '(a b) '(b c))                ;=> (a b c)

(define (ordered-intersection a b)
  (cond ((or (null? a) (null? b)) '())
        ((= (car a) (car b)) (cons (car a) (ordered-intersection (cdr a) (cdr b))))
        ((< (car a) (car b)) (ordered-intersection (cdr a) b))
        (else (ordered-intersection a (cdr b)))))
(ordered-intersection '(1 3 5 7 9) '(3 4 5 9 10))   ;=> (3 5 9)

(define entry car)
(define left-branch cadr)
(define right-branch caddr)
(define (element-of? x tree)
  (cond ((null? tree) #f)
        ((= x (entry tree)) #t)
        ((< x (entry tree)) (element-of? x (left-branch tree)))
        (else (element-of? x (right-branch tree)))))
(define (tree->list tree)
  (let copy ((tree tree) (result '()))
    (if (null? tree)
        result
        (copy (left-branch tree) (cons (entry tree) (copy (right-branch tree) result))))))
(define (list->tree elements)
  (define (partial elts n)
    (if (= n 0)
        (cons '() elts)
        (let* ((left-size (quotient (- n 1) 2))
               (left (partial elts left-size))
               (this (cadr left))
               (right (partial (cddr left) (- n left-size 1))))
          (cons (list this (car left) (car right)) (cdr right)))))
  (car (partial elements (length elements))))
(list->tree '(1 3 5 7 9 11))    ;=> (5 (1 () (3 () ())) (9 (7 () ()) (11 () ())))
(tree->list (list->tree (enumerate-interval 1 10)))   ;=> (1 2 3 4 5 6 7 8 9 10)
(map (lambda (x) (element-of? x (list->tree '(1 3 5 7)))) '(1 2 7 8))   ;=> (#t #f #t #f)

; ---- 2.3.4 Huffman trees

(define (make-leaf symbol weight) (list 'leaf symbol weight))
(define (leaf? x) (eq? (car x) 'leaf))
(define (symbols tree) (if (leaf? tree) (list (cadr tree)) (caddr tree)))
(define (weight tree) (if (leaf? tree) (caddr tree) (cadddr tree)))
(define (make-code-tree left right)
  (list left right (append (symbols left) (symbols right)) (+ (weight left) (weight right))))

(define (decode bits tree)
  (let next ((bits bits) (branch tree))
    (if (null? bits)
        '()
        (let ((chosen (if (= 0 (car bits)) (car branch) (cadr branch))))
          (if (leaf? chosen)
              (cons (cadr chosen) (next (cdr bits) tree))
              (next (cdr bits) chosen))))))

(define (encode-symbol symbol tree)
  (cond ((leaf? tree) '())
        ((memq symbol (symbols (car tree))) (cons 0 (encode-symbol symbol (car tree))))
        ((memq symbol (symbols (cadr tree))) (cons 1 (encode-symbol symbol (cadr tree))))
        (else (error "symbol not in tree:" symbol))))
(define (encode message tree) (flatmap (lambda (s) (encode-symbol s tree)) message))

(define (adjoin-set x set)
  (cond ((null? set) (list x))
        ((< (weight x) (weight (car set))) (cons x set))
        (else (cons (car set) (adjoin-set x (cdr set))))))
(define (generate-huffman-tree pairs)
  (let merge ((set (accumulate adjoin-set '() (map (lambda (p) (make-leaf (car p) (cadr p))) pairs))))
    (if (null? (cdr set))
        (car set)
        (merge (adjoin-set (make-code-tree (car set) (cadr set)) (cddr set))))))

(define sample-tree
  (make-code-tree (make-leaf 'A 4)
                  (make-code-tree (make-leaf 'B 2)
                                  (make-code-tree (make-leaf 'D 1) (make-leaf 'C 1)))))
(decode '(0 1 1 0 0 1 0 1 0 1 1 1 0) sample-tree)   ;=> (A D A B B C A)
(encode '(A D A B B C A) sample-tree)               ;=> (0 1 1 0 0 1 0 1 0 1 1 1 0)
(encode '(A E) sample-tree)                         ;!! symbol not in tree: E

; exercise 2.70
(define rock
  (generate-huffman-tree
   '((a 2) (na 16) (boom 1) (sha 3) (get 2) (yip 9) (job 2) (wah 1))))
(define song
  '(get a job sha na na na na na na na na get a job sha na na na na na na na na
    wah yip yip yip yip yip yip yip yip yip sha boom))
(length (encode song rock))                         ;=> 84
(equal? song (decode (encode song rock) rock))      ;=> #t
