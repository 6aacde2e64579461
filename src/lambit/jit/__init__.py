"""Native code: hot numeric procedures become machine code, and nothing else changes.

A procedure is typed from the arguments it sees (`types`), its core lowered to LLVM
IR as text (`program`, `lower`, `operations`), compiled (`engine`) and wrapped as a C
function of CPython's (`wrapper`). Whatever native code cannot do as the interpreter
does, it leaves to the interpreter: a guard fails, and the call is made there.
"""
