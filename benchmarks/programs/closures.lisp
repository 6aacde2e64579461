;;; closures: counters with assigned captured variables, adders, composition
(define (make-counter step)
  (let ((count 0))
    (lambda () (set! count (+ count step)) count)))

(define (compose f g) (lambda (x) (f (g x))))
(define (adder n) (lambda (x) (+ x n)))

(define (main n)
  (let ((a (make-counter 1)) (b (make-counter 2)))
    (let loop ((i 0) (f (adder 0)) (sum 0))
      (if (= i n)
          (+ sum (a) (b))
          (begin
            (a)
            (if (= 0 (remainder i 50))
                (loop (+ i 1) (adder (b)) (+ sum (f i)))
                (loop (+ i 1) (compose (adder 1) f) (+ sum (f i)))))))))
