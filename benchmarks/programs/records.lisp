;;; records: points made, read, changed
(define-record-type point
  (make-point x y)
  point?
  (x point-x set-point-x!)
  (y point-y))

(define (add p q)
  (make-point (+ (point-x p) (point-x q)) (+ (point-y p) (point-y q))))

(define (main n)
  (let ((step (make-point 1 2)))
    (let loop ((i 0) (p (make-point 0 0)))
      (if (= i n)
          (+ (point-x p) (point-y p))
          (begin
            (if (point? p) (set-point-x! p (+ (point-x p) 1)))
            (loop (+ i 1) (add p step)))))))
