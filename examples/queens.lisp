; The eight queens: all ways to place n queens so that none attacks another.
;
; A placement is a list of rows, the last column first. One more queen is put
; on each row in turn; the rows that survive are placed on again.

(define (safe? row placed)
  "Can a queen stand on row, one column after the queens in placed?"
  (let loop ((placed placed) (distance 1))
    (or (null? placed)
        (and (not (= row (car placed)))
             (not (= distance (abs (- row (car placed)))))
             (loop (cdr placed) (+ distance 1))))))

(define (queens n)
  "All placements of n queens on a board of n by n."
  (let place ((column 0) (placed '()) (found '()))
    (if (= column n)
        (cons placed found)
        (let try ((row 0) (found found))
          (cond ((= row n) found)
                ((safe? row placed)
                 (try (+ row 1) (place (+ column 1) (cons row placed) found)))
                (else (try (+ row 1) found)))))))

(define (draw placed)
  "Print the board of a placement."
  (for-each (lambda (row)
              (do ((i 0 (+ i 1)))
                  ((= i (length placed)) (newline))
                (display (if (= i row) "Q" "."))))
            placed))

(map (lambda (n) (length (queens n))) '(1 2 3 4 5 6))   ;=> (1 0 0 2 10 4)
(length (queens 8))                                     ;=> 92
(draw (car (queens 4)))
;>> .Q..
;>> ...Q
;>> Q...
;>> ..Q.
