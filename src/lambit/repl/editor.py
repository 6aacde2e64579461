"""The line reader of a terminal: prompt_toolkit, taught Lisp.

Only this file imports prompt_toolkit, and only a prompt on a terminal imports
this file. What Enter does, where a line starts, what is highlighted and what
completes a word is decided in the other files, which know no terminal.
"""

from __future__ import annotations

from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.application.current import get_app
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import (
    Condition,
    completion_is_selected,
    has_focus,
    has_selection,
    is_searching,
)
from prompt_toolkit.history import History as EditorHistory
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout.processors import Processor, Transformation
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.lexers import Lexer
from prompt_toolkit.output import create_output
from prompt_toolkit.styles import Style

from .complete import candidates
from .highlight import STYLES, lines
from .indent import indentation
from .text import ASCII_PROMPT, PROMPT, Brackets, ready, tokens, without_prompts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.layout.processors import TransformationInput
    from prompt_toolkit.output import Output

    from .history import History
    from .protocol import Session

STYLE = {
    "prompt": "ansimagenta bold",
    "match": "bold underline",
    "mismatch": "ansired bold",
    "closes": "ansibrightblack italic",
    "completion-menu": "bg:default",
    "completion-menu.completion": "bg:default",
    "completion-menu.completion.current": "reverse",
    "completion-menu.meta.completion": "ansibrightblack bg:default",
    "completion-menu.meta.completion.current": "ansibrightblack bg:default",
    "scrollbar.background": "bg:default",
    "scrollbar.button": "bg:ansibrightblack",
}


class Editor:
    """Reads one text after another: `read()` gives what was submitted.

    It raises KeyboardInterrupt where what was typed is given up, EOFError at the end.
    """

    ends_line = True  # also where it is interrupted

    def __init__(
        self,
        session: Session,
        history: History,
        *,
        color: bool = True,
        stream: Any = None,
        source: Input | None = None,
        target: Output | None = None,
    ) -> None:
        styles = {**STYLE, **{f"lisp.{kind}": style for kind, (style, _) in STYLES.items()}}
        self.prompt = PROMPT
        self.prompts: PromptSession[str] = PromptSession(
            message=lambda: [("class:prompt", self.prompt)],
            multiline=True,
            prompt_continuation=lambda width, *_: " " * width,
            lexer=LispLexer() if color else None,
            style=Style.from_dict(styles if color else {"match": "underline", "mismatch": "reverse"}),
            include_default_pygments_style=False,
            completer=LispCompleter(session),
            complete_while_typing=False,
            history=FormHistory(history),
            enable_history_search=True,
            enable_suspend=True,
            enable_open_in_editor=True,
            tempfile_suffix=".lisp",
            key_bindings=keys(),
            input_processors=[MatchingBrackets(), Closes()],
            input=source,
            output=target or create_output(stdout=stream),
        )
        encoding = self.prompts.output.encoding() or "ascii"
        try:
            PROMPT.encode(encoding)
        except (UnicodeEncodeError, LookupError):
            self.prompt = ASCII_PROMPT

    def read(self) -> str:
        """The next text."""
        return self.prompts.prompt()


# -- keys --


def keys() -> KeyBindings:
    """Enter, Alt-Enter, Tab, and what happens to pasted text."""
    bindings = KeyBindings()
    typing = has_focus(DEFAULT_BUFFER) & ~is_searching

    bindings.add("enter", filter=typing & completion_is_selected)(_accept_completion)
    bindings.add("enter", filter=typing & ~completion_is_selected)(_enter)
    bindings.add("escape", "enter", filter=typing)(_new_line)
    bindings.add("tab", filter=typing & Condition(_at_indentation) & ~has_selection)(_indent)
    bindings.add("tab", filter=typing & ~Condition(_at_indentation))(_complete)
    bindings.add(Keys.BracketedPaste, filter=typing)(_paste)
    return bindings


def _accept_completion(event: KeyPressEvent) -> None:
    event.current_buffer.complete_state = None


def _enter(event: KeyPressEvent) -> None:
    """Submit what is complete, if the cursor is at its end; else start a line."""
    buffer = event.current_buffer
    document = buffer.document
    if not document.text_after_cursor.strip() and ready(document.text):
        buffer.document = Document(document.text.rstrip())
        buffer.validate_and_handle()
    elif event.key_processor.input_queue:
        buffer.insert_text("\n")  # pasted without brackets: it has its own indentation
    else:
        _new_line(event)


def _new_line(event: KeyPressEvent) -> None:
    """Start a line, indented."""
    buffer = event.current_buffer
    column = indentation(buffer.document.text_before_cursor)
    blank = len(buffer.document.text_before_cursor) - len(buffer.document.text_before_cursor.rstrip(" "))
    if blank and "\n" in buffer.document.text_before_cursor:
        buffer.delete_before_cursor(blank)
    following = buffer.document.text_after_cursor
    buffer.delete(len(following) - len(following.lstrip(" ")))
    buffer.insert_text("\n" + " " * column)


