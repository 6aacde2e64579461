; A field may have any name, also those that the class of the records uses itself.

(define-record-type node (make-node type K) node?
  (type node-type set-node-type!) (K node-k) (U node-u set-node-u!))
(define n (make-node 1 2))
(set-node-type! n 'leaf)
(list (node-type n) (node-k n))          ;=> (leaf 2)
(set-node-u! n 3)
n                                        ;=> #<node type: leaf K: 2 U: 3>
(record-type-name (record-type-descriptor n))   ;=> node

; what no argument is given for is unspecified, whatever the other fields are called
(define-record-type thing (make-thing U) thing? (U thing-u) (rest thing-rest))
(eq? (thing-rest (make-thing 1)) (if #f #f))    ;=> #t

; names of fields that look the same to Python
(define-record-type same (make-same field1_ K a-b a_b) same?
  (field1_ same-1) (K same-2) (a-b same-3) (a_b same-4))
(define s (make-same 1 2 3 4))
(list (same-1 s) (same-2 s) (same-3 s) (same-4 s))   ;=> (1 2 3 4)
