"""What stands on the command line: files to read, or articles of the store.

The rule: a number, or four and more of the digits of a uid, is an article of the store, unless
there is a file or folder of that name. Everything else is a file or folder, and `-` is standard
input. `--article ID` is always an article, `./12` always a file.
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from heshu.errors import InputError, UsageError
from tui.commands import failures, output, progress
from tui.locale import text

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence

    from heshu.intake import Options, Reading
    from heshu.model import Article, Source

STDIN = "-"

_ARTICLE = re.compile(r"\d{1,9}|[0-9a-f]{4,32}")
"""A number of the store, or the beginning of a uid."""

_ENGINE_FAULTS = (ValueError, ArithmeticError, LookupError, TypeError, RecursionError)
"""What a fault of ours in reading or extracting raises."""

MOST_KINDS = 5
"""So many suffixes are named of files that are passed over."""

MANY = 2
"""Files from which on a bar is worth its lines."""

_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


def is_file(argument: str) -> bool:
    """Whether an argument means a file or folder, by the rule of this module."""
    return not _ARTICLE.fullmatch(argument) or Path(argument).exists()


@dataclass(frozen=True, slots=True)
class Given:
    """The arguments of a command, sorted into files and articles of the store."""

    files: tuple[str, ...]
    articles: tuple[str, ...]

    @classmethod
    def of(
        cls,
        arguments: Sequence[str] | None,
        articles: Sequence[str] | None = None,
        issued: str | None = None,
        options: Options | None = None,
    ) -> Given:
        """Sort arguments by the rule; `articles` come from `--article`.

        Raises:
            UsageError: files and articles of the store in one call, or a date or format for
                articles of the store, which have theirs.
        """
        files = tuple(a for a in arguments or () if is_file(a))
        keys = (*(a for a in arguments or () if not is_file(a)), *(articles or ()))
        if files and keys:
            what = f"{files[0]} is a file and {keys[0]} would be an article of the store"
            raise UsageError(what, remedy="give files or articles, not both")
        if issued and not files:
            what = "the articles of the store are already dated"
            raise UsageError(what, where="--issued", remedy="it goes with files")
        if options and not files and (options.media_type or options.fields):
            where = "--format" if options.media_type else "--fields"
            what = "the articles of the store are already read"
            raise UsageError(what, where=where, remedy="it goes with files")
        return cls(files, keys)


class Guard:
    """Keeps a fault to the thing it happened at, and counts such things."""

    def __init__(self) -> None:
        """Nothing has failed yet."""
        self.failed = 0

    @contextmanager
    def guard(self, where: str) -> Iterator[None]:
        """Work on one thing: what goes wrong is told in one line and costs only this one."""
        try:
            yield
        except (InputError, *_ENGINE_FAULTS) as error:
            self.failed += 1
            failures.report(error, where=where)

    @property
    def status(self) -> int:
        """The exit status for what was done: 0, or 3 when something failed."""
        return failures.SOME_FAILED if self.failed else 0


class Files(Guard):
    """The articles of the given files, read one file at a time; a bad one is told and passed."""

    def __init__(
        self, paths: Iterable[str], issued: str | None = None, *, silent: bool = False,
        options: Options | None = None,
    ) -> None:  # fmt: skip
        """Take paths as typed; `issued` overrides the date of every article.

        `silent` says that nothing is written to a terminal between two files, which a bar may
        then use. `options` say how to read the files.

        Raises:
            UsageError: `issued` is no date, or a path is empty.
        """
        if issued is not None and not _is_date(issued):
            msg = "not a date"
            raise UsageError(msg, where=issued, remedy="write YYYY-MM-DD, YYYY-MM or YYYY")
        super().__init__()
        self.paths, self.issued, self.silent = named(paths), issued, silent
        self.options = options

    def __iter__(self) -> Iterator[tuple[Source, list[Article]]]:
        """Each readable file with its articles, in the order given, folders in sorted order."""
        paths = list(self._each())
        if not self.silent or len(paths) < MANY:
            for path in paths:
                yield from self._read(path)
            return
        with progress.bar(text("command.reading")) as tick:
            for done, path in enumerate(paths, 1):
                yield from self._read(path)
                tick(done, len(paths), path)

    def _read(self, path: str) -> Iterator[tuple[Source, list[Article]]]:
        """The file, or nothing when it cannot be read."""
        from heshu import intake

        with self.guard(path):
            reading = load(path, self.options)
            for error in reading.refused:
                self.failed += 1
                failures.report(error)
            yield reading.source, [self._dated(a) for a in intake.articles(reading)]

    def _each(self) -> Iterator[str]:
        from heshu import intake

        found = intake.search(self.paths)
        for error in found.failed:
            self.failed += 1
            failures.report(error)
        tell_passed(found.passed)
        yield from dict.fromkeys(map(str, found.files))

    def _dated(self, article: Article) -> Article:
        return replace(article, issued=self.issued) if self.issued else article


def _is_date(given: str) -> bool:
    """Whether a text is a day, month or year that the calendar has, in ISO form."""
    try:
        date.fromisoformat(given + "-01" * ((10 - len(given)) // 3))
    except ValueError:
        return False
    return _DATE.fullmatch(given) is not None


def named(paths: Iterable[str]) -> tuple[str, ...]:
    """The paths as given, none of them empty: an unset shell variable is not this folder.

    Raises:
        UsageError: a path is empty.
    """
    given = tuple(paths)
    if "" in given:
        what = "an empty path"
        raise UsageError(what, remedy="write . for this folder")
    return given


def tell_passed(passed: Counter[str]) -> None:
    """Say in one line how many files were of no format that is read, and of which suffixes."""
    if passed:
        kinds = [f"{suffix} {count}" for suffix, count in passed.most_common(MOST_KINDS)]
        more = text("command.comma").join(kinds) + (" …" if len(passed) > MOST_KINDS else "")
        output.narrate(text("intake.passed", count=passed.total(), kinds=more))


def load(path: str, options: Options | None = None) -> Reading:
    """What a file holds, or of standard input for `-`.

    Raises:
        InputError: it cannot be read.
    """
    from heshu import intake

    if path == STDIN and sys.stdin.isatty():
        failures.tell("reading the terminal; end with Ctrl+D", 0)
    return intake.load(path, options=options)
