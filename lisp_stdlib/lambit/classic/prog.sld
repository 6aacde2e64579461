;;; The program feature of LISP 1.5: statements, labels, `go` and `return`.
;;;
;;; `prog` cuts its statements into segments: one begins at each label, and one after each statement
;;; in which a `go` or a `return` stands. Every segment is a procedure without parameters that ends
;;; by calling the next one, so a `go` that is the last thing a statement does is a tail call, and a
;;; loop takes no space. Only a `go` or `return` in the midst of an expression, or in a procedure,
;;; needs a continuation: it leaves the segment that is running, and `%run` calls what comes then.

(define-library (lambit classic prog)
  (export prog go return dolist dotimes)
  (import (lambit)
          (prefix (lambit classic forms) l:))
  (begin

    (define-syntax go
      "Go on at a label of the `prog` around it.

       (go nowhere)   ;!! go: only stands in a prog that has the label: nowhere"
      (syntax-rules ()
        ((_ label) (syntax-error "go: only stands in a prog that has the label:" label))))

    (define-syntax return
      "Leave the `prog` around it; the value is that of the expression, or nil.

       (return 1)   ;!! return: only stands in prog"
      (syntax-rules ()
        ((_ e ...) (syntax-error "return: only stands in prog"))))

    (define (%run start)
      "The value of `start`, which is given what leaves it for another procedure without parameters."
      ((call/cc (lambda (leave)
                  (let ((value (start leave)))
                    (lambda () value))))))

    ;;; ---- what is in a form

    (define (%heads x)
      "The identifiers with which forms in `x` begin."
      (let loop ((todo (list x)) (done '()))
        (cond ((null? todo) done)
                 ((pair? (car todo))
                  (let ((x (car todo)))
                    (loop (cons (car x) (%tails (cdr x) (cdr todo)))
                          (if (symbol? (car x)) (cons (car x) done) done))))
                 (else (loop (cdr todo) done)))))

    (define (%tails x more)
      "The elements of the list `x` before those of `more`."
      (if (pair? x) (cons (car x) (%tails (cdr x) more)) more))

    (define (%same name compare)
      "Is an identifier the one called `name`?"
      (lambda (x) (and (symbol? x) (compare x name))))

    ;;; ---- statements

    (define-record-type %translation
      (%make-translation rename compare labels)
      %translation?
      (rename %rename)
      (compare %compare)
      (labels %labels))  ; label -> the name of its segment

    (define (%is? tr x name)
      "Is `x` the form called `name`?"
      (and (pair? x) (symbol? (car x)) ((%compare tr) (car x) ((%rename tr) name))))

    (define (%segment-of tr x)
      "The name of the segment that the form `x` goes to, if it is a `go` to one of the labels."
      (and (%is? tr x 'go)
              (pair? (cdr x))
              (let ((found (assv (cadr x) (%labels tr))))
                (and found (cdr found)))))

    (define (%jumps? tr x)
      "Can the statement `x` end in a `go` or a `return`?"
      (cond ((not (list? x)) #f)
               ((%is? tr x 'l:cond)
                (and (every (lambda (clause) (%plain-clause? tr clause)) (cdr x))
                     (any (lambda (clause) (%any-jumps? tr (cdr clause))) (cdr x))))
               ((or (%is? tr x 'l:if) (%is? tr x 'l:when) (%is? tr x 'l:unless))
                (and (pair? (cdr x)) (%any-jumps? tr (cddr x))))
               ((%is? tr x 'progn) (%any-jumps? tr (cdr x)))
               (else (or (%is? tr x 'return) (%segment-of tr x)))))

    (define (%plain-clause? tr clause)
      "Is it a test and statements, with no `=>` between?"
      (and (list? clause) (pair? clause) (not (%is? tr (cdr clause) '=>))))

    (define (%any-jumps? tr statements)
      (any (lambda (x) (%jumps? tr x)) statements))

    (define (%rest x)
      (if (pair? x) (cdr x) '()))

    (define (%statements tr xs next)
      "The form that does the statements `xs`, and then `next`."
      (cond ((null? xs) next)
               ((%jumps? tr (car xs)) (%jump tr (car xs) (%statements tr (cdr xs) next)))
               (else `(,((%rename tr) 'begin) ,(car xs) ,(%statements tr (cdr xs) next)))))

    (define (%jump tr x next)
      "The form that does the statement `x`, which may jump, and `next` if it does not."
      (cond ((%is? tr x 'return) (if (pair? (cdr x)) (cadr x) ((%rename tr) 'l:nil)))
               ((%segment-of tr x) => list)
               ((%is? tr x 'l:cond)
                `(,(car x)
                  ,@(map (lambda (clause) (list (car clause) (%statements tr (cdr clause) next))) (cdr x))
                  ,@(if (any (lambda (clause) (%is? tr clause 'else)) (cdr x))
                        '()
                        `((,((%rename tr) 'else) ,next)))))
               ((%is? tr x 'l:if)
                (let ((other (cdddr x)))
                  `(,(car x) ,(cadr x)
                    ,(%statements tr (list (caddr x)) next)
                    ,(%statements tr other next))))
               ((%is? tr x 'l:when)
                `(,((%rename tr) 'l:if) ,(cadr x) ,(%statements tr (cddr x) next) ,next))
               ((%is? tr x 'l:unless)
                `(,((%rename tr) 'l:if) ,(cadr x) ,next ,(%statements tr (cddr x) next)))
               (else (%statements tr (cdr x) next))))

    ;;; ---- segments

    (define (%cut tr body)
      "The segments of `body`, the first one first: the name of each, and the form that it is."
      (let loop ((xs body) (name ((%rename tr) 'start)) (segment '()) (done '()))
        (define (finished segment next)
          (cons (list name (%statements tr (reverse segment) next)) done))
        (cond ((null? xs) (reverse (finished segment ((%rename tr) 'l:nil))))
              ((not (pair? (car xs)))
               (let ((next (cdr (assv (car xs) (%labels tr)))))
                 (loop (cdr xs) next '() (finished segment (list next)))))
              ((and (%jumps? tr (car xs)) (pair? (cdr xs)) (pair? (cadr xs)))
               (let ((next (gensym)))
                 (loop (cdr xs) next '() (finished (cons (car xs) segment) (list next)))))
              (else (loop (cdr xs) name (cons (car xs) segment) done)))))

    (define (%label-names body)
      "The labels in `body`, each with the name of its segment."
      (let loop ((xs body) (done '()))
        (cond ((null? xs) (reverse done))
                 ((pair? (car xs)) (loop (cdr xs) done))
                 ((not (or (symbol? (car xs)) (exact-integer? (car xs))))
                  (error "prog: this is neither a statement nor a label:" (car xs)))
                 ((assv (car xs) done) (error "prog: a label stands there twice:" (car xs)))
                 (else (loop (cdr xs) (cons (cons (car xs) (gensym)) done))))))

    ;;; ---- jumps out of expressions

    (define (%keywords tr form)
      "Bindings of all names of `go` and `return` in `form` to what they do in expressions."
      (define rename (%rename tr))
      (define heads (delete-duplicates (%heads form) eq?))
      (define (named name) (filter (%same (rename name) (%compare tr)) heads))
      (define (go-to name)
        (list name
              `(,(rename 'syntax-rules) ,(filter symbol? (map car (%labels tr)))
                ,@(map (lambda (label)
                         `((,(rename '_) ,(car label)) (,(rename 'leave) ,(cdr label))))
                       (%labels tr))
                ((,(rename '_) ,(rename 'other)) (,name ,(rename 'other))))))
      (define (return-from name)
        (list name
              `(,(rename 'syntax-rules) ()
                ((,(rename '_)) (,(rename 'leave) (,(rename 'lambda) () ,(rename 'l:nil))))
                ((,(rename '_) ,(rename 'e))
                 (,(rename 'let) ((,(rename 'value) ,(rename 'e)))
                  (,(rename 'leave) (,(rename 'lambda) () ,(rename 'value))))))))
      (append (map go-to (named 'go)) (map return-from (named 'return))))

    (define (%procedure tr segment keywords)
      "The binding of the segment's name to a procedure; `keywords` are what is left of `go` and `return` in it."
      (define rename (%rename tr))
      `(,(car segment)
        (,(rename 'lambda) ()
         ,(if (null? keywords)
              (cadr segment)
              `(,(rename 'let-syntax) ,keywords ,(cadr segment))))))

    (define-syntax prog
      "Statements in order, with variables that begin as nil and labels to go to (LISP 1.5).

       A symbol among the statements is a label. `(go label)` goes on there; `(return e)` leaves the
       `prog` with a value. At the end of the statements the value is nil. A variable may be given
       a first value: `(name value)`.

       (defun rev (l)
         (prog (done)
           loop
           (cond ((null? l) (return done)))
           (setq done (cons (car l) done) l (cdr l))
           (go loop)))
       (rev '(a b c))                                                        ;=> (c b a)
       (prog (x) (setq x 1))                                                 ;=> ()
       (prog () (for-each (lambda (x) (if (odd? x) (return x))) '(2 4 5 6)))  ;=> 5"
      (er-macro-transformer
       (lambda (form rename compare)
         (define variables (if (pair? (%rest form)) (cadr form) #f))
         (define (binding x)
           (if (pair? x) x (list x (rename 'l:nil))))
         (if (not (and (list? form) (list? variables)))
             (error "prog: its form is (prog (variable ...) statement-or-label ...)"))
         (let* ((body (cddr form))
                (tr (%make-translation rename compare (%label-names body)))
                (segments (%cut tr body))
                (keywords (map (lambda (segment) (%keywords tr segment)) segments))
                (run `(,(rename 'letrec)
                       ,(map (lambda (segment words) (%procedure tr segment words)) segments keywords)
                       (,(caar segments)))))
           `(,(rename 'let) ,(map binding variables)
             ,(if (every null? keywords)
                  run
                  `(,(rename '%run) (,(rename 'lambda) (,(rename 'leave)) ,run))))))))

    ;;; ---- loops in which `go` and `return` may stand

    (define-syntax dolist
      "The statements of a `prog` for each element of a list; gives `result`, or nil (Common Lisp).

       (dolist (x '(1 2 3)) (display x))              ;>> 123
       (dolist (x '(1 2 3 4) 'none) (if (even? x) (return x)))   ;=> 2
       (dolist (x '(1 3) 'none) (if (even? x) (return x)))       ;=> none"
      (syntax-rules ()
        ((_ (x l) statement ...) (dolist (x l l:nil) statement ...))
        ((_ (x l result) statement ...)
         (prog ((rest l) x)
           next
           (l:cond ((pair? rest) (set! x (car rest)) (set! rest (cdr rest)))
                   (else (set! x l:nil) (return result)))
           statement ...
           (go next)))))

    (define-syntax dotimes
      "The statements of a `prog` for each integer from 0 up to `n`; gives `result`, or nil (Common Lisp).

       (dotimes (i 3) (display i))         ;>> 012
       (dotimes (i 3 i) (display i))       ;=> 3"
      (syntax-rules ()
        ((_ (i n) statement ...) (dotimes (i n l:nil) statement ...))
        ((_ (i n result) statement ...)
         (prog ((i 0) (end n))
           next
           (l:cond ((>= i end) (return result)))
           statement ...
           (set! i (+ i 1))
           (go next)))))))
