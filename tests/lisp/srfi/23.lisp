;;; SRFI 23, from its specification.
(import (srfi 23))

(define (car* x) (if (pair? x) (car x) (error "car*: argument must be a pair:" x 'not "this")))
(car* '(1))                                                  ;=> 1
(car* 5)                                                     ;!! car*: argument must be a pair: 5 not "this"
(error "no irritants")                                       ;!! no irritants
(error)                                                      ;!! error: expected at least 1 argument, got 0

;; nothing after it is done
(define done '())
(guard (e (#t 'caught)) (error "stop") (set! done 'yes))     ;=> caught
done                                                         ;=> ()

;; what is raised has the message and the objects
(guard (e ((error-object? e) (list (error-object-message e) (error-object-irritants e)))) (error "reason" 1 "2" #\3))
;=> ("reason" (1 "2" #\3))
