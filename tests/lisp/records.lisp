;;; Records (R7RS 5.5)

(define-record-type <pare> (kons x y) pare? (x kar set-kar!) (y kdr))
(pare? (kons 1 2)) ;=> #t
(pare? (cons 1 2)) ;=> #f
(kar (kons 1 2)) ;=> 1
(kdr (kons 1 2)) ;=> 2
(let ((k (kons 1 2))) (set-kar! k 3) (kar k)) ;=> 3
(kar (cons 1 2)) ;!! kar
(kons 1) ;!! kons
(pair? (kons 1 2)) ;=> #f
(vector? (kons 1 2)) ;=> #f
(eq? (kons 1 2) (kons 1 2)) ;=> #f

; the constructor may take the fields in any order, and not all of them
(define-record-type thing (make-thing b) thing? (a thing-a set-thing-a!) (b thing-b))
(thing-b (make-thing 5)) ;=> 5
(let ((x (make-thing 5))) (set-thing-a! x 6) (list (thing-a x) (thing-b x))) ;=> (6 5)

; two types of the same shape are different
(define-record-type p1 (make-p1 x) p1? (x p1-x))
(define-record-type p2 (make-p2 x) p2? (x p2-x))
(p1? (make-p2 1)) ;=> #f
(p1-x (make-p2 1)) ;!! p1-x

; evaluating the definition again makes a new type
(define (fresh) (define-record-type q (make-q) q?) (cons (make-q) q?))
(let ((a (fresh)) (b (fresh))) (list ((cdr a) (car a)) ((cdr a) (car b)))) ;=> (#t #f)

;;; Procedures of a record type are part of the code that calls them, until
;;; their names mean something else.
(define-record-type point (make-point x y) point? (x point-x set-point-x!) (y point-y))
(define (advance! p) (set-point-x! p (+ 1 (point-x p))) (list (point? p) (point-x p) (point-y p)))
(advance! (make-point 1 2)) ;=> (#t 2 2)
(advance! 5) ;!! point-x
(define (abscissa p) (point-x p))
(abscissa 'a) ;!! point-x
(define (reset! p) (set-point-x! p 0))
(reset! 'a) ;!! set-point-x!
(map point? (list (make-point 0 0) 1 'a)) ;=> (#t #f #f)

;;; The same names for another type: the old code follows.
(define-record-type other (make-other x) other? (x point-x))
(abscissa (make-other 77)) ;=> 77
(abscissa (make-point 1 2)) ;!! point-x
(define (point-x p) 'mine)
(abscissa (make-other 77)) ;=> mine
(define (ordinate p) (point-y p))
(ordinate (make-point 1 2)) ;=> 2
(set! point-y (lambda (p) 'changed))
(ordinate (make-point 1 2)) ;=> changed
