;;; SRFI 1: the list library.
;;;
;;; The linear-update procedures that call a procedure (filter!, map!, ...) are the
;;; pure ones under another name, as SRFI 1 allows: nothing is lost by it here, and
;;; a continuation captured in the procedure can be entered again. Those that call
;;; none (take!, reverse!, ...) do use the pairs of their arguments.

(define-library (srfi 1)
  (export
    cons list xcons cons* make-list list-tabulate list-copy circular-list iota
    pair? null? proper-list? circular-list? dotted-list? not-pair? null-list? list=
    car cdr caar cadr cdar cddr caaar caadr cadar caddr cdaar cdadr cddar cdddr
    caaaar caaadr caadar caaddr cadaar cadadr caddar cadddr
    cdaaar cdaadr cdadar cdaddr cddaar cddadr cdddar cddddr
    list-ref first second third fourth fifth sixth seventh eighth ninth tenth
    car+cdr take drop take-right drop-right take! drop-right! split-at split-at! last last-pair
    length length+ append concatenate reverse append! concatenate! reverse! append-reverse append-reverse!
    zip unzip1 unzip2 unzip3 unzip4 unzip5 count
    map for-each fold unfold pair-fold reduce fold-right unfold-right pair-fold-right reduce-right
    append-map append-map! map! map-in-order pair-for-each filter-map
    filter partition remove filter! partition! remove!
    find find-tail any every list-index take-while drop-while take-while! span break span! break!
    member memq memv delete delete-duplicates delete! delete-duplicates!
    assoc assq assv alist-cons alist-copy alist-delete alist-delete!
    lset<= lset= lset-adjoin lset-union lset-union! lset-intersection lset-intersection!
    lset-difference lset-difference! lset-xor lset-xor! lset-diff+intersection lset-diff+intersection!
    set-car! set-cdr!)
  (import (lambit) (only (lambit internal) %check-end %elements %lists %one-same-as? %out-of-domain
                         %proper-lists %rows %same-as-one? %tails %wrong))
  (begin

    ;;; ---- pairs

    (define (xcons d a)
      "A new pair of `a` and `d`: `cons` with its arguments exchanged (SRFI 1).

       (xcons '(b c) 'a)                 ;=> (a b c)
       (fold-left xcons '() '(1 2 3))    ;=> (3 2 1)"
      (cons a d))

    (define (alist-cons key value alist)
      "The association list with a new pair of `key` and `value` at its front (SRFI 1).

       (alist-cons 'c 3 '((a . 1) (b . 2)))    ;=> ((c . 3) (a . 1) (b . 2))"
      (cons (cons key value) alist))

    (define (car+cdr pair)
      "Two values: the car and the cdr of the pair (SRFI 1).

       (call-with-values (lambda () (car+cdr '(a . b))) list)    ;=> (a b)
       (car+cdr '())                                             ;!! car+cdr: argument 1: expected a pair, got ()"
      (if (pair? pair)
          (values (car pair) (cdr pair))
          (%wrong 'car+cdr 1 "a pair" pair)))

    ;;; ---- unfolding, and folding over pairs

    (define (unfold stop? mapper successor seed &optional (tail-gen (lambda (seed) '())))
      "The list of what `mapper` gives of `seed`, of its `successor`, and so on, until `stop?` is true of one;
       `tail-gen` gives the tail of the list from that one (SRFI 1).

       (unfold (lambda (x) (> x 10)) square 1+ 1)                     ;=> (1 4 9 16 25 36 49 64 81 100)
       (unfold not-pair? car cdr '(1 2 . 3) values)                   ;=> (1 2 . 3)
       (unfold null-list? car cdr '(1 2) (lambda (seed) '(3 4)))      ;=> (1 2 3 4)"
      (let loop ((seed seed) (done '()))
        (if (stop? seed)
            (append-reverse done (tail-gen seed))
            (let ((x (mapper seed)))
              (loop (successor seed) (cons x done))))))

    (define (unfold-right stop? mapper successor seed &optional (tail '()))
      "The list of what `mapper` gives of `seed`, of its `successor`, and so on, until `stop?` is true of one,
       the last first; then `tail` (SRFI 1).

       (unfold-right zero? square 1- 5)                 ;=> (1 4 9 16 25)
       (unfold-right null-list? car cdr '(3 2 1) '(4))  ;=> (1 2 3 4)"
      (let loop ((seed seed) (result tail))
        (if (stop? seed)
            result
            (let ((x (mapper seed)))
              (loop (successor seed) (cons x result))))))

    (define (pair-fold f init xs . more)
      "Like `fold`, but `f` is given the pairs of the lists, not their elements; it may change their cdrs (SRFI 1).

       (pair-fold cons '() '(a b c))                                     ;=> ((c) (b c) (a b c))
       (pair-fold (lambda (pair tail) (set-cdr! pair tail) pair) '() (list 1 2 3))    ;=> (3 2 1)
       (pair-fold cons '() 7)                                            ;!! pair-fold: argument 3: expected a list, got 7"
      (if (null? more)
          (let loop ((rest xs) (acc init))
            (cond ((pair? rest)
                   (let ((next (cdr rest)))
                     (loop next (f rest acc))))
                  ((null? rest) acc)
                  ((eq? rest xs) (pair-fold f init (%elements 'pair-fold 3 xs)))
                  (else (%check-end 'pair-fold 3 rest xs))))
          (let loop ((rows (%pair-rows 'pair-fold 3 (cons xs more))) (acc init))
            (if (pair? rows)
                (loop (cdr rows) (apply f (append (car rows) (list acc))))
                acc))))

    (define (pair-fold-right f init xs . more)
      "Like `fold-right`, but `f` is given the pairs of the lists, not their elements (SRFI 1).

       (pair-fold-right cons '() '(a b c))    ;=> ((a b c) (b c) (c))"
      (let loop ((rows (reverse (%pair-rows 'pair-fold-right 3 (cons xs more)))) (acc init))
        (if (pair? rows)
            (loop (cdr rows) (apply f (append (car rows) (list acc))))
            acc)))

    (define (pair-for-each f xs . more)
      "Like `for-each`, but `f` is given the pairs of the lists, not their elements; it may change their cdrs (SRFI 1).

       (pair-for-each (lambda (pair) (display pair) (newline)) '(a b c))
       ;>> (a b c)
       ;>> (b c)
       ;>> (c)"
      (if (null? more)
          (let loop ((rest xs))
            (cond ((pair? rest)
                   (let ((next (cdr rest)))
                     (f rest)
                     (loop next)))
                  ((null? rest) (if #f #f))
                  ((eq? rest xs) (pair-for-each f (%elements 'pair-for-each 2 xs)))
                  (else (%check-end 'pair-for-each 2 rest xs))))
          (for-each (lambda (row) (apply f row)) (%pair-rows 'pair-for-each 2 (cons xs more)))))

    (define (%pair-rows name position lists)
      "The lists of the first pairs of the `lists`, arguments of `name` from `position` on, of the second pairs,
       and so on."
      (let loop ((n (length (%rows name position lists))) (lists (%lists name position lists)) (done '()))
        (if (= n 0)
            (reverse done)
            (loop (- n 1) (%tails lists) (cons lists done)))))

    ;;; ---- mapping

    ;; The same as `map`, which goes along the lists in order (SRFI 1).
    (define map-in-order map)

    (define (map! f xs . more)
      "The same as `map`, but the other lists must have as many elements as the first, or more (SRFI 1).

       (map! + (list 1 2 3) '(10 20 30 40))    ;=> (11 22 33)
       (map! + (list 1 2 3) '(10 20))          ;!! map!: argument 2: a list of 3 elements, but another one has only 2"
      (if (null? more)
          (map f xs)
          (let ((xs (%elements 'map! 2 xs)) (rows (%rows 'map! 2 (cons xs more))))
            (if (= (length xs) (length rows))
                (map (lambda (row) (apply f row)) rows)
                (%out-of-domain 'map!
                  (string-append "argument 2: a list of " (number->string (length xs))
                                 " elements, but another one has only " (number->string (length rows))))))))

    ;; The same as `append-map` (SRFI 1).
    (define append-map! append-map)

    ;;; ---- choosing

    ;; The same as `filter` (SRFI 1).
    (define filter! filter)

    ;; The same as `remove` (SRFI 1).
    (define remove! remove)

    ;; The same as `partition` (SRFI 1).
    (define partition! partition)

    ;; The same as `take-while` (SRFI 1).
    (define take-while! take-while)

    ;; The same as `delete` (SRFI 1).
    (define delete! delete)

    ;; The same as `delete-duplicates` (SRFI 1).
    (define delete-duplicates! delete-duplicates)

    ;; The same as `alist-delete` (SRFI 1).
    (define alist-delete! alist-delete)

    (define (span keep? xs)
      "Two values: the elements before the first of which `keep?` is false, and the list from that one on (SRFI 1).

       (call-with-values (lambda () (span even? '(2 18 3 10 22 9))) list)    ;=> ((2 18) (3 10 22 9))"
      (let loop ((rest xs) (done '()))
        (cond ((pair? rest)
               (let ((x (car rest)))
                 (if (keep? x)
                     (loop (cdr rest) (cons x done))
                     (values (reverse done) rest))))
              ((null? rest) (values (reverse done) '()))
              ((eq? rest xs) (span keep? (%elements 'span 2 xs)))
              (else (%check-end 'span 2 rest xs)))))

    (define (break stop? xs)
      "Two values: the elements before the first of which `stop?` is true, and the list from that one on (SRFI 1).

       (call-with-values (lambda () (break even? '(3 1 4 1 5 9))) list)    ;=> ((3 1) (4 1 5 9))"
      (let loop ((rest xs) (done '()))
        (cond ((pair? rest)
               (let ((x (car rest)))
                 (if (stop? x)
                     (values (reverse done) rest)
                     (loop (cdr rest) (cons x done)))))
              ((null? rest) (values (reverse done) '()))
              ((eq? rest xs) (break stop? (%elements 'break 2 xs)))
              (else (%check-end 'break 2 rest xs)))))

    ;; The same as `span` (SRFI 1).
    (define span! span)

    ;; The same as `break` (SRFI 1).
    (define break! break)

    ;;; ---- comparing lists, and lists as sets

    (define (list= same? . lists)
      "Have all the lists equally many elements, that are the `same?` as those of the next list? (SRFI 1)

       (list= = '(1 2) '(1.0 2.0))          ;=> #t
       (list= eq? '(a b) '(a b) '(a b c))   ;=> #f
       (list= eq?)                          ;=> #t"
      (%every-next (lambda (as bs) (%equal-lists? same? as bs)) (%sets 'list= same? lists)))

    (define (%equal-lists? same? as bs)
      "Have two lists equally many elements, that are the `same?`?"
      (let loop ((as as) (bs bs))
        (cond ((null? as) (null? bs))
              ((null? bs) #f)
              (else (and (same? (car as) (car bs)) (loop (cdr as) (cdr bs)))))))

    (define (%every-next related? xs)
      "Is each of the elements `related?` to the next?"
      (or (null? xs)
          (let loop ((x (car xs)) (rest (cdr xs)))
            (or (null? rest)
                (and (related? x (car rest)) (loop (car rest) (cdr rest)))))))

    (define (%sets name same? lists)
      "The `lists`, arguments of `name` after `same?`, which must be a procedure."
      (if (procedure? same?)
          (%proper-lists name 2 lists)
          (%wrong name 1 "a procedure" same?)))

    (define (lset<= same? . lists)
      "Is each list a subset of the next: is each of its elements the `same?` as one there? (SRFI 1)

       `same?` is called with the element of the former list first.

       (lset<= eq? '(a) '(a b a) '(a b c c))    ;=> #t
       (lset<= eq? '(a d) '(a b c))             ;=> #f"
      (%every-next (lambda (as bs) (every (lambda (a) (%same-as-one? same? a bs)) as))
                   (%sets 'lset<= same? lists)))

    (define (lset= same? . lists)
      "Have each list and the next the same elements, however often and in whatever order? (SRFI 1)

       `same?` is called with the element of the former list first.

       (lset= eq? '(b e a) '(a e b) '(e e b a))    ;=> #t
       (lset= eq? '(a b) '(a b c))                 ;=> #f"
      (%every-next (lambda (as bs)
                     (and (every (lambda (a) (%same-as-one? same? a bs)) as)
                          (every (lambda (b) (%one-same-as? same? as b)) bs)))
                   (%sets 'lset= same? lists)))

    (define (lset-adjoin same? xs . elements)
      "The list with those `elements` at its front that it has not yet (SRFI 1).

       `same?` is called with the element of the list first.

       (lset-adjoin eq? '(a b c d c e) 'a 'e 'i 'o 'u)    ;=> (u o i a b c d c e)"
      (%union same? (car (%sets 'lset-adjoin same? (list xs))) elements))

    (define (%union same? as bs)
      "`as` with those elements of `bs` at its front that it has not yet."
      (let loop ((rest bs) (result as))
        (cond ((null? rest) result)
              ((%one-same-as? same? result (car rest)) (loop (cdr rest) result))
              (else (loop (cdr rest) (cons (car rest) result))))))

    (define (lset-union same? . lists)
      "The first list, and before it what the others have and those before them have not (SRFI 1).

       `same?` is called with the element of the former list first.

       (lset-union eq? '(a b c d e) '(a e i o u))    ;=> (u o i a b c d e)
       (lset-union eq? '(a a c) '(x a x))            ;=> (x a a c)"
      (fold-left (lambda (as bs) (if (null? as) bs (%union same? as bs)))
                 '()
                 (%sets 'lset-union same? lists)))

    (define (lset-intersection same? xs . lists)
      "The elements of the first list that each of the others has too, in order (SRFI 1).

       `same?` is called with the element of the first list first.

       (lset-intersection eq? '(a x y a) '(x a x z))    ;=> (a x a)"
      (let ((sets (%sets 'lset-intersection same? (cons xs lists))))
        (filter (lambda (x) (every (lambda (ys) (%same-as-one? same? x ys)) (cdr sets))) (car sets))))

    (define (lset-difference same? xs . lists)
      "The elements of the first list that none of the others has, in order (SRFI 1).

       `same?` is called with the element of the first list first.

       (lset-difference eq? '(a b c d e) '(a e i o u))    ;=> (b c d)"
      (let ((sets (%sets 'lset-difference same? (cons xs lists))))
        (remove (lambda (x) (any (lambda (ys) (%same-as-one? same? x ys)) (cdr sets))) (car sets))))

    (define (lset-xor same? . lists)
      "The elements that an odd number of the lists have (SRFI 1).

       (lset-xor eq? '(a b c d e) '(a e i o u))    ;=> (d c b i o u)"
      (fold-left (lambda (as bs)
                   (append-reverse (lset-difference same? as bs) (lset-difference same? bs as)))
                 '()
                 (%sets 'lset-xor same? lists)))

    (define (lset-diff+intersection same? xs . lists)
      "Two values: the elements of the first list that none of the others has, and those that one has (SRFI 1).

       `same?` is called with the element of the first list first.

       (call-with-values (lambda () (lset-diff+intersection eq? '(a b c) '(c) '(a))) list)    ;=> ((b) (a c))"
      (let ((sets (%sets 'lset-diff+intersection same? (cons xs lists))))
        (partition (lambda (x) (not (any (lambda (ys) (%same-as-one? same? x ys)) (cdr sets)))) (car sets))))

    ;; The same as `lset-union` (SRFI 1).
    (define lset-union! lset-union)

    ;; The same as `lset-intersection` (SRFI 1).
    (define lset-intersection! lset-intersection)

    ;; The same as `lset-difference` (SRFI 1).
    (define lset-difference! lset-difference)

    ;; The same as `lset-xor` (SRFI 1).
    (define lset-xor! lset-xor)

    ;; The same as `lset-diff+intersection` (SRFI 1).
    (define lset-diff+intersection! lset-diff+intersection)))
