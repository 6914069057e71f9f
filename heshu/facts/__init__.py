"""Facts: the figures, dates and names of a text, with exact offsets and values.

`extract` reads any text, `extract_article` every printed part of an article.
"""

from heshu.facts.extraction import VERSION, extract, extract_article

__all__ = ["VERSION", "extract", "extract_article"]
