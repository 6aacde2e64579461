; The information of XOR: two bits that tell nothing alone and all together.
;
; X and Y are fair and independent, Z is 1 when they differ. Knowing X says
; nothing of Z; knowing X and Y says everything. Information is no Venn
; diagram: here the part in the middle is minus one bit.

(define worlds '((0 0 0) (0 1 1) (1 0 1) (1 1 0)))   ; (X Y Z), equally likely

(define (frequencies xs)
  "The distribution of a list in which every element weighs the same."
  (let count ((xs xs) (seen '()))
    (cond ((null? xs) (map cdr seen))
          ((assoc (car xs) seen)
           => (lambda (entry)
                (set-cdr! entry (+ (cdr entry) (/ 1 (length worlds))))
                (count (cdr xs) seen)))
          (else
           (count (cdr xs) (cons (cons (car xs) (/ 1 (length worlds))) seen))))))

(define (h . columns)
  "The joint entropy, in bits, of some columns of the worlds."
  (entropy (frequencies (map (lambda (world)
                               (map (lambda (i) (list-ref world i)) columns))
                             worlds))))

(define (i a b)
  "The mutual information of two columns."
  (- (+ (h a) (h b)) (h a b)))

(define (i-given a b c)
  "The mutual information of columns a and b when c is known."
  (- (+ (h a c) (h b c)) (h a b c) (h c)))

(define-values (x y z) (values 0 1 2))

(h x y z)                     ;=> 2
(i x y)                       ;=> 0
(i x z)                       ;=> 0
(i-given x z y)               ;=> 1
(- (i x z) (i-given x z y))   ;=> -1
