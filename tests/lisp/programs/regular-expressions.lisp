; Regular expressions three times: by Brzozowski's derivatives, by backtracking with continuations, and
; by a table of states made from the derivatives. All three must agree.
(import (scheme base) (scheme char) (scheme cxr))

; ---- a parser of the usual notation: | * + ? ( ) [a-z] [^a-z] . \

; (char c) (set negated? (low . high) ...) any empty (seq a b) (alt a b) (star a)

(define (parse pattern)
  (define chars (string->list pattern))
  (define (peek) (if (null? chars) #f (car chars)))
  (define (next!)
    (if (null? chars) (error "regular expression ends too early:" pattern))
    (let ((c (car chars)))
      (set! chars (cdr chars))
      c))
  (define (alternatives)
    (let ((first (sequence)))
      (if (eqv? (peek) #\|)
          (begin (next!) (list 'alt first (alternatives)))
          first)))
  (define (sequence)
    (let loop ((done 'empty))
      (if (memv (peek) '(#f #\| #\)))
          done
          (let ((item (repeated (atom))))
            (loop (if (eq? done 'empty) item (list 'seq done item)))))))
  (define (repeated item)
    (case (peek)
      ((#\*) (next!) (repeated (list 'star item)))
      ((#\+) (next!) (repeated (list 'seq item (list 'star item))))
      ((#\?) (next!) (repeated (list 'alt item 'empty)))
      (else item)))
  (define (atom)
    (let ((c (next!)))
      (case c
        ((#\() (let ((inner (alternatives)))
                 (if (not (eqv? (peek) #\))) (error "missing ) in" pattern))
                 (next!)
                 inner))
        ((#\[) (set))
        ((#\.) 'any)
        ((#\\) (list 'char (next!)))
        ((#\* #\+ #\?) (error "nothing to repeat in" pattern))
        (else (list 'char c)))))
  (define (set)
    (let ((negated (and (eqv? (peek) #\^) (next!) #t)))
      (let loop ((ranges '()))
        (let ((c (next!)))
          (cond ((and (char=? c #\]) (pair? ranges)) `(set ,negated ,@(reverse ranges)))
                ((and (eqv? (peek) #\-) (not (eqv? (cadr chars) #\])))
                 (next!)
                 (loop (cons (cons c (next!)) ranges)))
                (else (loop (cons (cons c c) ranges))))))))
  (let ((result (alternatives)))
    (if (peek) (error "unexpected ) in" pattern))
    result))

(parse "a(b|c)*d")     ;=> (seq (seq (char #\a) (star (alt (char #\b) (char #\c)))) (char #\d))
(parse "[a-c_]|\\*")   ;=> (alt (set #f (#\a . #\c) (#\_ . #\_)) (char #\*))
(parse "(a")           ;!! missing ) in "(a"
(parse "a)")           ;!! unexpected ) in "a)"
(parse "*a")           ;!! nothing to repeat in "*a"
(parse "a\\")          ;!! ends too early

(define (matches-char? r c)
  (cond ((eq? r 'any) #t)
        ((eq? (car r) 'char) (char=? c (cadr r)))
        (else
         (let ((inside (let loop ((ranges (cddr r)))
                         (and (pair? ranges)
                              (or (char<=? (caar ranges) c (cdar ranges)) (loop (cdr ranges)))))))
           (if (cadr r) (not inside) inside)))))
(define (kind r) (if (pair? r) (car r) r))

; ---- derivatives: the expression for what may follow the character c

(define (nullable? r)
  (case (kind r)
    ((empty star) #t)
    ((seq) (and (nullable? (cadr r)) (nullable? (caddr r))))
    ((alt) (or (nullable? (cadr r)) (nullable? (caddr r))))
    (else #f)))
(define (seq a b)
  (cond ((or (eq? a 'nothing) (eq? b 'nothing)) 'nothing)
        ((eq? a 'empty) b)
        ((eq? b 'empty) a)
        (else (list 'seq a b))))
(define (alt a b)
  (cond ((eq? a 'nothing) b)
        ((eq? b 'nothing) a)
        ((equal? a b) a)
        ((and (eq? (kind b) 'alt) (equal? a (cadr b))) b)
        ((eq? (kind a) 'alt) (alt (cadr a) (alt (caddr a) b)))
        (else (list 'alt a b))))
(define (derivative r c)
  (case (kind r)
    ((empty nothing) 'nothing)
    ((seq)
     (let ((first (seq (derivative (cadr r) c) (caddr r))))
       (if (nullable? (cadr r)) (alt first (derivative (caddr r) c)) first)))
    ((alt) (alt (derivative (cadr r) c) (derivative (caddr r) c)))
    ((star) (seq (derivative (cadr r) c) r))
    (else (if (matches-char? r c) 'empty 'nothing))))
(define (match-by-derivatives r text)
  (let loop ((r r) (chars (string->list text)))
    (if (null? chars) (nullable? r) (loop (derivative r (car chars)) (cdr chars)))))

; ---- backtracking: a matcher takes the rest of the text, what to do next, and what else

(define (match-by-backtracking r text)
  (define (match r chars succeed)
    (case (kind r)
      ((empty) (succeed chars))
      ((seq) (match (cadr r) chars (lambda (rest) (match (caddr r) rest succeed))))
      ((alt) (or (match (cadr r) chars succeed) (match (caddr r) chars succeed)))
      ((star)
       (or (match (cadr r) chars
             (lambda (rest) (and (not (eq? rest chars)) (match r rest succeed))))
           (succeed chars)))
      (else (and (pair? chars) (matches-char? r (car chars)) (succeed (cdr chars))))))
  (match r (string->list text) null?))

; ---- a table of states: each expression that derivatives lead to is one

(define (compile r alphabet)
  (let explore ((todo (list r)) (table '()))
    (cond ((null? todo) table)
          ((assoc (car todo) table) (explore (cdr todo) table))
          (else
           (let ((moves (map (lambda (c) (cons c (derivative (car todo) c))) alphabet)))
             (explore (append (map cdr moves) (cdr todo))
                      (cons (cons (car todo) moves) table)))))))
(define (match-by-table table r text)
  (let loop ((state r) (chars (string->list text)))
    (if (null? chars)
        (nullable? state)
        (loop (cdr (assv (car chars) (cdr (assoc state table)))) (cdr chars)))))

; ---- they agree

(define (match pattern text)
  (let* ((r (parse pattern))
         (a (match-by-derivatives r text))
         (b (match-by-backtracking r text)))
    (if (eq? a b) a (error "the matchers differ:" pattern text a b))))
(define (all pattern . texts) (map (lambda (text) (match pattern text)) texts))

(all "a(b|c)*d" "ad" "abcbd" "abc" "")              ;=> (#t #t #f #f)
(all "" "" "a")                                     ;=> (#t #f)
(all "a?b+" "b" "abb" "a" "aab")                    ;=> (#t #t #f #f)
(all "[a-z_][a-z0-9_]*" "x1" "_a" "1x" "X")         ;=> (#t #t #f #f)
(all "[^0-9]+" "abc" "a1" "")                       ;=> (#t #f #f)
(all ".\\..*" "a.b" "a..." "ab")                    ;=> (#t #t #f)
(all "(a*)*b" "aaab" "b" "aaa")                     ;=> (#t #t #f)
(all "(a|ab)(c|bcd)(d*)" "abcd" "acd" "abbcdd" "ab")   ;=> (#t #t #t #f)
(all "-?(0|[1-9][0-9]*)(\\.[0-9]+)?" "0" "-12.50" "012" "1." "-")   ;=> (#t #t #f #f #f)

; all words of up to six letters, by the table and by the others
(define (words n)
  (if (= n 0)
      '("")
      (let ((shorter (words (- n 1))))
        (append shorter
                (let loop ((ws shorter) (done '()))
                  (if (null? ws)
                      done
                      (loop (cdr ws)
                            (if (= (string-length (car ws)) (- n 1))
                                (cons (string-append (car ws) "a") (cons (string-append (car ws) "b") done))
                                done))))))))
(define all-words (words 6))
(length all-words)   ;=> 127
(define (count pattern)
  (let* ((r (parse pattern)) (table (compile r '(#\a #\b))))
    (let loop ((ws all-words) (n 0))
      (if (null? ws)
          (list (length table) n)
          (let ((by-table (match-by-table table r (car ws))))
            (if (not (eq? by-table (match pattern (car ws)))) (error "the table differs:" pattern (car ws)))
            (loop (cdr ws) (if by-table (+ n 1) n)))))))
(cadr (count "(a|b)*"))                ;=> 127
(cadr (count "(a|b)*abb"))             ;=> 15
(cadr (count "(b*ab*a)*b*"))           ;=> 64
(cadr (count "(a|b)(a|b)"))            ;=> 4
(count "a*b*")                         ;=> (3 28)

; many ways to match are no trouble for derivatives
(define evil "(a|a)*(a|a)*(a|a)*c")
(match-by-derivatives (parse evil) (make-string 300 #\a))   ;=> #f
