;;; SRFI 69, from its specification.
(import (srfi 69))

(define (sorted-alist table)
  (sort (hash-table->alist table) (lambda (a b) (string<? (format-key (car a)) (format-key (car b))))))
(define (format-key x) (call-with-output-string (lambda (port) (write x port))))

;; ---- making: by default, keys are compared by equal?

(define t (make-hash-table))
(hash-table? t)                                          ;=> #t
(map hash-table? (list '() '((a . 1)) #(1) 5 car))       ;=> (#f #f #f #f #f)
(hash-table-size t)                                      ;=> 0
(hash-table-set! t (list 1 "two") 'x)
(hash-table-ref t (list 1 (string #\t #\w #\o)))         ;=> x
(hash-table-exists? (make-hash-table eq?) 'a)            ;=> #f
(let ((t (make-hash-table eqv?)))
  (hash-table-set! t 100000000000 'n)
  (hash-table-set! t (list 1) 'l)
  (list (hash-table-ref/default t 100000000000 #f) (hash-table-ref/default t (list 1) #f)))    ;=> (n #f)
(let ((t (make-hash-table string=? string-hash)))
  (hash-table-set! t "a" 1)
  (list (hash-table-ref/default t (string #\a) 0) (hash-table-ref/default t "A" 0)))           ;=> (1 0)
(let ((t (make-hash-table string-ci=? string-ci-hash)))
  (hash-table-set! t "a" 1)
  (hash-table-ref/default t "A" 0))                      ;=> 1
(let ((t (make-hash-table equal? hash 100 'further 'arguments)))
  (hash-table-set! t 'a 1)
  (hash-table-ref t 'a))                                 ;=> 1
(make-hash-table 'equal?)                                ;!! make-hash-table: expected an equivalence
;; there is a default hash function for each equivalence that is no coarser than equal?
(let ((t (make-hash-table (lambda (a b) (eqv? a b)))))
  (hash-table-set! t 'a 1)
  (hash-table-set! t 1.5 2)
  (list (hash-table-ref t 'a) (hash-table-ref t 1.5) (hash-table-ref/default t "a" 3)
        (exact-integer? ((hash-table-hash-function t) 'a))))    ;=> (1 2 3 #t)

;; of an alist: of several pairs with one key, the first counts
(define u (alist->hash-table '((a . 1) (b . 2) (a . 3))))
(sorted-alist u)                                         ;=> ((a . 1) (b . 2))
(sorted-alist (alist->hash-table '(("a" . 1) ("A" . 2)) string-ci=? string-ci-hash))    ;=> (("a" . 1))
(alist->hash-table '(a))                                 ;!! alist->hash-table: argument 1: expected a list of pairs, got (a)
(alist->hash-table 'a)                                   ;!! alist->hash-table: argument 1

;; ---- reflection

(eq? (hash-table-equivalence-function t) equal?)         ;=> #t
(eq? (hash-table-equivalence-function (make-hash-table string=?)) string=?)    ;=> #t
(eq? (hash-table-hash-function (make-hash-table string=? string-hash)) string-hash)    ;=> #t
(let* ((same? (lambda (a b) (eq? a b)))
       (number (lambda (x bound) 0))
       (t (make-hash-table same? number)))
  (list (eq? same? (hash-table-equivalence-function t)) (eq? number (hash-table-hash-function t))))    ;=> (#t #t)
(let ((hash (hash-table-hash-function t)))
  (= (hash '(1 "a")) (hash (list 1 (string #\a)))))      ;=> #t
(hash-table-equivalence-function 'a)                     ;!! hash-table-equivalence-function: argument 1: expected a hash table, got a
(hash-table-hash-function 'a)                            ;!! hash-table-hash-function: argument 1: expected a hash table, got a

;; ---- single entries

(hash-table-ref u 'a)                                    ;=> 1
(hash-table-ref u 'z)                                    ;!! hash-table-ref: no entry for z
(hash-table-ref u 'z (lambda () 'none))                  ;=> none
(hash-table-ref u 'a (lambda () (error "not called")))   ;=> 1
(hash-table-ref/default u 'a 0)                          ;=> 1
(hash-table-ref/default u 'z 0)                          ;=> 0
(hash-table-ref 7 'z)                                    ;!! hash-table-ref: argument 1: expected a hash table, got 7
(hash-table-ref/default 7 'z 0)                          ;!! hash-table-ref/default: argument 1: expected a hash table, got 7
(hash-table-set! u 'c 3)
(hash-table-set! u 'a 10)
(sorted-alist u)                                         ;=> ((a . 10) (b . 2) (c . 3))
(hash-table-set! 7 'a 1)                                 ;!! hash-table-set!: argument 1: expected a hash table, got 7
(hash-table-delete! u 'c)
(hash-table-delete! u 'z)                                ; not there: no error
(sorted-alist u)                                         ;=> ((a . 10) (b . 2))
(hash-table-delete! 7 'a)                                ;!! hash-table-delete!: argument 1: expected a hash table, got 7
(list (hash-table-exists? u 'a) (hash-table-exists? u 'c))    ;=> (#t #f)
(let ((t (make-hash-table))) (hash-table-set! t 'a #f) (list (hash-table-exists? t 'a) (hash-table-ref t 'a)))    ;=> (#t #f)
(hash-table-update! u 'a (lambda (x) (+ x 1)))
(hash-table-update! u 'n (lambda (x) (+ x 1)) (lambda () 0))
(hash-table-update!/default u 'm (lambda (x) (cons 'y x)) '())
(hash-table-update!/default u 'm (lambda (x) (cons 'z x)) '())
(sorted-alist u)                                         ;=> ((a . 11) (b . 2) (m z y) (n . 1))
(hash-table-update! u 'none (lambda (x) x))              ;!! hash-table-update!: no entry for none
(hash-table-exists? u 'none)                             ;=> #f

;; ---- the whole table

(define v (alist->hash-table '((1 . 10) (2 . 20) (3 . 30))))
(hash-table-size v)                                      ;=> 3
(sort (hash-table-keys v) <)                             ;=> (1 2 3)
(sort (hash-table-values v) <)                           ;=> (10 20 30)
(let ((sum 0)) (hash-table-walk v (lambda (key value) (set! sum (+ sum key value)))) sum)    ;=> 66
(hash-table-fold v (lambda (key value sum) (+ key value sum)) 0)    ;=> 66
(hash-table-fold (make-hash-table) (lambda (key value x) (error "not called")) 'init)    ;=> init
(hash-table-fold cons '() v)                             ;!! hash-table-fold: argument 1: expected a hash table
(sort (map car (hash-table->alist v)) <)                 ;=> (1 2 3)
(let ((w (hash-table-copy v)))
  (hash-table-set! w 1 'new)
  (hash-table-delete! w 2)
  (list (hash-table-ref v 1) (hash-table-ref w 1) (hash-table-size v) (hash-table-size w)))    ;=> (10 new 3 2)
(hash-table-copy v #t)                                   ;!! hash-table-copy

;; all mappings of the second are added to the first, which is the result
(let* ((a (alist->hash-table '((x . 1) (y . 2)))) (b (alist->hash-table '((y . 20) (z . 30))))
       (c (hash-table-merge! a b)))
  (list (eq? a c) (sorted-alist c) (sorted-alist b)))    ;=> (#t ((x . 1) (y . 20) (z . 30)) ((y . 20) (z . 30)))

;; ---- hash functions: exact, not negative, below the bound

(define (hash? n bound) (and (exact-integer? n) (<= 0 n) (< n bound)))
(every (lambda (x) (hash? (hash x 10) 10)) (list 1 1/2 -3.5 'a "a" #\a '() '(1 (2)) #(1) #u8(1) car #t))    ;=> #t
(exact-integer? (hash '(1 2)))                           ;=> #t
(= (hash '(1 "b")) (hash (list 1 (string #\b))))         ;=> #t
(= (string-hash "abc") (string-hash (string #\a #\b #\c)))    ;=> #t
(hash? (string-hash "abc" 7) 7)                          ;=> #t
(= (string-ci-hash "abc") (string-ci-hash "AbC"))        ;=> #t
(hash? (string-ci-hash "abc" 7) 7)                       ;=> #t
(let ((x (list 1))) (= (hash-by-identity x) (hash-by-identity x)))    ;=> #t
(hash? (hash-by-identity 'a 7) 7)                        ;=> #t
(hash 'a 0)                                              ;!! hash: argument 2
(string-hash 'a)                                         ;!! string-hash: argument 1

;; ---- equivalences of one's own

(define (same-size? a b) (= (abs a) (abs b)))
(define calls 0)
(define (size x bound) (set! calls (+ calls 1)) (modulo (abs x) (min bound 3)))    ; many keys have one hash
(define w (make-hash-table same-size? size))
(do ((i 0 (+ i 1))) ((= i 20)) (hash-table-set! w i (* i i)))
(hash-table-size w)                                      ;=> 20
(> calls 0)                                              ;=> #t
(map (lambda (i) (hash-table-ref w (- i))) '(0 7 19))    ;=> (0 49 361)
(hash-table-ref/default w 20 'none)                      ;=> none
(hash-table-ref w -20)                                   ;!! hash-table-ref: no entry for -20
(hash-table-exists? w -3)                                ;=> #t
(hash-table-delete! w -3)
(list (hash-table-exists? w 3) (hash-table-size w))      ;=> (#f 19)
(hash-table-update! w -2 (lambda (x) (+ x 1)))
(hash-table-update!/default w -3 (lambda (x) (list 'new x)) 0)
(map (lambda (i) (hash-table-ref w i)) '(2 3))           ;=> (5 (new 0))
(let ((copy (hash-table-copy w)))
  (hash-table-delete! copy 1)
  (list (hash-table-exists? w -1) (hash-table-exists? copy -1) (hash-table-ref copy -2)))    ;=> (#t #f 5)
(sort (hash-table-keys (hash-table-merge! (alist->hash-table '((1 . a) (-2 . b)) same-size? abs)
                                          (alist->hash-table '((2 . c) (3 . d)) same-size? abs))) <)    ;=> (-2 1 3)
(hash-table-ref (alist->hash-table '((1 . a) (-1 . b)) same-size? abs) -1)    ;=> a
(hash-table-fold w (lambda (key value n) (+ n 1)) 0)     ;=> 20
(hash-table-set! (make-hash-table same-size? (lambda (x) -1)) 1 1)    ;!! hash function: expected an exact integer that is not negative, got -1
(hash-table-set! (make-hash-table same-size? (lambda (x) 'a)) 1 1)    ;!! hash function: expected an exact integer

;; ---- continuations captured in the procedures, and tables that change while they run

(define again #f)
(define (capturing-same? a b)
  (call/cc (lambda (k) (if (not again) (set! again k))))
  (= (abs a) (abs b)))
(define (enter-again key value others)     ; set key in a table of others, then enter the search for it twice more
  (let ((t (make-hash-table capturing-same? (lambda (x) 0))) (entered 0))
    (for-each (lambda (other) (hash-table-set! t other 'other)) others)
    (set! again #f)
    (hash-table-set! t key value)
    (set! entered (+ entered 1))
    (if (< entered 3) (again #f))
    (list entered (sort (hash-table-keys t) <) (hash-table-ref t key))))
(enter-again 3 'three '(1 2))                            ;=> (3 (1 2 3) three)
(enter-again -2 'two '(1 2))                             ;=> (3 (1 2) two)
(let ((t (make-hash-table capturing-same? (lambda (x) 0))) (entered 0))    ; the key is gone when the search goes on
  (hash-table-set! t 1 'one)
  (set! again #f)
  (let ((found (hash-table-ref/default t 1 'none)))
    (set! entered (+ entered 1))
    (hash-table-delete! t 1)
    (if (= entered 1) (again #f))
    (list entered found (hash-table-size t))))           ;=> (2 none 0)

(call/cc (lambda (k) (hash-table-ref (make-hash-table eq? (lambda (x) (k 'escaped))) 'a (lambda () 'none))))    ;=> none
(let ((t (make-hash-table capturing-same? (lambda (x) (if (eqv? x 'boom) (raise 'boom) 0)))))
  (hash-table-set! t 1 'one)
  (list (guard (x (#t x)) (hash-table-set! t 'boom 1)) (hash-table-size t)))    ;=> (boom 1)
(call/cc (lambda (k) (hash-table-update! w 5 (lambda (x) (k (list 'escaped x))))))    ;=> (escaped 25)
(hash-table-ref w 5)                                     ;=> 25

;; an equivalence that takes out, or enters, what is looked for
(define d (make-hash-table (lambda (a b) (if (eqv? b 2) (hash-table-delete! d 1)) (= a b)) (lambda (x) 0)))
(hash-table-set! d 1 'one)
(hash-table-ref/default d 2 'none)                       ;=> none
(hash-table-size d)                                      ;=> 0
(define first? #t)
(define e
  (make-hash-table
    (lambda (a b)
      (if (and first? (eqv? b 2)) (begin (set! first? #f) (hash-table-set! e 2 'inner)))
      (= a b))
    (lambda (x) 0)))
(hash-table-set! e 1 'one)
(hash-table-set! e 2 'outer)
(list (hash-table-size e) (hash-table-ref e 2))          ;=> (2 outer)

;; a walk goes over the entries that were there when it began
(let ((t (alist->hash-table '((1 . a) (2 . b)))))
  (hash-table-walk t (lambda (key value) (hash-table-set! t (+ key 10) value)))
  (sort (hash-table-keys t) <))                          ;=> (1 2 11 12)
