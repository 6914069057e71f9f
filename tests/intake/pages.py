"""Helpers to read own-worded pages in tests."""

from heshu.intake import load, split
from heshu.intake.lines import is_blank


def page_of(text):
    """The page made of a text."""
    return split(load(text.encode(), name="page.txt"))


def articles_of(text):
    """Its articles."""
    return list(page_of(text).articles)


def only(text):
    """Its one article."""
    (article,) = articles_of(text)
    return article


def metadata_of(article):
    """Label → value."""
    return {label: part.text for label, part in article.metadata.items()}


def own_headings(article):
    """(level, title, paragraph) of the headings on lines of their own."""
    return [(s.level, s.title, s.paragraph) for s in article.sections if not s.run_in]


def run_in(article):
    """(level, title) of the headings inside paragraphs."""
    return [(s.level, s.title) for s in article.sections if s.run_in]


def assert_maps_hold(page):
    """Every character of every part is the source's, but for made newlines, tabs and spaces."""
    text = page.source.text
    for article in page.articles:
        for part in [p for _, p in article.each_part()]:
            assert_map_holds(text, part.text, part.source)
        for section in article.sections:
            assert_map_holds(text, section.title, section.source)


def assert_map_holds(source, text, spans):
    mapped = 0
    for at, start, length in spans.segments:
        assert text[at : at + length] == source[start : start + length]
        mapped += length
    held = {i for s in spans.segments for i in range(s.at, s.at + s.length)}
    assert all(text[i] in "\n\t " for i in range(len(text)) if i not in held)
    assert len(held) == mapped


def held_offsets(page):
    """The source offsets that some part or section heading holds."""
    maps = [p.source for a in page.articles for _, p in a.each_part()]
    maps += [s.source for a in page.articles for s in a.sections]
    return {i for m in maps for s in m.segments for i in range(s.start, s.start + s.length)}


def assert_nothing_is_lost(page):
    """Each printed character is held or declared as dropped, and each digit is held."""
    held = held_offsets(page)
    dropped = {i for d in page.dropped for i in range(d.start, d.end)}
    for i, char in enumerate(page.source.text):
        if char.isdigit():
            assert i in held, (i, char)
        elif not is_blank(char):
            assert i in held | dropped, (i, char)
