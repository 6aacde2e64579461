; Structure and Interpretation of Computer Programs, chapter 3.1 to 3.3: accounts, random numbers,
; lists that change, queues, tables, memoization.
(import (scheme base) (scheme write))

; ---- 3.1 local state

(define (make-account balance password)
  (define wrong 0)
  (define (withdraw amount)
    (if (>= balance amount)
        (begin (set! balance (- balance amount)) balance)
        "Insufficient funds"))
  (define (deposit amount)
    (set! balance (+ balance amount))
    balance)
  (lambda (given message)
    (cond ((not (eq? given password))
           (set! wrong (+ wrong 1))
           (lambda (amount) (if (> wrong 3) "Called the cops" "Incorrect password")))
          (else
           (set! wrong 0)
           (case message
             ((withdraw) withdraw)
             ((deposit) deposit)
             (else (error "Unknown request: MAKE-ACCOUNT" message)))))))

(define acc (make-account 100 'secret))
((acc 'secret 'withdraw) 50)    ;=> 50
((acc 'secret 'withdraw) 60)    ;=> "Insufficient funds"
((acc 'secret 'deposit) 40)     ;=> 90
((acc 'guess 'withdraw) 40)     ;=> "Incorrect password"
((acc 'secret 'withdraw) 60)    ;=> 30
(map (lambda (n) ((acc 'guess 'withdraw) n)) '(1 2 3 4))
;=> ("Incorrect password" "Incorrect password" "Incorrect password" "Called the cops")
(acc 'secret 'steal)            ;!! Unknown request: MAKE-ACCOUNT steal

; exercise 3.7: a joint account
(define (make-joint account password new)
  (lambda (given message)
    (account (if (eq? given new) password 'wrong) message)))
(define peter (make-account 100 'open-sesame))
(define paul (make-joint peter 'open-sesame 'rosebud))
((paul 'rosebud 'withdraw) 30)      ;=> 70
((peter 'open-sesame 'deposit) 5)   ;=> 75

; pi by Monte Carlo: two random numbers have no common divisor with probability 6/pi^2
(define random-state 20)
(define (random-number)
  (set! random-state (modulo (+ (* random-state 1103515245) 12345) 2147483648))
  (+ 1 (quotient random-state 65536)))
(define (monte-carlo trials experiment)
  (let loop ((left trials) (passed 0))
    (if (= left 0)
        (/ passed trials)
        (loop (- left 1) (if (experiment) (+ passed 1) passed)))))
(< 31/10 (sqrt (/ 6 (monte-carlo 5000 (lambda () (= 1 (gcd (random-number) (random-number))))))) 32/10)   ;=> #t

; exercise 3.8: the order of evaluation
(define f
  (let ((state 1)) (lambda (x) (set! state (* state x)) state)))
(+ (f 0) (f 1))    ;=> 0

; ---- 3.3.1 lists that change

(define (append! x y) (set-cdr! (last-pair x) y) x)
(define (last-pair x) (if (null? (cdr x)) x (last-pair (cdr x))))
(define x (list 'a 'b))
(append! x (list 'c 'd))      ;=> (a b c d)
x                             ;=> (a b c d)

(define (mystery x)
  (define (loop x y)
    (if (null? x)
        y
        (let ((temp (cdr x)))
          (set-cdr! x y)
          (loop temp x))))
  (loop x '()))
(define v (list 'a 'b 'c 'd))
(mystery v)                   ;=> (d c b a)
v                             ;=> (a)

; exercise 3.17, 3.18: pairs are counted once; a cycle is found
(define (count-pairs x)
  (let ((seen '()))
    (let count ((x x))
      (cond ((not (pair? x)) 0)
            ((memq x seen) 0)
            (else
             (set! seen (cons x seen))
             (+ 1 (count (car x)) (count (cdr x))))))))
(define p (list 'a))
(define two (cons p p))
(map count-pairs (list '(a b c) (list p p) (cons two two)))   ;=> (3 3 3)

(define (cyclic? x)
  (let race ((slow x) (fast x))
    (and (pair? fast) (pair? (cdr fast))
         (let ((slow (cdr slow)) (fast (cddr fast)))
           (or (eq? slow fast) (race slow fast))))))
(define ring (list 1 2 3))
(set-cdr! (cddr ring) ring)
(map cyclic? (list ring '(1 2 3) '()))   ;=> (#t #f #f)
(count-pairs ring)                       ;=> 3
(write ring)                             ;>> #0=(1 2 3 . #0#)

; ---- 3.3.2 queues

(define (make-queue)
  (let ((front '()) (rear '()))
    (lambda (message . arguments)
      (case message
        ((empty?) (null? front))
        ((insert!)
         (let ((new (list (car arguments))))
           (if (null? front) (set! front new) (set-cdr! rear new))
           (set! rear new)))
        ((delete!)
         (if (null? front) (error "DELETE! called with an empty queue"))
         (let ((item (car front)))
           (set! front (cdr front))
           item))
        ((items) front)))))
(define queue (make-queue))
(queue 'delete!)               ;!! empty queue
(for-each (lambda (item) (queue 'insert! item)) '(a b c))
(queue 'delete!)               ;=> a
(queue 'insert! 'd)
(queue 'items)                 ;=> (b c d)

; ---- 3.3.3 tables of any number of dimensions (exercise 3.25)

(define (make-table) (list '*table*))
(define (lookup keys table)
  (let ((record (assoc (car keys) (cdr table))))
    (cond ((not record) #f)
          ((null? (cdr keys)) (cdr record))
          (else (lookup (cdr keys) record)))))
(define (insert! keys value table)
  (let ((record (assoc (car keys) (cdr table))))
    (if (not record)
        (begin
          (set! record (list (car keys)))
          (set-cdr! table (cons record (cdr table)))))
    (if (null? (cdr keys))
        (set-cdr! record value)
        (insert! (cdr keys) value record))))
(define table (make-table))
(insert! '(math +) 43 table)
(insert! '(math -) 45 table)
(insert! '(letters a) 97 table)
(insert! '(math +) 44 table)
table                          ;=> (*table* (letters (a . 97)) (math (- . 45) (+ . 44)))
(map (lambda (keys) (lookup keys table)) '((math +) (letters a) (letters b) (greek a)))   ;=> (44 97 #f #f)

; exercise 3.27: memoization
(define (memoize f)
  (let ((table (make-table)))
    (lambda (x)
      (or (lookup (list x) table)
          (let ((result (f x)))
            (insert! (list x) result table)
            result)))))
(define memo-fib
  (memoize (lambda (n) (if (< n 2) n (+ (memo-fib (- n 1)) (memo-fib (- n 2)))))))
(memo-fib 60)                  ;=> 1548008755920
