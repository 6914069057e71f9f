"""Headlines to the stories of a page: kicker, title and subtitle, wherever they stand.

The words decide (`assignment.Coverage`); standing directly above, and nearness, are only
small terms, because in pages taken out of PDFs a headline may stand ninety lines below its
story.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from heshu.intake.assignment import Coverage, assign
from heshu.intake.blocks import Draft
from heshu.intake.merged_stories import border, part_at
from heshu.model import ArticleKind, Doubt

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from heshu.intake.blocks import Block
    from heshu.intake.lines import Line
    from heshu.intake.newspaper import Story

ABOVE = 0.30
"""What standing directly above is worth, as a share of coverage."""
NEAR = 0.2
"""What nearness is worth at most."""
UNTITLED_KIND = 0.35
"""What captions and introductions lose: they seldom have a headline."""
LEAST = 0.18
"""A match below this is none."""
REACH = 12
"""How many stories above a stray headline its body may have run into another."""
WINDOW = 40
"""Stories considered together; no page has as many."""
_LINES = 2
_KICKED = 8
_PAIR = re.compile(r"[\u3400-\u9fff]{4,8} +[\u3400-\u9fff]{4,8}")
"""Two phrases with a gap between them."""
CLEAR = 0.6
"""A match less sure than this is marked: on simulated pages a quarter of these are wrong, of the
others fewer than two in a hundred."""


class _Matcher:
    """Headlines and stories of a page, and how well each pair goes together."""

    def __init__(self, stories: Sequence[Story], heads: Sequence[Block]) -> None:
        self.stories, self.heads = stories, heads
        self.coverage = Coverage([story.draft.shadow for story in stories])
        self.words = [" ".join(line.shadow for line in head.lines) for head in heads]
        starts = sorted(story.draft.start for story in stories)
        self.place = [bisect_left(starts, head.start) for head in heads]
        """How many stories begin above each headline."""
        self.below = {head: s for s, story in enumerate(stories) for head in story.above}
        """The story directly below each headline."""
        self.orderly = len(self.below) == len(heads) and all(
            story.above for story in stories if story.draft.kind is ArticleKind.NEWS
        )
        """Every headline stands above a story and every story below one."""

    def cover(self, head: int, story: int) -> float:
        """How much of the headline the story's body repeats."""
        return self.coverage.of(self.words[head], story)

    def sure(self, head: int, story: int, titled: Container[int]) -> float:
        """How sure a match is, 0 to 1: by how much it is better than the next best story's.

        Standing directly above says little where the story before has no headline either.
        """
        near = range(max(self.place[head] - WINDOW, 0), self.place[head] + WINDOW)
        others = (s for s in near if s != story and s < len(self.stories))
        rival = max((self.cover(head, other) for other in others), default=0.0)
        ahead = self.cover(head, story) - rival
        before = self.place[head] - 1
        if self.below.get(head) == story and (before < 0 or before in titled):
            ahead += NEAR
        return round(min(max(0.5 + ahead, 0.0), 1.0), 2)

    def gain(self, head: int, story: int) -> float:
        """What giving this headline to this story is worth; below LEAST it is no match."""
        if abs(self.place[head] - story) > WINDOW:
            return 0.0
        draft = self.stories[story].draft
        total = self.cover(head, story)
        if head in self.stories[story].above:
            total += ABOVE
        total += NEAR / (1 + abs(self.place[head] - 1 - story))
        if draft.kind is not ArticleKind.NEWS:
            total -= UNTITLED_KIND
        return total if total >= LEAST else 0.0


def give_headlines(stories: Sequence[Story], heads: Sequence[Block]) -> list[Draft]:
    """The stories' drafts with their headlines; a headline that fits none is its own draft."""
    stories = list(stories)
    if not heads:
        return [story.draft for story in stories]
    if not stories:
        return [_alone(heads)]
    matcher = _Matcher(stories, heads)
    titles = _assign_in_windows(matcher)
    if parted := _part_merged(matcher, titles):
        matcher = _Matcher(parted, heads)
        titles = _assign_in_windows(matcher)
    stories = matcher.stories
    groups = _groups(matcher, titles)
    for story, members in groups.items():
        _set(matcher, story, members, titles)
    placed = {head for members in groups.values() for head in members}
    left = [head for i, head in enumerate(heads) if i not in placed]
    return [story.draft for story in stories] + [_alone([head]) for head in left]


def _part_merged(matcher: _Matcher, titles: dict[int, int]) -> list[Story]:
    """The stories with merged runs parted by headlines that have no story; empty if none is."""
    seconds: dict[int, Story] = {}
    for head in sorted(set(range(len(matcher.heads))) - set(titles.values())):
        place = matcher.place[head]
        near = range(max(place - REACH, 0), min(place + 2, len(matcher.stories)))
        for story in sorted(near, key=lambda s: -matcher.cover(head, s))[:3]:
            draft = matcher.stories[story].draft
            title = matcher.words[titles[story]] if story in titles else ""
            if story in seconds or _is_second_head(matcher, titles, head, story):
                continue
            found = border(draft, title, matcher.words[head])
            if found:
                seconds[story] = type(matcher.stories[story])(part_at(draft, found))
                break
    if not seconds:
        return []
    pairs = ((story, seconds.get(s)) for s, story in enumerate(matcher.stories))
    return [story for pair in pairs for story in pair if story]


