"""Symbols and keywords (R7RS 6.5)."""

from __future__ import annotations

from itertools import pairwise

from lambit.data import FALSE, TRUE, Keyword, String, Symbol, keyword, symbol
from lambit.data import gensym as fresh
from lambit.registry import builtin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@builtin("symbol?", "symbolp", pure=True, raw=True)
def is_symbol(x: Any) -> Any:
    """Is `x` a symbol? (R7RS 6.5)

    (symbol? 'foo)     ;=> #t
    (symbol? "bar")    ;=> #f
    (symbol? '())      ;=> #f
    """
    return TRUE if isinstance(x, Symbol) else FALSE


@builtin("symbol=?", pure=True)
def symbol_equal(a: Symbol, b: Symbol, *rest: Symbol) -> bool:
    """Are all the symbols the same? (R7RS 6.5)

    (symbol=? 'a 'a 'a)    ;=> #t
    (symbol=? 'a 'b)       ;=> #f
    (symbol=? 'a "a")      ;!! symbol=?: argument 2: expected a symbol, got "a"
    """
    return a is b and all(x is a for x in rest)


@builtin("symbol<?", pure=True)
def symbol_less(a: Symbol, b: Symbol, *rest: Symbol) -> bool:
    """Does the name of each symbol come before the next one's, as `string<?` has it?

    (symbol<? 'apple 'pear)    ;=> #t
    """
    names = [a.name, b.name, *(x.name for x in rest)]
    return all(x < y for x, y in pairwise(names))


@builtin("symbol->string")
def symbol_to_string(symbol: Symbol) -> Any:
    """The symbol's name, as a string that cannot be changed (R7RS 6.5).

    (symbol->string 'flying-fish)                     ;=> "flying-fish"
    (symbol->string (string->symbol "Malvina"))       ;=> "Malvina"
    """
    return String(symbol.name, literal=True)


@builtin("string->symbol", "intern")
def string_to_symbol(string: str) -> Any:
    """The symbol of that name (R7RS 6.5).

    (string->symbol "mISSISSIppi")    ;=> mISSISSIppi
    (eqv? 'bitBlt (string->symbol "bitBlt"))    ;=> #t
    """
    return symbol(string)


@builtin("symbol-append")
def symbol_append(*symbols: Symbol) -> Any:
    """The symbol whose name is the names one after the other.

    (symbol-append 'make- 'point)    ;=> make-point
    """
    return symbol("".join([each.name for each in symbols]))


@builtin("gensym", "generate-uninterned-symbol")
def gensym(prefix: Any = None) -> Any:
    """A new symbol, different from all others; its name begins with `prefix`, a string or symbol.

    (symbol? (gensym))           ;=> #t
    (eq? (gensym) (gensym))      ;=> #f
    (gensym 7)                   ;!! gensym: argument 1: expected a string or a symbol, got 7
    """
    if prefix is None:
        return fresh()
    if prefix.__class__ is String:
        return fresh(prefix.text)
    if isinstance(prefix, Symbol):
        return fresh(prefix.name)
    from lambit.errors import WrongType
    from lambit.printer import write_short

    raise WrongType(f"gensym: argument 1: expected a string or a symbol, got {write_short(prefix)}")


@builtin("keyword?", pure=True, raw=True)
def is_keyword(x: Any) -> Any:
    """Is `x` a keyword, such as `:base`?

    (keyword? :base)    ;=> #t
    (keyword? 'base)    ;=> #f
    """
    return TRUE if x.__class__ is Keyword else FALSE


@builtin("keyword->symbol", pure=True)
def keyword_to_symbol(keyword: Keyword) -> Any:
    """The symbol of the keyword's name.

    (keyword->symbol :base)    ;=> base
    """
    return symbol(keyword.name)


@builtin("symbol->keyword", pure=True)
def symbol_to_keyword(symbol: Symbol) -> Any:
    """The keyword of the symbol's name.

    (symbol->keyword 'base)    ;=> :base
    """
    return keyword(symbol.name)


@builtin("keyword->string", pure=True)
def keyword_to_string(keyword: Keyword) -> str:
    """The keyword's name, without the colon.

    (keyword->string :base)    ;=> "base"
    """
    return keyword.name


@builtin("string->keyword", pure=True)
def string_to_keyword(string: str) -> Any:
    """The keyword of that name.

    (string->keyword "base")    ;=> :base
    """
    return keyword(string)
