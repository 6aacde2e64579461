; Structure and Interpretation of Computer Programs, chapter 4.3: nondeterministic computing. First the
; evaluator whose procedures take a success and a failure continuation; then `amb` by call/cc, which
; needs no evaluator. Both solve the same puzzles.
(import (scheme base) (scheme cxr))

; ---- 4.3.3 the evaluator

(define (binding name env)
  (cond ((null? env) (error "Unbound variable" name))
        ((assq name (cdar env)))
        (else (binding name (cdr env)))))
(define (extend names values env)
  (if (not (= (length names) (length values))) (error "wrong number of arguments" names))
  (cons (cons 'frame (map cons names values)) env))

(define-record-type procedure (make-procedure parameters body environment) compound?
  (parameters parameters) (body body) (environment environment))

(define (analyze e)
  (cond ((symbol? e) (lambda (env succeed fail) (succeed (cdr (binding e env)) fail)))
        ((not (pair? e)) (lambda (env succeed fail) (succeed e fail)))
        (else
         (case (car e)
           ((quote) (lambda (env succeed fail) (succeed (cadr e) fail)))
           ((amb) (analyze-amb (map analyze (cdr e))))
           ((lambda)
            (let ((body (analyze-sequence (cddr e))))
              (lambda (env succeed fail) (succeed (make-procedure (cadr e) body env) fail))))
           ((begin) (analyze-sequence (cdr e)))
           ((if)
            (let ((test (analyze (cadr e))) (then (analyze (caddr e)))
                  (other (if (pair? (cdddr e)) (analyze (cadddr e)) (analyze #f))))
              (lambda (env succeed fail)
                (test env
                      (lambda (value fail2) ((if value then other) env succeed fail2))
                      fail))))
           ((cond)
            (analyze
             (let expand ((clauses (cdr e)))
               (cond ((null? clauses) #f)
                     ((eq? (caar clauses) 'else) `(begin ,@(cdar clauses)))
                     (else `(if ,(caar clauses) (begin ,@(cdar clauses)) ,(expand (cdr clauses))))))))
           ((let) (analyze `((lambda ,(map car (cadr e)) ,@(cddr e)) ,@(map cadr (cadr e)))))
           ((define)
            (if (pair? (cadr e))
                (analyze `(define ,(caadr e) (lambda ,(cdadr e) ,@(cddr e))))
                (let ((value (analyze (caddr e))))
                  (lambda (env succeed fail)
                    (value env
                           (lambda (v fail2)
                             (set-cdr! (car env) (cons (cons (cadr e) v) (cdar env)))
                             (succeed 'ok fail2))
                           fail)))))
           ((set!) (analyze-assignment (cadr e) (analyze (caddr e))))
           ((permanent-set!)                          ; exercise 4.51
            (let ((value (analyze (caddr e))))
              (lambda (env succeed fail)
                (value env
                       (lambda (v fail2) (set-cdr! (binding (cadr e) env) v) (succeed 'ok fail2))
                       fail))))
           ((if-fail)                                 ; exercise 4.52
            (let ((try (analyze (cadr e))) (otherwise (analyze (caddr e))))
              (lambda (env succeed fail)
                (try env succeed (lambda () (otherwise env succeed fail))))))
           (else (analyze-application (map analyze e)))))))

(define (analyze-amb choices)
  (lambda (env succeed fail)
    (let try ((rest choices))
      (if (null? rest)
          (fail)
          ((car rest) env succeed (lambda () (try (cdr rest))))))))

; an assignment is undone on the way back
(define (analyze-assignment name value)
  (lambda (env succeed fail)
    (value env
           (lambda (v fail2)
             (let* ((place (binding name env)) (old (cdr place)))
               (set-cdr! place v)
               (succeed 'ok (lambda () (set-cdr! place old) (fail2)))))
           fail)))

(define (analyze-sequence es)
  (let loop ((first (analyze (car es))) (rest (cdr es)))
    (if (null? rest)
        first
        (let ((second (analyze (car rest))))
          (loop (lambda (env succeed fail)
                  (first env (lambda (value fail2) (second env succeed fail2)) fail))
                (cdr rest))))))

(define (analyze-application parts)
  (lambda (env succeed fail)
    (let next ((parts parts) (done '()) (fail fail))
      (if (pair? parts)
          ((car parts) env (lambda (value fail2) (next (cdr parts) (cons value done) fail2)) fail)
          (let* ((all (reverse done)) (f (car all)))
            (cond ((procedure? f) (succeed (apply f (cdr all)) fail))
                  ((compound? f)
                   ((body f) (extend (parameters f) (cdr all) (environment f)) succeed fail))
                  (else (error "Unknown procedure type" f))))))))

(define global
  (extend '(+ - * = < > <= >= abs not eq? list cons car cdr null? memq member even? sqrt integer?)
          (list + - * = < > <= >= abs not eq? list cons car cdr null? memq member even? sqrt integer?)
          '()))

; all values of the last expression; the others are evaluated for their effects
(define (solutions . program)
  (let loop ((es program))
    (if (pair? (cdr es))
        ((analyze (car es)) global (lambda (v f) v) (lambda () #f)))
    (if (pair? (cdr es))
        (loop (cdr es))
        (let ((found '()))
          ((analyze (car es)) global
            (lambda (value fail) (set! found (cons value found)) (fail))
            (lambda () (reverse found)))))))

(solutions '(define (require p) (if (not p) (amb)))
           '(define (an-integer-between low high)
              (require (<= low high))
              (amb low (an-integer-between (+ low 1) high)))
           '(define (distinct? items)
              (cond ((null? items) #t)
                    ((null? (cdr items)) #t)
                    ((member (car items) (cdr items)) #f)
                    (else (distinct? (cdr items)))))
           '(list (amb 1 2 3) (amb 'a 'b)))   ;=> ((1 a) (1 b) (2 a) (2 b) (3 a) (3 b))

(solutions '(an-integer-between 3 7))         ;=> (3 4 5 6 7)
(solutions '(amb))                            ;=> ()

; exercise 4.35: Pythagorean triples
(solutions '(let ((i (an-integer-between 1 13)))
              (let ((j (an-integer-between i 13)))
                (let ((k (an-integer-between j 13)))
                  (require (= (+ (* i i) (* j j)) (* k k)))
                  (list i j k)))))
;=> ((3 4 5) (5 12 13) (6 8 10))

; 4.3.2: who lives where?
(solutions
 '(define (multiple-dwelling)
    (let ((baker (amb 1 2 3 4 5)) (cooper (amb 1 2 3 4 5)))
      (require (not (= baker 5)))
      (require (not (= cooper 1)))
      (let ((fletcher (amb 1 2 3 4 5)) (miller (amb 1 2 3 4 5)))
        (require (not (= fletcher 5)))
        (require (not (= fletcher 1)))
        (require (> miller cooper))
        (require (not (= (abs (- fletcher cooper)) 1)))
        (let ((smith (amb 1 2 3 4 5)))
          (require (distinct? (list baker cooper fletcher miller smith)))
          (require (not (= (abs (- smith fletcher)) 1)))
          (list (list 'baker baker) (list 'cooper cooper) (list 'fletcher fletcher)
                (list 'miller miller) (list 'smith smith))))))
 '(multiple-dwelling))
;=> (((baker 3) (cooper 2) (fletcher 4) (miller 5) (smith 1)))

; exercises 4.51 and 4.52
(solutions '(define count 0)
           '(let ((x (amb 'a 'b 'c)) (y (amb 'a 'b 'c)))
              (permanent-set! count (+ count 1))
              (require (not (eq? x y)))
              (list x y count)))
;=> ((a b 2) (a c 3) (b a 4) (b c 6) (c a 7) (c b 8))
(solutions '(define undone 0)
           '(let ((x (amb 'a 'b))) (set! undone (+ undone 1)) (list x undone)))   ;=> ((a 1) (b 1))
(solutions '(if-fail (let ((x (amb 1 3 5))) (require (even? x)) x) 'all-odd))      ;=> (all-odd)
(solutions '(if-fail (let ((x (amb 1 3 8))) (require (even? x)) x) 'all-odd))      ;=> (8 all-odd)

; parsing natural language
(solutions
 '(define nouns '(noun student professor cat class))
 '(define verbs '(verb studies lectures eats sleeps))
 '(define articles '(article the a))
 '(define prepositions '(prep for to in by with))
 '(define unparsed '())
 '(define (parse-word words)
    (require (not (null? unparsed)))
    (require (memq (car unparsed) (cdr words)))
    (let ((found (car unparsed)))
      (set! unparsed (cdr unparsed))
      (list (car words) found)))
 '(define (maybe-extend phrase tag)
    (amb phrase (maybe-extend (list tag phrase (parse-prepositional-phrase)) tag)))
 '(define (parse-prepositional-phrase)
    (let ((prep (parse-word prepositions))) (list 'prep-phrase prep (parse-noun-phrase))))
 '(define (parse-noun-phrase)
    (let ((article (parse-word articles)))
      (let ((noun (parse-word nouns)))
        (maybe-extend (list 'simple-noun-phrase article noun) 'noun-phrase))))
 '(define (parse-sentence)
    (let ((subject (parse-noun-phrase)))
      (let ((verb (parse-word verbs)))
        (list 'sentence subject (maybe-extend verb 'verb-phrase)))))
 '(define (parse input)
    (set! unparsed input)
    (let ((sentence (parse-sentence)))
      (require (null? unparsed))
      sentence))
 '(parse '(the cat eats)))
;=> ((sentence (simple-noun-phrase (article the) (noun cat)) (verb eats)))
(length (solutions '(parse '(the student with the cat sleeps in the class))))           ;=> 1
(length (solutions '(parse '(the professor lectures to the student with the cat))))     ;=> 2
(length (solutions
  '(parse '(the professor lectures to the student in the class with the cat))))         ;=> 5

; ---- amb by call/cc

(define failures '())
(define (fail)
  (if (null? failures)
      (error "no more choices")
      (let ((back (car failures)))
        (set! failures (cdr failures))
        (back #f))))
(define-syntax amb
  (syntax-rules ()
    ((_) (fail))
    ((_ choice ...)
     (call/cc
       (lambda (return)
         (call/cc (lambda (next)
                    (set! failures (cons next failures))
                    (return choice)))
         ...
         (fail))))))
(define (require p) (if (not p) (amb)))
(define-syntax all-of
  (syntax-rules ()
    ((_ e)
     (let ((found '()))
       (amb (let ((value e)) (set! found (cons value found)) (amb))
            (reverse found))))))

(all-of (list (amb 1 2) (amb 'a 'b)))   ;=> ((1 a) (1 b) (2 a) (2 b))
(amb)                                   ;!! no more choices

; exercise 4.42: Liars. Each of five girls tells one truth and one lie about the ranks.
(define (one-of a b) (require (not (eq? a b))))
(define (distinct? xs)
  (or (null? xs) (and (not (memv (car xs) (cdr xs))) (distinct? (cdr xs)))))
(all-of
 (let* ((kitty (amb 1 2 3 4 5)) (betty (amb 1 2 3 4 5)))
   (one-of (= kitty 2) (= betty 3))
   (let ((mary (amb 1 2 3 4 5)))
     (one-of (= kitty 2) (= mary 4))
     (one-of (= mary 4) (= betty 1))
     (let* ((ethel (amb 1 2 3 4 5)) (joan (amb 1 2 3 4 5)))
       (one-of (= ethel 1) (= joan 2))
       (one-of (= joan 3) (= ethel 5))
       (require (distinct? (list betty ethel joan kitty mary)))
       (list 'betty betty 'ethel ethel 'joan joan 'kitty kitty 'mary mary)))))
;=> ((betty 3 ethel 5 joan 2 kitty 1 mary 4))

; exercise 4.44: the eight queens
(define (queens n)
  (let place ((column 1) (placed '()))
    (if (> column n)
        placed
        (let row ((r 1))
          (require (<= r n))
          (amb (begin
                 (require
                   (let safe? ((others placed) (distance 1))
                     (or (null? others)
                         (and (not (= (car others) r))
                              (not (= (abs (- (car others) r)) distance))
                              (safe? (cdr others) (+ distance 1))))))
                 (place (+ column 1) (cons r placed)))
               (row (+ r 1)))))))
(all-of (queens 4))            ;=> ((3 1 4 2) (2 4 1 3))
(length (all-of (queens 6)))   ;=> 4
(queens 8)                     ;=> (4 2 7 3 6 8 5 1)