def _is_second_head(matcher: _Matcher, titles: dict[int, int], head: int, story: int) -> bool:
    """Whether a headline and the title of a story stand together right above that story."""
    title = titles.get(story)
    return (
        title is not None and matcher.below.get(head) == matcher.below.get(title) == story
        and abs(head - title) == 1
    )  # fmt: skip


def _assign_in_windows(matcher: _Matcher) -> dict[int, int]:
    """Story → its title's headline number."""
    titles: dict[int, int] = {}
    heads = range(len(matcher.heads))
    for first in range(0, len(matcher.stories), WINDOW):
        columns = range(first, min(first + WINDOW, len(matcher.stories)))
        rows = [h for h in heads if columns.start <= max(matcher.place[h] - 1, 0) < columns.stop]
        gains = [[matcher.gain(h, s) for s in columns] for h in rows]
        for head, column in zip(rows, assign(gains), strict=True):
            if column is not None:
                titles[columns[column]] = head
    return titles


def _groups(matcher: _Matcher, titles: dict[int, int]) -> dict[int, list[int]]:
    """Story → all its headlines in page order: the title and the kicker or subtitle beside it."""
    groups = {story: [head] for story, head in titles.items()}
    owner = {head: story for story, head in titles.items()}
    for head in range(len(matcher.heads)):
        if head in owner:
            continue
        best = max(
            (
                s
                for h in (head - 1, head + 1)
                if (s := owner.get(h)) is not None and _beside(matcher, head, h)
            ),
            key=lambda s: matcher.cover(head, s),
            default=None,
        )
        story = best if best is not None else _home(matcher, titles, head)
        if story is not None:
            groups.setdefault(story, []).append(head)
            groups[story].sort()
            titles.setdefault(story, head)
            owner[head] = story
    return groups


def _home(matcher: _Matcher, titles: dict[int, int], head: int) -> int | None:
    """The story for a headline that matches none: the one below it, or a near untitled one."""
    below = matcher.below.get(head)
    if below is not None and matcher.stories[below].draft.kind is ArticleKind.NEWS:
        return below
    near = _nearest_untitled(matcher, titles, head)
    return below if near is None else near


def _beside(matcher: _Matcher, head: int, other: int) -> bool:
    """Whether two headline blocks stand together, nothing between them."""
    first, second = sorted((head, other))
    return matcher.place[first] == matcher.place[second]


def _nearest_untitled(matcher: _Matcher, titles: dict[int, int], head: int) -> int | None:
    place = matcher.place[head]
    near = range(max(place - WINDOW, 0), min(place + WINDOW, len(matcher.stories)))
    untitled = [
        s for s in near
        if s not in titles and matcher.stories[s].draft.kind is ArticleKind.NEWS
    ]  # fmt: skip
    return min(untitled, key=lambda s: abs(s - (matcher.place[head] - 1)), default=None)


def _set(matcher: _Matcher, story: int, members: list[int], titles: dict[int, int]) -> None:
    """Share out a story's headlines as kicker, title and subtitle."""
    draft = matcher.stories[story].draft
    blocks = [matcher.heads[h] for h in members]
    title = _title_among(matcher, members, titles[story])
    shares = (
        ("kicker", blocks[:title]),
        ("title", blocks[title : title + 1]),
        ("subtitle", blocks[title + 1 :]),
    )
    for name, chosen in shares:
        lines = [line for block in chosen for line in block.lines]
        if lines:
            draft.parts[name] = lines
    _lift_kicker(draft.parts)
    head = members[title]
    sure = matcher.sure(head, story, titles)
    if sure < CLEAR and not matcher.orderly:
        block = matcher.heads[head]
        detail = "the headline may belong to another story"
        draft.doubts.append(Doubt("title", detail, block.start, block.end, sure))


def _lift_kicker(parts: dict[str, list[Line]]) -> None:
    """Make the kicker of the first line of a title that is a pair of phrases of its own.

    `完善路网　助力振兴` above a line that is no pair: a title broken in two is one phrase or
    a pair in both lines.
    """
    title = parts.get("title", [])
    if len(title) < _LINES or "kicker" in parts:
        return
    first, second = title[0], title[1]
    paired = _PAIR.fullmatch(first.shadow.strip()) is not None
    if paired and not re.search("[^\\d.] +[^\\d]", second.shadow) and len(second.text) > _KICKED:
        parts["kicker"], parts["title"] = [first], title[1:]


def _title_among(matcher: _Matcher, members: list[int], assigned: int) -> int:
    """Which of a story's headlines is the title: the last, unless it opens with a dash."""
    if len(members) == 1:
        return 0
    above = [i for i, head in enumerate(members) if not matcher.words[head].startswith("-")]
    if not above:
        return members.index(assigned)
    return above[min(1, len(above) - 1)]


def _alone(heads: Sequence[Block]) -> Draft:
    """A headline without a story, kept so that nothing printed is lost."""
    lines = [line for head in heads for line in head.lines]
    draft = Draft(parts={"title": lines})
    detail = "a headline without a story"
    draft.doubts.append(Doubt("title", detail, lines[0].start, lines[-1].end, 0.2))
    return draft
