;;; Lists: searching, and association lists (R7RS 6.4, SRFI 1).
;;;
;;; A search looks no further than it must, so a circular list will do as long
;;; as what is looked for is in it. What takes a list takes an array too.

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

   (find even? '(3 1 4 1 5 9))    ;=> 4
   (find even? 7)                 ;!! find: argument 2: expected a list, got 7"
  (let loop ((rest xs))
    (cond ((pair? rest) (if (wanted? (car rest)) (car rest) (loop (cdr rest))))
          ((null? rest) #f)
          ((eq? rest xs) (find wanted? (%elements 'find 2 xs)))
          (else (%check-end 'find 2 rest xs)))))

(define (find-tail wanted? xs)
  "The list from the first element on of which `wanted?` is true, or `#f` (SRFI 1).

   (find-tail even? '(3 1 37 -8 -5 0 0))    ;=> (-8 -5 0 0)"
  (let loop ((rest xs))
    (cond ((pair? rest) (if (wanted? (car rest)) rest (loop (cdr rest))))
          ((null? rest) #f)
          ((eq? rest xs) (find-tail wanted? (%elements 'find-tail 2 xs)))
          (else (%check-end 'find-tail 2 rest xs)))))

(define (list-index wanted? xs . more)
  "The index of the first element of which `wanted?` is true, or `#f` (SRFI 1).

   (list-index even? '(3 1 4 1 5 9))           ;=> 2
   (list-index = '(3 1 4 1 5 9) '(2 7 1 8))    ;=> #f"
  (if (null? more)
      (let loop ((rest xs) (i 0))
        (cond ((pair? rest) (if (wanted? (car rest)) i (loop (cdr rest) (+ i 1))))
              ((null? rest) #f)
              ((eq? rest xs) (list-index wanted? (%elements 'list-index 2 xs)))
              (else (%check-end 'list-index 2 rest xs))))
      (let loop ((lists (%lists 'list-index 2 (cons xs more))) (i 0))
        (let ((heads (%heads 'list-index 2 lists '())))
          (cond ((not heads) #f)
                ((apply wanted? heads) i)
                (else (loop (%tails lists) (+ i 1))))))))

(define (any wanted? xs . more)
  "The first true value of `wanted?` on the elements, or `#f` (SRFI 1).

   The call for the last element is a tail call.

   (any integer? '(a 3 b 2.7))          ;=> #t
   (any < '(3 1 4 1 5) '(2 7 1 8 2))    ;=> #t"
  (if (null? more)
      (let loop ((rest xs))
        (cond ((pair? rest)
               (if (null? (cdr rest))
                   (wanted? (car rest))
                   (or (wanted? (car rest)) (loop (cdr rest)))))
              ((null? rest) #f)
              ((eq? rest xs) (any wanted? (%elements 'any 2 xs)))
              (else (%check-end 'any 2 rest xs))))
      (let ((lists (%lists 'any 2 (cons xs more))))
        (let loop ((heads (%heads 'any 2 lists '())) (lists lists))
          (and heads
               (let* ((rest (%tails lists)) (following (%heads 'any 2 rest '())))
                 (if following
                     (or (apply wanted? heads) (loop following rest))
                     (apply wanted? heads))))))))

(define (every wanted? xs . more)
  "Is `wanted?` true of all elements? Its last value, or `#f`; `#t` of no elements (SRFI 1).

   The call for the last element is a tail call.

   (every number? '(1 2 3))         ;=> #t
   (every (lambda (x) (and (> x 0) x)) '(1 2 3))    ;=> 3
   (every < '(1 2) '(3 4 0))        ;=> #t"
  (if (null? more)
      (let loop ((rest xs))
        (cond ((pair? rest)
               (if (null? (cdr rest))
                   (wanted? (car rest))
                   (and (wanted? (car rest)) (loop (cdr rest)))))
              ((null? rest) #t)
              ((eq? rest xs) (every wanted? (%elements 'every 2 xs)))
              (else (%check-end 'every 2 rest xs))))
      (let ((lists (%lists 'every 2 (cons xs more))))
        (let loop ((heads (%heads 'every 2 lists '())) (lists lists))
          (or (not heads)
              (let* ((rest (%tails lists)) (following (%heads 'every 2 rest '())))
                (if following
                    (and (apply wanted? heads) (loop following rest))
                    (apply wanted? heads))))))))

(define (count wanted? xs . more)
  "How many elements there are of which `wanted?` is true (SRFI 1).

   (count even? '(3 1 4 1 5 9 2 5 6))    ;=> 3
   (count < '(1 2 4) '(2 4 2))           ;=> 2"
  (if (null? more)
      (let loop ((rest xs) (n 0))
        (cond ((pair? rest) (loop (cdr rest) (if (wanted? (car rest)) (+ n 1) n)))
              ((null? rest) n)
              ((eq? rest xs) (count wanted? (%elements 'count 2 xs)))
              (else (%check-end 'count 2 rest xs))))
      (let loop ((rows (%rows 'count 2 (cons xs more))) (n 0))
        (if (pair? rows)
            (loop (cdr rows) (if (apply wanted? (car rows)) (+ n 1) n))
            n))))

;;; ---- membership, by an equivalence of one's own

(define (%same-as-one? same? x xs)
  "Is `(same? x e)` true of an element `e` of the list `xs`?"
  (cond ((eq? same? equal?) (pair? (%member x xs)))
        ((eq? same? eqv?) (pair? (memv x xs)))
        ((eq? same? eq?) (pair? (memq x xs)))
        (else
         (let loop ((rest xs))
           (and (pair? rest)
                (or (same? x (car rest)) (loop (cdr rest))))))))

(define (%one-same-as? same? xs x)
  "Is `(same? e x)` true of an element `e` of the list `xs`?"
  (if (or (eq? same? equal?) (eq? same? eqv?) (eq? same? eq?))
      (%same-as-one? same? x xs)
      (let loop ((rest xs))
        (and (pair? rest)
             (or (same? (car rest) x) (loop (cdr rest)))))))

;;; ---- association lists

(define (alist-copy alist)
  "A new association list of new pairs (SRFI 1).

   (alist-copy '((a . 1) (b . 2)))    ;=> ((a . 1) (b . 2))"
  (map (lambda (x) (if (pair? x) (cons (car x) (cdr x)) x)) alist))

(define (alist-delete key alist &optional (same? equal?))
  "The association list without the pairs whose car is the same as `key` (SRFI 1).

   (alist-delete 'a '((a . 1) (b . 2) (a . 3)))    ;=> ((b . 2))
   (alist-delete 5 '((3 . a) (7 . b)) <)           ;=> ((3 . a))"
  (let loop ((rest (%elements 'alist-delete 2 alist)) (done '()))
    (cond ((null? rest) (reverse done))
          ((not (pair? (car rest))) (%wrong 'alist-delete 2 "a list of pairs" alist))
          ((same? key (caar rest)) (loop (cdr rest) done))
          (else (loop (cdr rest) (cons (car rest) done))))))
