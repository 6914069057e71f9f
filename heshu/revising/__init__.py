"""A text delivered again: which articles are the same, what carries over, what changed.

    from heshu.revising import changes, match

    for i, j in match(before, after):
        for change in changes(before[i], after[j], facts_before[i], facts_after[j]):
            print(change.kind, change.indicator)

The rule for what people said of a text: it carries over where its exact words and their context
are identical and unique, and nowhere else. Fuzzy matching would take a note on 5.0% to 5.2%.
"""

from heshu.revising.carrying import carried
from heshu.revising.figures import Change, Kind, added, aligned, changes, removed
from heshu.revising.matching import match

__all__ = ["Change", "Kind", "added", "aligned", "carried", "changes", "match", "removed"]
