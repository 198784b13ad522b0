"""What Dragoman raises, and when.

    DragomanError                 everything below; catch this one
    ├── UsageError                the call itself is wrong: an option, a value, a type
    ├── ModelError                the model is missing, damaged, or of another version
    └── KnowledgeError            lines of data files break rules; names every file and line

A report that cannot be read is none of these: it comes back as a `Problem` beside the claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from os import PathLike, fspath
from typing import Any


class DragomanError(Exception):
    """The root of all errors that Dragoman raises on purpose."""


class UsageError(DragomanError):
    """The caller asked for something that cannot be done; the message says what was expected and what to do."""


class ModelError(DragomanError):
    """The model cannot be used: a file is missing, damaged, or belongs to another version."""


class KnowledgeError(DragomanError):
    """A data file breaks a rule. `file` and `line` say where; `line` is `None` where the whole file is at fault.

    `others` are the further errors found at the same time: all are told at once, a line each.

    >>> str(KnowledgeError("expected a country code, found 'XX'", file="actors.toml", line=12))
    "actors.toml:12: expected a country code, found 'XX'"
    """

    def __init__(
        self,
        message: str,
        *,
        file: str | PathLike[str],
        line: int | None = None,
        others: Sequence[KnowledgeError] = (),
    ) -> None:
        self.message = message
        self.file = fspath(file)
        self.line = line
        self.others = tuple(others)
        own = f"{self.file}:{line}: {message}" if line is not None else f"{self.file}: {message}"
        super().__init__("\n".join([own, *map(str, self.others)]))

    @classmethod
    def together(cls, errors: Sequence[KnowledgeError]) -> KnowledgeError:
        """Return one error that tells of all of them; there must be one."""
        first, *others = [single for error in errors for single in error.each()]
        return cls(first.message, file=first.file, line=first.line, others=others)

    def each(self) -> tuple[KnowledgeError, ...]:
        """Return the errors that it tells of, one for each line at fault."""
        return (KnowledgeError(self.message, file=self.file, line=self.line), *self.others)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to build the error again: it crosses from a worker process to the one that reports it."""
        return (partial(KnowledgeError, file=self.file, line=self.line, others=self.others), (self.message,))
