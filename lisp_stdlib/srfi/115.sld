;;; SRFI 115: Scheme regular expressions, which every program has.

(define-library (srfi 115)
  (export
    regexp rx regexp->sre char-set->sre valid-sre? regexp? regexp-match?
    regexp-matches regexp-matches? regexp-search
    regexp-fold regexp-extract regexp-split regexp-partition
    regexp-replace regexp-replace-all
    regexp-match-count regexp-match-submatch regexp-match-submatch-start regexp-match-submatch-end
    regexp-match->list)
  (import (lambit)))
