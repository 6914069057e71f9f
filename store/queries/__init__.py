"""What a reviewer types to find something, and how it is found.

One language for `heshu search`, the reader's search and the filter of its list:
`parse` reads it, `running.hits` finds places, `running.matching` articles.
"""

from store.queries.language import Query, parse
from store.queries.mistakes import QueryError

__all__ = ["Query", "QueryError", "parse"]
