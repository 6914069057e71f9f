"""Articles, facts, findings and verdicts as lines of text, for terminals and pipes.

Everything a command prints for a person is made here, without Textual. Lines are Rich `Text`
that interprets no markup, of characters that no terminal obeys (`tui.visible`).
"""

from tui.plain.articles import article_lines, article_table
from tui.plain.desk import Desk
from tui.plain.facts import fact_table
from tui.plain.findings import finding_lines, findings_part
from tui.plain.headings import heading, title_line, titled
from tui.plain.said import notes_part, verdict_table, verdicts_part
from tui.plain.sentences import around, quoted

__all__ = [
    "Desk",
    "around",
    "article_lines",
    "article_table",
    "fact_table",
    "finding_lines",
    "findings_part",
    "heading",
    "notes_part",
    "quoted",
    "title_line",
    "titled",
    "verdict_table",
    "verdicts_part",
]
