"""The version of the extractor, by itself: asking for it must not load what it is the version of.

A reader asks it before the first paint, to know whether the kept facts are still current.
"""

VERSION = "2"
"""Changes when the same text can give other facts; stored with them."""
