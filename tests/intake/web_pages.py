"""Helpers to read own-worded web and Markdown pages in tests."""

from heshu.intake import split
from heshu.intake.lines import is_blank
from heshu.intake.readers import reader
from heshu.model import Part

HEAD = "<!DOCTYPE html><html><head><meta charset=utf-8><title>{}</title></head><body>"


def page_of_html(body, *, title="", name="page.html"):
    """The page made of the body of a web page."""
    return page_of_bytes((HEAD.format(title) + body).encode(), "text/html", name)


def page_of_bytes(data, media_type, name="page"):
    """The page made of a file of this format."""
    return split(reader(media_type)(data, name))


def only_html(body, *, title=""):
    """Its one article."""
    (article,) = page_of_html(body, title=title).articles
    return article


def page_of_markdown(text):
    """The page made of a Markdown text."""
    return page_of_bytes(text.encode(), "text/markdown", "page.md")


def only_markdown(text):
    """Its one article."""
    (article,) = page_of_markdown(text).articles
    return article


def dropped_words(page):
    """What is in no article."""
    return [page.source.text[drop.start : drop.end] for drop in page.dropped]


def cells_of(article):
    """The tables of an article as lists of rows of cells."""
    return [
        [[article.text[start:end] for start, end in row.cells] for row in table.rows]
        for table in article.tables
    ]


def assert_all_is_accounted_for(page):
    """Maps hold, only blanks and ^ are made, and every printed character is held or dropped."""
    text = page.source.text
    covered = bytearray(len(text))
    for drop in page.dropped:
        covered[drop.start : drop.end] = b"\x01" * (drop.end - drop.start)
    for article in page.articles:
        for _, part in article.each_part():
            assert_characters_map(text, part, covered)
        for section in article.sections:
            assert_characters_map(text, Part(section.title, section.source), covered)
    lost = [c for c, held in zip(text, covered, strict=True) if not held and not is_blank(c)]
    assert not lost


def assert_characters_map(text, part, covered):
    """Each character is its source's, or a blank or ^ that was made; marks what it holds."""
    made = dict(enumerate(part.text))
    for at, start, length in part.source.segments:
        assert part.text[at : at + length] == text[start : start + length]
        covered[start : start + length] = b"\x01" * length
        for place in range(at, at + length):
            del made[place]
    assert set(made.values()) <= set("\n \t^")
