"""Everything that lasts: articles, what people said of them, and every step of how.

One door: `Store.open(path)`. See `docs/store.md` for the tables and the promise.
"""

from heshu.exports.bundle import Bundle, Change, Event, Place
from store.articles import Identity
from store.facade import Store, default_path
from store.importing import Failure, Progress, Summary, import_paths
from store.loading import Loaded, load
from store.queries import Query, QueryError
from store.queries.kept import SavedSearch, View
from store.queue import Left, Queued
from store.repeats import Repeat
from store.rows import SORTS, ArticleRow
from store.searching import Hit

__all__ = [
    "SORTS",
    "ArticleRow",
    "Bundle",
    "Change",
    "Event",
    "Failure",
    "Hit",
    "Identity",
    "Left",
    "Loaded",
    "Place",
    "Progress",
    "Query",
    "QueryError",
    "Queued",
    "Repeat",
    "SavedSearch",
    "Store",
    "Summary",
    "View",
    "default_path",
    "import_paths",
    "load",
]
