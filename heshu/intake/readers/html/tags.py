"""Which tags of HTML print on lines of their own, and which print nothing.

From the rendering section of the HTML standard (15.3, "Non-replaced elements").
"""

from __future__ import annotations

BLOCKS = frozenset((
    "html", "body", "address", "article", "aside", "blockquote", "button", "caption", "center",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend",
    "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre",
    "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "founder-content", "ucapcontent",
))  # fmt: skip
"""They begin a line and end it; table cells only where the table is no table of data."""

UNPRINTED = frozenset((
    "head", "script", "style", "template", "noscript", "title", "meta", "link", "base", "iframe",
    "object", "embed", "applet", "svg", "canvas", "audio", "video", "map", "select", "datalist",
    "textarea", "input", "frameset", "noframes", "noembed", "param", "source", "track", "rp",
))  # fmt: skip
"""They print nothing, or nothing a reader reads."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

FRAME = frozenset(("nav", "aside", "footer", "button", "menu"))
"""What stands around an article by its very tag."""
