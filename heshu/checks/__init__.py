"""Checks: every figure held against every other, with the working shown.

`check` reads the facts of one or more articles together and returns findings, the weightiest
first.
"""

from heshu.checks.checking import VERSION, check

__all__ = ["VERSION", "check"]
