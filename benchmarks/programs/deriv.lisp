;;; deriv: symbolic differentiation, as in McCarthy's 1960 paper
(define (derive e)
  (cond ((number? e) 0)
        ((symbol? e) (if (eq? e 'x) 1 0))
        ((eq? (car e) '+) (list '+ (derive (cadr e)) (derive (caddr e))))
        ((eq? (car e) '*)
         (list '+ (list '* (cadr e) (derive (caddr e)))
                  (list '* (derive (cadr e)) (caddr e))))
        (else (error "derive: unknown operator" (car e)))))

(define (size e)
  (if (pair? e) (+ (size (car e)) (size (cdr e))) 1))

(define (main n)
  (let ((e '(+ (* x (* x (+ x 1))) (* (+ x 2) (* y (+ (* 3 x) x))))))
    (let loop ((i 0) (total 0))
      (if (= i n)
          total
          (loop (+ i 1) (+ total (size (derive (derive e)))))))))
