;;; SRFI 151, from its specification.
(import (srfi 151))

;; What an operation does is said of single bits: bit k of i is 1 if floor(i / 2^k) is odd.
(define (bit k i) (odd? (floor-quotient i (expt 2 k))))
(define numbers '(0 1 -1 6 -7 37 -128 1023))
(define few '(0 -1 6 -37))
(define (all? f . lists)                                 ; is f true of every choice of elements?
  (if (null? lists)
      (f)
      (every (lambda (x) (apply all? (lambda xs (apply f x xs)) (cdr lists))) (car lists))))
(define (bitwise? op of-bits)                            ; is op of-bits on each bit of two integers?
  (all? (lambda (i j k) (eq? (bit k (op i j)) (of-bits (bit k i) (bit k j)))) numbers numbers (iota 9)))

;; ---- basic operations

(bitwise-not 10)                                         ;=> -11
(bitwise-not -37)                                        ;=> 36
(list (bitwise-and) (bitwise-ior) (bitwise-xor) (bitwise-eqv))    ;=> (-1 0 0 -1)
(list (bitwise-and 5) (bitwise-ior 5) (bitwise-xor 5) (bitwise-eqv 5))    ;=> (5 5 5 5)
(bitwise-ior 3 10)                                       ;=> 11
(bitwise-and 11 26)                                      ;=> 10
(bitwise-xor 3 10)                                       ;=> 9
(bitwise-eqv 37 12)                                      ;=> -42
(bitwise-and 37 12)                                      ;=> 4
(bitwise-nand 11 26)                                     ;=> -11
(bitwise-nor 11 26)                                      ;=> -28
(bitwise-andc1 11 26)                                    ;=> 16
(bitwise-andc2 11 26)                                    ;=> 1
(bitwise-orc1 11 26)                                     ;=> -2
(bitwise-orc2 11 26)                                     ;=> -17
(bitwise? bitwise-and (lambda (a b) (and a b)))          ;=> #t
(bitwise? bitwise-ior (lambda (a b) (or a b)))           ;=> #t
(bitwise? bitwise-xor (lambda (a b) (not (eq? a b))))    ;=> #t
(bitwise? bitwise-eqv eq?)                               ;=> #t
(bitwise? bitwise-nand (lambda (a b) (not (and a b))))   ;=> #t
(bitwise? bitwise-nor (lambda (a b) (not (or a b))))     ;=> #t
(bitwise? bitwise-andc1 (lambda (a b) (and (not a) b)))  ;=> #t
(bitwise? bitwise-andc2 (lambda (a b) (and a (not b))))  ;=> #t
(bitwise? bitwise-orc1 (lambda (a b) (or (not a) b)))    ;=> #t
(bitwise? bitwise-orc2 (lambda (a b) (or a (not b))))    ;=> #t
(all? (lambda (a b c)
        (and (= (bitwise-eqv a b c) (bitwise-eqv a (bitwise-eqv b c)) (bitwise-eqv (bitwise-eqv a b) c))
             (= (bitwise-xor a b c) (bitwise-xor a (bitwise-xor b c)))))
      few numbers few)                                   ;=> #t
(bitwise-eqv 1 'a)                                       ;!! bitwise-eqv: argument 2: expected an exact integer, got a
(bitwise-nand 1.0 2)                                     ;!! bitwise-nand: argument 1: expected an exact integer, got 1.0
(bitwise-nor 1 2 3)                                      ;!! bitwise-nor

;; ---- integer operations

(arithmetic-shift 8 2)                                   ;=> 32
(arithmetic-shift 4 0)                                   ;=> 4
(arithmetic-shift 8 -1)                                  ;=> 4
(arithmetic-shift -100000000000000000000000000000000 -100)    ;=> -79
(all? (lambda (i n) (= (arithmetic-shift i n) (floor (* i (expt 2 n))))) numbers '(-9 -3 -1 0 1 5 70))    ;=> #t
(arithmetic-shift -1 (- (expt 10 30)))                   ;=> -1
(arithmetic-shift 1 (expt 10 30))                        ;!! arithmetic-shift 2^30
(map bit-count '(0 -1 7 13 -13 30 -30))                  ;=> (0 0 3 3 2 4 4)
(bit-count (expt 2 100))                                 ;=> 1
(bit-count (- (expt 2 100)))                             ;=> 100
(bit-count (- (+ 1 (expt 2 100))))                       ;=> 1
(map integer-length '(0 1 -1 7 -7 8 -8))                 ;=> (0 1 0 3 3 4 3)
(bitwise-if 3 1 8)                                       ;=> 9
(bitwise-if 3 8 1)                                       ;=> 0
(bitwise-if 1 1 2)                                       ;=> 3
(= (bitwise-if #b00111100 #b11110000 #b00001111) #b00110011)    ;=> #t
(all? (lambda (m i j k) (eq? (bit k (bitwise-if m i j)) (if (bit k m) (bit k i) (bit k j))))
      few few few (iota 7))                              ;=> #t

;; ---- single bits

(bit-set? 1 1)                                           ;=> #f
(bit-set? 0 1)                                           ;=> #t
(bit-set? 3 10)                                          ;=> #t
(bit-set? 1000000 -1)                                    ;=> #t
(bit-set? (expt 10 30) -1)                               ;=> #t
(bit-set? (expt 10 30) 1)                                ;=> #f
(bit-set? 2 6)                                           ;=> #t
(bit-set? 0 6)                                           ;=> #f
(all? (lambda (k i) (eq? (bit-set? k i) (bit k i))) (iota 12) numbers)    ;=> #t
(bit-set? -1 6)                                          ;!! bit-set?: argument 1
(copy-bit 0 0 #t)                                        ;=> 1
(copy-bit 2 0 #t)                                        ;=> 4
(= (copy-bit 2 #b1111 #f) #b1011)                        ;=> #t
(all? (lambda (n i b k) (eq? (bit k (copy-bit n i b)) (if (= k n) b (bit k i))))
      '(0 5 11) few '(#t #f) (iota 13))            ;=> #t
(copy-bit (expt 10 30) -1 #t)                            ;=> -1
(copy-bit (expt 10 30) 0 #t)                             ;!! copy-bit 2^30
(copy-bit 0 0 1)                                         ;!! copy-bit: argument 3: expected a boolean, got 1
(bit-swap 0 2 4)                                         ;=> 1
(all? (lambda (m n i k) (eq? (bit k (bit-swap m n i)) (bit (cond ((= k m) n) ((= k n) m) (else k)) i)))
      '(0 5) '(0 3 9) few (iota 11))               ;=> #t
(bit-swap 0 (expt 10 30) -1)                             ;=> -1
(any-bit-set? 3 6)                                       ;=> #t
(any-bit-set? 3 12)                                      ;=> #f
(every-bit-set? 4 6)                                     ;=> #t
(every-bit-set? 7 6)                                     ;=> #f
(all? (lambda (m i) (and (eq? (any-bit-set? m i) (not (zero? (bitwise-and m i))))
                         (eq? (every-bit-set? m i) (= m (bitwise-and m i)))))
      numbers numbers)                                   ;=> #t
(map first-set-bit (list 1 2 0 40 -28 (expt 2 99) (expt -2 99)))    ;=> (0 1 -1 3 2 99 99)

;; ---- fields

(= (bit-field #b1101101010 0 4) #b1010)                  ;=> #t
(= (bit-field #b1101101010 3 9) #b101101)                ;=> #t
(= (bit-field #b1101101010 4 9) #b10110)                 ;=> #t
(= (bit-field #b1101101010 4 10) #b110110)               ;=> #t
(list (bit-field 6 0 1) (bit-field 6 1 3) (bit-field 6 2 999))    ;=> (0 3 1)
(bit-field #x100000000000000000000000000000000 128 129)  ;=> 1
(bit-field 6 2 (expt 10 30))                             ;=> 1
(bit-field -1 2 (expt 10 30))                            ;!! bit-field 2^30
(bit-field 6 3 2)                                        ;!! bit-field: argument 2: start 3 is after end 2 of the field
(bit-field 6 -1 2)                                       ;!! bit-field: argument 2
(bit-field 6 0 2.0)                                      ;!! bit-field: argument 3

(define fields '((0 . 0) (0 . 4) (2 . 7) (3 . 3)))
(define (on-fields? f) (all? (lambda (field i) (f i (car field) (cdr field))) fields numbers))
(define (inside? k start end) (and (<= start k) (< k end)))
(on-fields? (lambda (i start end)                        ; start bits down, end - start of them
              (= (bit-field i start end) (modulo (floor-quotient i (expt 2 start)) (expt 2 (- end start))))))    ;=> #t
(on-fields? (lambda (i start end) (eq? (bit-field-any? i start end) (> (bit-field i start end) 0))))    ;=> #t
(on-fields? (lambda (i start end)
              (eq? (bit-field-every? i start end) (= (bit-field i start end) (- (expt 2 (- end start)) 1)))))    ;=> #t
(list (bit-field-any? -1 5 (expt 10 30)) (bit-field-every? -1 5 (expt 10 30)) (bit-field-any? 1 (expt 10 20) (expt 10 30)))
;=> (#t #t #f)
(= (bit-field-clear #b101010 1 4) #b100000)              ;=> #t
(= (bit-field-set #b101010 1 4) #b101110)                ;=> #t
(on-fields? (lambda (i start end)
              (all? (lambda (k)
                      (and (eq? (bit k (bit-field-clear i start end)) (and (bit k i) (not (inside? k start end))))
                           (eq? (bit k (bit-field-set i start end)) (or (bit k i) (inside? k start end)))))
                    (iota 9))))                         ;=> #t
(list (bit-field-clear 6 0 (expt 10 30)) (bit-field-set -7 0 (expt 10 30)))    ;=> (0 -1)
(bit-field-set 6 0 (expt 10 30))                         ;!! bit-field-set 2^30
(= (bit-field-replace #b101010 #b010 1 4) #b100100)      ;=> #t
(= (bit-field-replace #b110 1 0 1) #b111)                ;=> #t
(= (bit-field-replace #b110 1 1 2) #b110)                ;=> #t
(= (bit-field-replace-same #b1111 #b0000 1 3) #b1001)    ;=> #t
(on-fields?
  (lambda (i start end)
    (all? (lambda (source k)
            (and (eq? (bit k (bit-field-replace i source start end))
                      (if (inside? k start end) (bit (- k start) source) (bit k i)))
                 (eq? (bit k (bit-field-replace-same i source start end))
                      (if (inside? k start end) (bit k source) (bit k i)))))
          few (iota 9))))                           ;=> #t
(= (bit-field-rotate #b110 0 0 10) #b110)                ;=> #t
(= (bit-field-rotate #b110 0 0 256) #b110)               ;=> #t
(bit-field-rotate #x100000000000000000000000000000000 1 0 129)    ;=> 1
(= (bit-field-rotate #b110 1 1 2) #b110)                 ;=> #t
(= (bit-field-rotate #b110 1 2 4) #b1010)                ;=> #t
(= (bit-field-rotate #b0111 -1 1 4) #b1011)              ;=> #t
(on-fields?
  (lambda (i start end)
    (all? (lambda (count k)
            (eq? (bit k (bit-field-rotate i count start end))
                 (bit (if (inside? k start end) (+ start (modulo (- k start count) (- end start))) k) i)))
          '(-9 -1 2 100) (iota 9))))              ;=> #t
(bit-field-rotate 6 1 3 2)                               ;!! bit-field-rotate: argument 3: start 3 is after end 2
(list (bit-field-reverse 6 1 3) (bit-field-reverse 6 1 4))    ;=> (6 12)
(= (bit-field-reverse 1 0 32) #x80000000)                ;=> #t
(= (bit-field-reverse 1 0 31) #x40000000)                ;=> #t
(= (bit-field-reverse 1 0 30) #x20000000)                ;=> #t
(bit-field-reverse #x140000000000000000000000000000000 0 129)    ;=> 5
(on-fields?
  (lambda (i start end)
    (all? (lambda (k) (eq? (bit k (bit-field-reverse i start end))
                           (bit (if (inside? k start end) (- (+ start end) k 1) k) i)))
          (iota 9))))                                   ;=> #t

;; ---- conversion: the lowest bit first

(bits->list #b1110101)                                   ;=> (#t #f #t #f #t #t #t)
(bits->list #b111010 4)                                  ;=> (#f #t #f #t)
(bits->list 3 5)                                         ;=> (#t #t #f #f #f)
(bits->list 6 4)                                         ;=> (#f #t #t #f)
(list (bits->list 0) (bits->list 0 2) (bits->list 5 0))  ;=> (() (#f #f) ())
(bits->vector #b1110101)                                 ;=> #(#t #f #t #f #t #t #t)
(bits->vector #b111010 4)                                ;=> #(#f #t #f #t)
(bits->vector 3 5)                                       ;=> #(#t #t #f #f #f)
(bits->vector 6 4)                                       ;=> #(#f #t #t #f)
(bits->list -1)                                          ;!! bits->list: argument 1: expected an exact integer that is not negative, got -1
(bits->vector 1.0)                                       ;!! bits->vector: argument 1
(bits->list 1 -1)                                        ;!! bits->list: argument 2
(= (list->bits '(#t #f #t #f #t #t #t)) #b1110101)       ;=> #t
(= (list->bits '(#f #f #t #f #t #f #t #t #t)) #b111010100)    ;=> #t
(list (list->bits '(#f #t #t)) (list->bits '(#f #t #t #f)) (list->bits '(#f #f #t #t)) (list->bits '()))    ;=> (6 6 12 0)
(= (vector->bits #(#t #f #t #f #t #t #t)) #b1110101)     ;=> #t
(= (vector->bits #(#f #f #t #f #t #f #t #t #t)) #b111010100)    ;=> #t
(list (vector->bits #(#f #t #t)) (vector->bits #(#f #t #t #f)) (vector->bits #(#f #f #t #t)) (vector->bits #()))    ;=> (6 6 12 0)
(= (bits #t #f #t #f #t #t #t) #b1110101)                ;=> #t
(= (bits #f #f #t #f #t #f #t #t #t) #b111010100)        ;=> #t
(bits)                                                   ;=> 0
(let ((n (expt 7 500))) (and (= n (list->bits (bits->list n))) (= n (vector->bits (bits->vector n)))))    ;=> #t
(list->bits '(#t 1))                                     ;!! list->bits: argument 1: expected booleans, got 1
(list->bits 5)                                           ;!! list->bits: argument 1: expected a list, got 5
(vector->bits '(#t))                                     ;!! vector->bits: argument 1: expected a vector, got (#t)
(bits 1)                                                 ;!! bits: argument 1: expected a boolean, got 1

;; ---- fold, unfold, generate

(bitwise-fold cons '() #b1010111)                        ;=> (#t #f #t #f #t #t #t)
(bitwise-fold cons 'seed 0)                              ;=> seed
(bitwise-fold cons '() -1)                               ;=> ()
(bitwise-fold cons '() -8)                               ;=> (#f #f #f)
(bitwise-fold cons '() 1.0)                              ;!! bitwise-fold: argument 3: expected an exact integer, got 1.0
(let ((count 0))
  (bitwise-for-each (lambda (b) (if b (set! count (+ count 1)))) #b1010111)
  count)                                                 ;=> 5
(bitwise-for-each display 'a)                            ;!! bitwise-for-each: argument 2: expected an exact integer, got a
(= (bitwise-unfold (lambda (i) (= i 10)) even? (lambda (i) (+ i 1)) 0) #b101010101)    ;=> #t
(bitwise-unfold null? car cdr '(#f anything #f))         ;=> 2
(bitwise-unfold (lambda (i) #t) even? values 0)          ;=> 0
(let ((g (make-bitwise-generator #b110)))
  (let* ((a (g)) (b (g)) (c (g)) (d (g))) (list a b c d)))    ;=> (#f #t #t #f)
(let ((g (make-bitwise-generator -2)))
  (let* ((a (g)) (b (g)) (c (g))) (list a b c)))         ;=> (#f #t #t)
(make-bitwise-generator 'a)                              ;!! make-bitwise-generator: argument 1: expected an exact integer, got a

;; a continuation captured in a procedure can be entered again; earlier results stay as they were
(let* ((again #f) (results '())
       (n (bitwise-unfold (lambda (i) (= i 3))
                          (lambda (i) (if (= i 1) (call/cc (lambda (k) (if (not again) (set! again k)) #f)) #t))
                          (lambda (i) (+ i 1)) 0)))
  (set! results (cons n results))
  (if (= (length results) 1) (again #t))
  results)                                               ;=> (7 5)
