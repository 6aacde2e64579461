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
        (let ((heads (%heads lists '())))
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
        (let ((heads (%heads lists '())))
          (if heads
              (begin (apply f heads) (loop (%tails lists)))
              (if #f #f))))))

(define (append-map f xs . more)
  "The lists that `f` gives on the elements, appended (SRFI 1).

   (append-map (lambda (x) (list x x)) '(1 2))    ;=> (1 1 2 2)"
  (apply append (apply map f xs more)))

(define (filter-map f xs . more)
  "The values of `f` on the elements, but those that are `#f` (SRFI 1).

   (filter-map (lambda (x) (and (number? x) (* x x))) '(a 1 b 3))    ;=> (1 9)"
  (filter (lambda (x) x) (apply map f xs more)))

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
  (let loop ((rest (%elements 'take-while 2 xs)) (done '()))
    (if (and (pair? rest) (keep? (car rest)))
        (loop (cdr rest) (cons (car rest) done))
        (reverse done))))

(define (drop-while drop? xs)
  "The list from the first element on of which `drop?` is false (SRFI 1).

   (drop-while even? '(2 18 3 10 22 9))    ;=> (3 10 22 9)"
  (let loop ((rest (%elements 'drop-while 2 xs)))
    (if (and (pair? rest) (drop? (car rest)))
        (loop (cdr rest))
        rest)))

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

   (delete-duplicates '(a b a c a b c z))    ;=> (a b c z)"
  (let loop ((rest (%elements 'delete-duplicates 1 xs)) (done '()))
    (if (null? rest)
        (reverse done)
        (let ((x (car rest)))
          (let search ((seen done))
            (cond ((null? seen) (loop (cdr rest) (cons x done)))
                  ((same? (car seen) x) (loop (cdr rest) done))
                  (else (search (cdr seen)))))))))

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
        (let ((heads (%heads lists (list acc))))
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
        (let ((heads (%heads lists '())))
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
      (let loop ((rows (reverse (apply map list xs more))) (acc init))
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

;;; ---- searching

(define (member x xs &optional (same? equal?))
  "The first tail of the list whose first element is the same as `x`, or `#f` (R7RS 6.4).

   (member (list 'a) '(b (a) c))    ;=> ((a) c)
   (member 2.0 (list 1 2 3) =)      ;=> (2 3)
   (member 1 7)                     ;!! member: argument 2: expected a list, got 7"
  (if (eq? same? equal?)
      (%member x xs)
      (let loop ((rest (%elements 'member 2 xs)))
        (cond ((null? rest) #f)
              ((same? x (car rest)) rest)
              (else (loop (cdr rest)))))))

(define (assoc x alist &optional (same? equal?))
  "The first pair in the list whose car is the same as `x`, or `#f` (R7RS 6.4).

   (assoc (list 'a) '(((a)) ((b)) ((c))))     ;=> ((a))
   (assoc 2.0 '((1 1) (2 4) (3 9)) =)         ;=> (2 4)"
  (if (eq? same? equal?)
      (%assoc x alist)
      (let loop ((rest (%elements 'assoc 2 alist)))
        (cond ((null? rest) #f)
              ((not (pair? (car rest))) (%wrong 'assoc 2 "a list of pairs" alist))
              ((same? x (caar rest)) (car rest))
              (else (loop (cdr rest)))))))

(define (find wanted? xs)
  "The first element of which `wanted?` is true, or `#f` (SRFI 1).

   (find even? '(3 1 4 1 5 9))    ;=> 4"
  (let loop ((rest (%elements 'find 2 xs)))
    (cond ((null? rest) #f)
          ((wanted? (car rest)) (car rest))
          (else (loop (cdr rest))))))

(define (find-tail wanted? xs)
  "The list from the first element on of which `wanted?` is true, or `#f` (SRFI 1).

   (find-tail even? '(3 1 37 -8 -5 0 0))    ;=> (-8 -5 0 0)"
  (let loop ((rest (%elements 'find-tail 2 xs)))
    (cond ((null? rest) #f)
          ((wanted? (car rest)) rest)
          (else (loop (cdr rest))))))

(define (list-index wanted? xs . more)
  "The index of the first element of which `wanted?` is true, or `#f` (SRFI 1).

   (list-index even? '(3 1 4 1 5 9))           ;=> 2
   (list-index = '(3 1 4 1 5 9) '(2 7 1 8))    ;=> #f"
  (let loop ((lists (%lists 'list-index 2 (cons xs more))) (i 0))
    (let ((heads (%heads lists '())))
      (cond ((not heads) #f)
            ((apply wanted? heads) i)
            (else (loop (%tails lists) (+ i 1)))))))

(define (any wanted? xs . more)
  "The first true value of `wanted?` on the elements, or `#f` (SRFI 1).

   (any integer? '(a 3 b 2.7))          ;=> #t
   (any < '(3 1 4 1 5) '(2 7 1 8 2))    ;=> #t"
  (if (null? more)
      (let loop ((rest (%elements 'any 2 xs)))
        (if (null? rest)
            #f
            (or (wanted? (car rest)) (loop (cdr rest)))))
      (let loop ((lists (%lists 'any 2 (cons xs more))))
        (let ((heads (%heads lists '())))
          (and heads
               (or (apply wanted? heads) (loop (%tails lists))))))))

(define (every wanted? xs . more)
  "Is `wanted?` true of all elements? Its last value, or `#f`; `#t` of no elements (SRFI 1).

   (every number? '(1 2 3))         ;=> #t
   (every (lambda (x) (and (> x 0) x)) '(1 2 3))    ;=> 3
   (every < '(1 2) '(3 4 0))        ;=> #t"
  (if (null? more)
      (let loop ((rest (%elements 'every 2 xs)) (last #t))
        (if (null? rest)
            last
            (let ((value (wanted? (car rest))))
              (and value (loop (cdr rest) value)))))
      (let loop ((lists (%lists 'every 2 (cons xs more))) (last #t))
        (let ((heads (%heads lists '())))
          (if heads
              (let ((value (apply wanted? heads)))
                (and value (loop (%tails lists) value)))
              last)))))

(define (count wanted? xs . more)
  "How many elements there are of which `wanted?` is true (SRFI 1).

   (count even? '(3 1 4 1 5 9 2 5 6))    ;=> 3
   (count < '(1 2 4) '(2 4 2))           ;=> 2"
  (let loop ((lists (%lists 'count 2 (cons xs more))) (n 0))
    (let ((heads (%heads lists '())))
      (cond ((not heads) n)
            ((apply wanted? heads) (loop (%tails lists) (+ n 1)))
            (else (loop (%tails lists) n))))))

;;; ---- making

(define (list-tabulate n f)
  "The list of the values of `f` on 0, 1, ..., n - 1 (SRFI 1).

   (list-tabulate 4 square)    ;=> (0 1 4 9)"
  (map f (iota n)))

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

(define (zip xs . more)
  "The list of lists of the first elements, the second ones, and so on (SRFI 1).

   (zip '(one two three) '(1 2 3))    ;=> ((one 1) (two 2) (three 3))"
  (apply map list xs more))

(define (concatenate lists)
  "The lists in a list, appended (SRFI 1).

   (concatenate '((1 2) (3)))    ;=> (1 2 3)"
  (apply append lists))

;;; ---- association lists

(define (alist-copy alist)
  "A new association list of new pairs (SRFI 1).

   (alist-copy '((a . 1) (b . 2)))    ;=> ((a . 1) (b . 2))"
  (map (lambda (x) (if (pair? x) (cons (car x) (cdr x)) x)) alist))

(define (alist-delete key alist &optional (same? equal?))
  "The association list without the pairs whose car is the same as `key` (SRFI 1).

   (alist-delete 'a '((a . 1) (b . 2) (a . 3)))    ;=> ((b . 2))"
  (remove (lambda (x) (same? key (car x))) alist))