def _at_indentation() -> bool:
    """Is there nothing but blanks before the cursor on its line, and is it not the first?"""
    before = get_app().current_buffer.document.text_before_cursor
    line = before.rpartition("\n")[2]
    return not line.strip() and bool(before.strip() or not line)


def _indent(event: KeyPressEvent) -> None:
    """Put the line's text where it belongs."""
    buffer = event.current_buffer
    before, _, line = buffer.document.text_before_cursor.rpartition("\n")
    following = buffer.document.text_after_cursor
    buffer.delete(len(following) - len(following.lstrip(" ")))
    buffer.delete_before_cursor(len(line))
    buffer.insert_text(" " * (indentation(before) if before else 0))


def _complete(event: KeyPressEvent) -> None:
    buffer = event.current_buffer
    if buffer.complete_state:
        buffer.complete_next()
    else:
        buffer.start_completion(insert_common_part=True)


def _paste(event: KeyPressEvent) -> None:
    text = event.data.replace("\r\n", "\n").replace("\r", "\n").expandtabs()
    event.current_buffer.insert_text(without_prompts(text))


# -- history, completion --


class FormHistory(EditorHistory):
    """Our history, as prompt_toolkit asks for it."""

    def __init__(self, history: History) -> None:
        super().__init__()
        self.history = history

    def load_history_strings(self) -> Iterable[str]:
        return reversed(self.history.entries)

    def append_string(self, string: str) -> None:
        before = len(self.history.entries)
        self.history.add(string)
        if len(self.history.entries) > before:
            self._loaded_strings.insert(0, self.history.entries[-1])

    def store_string(self, string: str) -> None:
        self.history.add(string)


class LispCompleter(Completer):
    """Our completions, as prompt_toolkit asks for them."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get_completions(self, document: Document, complete_event: object) -> Iterable[Completion]:
        del complete_event
        cursor = document.cursor_position
        for each in candidates(document.text, cursor, self.session):
            yield Completion(each.text, each.start - cursor, display_meta=_note(each))


def _note(candidate: Any) -> Callable[[], str]:
    def note() -> str:
        text = str(candidate.note)
        return text if len(text) <= 70 else text[:69] + "…"

    return note


# -- what is shown --


class LispLexer(Lexer):
    """Our colours, as prompt_toolkit asks for them."""

    def lex_document(self, document: Document) -> Callable[[int], Any]:
        shown = lines(document.text)
        return lambda number: shown[number] if number < len(shown) else []


class MatchingBrackets(Processor):
    """Shows which bracket matches the one at the cursor, or that none does."""

    def __init__(self) -> None:
        self.seen: tuple[str, int] = ("", -1)
        self.marks: dict[tuple[int, int], str] = {}

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        fragments = transformation_input.fragments
        if get_app().is_done:
            return Transformation(fragments)
        document = transformation_input.document
        if self.seen != (document.text, document.cursor_position):
            self.seen = document.text, document.cursor_position
            self.marks = marks(document)
        here = [(column, style) for (row, column), style in self.marks.items() if row == transformation_input.lineno]
        if here:
            fragments = explode_text_fragments(fragments)
            for column, style in here:
                at = transformation_input.source_to_display(column)
                if at < len(fragments):
                    old, text, *_ = fragments[at]
                    fragments[at] = (f"{old} {style} ", text)
        return Transformation(fragments)


def marks(document: Document) -> dict[tuple[int, int], str]:
    """Row and column of the brackets to mark, with their style."""
    text, cursor = document.text, document.cursor_position
    brackets = Brackets(text, tokens(text))
    # the bracket just closed counts before the one under the cursor
    for at in (cursor - 1, cursor):
        if at >= 0 and at == cursor - 1 and text[at : at + 1] not in (")", "]"):
            continue
        if at in brackets.partner:
            style = "class:mismatch" if at in brackets.mismatched else "class:match"
            return {document.translate_index_to_position(x): style for x in (at, brackets.partner[at])}
        if at in brackets.mismatched:
            return {document.translate_index_to_position(at): "class:mismatch"}
    return {}


class Closes(Processor):
    """Says after the text what the bracket just typed closes, if that is on another line."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        fragments = transformation_input.fragments
        document = transformation_input.document
        last = document.line_count - 1
        if transformation_input.lineno != last or get_app().is_done:
            return Transformation(fragments)
        opening = closed_line(document.text) if not document.text_after_cursor else ""
        if not opening:
            return Transformation(fragments)
        return Transformation([*fragments, ("class:closes", f"  ; closes {opening}")])


def closed_line(text: str) -> str:
    """The beginning of the list that the last bracket of `text` closes, if it is on another line."""
    if not text.endswith((")", "]")) or "\n" not in text:
        return ""
    brackets = Brackets(text, tokens(text))
    at = brackets.partner.get(len(text) - 1)
    if at is None or at in brackets.mismatched or "\n" not in text[at:]:
        return ""
    return text[at:].split("\n", 1)[0][:30].rstrip()
