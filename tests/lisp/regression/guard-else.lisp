;;; guard with an else clause: its handler is given the condition, and nothing else.
(guard (e ((symbol? e) 'symbol) (else 'other)) (raise 5)) ;=> other
(guard (e (else e)) (raise 'x)) ;=> x
