;;; Operators on operands that are not of the usual class: arrays for vectors, strings while they are
;;; written to. Compiled code presumes the usual one, is surprised, and goes on as it should.
(define (total v)
  (let ((end (vector-length v)))
    (let loop ((i 0) (sum 0))
      (if (= i end) sum (loop (+ i 1) (+ sum (vector-ref v i)))))))
(total #(1 2 3)) ;=> 6
(total #f64(1 2 3.5)) ;=> 6.5
(total #(1/2 1/2)) ;=> 1

;;; Surprised in the midst of a loop, with effects before and after that happen once.
(define log '())
(define (note x) (set! log (cons x log)) x)
(define (mixed vs)
  (let loop ((vs vs) (k 0) (found '()))
    (if (null? vs)
        (reverse found)
        (loop (cdr vs) (+ k 1) (cons (list (note k) (vector-ref (car vs) 1)) found)))))
(mixed (list #(a b) #u16(1 2) (vector 'c 'd) #s8(3 4))) ;=> ((0 b) (1 2) (2 d) (3 4))
log ;=> (3 2 1 0)

(define (fill! v x)
  (let loop ((i 0))
    (if (< i (vector-length v))
        (begin (vector-set! v i (+ i x)) (loop (+ i 1)))))
  v)
(fill! (vector 'a 'b) 5) ;=> #(5 6)
(fill! (make-array 2) 5) ;=> #f64(5.0 6.0)

;;; A negative index is an error, not an element from the end.
(define (at v i) (vector-ref v i))
(at #(1 2 3) -1) ;!! vector-ref: argument 2: index -1 is out of range for a vector of length 3
(at #f64(1 2 3) -1) ;!! vector-ref: argument 2: index -1 is out of range for an array of length 3
(at #(1 2 3) 3) ;!! vector-ref: argument 2: index 3
(at #(1 2 3) 1.0) ;!! vector-ref: argument 2: expected an exact integer, got 1.0
(at '(1 2 3) 1) ;!! vector-ref: argument 1: expected a vector, got (1 2 3)
(define (put! v i x) (vector-set! v i x) v)
(put! (vector 1 2) -1 0) ;!! vector-set!: argument 2: index -1
(put! (vector 1 2) 2 0) ;!! vector-set!: argument 2: index 2
(put! "ab" 0 0) ;!! vector-set!: argument 1: expected a vector
(define (down v)
  (let loop ((i 2) (found '()))
    (loop (- i 1) (cons (vector-ref v i) found))))
(down #(1 2 3)) ;!! index -1

;;; Strings, while somebody writes to them.
(define (shift! s)
  (let loop ((i 0))
    (if (< i (string-length s))
        (begin
          (if (char=? (string-ref s i) #\a) (string-set! s i #\z))
          (loop (+ i 1)))))
  s)
(shift! (string-copy "banana")) ;=> "bznznz"
(define (char-at s i) (string-ref s i))
(char-at "abc" -1) ;!! string-ref: argument 2: index -1
(char-at "abc" 3) ;!! string-ref: argument 2: index 3
(char-at 'abc 0) ;!! string-ref: argument 1: expected a string, got abc
(define (same? a b) (char=? a b))
(same? #\a #\a) ;=> #t
(same? #\a #\b) ;=> #f
(same? #\a "a") ;!! char=?: argument 2: expected a character, got "a"
(same? 1 1) ;!! char=?: argument 1: expected a character, got 1
(define (below? a b) (char<? a b))
(list (below? #\a #\b) (below? #\b #\a)) ;=> (#t #f)
(define (equal-texts? a b) (string=? a b))
(list (equal-texts? "ab" (string #\a #\b)) (equal-texts? "ab" "abc")) ;=> (#t #f)
(equal-texts? "ab" 'ab) ;!! string=?: argument 2: expected a string, got ab

;;; A continuation captured between operands sees each operand's value once.
(define k #f)
(define turns 0)
(define (pair-up v) (list (vector-ref v 0) (call/cc (lambda (c) (set! k c) 1)) (vector-ref v 1)))
(define (main v)
  (let ((got (pair-up v)))
    (set! turns (+ turns 1))
    (if (< turns 3) (begin (vector-set! v 0 -1) (k (* 10 turns))) got)))
(main (vector 7 8)) ;=> (7 20 8)
(set! turns 0)
(main (array 7 8)) ;=> (7 20 8)

;;; Literals where one does not expect them: Python's compiler has nothing to say about them.
(list (null? 5) (null? "a") (eof-object? 1.5) (eq? 5 5) (pair? 5) (not 5) (if 5 1 2) (boolean? 3)) ;=> (#f #f #f #t #f #f 1 #f)
(5 3) ;!! not a procedure: 5
("f" 3) ;!! not a procedure: "f"
(vector-ref #(1 2) 1.5) ;!! vector-ref: argument 2
(vector-ref 5 0) ;!! vector-ref: argument 1
(string-ref "abc" 1.5) ;!! string-ref: argument 2
(1.5 'a) ;!! not a procedure: 1.5

;;; Text cut and joined.
(define (cut s i j) (substring s i j))
(cut "hello" 1 3) ;=> "el"
(cut "hello" 3 1) ;!! substring: argument 2: start 3 is after end 1
(cut "hello" -3 1) ;!! substring: argument 2: start -3
(cut "hello" 1.0 2) ;!! substring: argument 2
(cut "hello" 0 9) ;!! substring: argument 3: end 9
(cut 'a 0 9) ;!! substring: argument 1
(define (exclaim a b) (string-append a b "!"))
(define written (string-copy "abc"))
(string-set! written 0 #\z)
(list (exclaim "a" "b") (exclaim written "x") (cut written 0 2)) ;=> ("ab!" "zbcx!" "zb")
(exclaim "a" 5) ;!! string-append: argument 2: expected a string, got 5
