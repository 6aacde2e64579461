;;; Lists: procedures that take procedures (R7RS 6.4 and 6.10, SRFI 1).
;;;
;;; Results are built on accumulators and reversed, never by changing pairs, so
;;; that a continuation captured in the procedure given can be entered again.
;;; The case of one list comes first. What takes a list takes an array too.

(define (map f xs . more)
  "The list of the values of `f` on the elements of the lists; the shortest decides (R7RS 6.10).

   `f` is called on the elements in order.

   (map cadr '((a b) (d e) (g h)))            ;=> (b e h)
   (map + '(1 2 3) '(10 20))                  ;=> (11 22)
   (map (lambda (n) (expt n n)) '(1 2 3 4))   ;=> (1 4 27 256)
   (map car 7)                                ;!! map: argument 2: expected a list, got 7"
  (if (null? more)
      (let loop ((rest xs) (done '()))
        (cond ((pair? rest) (loop (cdr rest) (cons (f (car rest)) done)))
              ((null? rest) (reverse done))
              ((eq? rest xs) (map f (%elements 'map 2 xs)))
              (else (%check-end 'map 2 rest xs))))
      (let loop ((lists (%lists 'map 2 (cons xs more))) (done '()))
        (let ((heads (%heads 'map 2 lists '())))
          (if heads
              (loop (%tails lists) (cons (apply f heads) done))
              (reverse done))))))

(define mapcar map)

(define (for-each f xs . more)
  "Call `f` on the elements of the lists in order, for what it does (R7RS 6.10).

   (define v (make-vector 5))
   (for-each (lambda (i) (vector-set! v i (* i i))) '(0 1 2 3 4))
   v                                 ;=> #(0 1 4 9 16)
   (for-each car 7)                  ;!! for-each: argument 2: expected a list, got 7"
  (if (null? more)
      (let loop ((rest xs))
        (cond ((pair? rest) (f (car rest)) (loop (cdr rest)))
              ((null? rest) (if #f #f))
              ((eq? rest xs) (for-each f (%elements 'for-each 2 xs)))
              (else (%check-end 'for-each 2 rest xs))))
      (let loop ((lists (%lists 'for-each 2 (cons xs more))))
        (let ((heads (%heads 'for-each 2 lists '())))
          (if heads
              (begin (apply f heads) (loop (%tails lists)))
              (if #f #f))))))

(define (append-map f xs . more)
  "The lists that `f` gives on the elements, appended (SRFI 1).

   (append-map (lambda (x) (list x x)) '(1 2))    ;=> (1 1 2 2)
   (append-map list '(1 2) '(a b))                ;=> (1 a 2 b)
   (append-map list 7)                            ;!! append-map: argument 2: expected a list, got 7"
  (if (null? more)
      (let loop ((rest xs) (done '()))
        (cond ((pair? rest) (loop (cdr rest) (cons (f (car rest)) done)))
              ((null? rest) (apply append (reverse done)))
              ((eq? rest xs) (append-map f (%elements 'append-map 2 xs)))
              (else (%check-end 'append-map 2 rest xs))))
      (let loop ((rows (%rows 'append-map 2 (cons xs more))) (done '()))
        (if (pair? rows)
            (loop (cdr rows) (cons (apply f (car rows)) done))
            (apply append (reverse done))))))

(define (filter-map f xs . more)
  "The values of `f` on the elements, but those that are `#f` (SRFI 1).

   (filter-map (lambda (x) (and (number? x) (* x x))) '(a 1 b 3))    ;=> (1 9)
   (filter-map (lambda (x y) (and (< x y) y)) '(1 5) '(2 4))         ;=> (2)"
  (if (null? more)
      (let loop ((rest xs) (done '()))
        (cond ((pair? rest)
               (let ((value (f (car rest))))
                 (if value
                     (loop (cdr rest) (cons value done))
                     (loop (cdr rest) done))))
              ((null? rest) (reverse done))
              ((eq? rest xs) (filter-map f (%elements 'filter-map 2 xs)))
              (else (%check-end 'filter-map 2 rest xs))))
      (let loop ((rows (%rows 'filter-map 2 (cons xs more))) (done '()))
        (if (pair? rows)
            (let ((value (apply f (car rows))))
              (loop (cdr rows) (if value (cons value done) done)))
            (reverse done)))))

;;; ---- choosing

(define (filter keep? xs)
  "The elements of which `keep?` is true, in order (SRFI 1).

   (filter even? '(0 7 8 8 43 -4))    ;=> (0 8 8 -4)"
  (let loop ((rest xs) (done '()))
    (cond ((pair? rest)
           (let ((x (car rest)))
             (if (keep? x)
                 (loop (cdr rest) (cons x done))
                 (loop (cdr rest) done))))
          ((null? rest) (reverse done))
          ((eq? rest xs) (filter keep? (%elements 'filter 2 xs)))
          (else (%check-end 'filter 2 rest xs)))))

(define (remove drop? xs)
  "The elements of which `drop?` is false, in order (SRFI 1).

   (remove even? '(0 7 8 8 43 -4))    ;=> (7 43)"
  (let loop ((rest xs) (done '()))
    (cond ((pair? rest)
           (let ((x (car rest)))
             (if (drop? x)
                 (loop (cdr rest) done)
                 (loop (cdr rest) (cons x done)))))
          ((null? rest) (reverse done))
          ((eq? rest xs) (remove drop? (%elements 'remove 2 xs)))
          (else (%check-end 'remove 2 rest xs)))))

(define (partition keep? xs)
  "Two values: the elements of which `keep?` is true, and the others (SRFI 1).

   (call-with-values (lambda () (partition symbol? '(one 2 3 four))) list)    ;=> ((one four) (2 3))"
  (let loop ((rest (%elements 'partition 2 xs)) (in '()) (out '()))
    (if (null? rest)
        (values (reverse in) (reverse out))
        (let ((x (car rest)))
          (if (keep? x)
              (loop (cdr rest) (cons x in) out)
              (loop (cdr rest) in (cons x out)))))))

(define (take-while keep? xs)
  "The elements before the first of which `keep?` is false (SRFI 1).

   (take-while even? '(2 18 3 10 22 9))    ;=> (2 18)"
  (let loop ((rest xs) (done '()))
    (cond ((pair? rest)
           (let ((x (car rest)))
             (if (keep? x)
                 (loop (cdr rest) (cons x done))
                 (reverse done))))
          ((null? rest) (reverse done))
          ((eq? rest xs) (take-while keep? (%elements 'take-while 2 xs)))
          (else (%check-end 'take-while 2 rest xs)))))

(define (drop-while drop? xs)
  "The list from the first element on of which `drop?` is false (SRFI 1).

   (drop-while even? '(2 18 3 10 22 9))    ;=> (3 10 22 9)"
  (let loop ((rest xs))
    (cond ((pair? rest) (if (drop? (car rest)) (loop (cdr rest)) rest))
          ((null? rest) '())
          ((eq? rest xs) (drop-while drop? (%elements 'drop-while 2 xs)))
          (else (%check-end 'drop-while 2 rest xs)))))

(define (delete x xs &optional (same? equal?))
  "The elements that are not the same as `x` (SRFI 1).

   (delete 2 '(1 2 3 2.0))                ;=> (1 3 2.0)
   (delete 5 '(1 7 3 9) <)                ;=> (1 3)"
  (let loop ((rest (%elements 'delete 2 xs)) (done '()))
    (cond ((null? rest) (reverse done))
          ((same? x (car rest)) (loop (cdr rest) done))
          (else (loop (cdr rest) (cons (car rest) done))))))

(define (delete-duplicates xs &optional (same? equal?))
  "The elements without those that are the same as one before (SRFI 1).

   `same?` is called with the earlier element first.

   (delete-duplicates '(a b a c a b c z))    ;=> (a b c z)
   (delete-duplicates '((a . 3) (b . 7) (a . 9)) (lambda (x y) (eq? (car x) (car y))))    ;=> ((a . 3) (b . 7))"
  (let loop ((rest (%elements 'delete-duplicates 1 xs)) (done '()))
    (cond ((null? rest) (reverse done))
          ((%one-same-as? same? done (car rest)) (loop (cdr rest) done))
          (else (loop (cdr rest) (cons (car rest) done))))))

;;; ---- folding

(define (fold f init xs . more)
  "The value of `(f xn ... (f x2 (f x1 init)))`: from the left, the accumulator last (SRFI 1).

   (fold cons '() '(1 2 3))              ;=> (3 2 1)
   (fold cons* '() '(a b) '(1 2))        ;=> (b 2 a 1)"
  (if (null? more)
      (let loop ((rest xs) (acc init))
        (cond ((pair? rest) (loop (cdr rest) (f (car rest) acc)))
              ((null? rest) acc)
              ((eq? rest xs) (fold f init (%elements 'fold 3 xs)))
              (else (%check-end 'fold 3 rest xs))))
      (let loop ((lists (%lists 'fold 3 (cons xs more))) (acc init))
        (let ((heads (%heads 'fold 3 lists (list acc))))
          (if heads
              (loop (%tails lists) (apply f heads))
              acc)))))

(define (fold-left f init xs . more)
  "The value of `(f (f (f init x1) x2) ... xn)`: from the left, the accumulator first (R6RS).

   (fold-left - 0 '(1 2 3))              ;=> -6
   (fold-left list '() '(1 2) '(3 4))    ;=> ((() 1 3) 2 4)"
  (if (null? more)
      (let loop ((rest xs) (acc init))
        (cond ((pair? rest) (loop (cdr rest) (f acc (car rest))))
              ((null? rest) acc)
              ((eq? rest xs) (fold-left f init (%elements 'fold-left 3 xs)))
              (else (%check-end 'fold-left 3 rest xs))))
      (let loop ((lists (%lists 'fold-left 3 (cons xs more))) (acc init))
        (let ((heads (%heads 'fold-left 3 lists '())))
          (if heads
              (loop (%tails lists) (apply f acc heads))
              acc)))))

(define (fold-right f init xs . more)
  "The value of `(f x1 (f x2 ... (f xn init)))`: from the right (SRFI 1).

   (fold-right cons '() '(1 2 3))              ;=> (1 2 3)
   (fold-right cons* '() '(a b) '(1 2))        ;=> (a 1 b 2)"
  (if (null? more)
      (let loop ((rest (reverse (%elements 'fold-right 3 xs))) (acc init))
        (if (pair? rest)
            (loop (cdr rest) (f (car rest) acc))
            acc))
      (let loop ((rows (reverse (%rows 'fold-right 3 (cons xs more)))) (acc init))
        (if (pair? rows)
            (loop (cdr rows) (apply f (append (car rows) (list acc))))
            acc))))

(define (reduce f init xs)
  "The value of `(f xn ... (f x2 x1))`; `init` of an empty list (SRFI 1).

   (reduce + 0 '(1 2 3))      ;=> 6
   (reduce max 0 '())         ;=> 0
   (reduce - 0 '(1 2 3 4))    ;=> 2"
  (let ((xs (%elements 'reduce 3 xs)))
    (if (null? xs)
        init
        (let loop ((rest (cdr xs)) (acc (car xs)))
          (if (pair? rest)
              (loop (cdr rest) (f (car rest) acc))
              acc)))))

(define (reduce-right f init xs)
  "The value of `(f x1 (f x2 ... xn))`; `init` of an empty list (SRFI 1).

   (reduce-right append '() '((1) (2) (3)))    ;=> (1 2 3)
   (reduce-right - 0 '(1 2 3 4))               ;=> -2"
  (let ((xs (reverse (%elements 'reduce-right 3 xs))))
    (if (null? xs)
        init
        (let loop ((rest (cdr xs)) (acc (car xs)))
          (if (pair? rest)
              (loop (cdr rest) (f (car rest) acc))
              acc)))))

;;; ---- making

(define (list-tabulate n f)
  "The list of the values of `f` on 0, 1, ..., n - 1 (SRFI 1).

   (list-tabulate 4 square)    ;=> (0 1 4 9)"
  (let ((n (%check-size 'list-tabulate 1 n)))
    (let loop ((i 0) (done '()))
      (if (< i n)
          (loop (+ i 1) (cons (f i) done))
          (reverse done)))))

(define make-initialized-list list-tabulate)

(define (flatten x)
  "The atoms of `x` and of the lists in it, in order.

   (flatten '(1 (2 (3 4)) () 5))    ;=> (1 2 3 4 5)"
  (let loop ((todo (list x)) (done '()))
    (if (null? todo)
        (reverse done)
        (let ((x (car todo)))
          (cond ((pair? x) (loop (cons (car x) (cons (cdr x) (cdr todo))) done))
                ((null? x) (loop (cdr todo) done))
                (else (loop (cdr todo) (cons x done))))))))
