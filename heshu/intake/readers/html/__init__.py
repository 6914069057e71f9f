"""Web pages: their visible text, and which of it is the article.

The source text is what the page prints, made by an own walk over the tree (`printing`): one line
a block, one line a row of a table, nothing of scripts, styles and hidden elements. So each
character of an article has its place in a text a person can look at, and what is no article is
still there, as dropped text. `content` says which lines are the article, `founder` reads what
e-paper pages tell of themselves in a comment.
"""

from __future__ import annotations

import hashlib

from heshu.errors import InputError
from heshu.intake.decode import decode
from heshu.intake.readers.decoded import not_text
from heshu.intake.readers.html import founder
from heshu.intake.readers.html.charset import declared
from heshu.intake.readers.html.content import main_content
from heshu.intake.readers.html.headings import levels
from heshu.intake.readers.html.page_lines import lines_of_page, text_of
from heshu.intake.readers.html.parsing import parse
from heshu.intake.readers.html.printing import printed
from heshu.intake.readers.html.told import told_of
from heshu.intake.reading import Reading
from heshu.model import Source

HTML = "text/html"


def read(data: bytes, path: str) -> Reading:
    """The visible text of a page and the lines of it that are the article.

    Raises:
        InputError: the bytes are not text, or the page prints nothing.
    """
    decoded = decode(data, declared(data))
    if decoded is None:
        raise not_text(path, "save the page again as UTF-8")
    tree = parse(decoded.text)
    page = printed(tree)
    issue = founder.issue_of(decoded.text, page)
    if not page.rows:
        raise _empty(decoded.text, path)
    digest = hashlib.sha256(data).hexdigest()
    source = Source(path, digest, len(data), HTML, decoded.encoding, text_of(page.rows))
    if issue is not None:
        return founder.reading(source, page.rows, issue)
    told = told_of(tree)
    main = main_content(page.rows, decoded.text, told)
    levels(page.rows, main)
    lines, aside = lines_of_page(source.text, page.rows, main.kept)
    return Reading(source, lines, aside=aside)


def _empty(text: str, path: str) -> InputError:
    if "<script" in text.lower():
        return InputError(
            what="the page holds scripts and no text of its own",
            where=path,
            remedy="open it in a browser and save the page it shows, or copy its text",
        )
    if "<frameset" in text.lower():
        return InputError(
            what="the page only parts the window into frames",
            where=path,
            remedy="give the page that stands in the frame with the text",
        )
    return InputError(what="the page prints no text", where=path)
