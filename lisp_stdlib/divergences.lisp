;;; Divergences whose generator is a procedure.

(define (f-divergence f p q &key at-zero slope)
  "The f-divergence Σ q f(p/q) of a convex procedure `f` with f(1) = 0 (Csiszár 1963; Ali & Silvey 1966).

   Exact if the distributions and `f` are. `:at-zero` is the limit of f at 0, f(0) unless given; `:slope` the limit of
   f(t)/t for t to infinity, needed where q = 0 < p.

     (f-divergence (lambda (t) (square (- t 1))) '(1/2 1/2) '(1/4 3/4))            ;=> 1/3
     (f-divergence (lambda (t) (/ (abs (- t 1)) 2)) '(1/2 1/2) '(1 0) :slope 1/2)  ;=> 1/2
     (f-divergence (lambda (t) (* t (log t))) '(0.5 0.5) '(0.25 0.75))             ;~> 0.143841
     (f-divergence (lambda (t) (* t (log t))) '(1.0 0.0) '(0.5 0.5) :at-zero 0)    ;~> 0.693147
     (f-divergence (lambda (t) (* t (log t))) '(0.5 0.5) '(1.0 0.0))               ;!! give :slope"
  (let* ((parts (%aligned p q)) (only-p (cadr parts)) (only-q (caddr parts)))
    (if (and (not (= only-p 0)) (not slope))
        (error "f-divergence: where the second distribution is 0 the first is not: give :slope, the limit of f(t)/t" only-p))
    (let loop ((left (car parts)) (sum 0))
      (if (pair? left)
          (loop (cdr left) (+ sum (* (caar left) (f (cdar left)))))
          (+ sum
             (if (= only-q 0) 0 (* only-q (or at-zero (f 0))))
             (if (= only-p 0) 0 (* only-p slope)))))))
