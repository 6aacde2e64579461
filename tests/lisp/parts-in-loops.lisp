;;; Loops over vectors and strings: the same value in every round, or another one, or no vector at all.

; a string that somebody writes to, at each place of a round
(define (shout! s i) (string-set! s i (char-upcase (string-ref s i))))
(define (letters s) (string->list s))
(define (each-round s)
  (let loop ((i 0) (seen '()))
    (if (= i (string-length s))
        (reverse seen)
        (begin
          (shout! s (- (string-length s) i 1))
          (loop (+ i 1) (cons (string-ref s i) seen))))))
(each-round (string-copy "abcd")) ;=> (#\a #\b #\C #\D)

(define (in-operands s)
  (let loop ((i 0) (seen '()))
    (if (= i 4) (reverse seen)
        (loop (begin (if (= i 1) (shout! s 2)) (+ i 1)) (cons (string-ref s i) seen)))))
(in-operands (string-copy "abcd")) ;=> (#\a #\b #\C #\d)

(define (in-the-test s)
  (let loop ((i 0) (seen '()))
    (if (begin (shout! s 3) (= i 4)) (reverse seen) (loop (+ i 1) (cons (string-ref s i) seen)))))
(in-the-test (string-copy "abcd")) ;=> (#\a #\b #\c #\D)

(define (on-the-way-out s)
  (let ((end (string-length s)))
    (let ((found (let loop ((i 0))
                   (cond ((= i end) #f)
                         ((char=? (string-ref s i) #\c) (shout! s i) i)
                         (else (loop (+ i 1)))))))
      (list found (string-ref s found) (string-append s "!")))))
(on-the-way-out (string-copy "abcd")) ;=> (2 #\C "abCd!")

(define (in-one-branch s shouting?)
  (let ((first (string-ref s 0)))
    (if shouting? (shout! s 0))
    (list first (string-ref s 0))))
(in-one-branch (string-copy "ab") #t) ;=> (#\a #\A)
(in-one-branch (string-copy "ab") #f) ;=> (#\a #\a)

(define (in-an-inner-loop s)
  (let outer ((k 0) (seen '()))
    (if (= k 3)
        (reverse seen)
        (let inner ((i 0))
          (cond ((= i 2) (shout! s k) (outer (+ k 1) (cons (string-ref s k) seen)))
                ((char=? (string-ref s i) #\z) 'never)
                (else (inner (+ i 1))))))))
(in-an-inner-loop (string-copy "abc")) ;=> (#\A #\B #\C)

(define (in-a-closure s)
  (let ((write (lambda () (string-set! s 0 #\!))))
    (let loop ((i 0) (seen '()))
      (if (= i 3)
          (list (reverse seen) (string-ref s 0) (string-length s))
          (begin (if (= i 1) (write)) (loop (+ i 1) (cons (string-ref s 0) seen)))))))
(in-a-closure (string-copy "abc")) ;=> ((#\a #\! #\!) #\! 3)

(define (in-a-guard s)
  (let ((first (string-ref s 0)))
    (guard (e (#t (list first (string-ref s 0) (substring s 0 2))))
      (shout! s 0)
      (string-ref s 0)
      (raise 'gone))))
(in-a-guard (string-copy "abc")) ;=> (#\a #\A "Ab")

(define (copied-over s)
  (let loop ((i 0))
    (if (< i 2)
        (begin (string-copy! s 0 "xyz") (loop (+ i 1)))
        (list (string-ref s 0) (string=? s "xyz")))))
(copied-over (string-copy "abc")) ;=> (#\x #t)

; a loop that would have failed only in a round that does not come
(define (never v)
  (let loop ((i 0)) (cond ((= i 3) 'done) ((> i 5) (vector-ref v i)) (else (loop (+ i 1))))))
(never 'no-vector) ;=> done
(define (never-a-string s c)
  (let loop ((i 0)) (cond ((= i 3) 'done) ((> i 5) (char=? c (string-ref s i))) (else (loop (+ i 1))))))
(never-a-string 7 8) ;=> done

; no vectors, strings, characters, indices: what goes wrong is said of the value itself
(define (sum v) (let loop ((i 0) (s 0)) (if (= i 2) s (loop (+ i 1) (+ s (vector-ref v i))))))
(sum #(1 2)) ;=> 3
(sum 'a) ;!! vector-ref: argument 1: expected a vector, got a
(sum #(1)) ;!! vector-ref: argument 2: index 1 is out of range for a vector of length 1
(sum (array 1 2)) ;=> 3
(sum #(1 2)) ;=> 3
(define (fixed v j) (let loop ((i 0) (s 0)) (if (= i 2) s (loop (+ i 1) (+ s (vector-ref v j))))))
(fixed #(1 2) 1) ;=> 4
(fixed #(1 2) -1) ;!! vector-ref: argument 2: index -1 is out of range
(fixed #(1 2) 2.5) ;!! vector-ref: argument 2
(fixed #(1 2) 'a) ;!! vector-ref: argument 2
(fixed (array 5 6) 1) ;=> 12
(define (set v j) (do ((i 0 (+ i 1))) ((= i 2) v) (vector-set! v j i)))
(set (vector 5 5) 1) ;=> #(5 1)
(set (vector 5 5) -1) ;!! vector-set!: argument 2: index -1
(set '(5 5) 1) ;!! vector-set!: argument 1: expected a vector, got (5 5)
(define (count c s)
  (let ((end (string-length s)))
    (let loop ((i 0) (n 0))
      (if (= i end) n (loop (+ i 1) (if (char=? c (string-ref s i)) (+ n 1) n))))))
(count #\a "banana") ;=> 3
(count "a" "banana") ;!! char=?: argument 1: expected a character, got "a"
(count #\a 'banana) ;!! string-length: argument 1: expected a string, got banana
(define (same s t) (let loop ((i 0) (n 0)) (if (= i 2) n (loop (+ i 1) (if (string=? s t) (+ n 1) n)))))
(same "a" "a") ;=> 2
(same "a" "b") ;=> 0
(same "a" 'a) ;!! string=?: argument 2: expected a string, got a
(same 'a 'a) ;!! string=?: argument 1: expected a string, got a
(define (repeat s t) (let loop ((i 0) (all "")) (if (= i 2) all (loop (+ i 1) (string-append all s t)))))
(repeat "a" "b") ;=> "abab"
(repeat "a" 1) ;!! string-append: argument 3: expected a string, got 1

; a string in the middle of being written
(define (written n) (let ((s (make-string n #\a))) (string-set! s 0 #\b) s))
(count #\a (written 3)) ;=> 2
(same (written 2) "ba") ;=> 2
(let ((s (written 3))) (let loop ((i 0) (cs '())) (if (= i 3) cs (loop (+ i 1) (cons (string-ref s i) cs))))) ;=> (#\a #\a #\b)

; a round that is entered once more
(define again #f)
(define (entered v s)
  (let loop ((i 0) (seen '()))
    (if (= i 2)
        (reverse seen)
        (let ((x (call/cc (lambda (k) (if (= i 0) (set! again k)) i))))
          (loop (+ i 1) (cons (list x (vector-ref v i) (string-ref s i)) seen))))))
(define vec (vector 1 2))
(define str (string-copy "ab"))
(define times 0)
(define result (entered vec str))
(set! times (+ times 1))
(if (= times 1) (begin (vector-set! vec 1 'new) (string-set! str 1 #\z) (again 'more)))
result ;=> ((more 1 #\a) (1 new #\z))

; a variable that is assigned to
(define (another v)
  (let ((w v))
    (let loop ((i 0) (s '()))
      (if (= i 2) s (begin (if (= i 1) (set! w #(8 9))) (loop (+ i 1) (cons (vector-ref w i) s)))))))
(another #(1 2)) ;=> (9 1)
