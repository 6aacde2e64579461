;;; Proper tail recursion (R7RS 3.5): every one of these loops in constant space

(define (loop n) (if (= n 0) 'done (loop (- n 1))))
(loop 50000) ;=> done

(define (ev? n) (if (= n 0) #t (od? (- n 1))))
(define (od? n) (if (= n 0) #f (ev? (- n 1))))
(ev? 50000) ;=> #t
(od? 50000) ;=> #f

; the tail positions of each form
(define (in-cond n) (cond ((= n 0) 'done) ((odd? n) (in-cond (- n 1))) (else (in-cond (- n 1)))))
(in-cond 20000) ;=> done
(define (in-case n) (case n ((0) 'done) (else (in-case (- n 1)))))
(in-case 20000) ;=> done
(define (in-and n) (and #t (if (= n 0) 'done (in-and (- n 1)))))
(in-and 20000) ;=> done
(define (in-or n) (or #f (if (= n 0) 'done (in-or (- n 1)))))
(in-or 20000) ;=> done
(define (in-when n) (when #t (if (= n 0) 'done (in-when (- n 1)))))
(in-when 20000) ;=> done
(define (in-let n) (let* ((m (- n 1))) (letrec ((z 0)) (if (< m z) 'done (in-let m)))))
(in-let 20000) ;=> done
(define (in-do n) (do () (#t (if (= n 0) 'done (in-do (- n 1))))))
(in-do 20000) ;=> done
(define (in-arrow n) (cond ((- n 1) => (lambda (m) (if (= m 0) 'done (in-arrow m))))))
(in-arrow 20000) ;=> done

; through apply, call/cc, call-with-values
(define (by-apply n) (if (= n 0) 'done (apply by-apply (list (- n 1)))))
(by-apply 20000) ;=> done
(define (by-call/cc n) (if (= n 0) 'done (call/cc (lambda (k) (by-call/cc (- n 1))))))
(by-call/cc 20000) ;=> done
(define (by-values n)
  (if (= n 0) 'done (call-with-values (lambda () (values n 1)) (lambda (a b) (by-values (- a b))))))
(by-values 20000) ;=> done

; continuation-passing style
(define (count-cps n k) (if (= n 0) (k 0) (count-cps (- n 1) (lambda (x) (k (+ x 1))))))
(count-cps 20000 (lambda (x) x)) ;=> 20000

; a tail call to a computed procedure, with many arguments
(define (many a b c d e f g h i) (if (= a 0) (list b c d e f g h i) ((car (list many)) (- a 1) c d e f g h i b)))
(many 8001 1 2 3 4 5 6 7 8) ;=> (2 3 4 5 6 7 8 1)

; deep recursion that is no tail call
(define (deep n) (if (= n 0) 0 (+ 1 (deep (- n 1)))))
(deep 20000) ;=> 20000
