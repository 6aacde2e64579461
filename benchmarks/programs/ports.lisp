;;; ports: writing to and reading from string ports
(define (numbers n)
  (let ((port (open-output-string)))
    (do ((i 0 (+ i 1)))
        ((= i n) (get-output-string port))
      (write i port)
      (write-char #\space port))))

(define (sum-digits port)
  (let loop ((total 0))
    (let ((c (read-char port)))
      (cond ((eof-object? c) total)
            ((char-numeric? c) (loop (+ total (digit-value c))))
            (else (loop total))))))

(define (main n) (sum-digits (open-input-string (numbers n))))
