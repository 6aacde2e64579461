; Programs made of continuations: a text adventure whose game and player take turns, threads with a
; scheduler, generators, delimited continuations, and a debugger's favourite: going back in time.
(import (scheme base) (scheme cxr) (scheme char) (scheme write))

; ---- coroutines: `yield` gives a value to whoever resumes, and gets one from the next who does

(define (coroutine body)
  (define back #f)
  (define (yield value)
    (call/cc (lambda (here)
               (set! resume here)
               (back value))))
  (define resume
    (lambda (first)
      (let ((result (body yield first)))
        (set! resume (lambda (ignored) (back '(the end))))
        (back (list 'finished result)))))
  (lambda (value)
    (call/cc (lambda (k)
               (set! back k)
               (resume value)))))

(define counter
  (coroutine (lambda (yield n)
    (let loop ((n n) (total 0))
      (if (eq? n 'stop)
          total
          (loop (yield (+ total n)) (+ total n)))))))
(map counter '(1 10 100 stop again))   ;=> (1 11 111 (finished 111) (the end))

; ---- the adventure: the game is an ordinary loop, that asks for a command by yielding a description

(define rooms
  '((hall "a hall with doors to the north and the east" (north . cellar) (east . garden))
    (cellar "a dark cellar" (south . hall))
    (garden "a garden with a locked gate to the east" (west . hall))))
(define (room-description room) (cadr (assq room rooms)))
(define (exits room) (cddr (assq room rooms)))

(define (game ask first-command)
  (define places (list (cons 'lamp 'hall) (cons 'key 'cellar)))
  (define (things-in place)
    (let loop ((ps places) (done '()))
      (cond ((null? ps) (reverse done))
            ((eq? (cdar ps) place) (loop (cdr ps) (cons (caar ps) done)))
            (else (loop (cdr ps) done)))))
  (define (have? thing) (eq? (cdr (assq thing places)) 'player))
  (define (view room)
    (if (and (eq? room 'cellar) (not (have? 'lamp)))
        "it is too dark to see"
        (let ((things (things-in room)) (out (open-output-string)))
          (display "you are in " out)
          (display (room-description room) out)
          (if (pair? things) (begin (display "; here is: " out) (display things out)))
          (get-output-string out))))
  (let turn ((room 'hall) (command first-command) (moves 0))
    (define (say text) (turn room (ask text) (+ moves 1)))
    (define (go to) (turn to (ask (view to)) (+ moves 1)))
    (define verb (car command))
    (define object (if (pair? (cdr command)) (cadr command) #f))
    (cond ((eq? verb 'look) (say (view room)))
          ((eq? verb 'go)
           (cond ((assq object (exits room)) => (lambda (exit) (go (cdr exit))))
                 ((and (eq? room 'garden) (eq? object 'east))
                  (if (have? 'key) (list 'won 'after (+ moves 1) 'moves) (say "the gate is locked")))
                 (else (say "there is no way"))))
          ((eq? verb 'take)
           (let ((place (assq object places)))
             (cond ((not (and place (eq? (cdr place) room))) (say "there is no such thing here"))
                   ((and (eq? room 'cellar) (not (have? 'lamp))) (say "it is too dark to see"))
                   (else (set-cdr! place 'player) (say "taken")))))
          ((eq? verb 'inventory)
           (say (let ((things (things-in 'player))) (if (null? things) "nothing" things))))
          ((eq? verb 'quit) 'lost)
          (else (say "what?")))))

(define (play . commands) (map (coroutine game) commands))
(play '(look) '(go north) '(take key) '(go south) '(take lamp) '(inventory) '(go north) '(take key)
      '(go south) '(go east) '(go east) '(look))
;=> ("you are in a hall with doors to the north and the east; here is: (lamp)" "it is too dark to see" "it is too dark to see" "you are in a hall with doors to the north and the east; here is: (lamp)" "taken" (lamp) "you are in a dark cellar; here is: (key)" "taken" "you are in a hall with doors to the north and the east" "you are in a garden with a locked gate to the east" (finished (won after 11 moves)) (the end))
(play '(go up) '(go east) '(go east) '(dance) '(inventory) '(quit))
;=> ("there is no way" "you are in a garden with a locked gate to the east" "the gate is locked" "what?" "nothing" (finished lost))

; ---- threads: a queue of continuations

(define queue '())
(define (enqueue! thunk) (set! queue (append queue (list thunk))))
(define (dequeue!)
  (let ((first (car queue)))
    (set! queue (cdr queue))
    first))
(define (pause) (call/cc (lambda (k) (enqueue! (lambda () (k #f))) ((dequeue!)))))
(define log '())
(define (note x) (set! log (cons x log)))
(define (run-threads . bodies)
  (call/cc
    (lambda (done)
      (define left (length bodies))
      (for-each
        (lambda (body)
          (enqueue! (lambda ()
                      (body)
                      (set! left (- left 1))
                      (if (= left 0) (done 'all-done) ((dequeue!))))))
        bodies)
      ((dequeue!)))))
(define (worker name n)
  (lambda ()
    (let loop ((i 0))
      (if (< i n)
          (begin (note (cons name i)) (pause) (loop (+ i 1)))))))
(run-threads (worker 'a 3) (worker 'b 1) (worker 'c 2))   ;=> all-done
(reverse log)   ;=> ((a . 0) (b . 0) (c . 0) (a . 1) (c . 1) (a . 2))

; threads keep their own dynamic environment
(define depth (make-parameter 0))
(set! log '())
(define (deep name)
  (lambda ()
    (parameterize ((depth name))
      (pause)
      (note (depth))
      (dynamic-wind
        (lambda () (note (list 'in name)))
        (lambda () (pause) (note (depth)))
        (lambda () (note (list 'out name)))))))
(run-threads (deep 1) (deep 2))   ;=> all-done
(reverse log)
;=> (1 (in 1) (out 1) 2 (in 2) (out 2) (in 1) 1 (out 1) (in 2) 2 (out 2))
(depth)   ;=> 0

; errors in one thread are caught in it
(set! log '())
(define (careful name thunk)
  (lambda ()
    (guard (e (#t (note (list name (error-object-message e)))))
      (pause)
      (thunk)
      (note (list name 'fine)))))
(run-threads (careful 'a (lambda () (error "a failed")))
             (careful 'b (lambda () (pause) 1))
             (careful 'c (lambda () (pause) (error "c failed"))))   ;=> all-done
(reverse log)   ;=> ((a "a failed") (b fine) (c "c failed"))

; ---- a continuation captured in map, entered again: no call's list is changed by another's

(define saved #f)
(define results '())
(define tries 0)
(let ((value (map (lambda (x) (call/cc (lambda (k) (if (= x 2) (set! saved k)) (* x 10)))) '(1 2 3))))
  (set! results (cons value results))
  (set! tries (+ tries 1))
  (if (< tries 3) (saved (* 1000 tries))))
results   ;=> ((10 2000 30) (10 1000 30) (10 20 30))

; ---- delimited continuations, by a stack of prompts

(define prompts '())
(define (reset* thunk)
  (call/cc
    (lambda (k)
      (set! prompts (cons k prompts))
      (let* ((value (thunk)) (back (car prompts)))
        (set! prompts (cdr prompts))
        (back value)))))
(define (shift* f)
  (call/cc
    (lambda (k)
      (let* ((value (f (lambda (x) (reset* (lambda () (k x))))))
             (back (car prompts)))
        (set! prompts (cdr prompts))
        (back value)))))
(define-syntax reset (syntax-rules () ((_ e ...) (reset* (lambda () e ...)))))
(define-syntax shift (syntax-rules () ((_ k e ...) (shift* (lambda (k) e ...)))))

(+ 1 (reset (* 2 (shift k (k 5)))))                     ;=> 11
(+ 1 (reset (* 2 (shift k 5))))                         ;=> 6
(reset (* 2 (shift k (k (k 5)))))                       ;=> 20
(reset (list (shift k (list (k 1) (k 2))) (shift k (list (k 'a) (k 'b)))))   ;=> (((1 a) (1 b)) ((2 a) (2 b)))
(reset (begin (shift k (cons 1 (k #f))) (shift k (cons 2 (k #f))) '()))      ;=> (1 2)

; state without assignment, by shift
(define (with-state state thunk) ((reset (let ((v (thunk))) (lambda (s) (list v s)))) state))
(define (get) (shift k (lambda (s) ((k s) s))))
(define (put x) (shift k (lambda (s) ((k #f) x))))
(with-state 1 (lambda () (put (+ (get) 1)) (put (* (get) 10)) (get)))        ;=> (20 20)

; all paths, by shift
(define (choose xs) (shift k (apply append (map k xs))))
(reset (let* ((x (choose '(1 2 3))) (y (choose '(1 2 3)))) (if (= 4 (+ x y)) (list (list x y)) '())))
;=> ((1 3) (2 2) (3 1))

; ---- loops by continuations: the mondo bizarro and the yin-yang puzzle

(define r #f)
(let ((k (call/cc (lambda (c) c))))
  (set! r (cons 1 r))
  (if (procedure? k) (k 2))
  (list k r))   ;=> (2 (1 1 . #f))

(define (yin-yang n)
  (define out '())
  (call/cc
    (lambda (stop)
      (define (say c)
        (set! out (cons c out))
        (if (= (length out) n) (stop 'enough)))
      (let* ((yin ((lambda (cc) (say 'at) cc) (call/cc (lambda (c) c))))
             (yang ((lambda (cc) (say '*) cc) (call/cc (lambda (c) c)))))
        (yin yang))))
  (reverse out))
(yin-yang 14)   ;=> (at * at * * at * * * at * * * *)
