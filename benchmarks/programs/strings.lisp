;;; strings: building, splitting at a character, searching, joining
(define (split text separator)
  (let ((end (string-length text)))
    (let loop ((i 0) (start 0) (parts '()))
      (cond ((= i end) (reverse (cons (substring text start i) parts)))
            ((char=? (string-ref text i) separator)
             (loop (+ i 1) (+ i 1) (cons (substring text start i) parts)))
            (else (loop (+ i 1) start parts))))))

(define (join parts separator)
  (let loop ((parts (cdr parts)) (text (car parts)))
    (if (null? parts)
        text
        (loop (cdr parts) (string-append text separator (car parts))))))

(define (count-char c text)
  (let ((end (string-length text)))
    (let loop ((i 0) (count 0))
      (if (= i end)
          count
          (loop (+ i 1) (if (char=? c (string-ref text i)) (+ count 1) count))))))

(define (main n)
  (let loop ((i 0) (total 0))
    (if (= i n)
        total
        (let* ((text (string-append "alpha,beta,gamma," (number->string i) ",delta"))
               (parts (split text #\,))
               (joined (join parts "--"))
               (upper (string-upcase joined)))
          (loop (+ i 1)
                (+ total
                   (length parts)
                   (string-length upper)
                   (count-char #\A upper)
                   (if (string=? upper joined) 1 0)))))))
