"""Benchmarks are run by hand: here it is only seen that what they take from Lambit is still there."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent.parent / "benchmarks"
FILES = sorted(HERE.rglob("*.py"))


def programs(text: str) -> list[ast.Module]:
    """A file, and the programs in it that are run in a new process."""
    whole = ast.parse(text)
    inside = [node.value for node in ast.walk(whole) if isinstance(node, ast.Constant) and isinstance(node.value, str) and "import" in node.value]
    return [whole, *(made for made in map(parsed, inside) if made is not None)]


def parsed(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except SyntaxError:
        return None


def missing(program: ast.Module) -> list[str]:
    """What it imports from modules of Lambit, or looks up in one, that is not there."""
    nodes = list(ast.walk(program))
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module.split(".")[0] == "lambit"]
    found, modules = [], {}
    for module, alias in [(node.module, alias) for node in imports for alias in node.names]:
        value = taken(module, alias.name)
        if value is None:
            found.append(f"{module}.{alias.name}")
        elif isinstance(value, ModuleType):
            modules[alias.asname or alias.name] = value
    looked_up = [(modules[n.value.id], n.attr) for n in nodes if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id in modules]
    return found + [f"{module.__name__}.{name}" for module, name in looked_up if not hasattr(module, name)]


def taken(module: str, name: str) -> object:
    """What `from module import name` gives; None if there is no such thing."""
    value = getattr(importlib.import_module(module), name, None)
    if value is not None:
        return value
    try:
        return importlib.import_module(f"{module}.{name}")
    except ModuleNotFoundError:
        return None


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HERE)))
def test_what_a_benchmark_takes_from_lambit_is_there(path):
    assert not [name for program in programs(path.read_text()) for name in missing(program)]
