"""Information as Lisp sees it: the border to `lambit.info`, and a page for each subject."""
