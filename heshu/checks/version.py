"""The version of the checks, by itself: asking for it must not load what it is the version of.

A reader asks it before the first paint, to know whether the kept findings are still current.
"""

VERSION = "5"
"""Changes when the same facts can give other findings; stored with them."""
