"""Finds facts and findings of an article anew, in a process of its own.

    python -m store.renewing STORE ARTICLE

After the program was renewed, what an older one had found is shown as it is (`Store.patient`)
while this runs: the dictionary takes seconds and 90 MB, and a reader at the keyboard has neither.
"""

from __future__ import annotations

import sys

from store.facade import Store


def renew(path: str, article_id: int) -> None:
    """Have everything found anew that an article shows; nothing to do is no error.

    Raises:
        StoreError: the store cannot be used.
        UsageError: there is no such article.
    """
    with Store.open(path, create=False) as store:
        store.facts(article_id)
        store.findings(article_id)


if __name__ == "__main__":
    renew(sys.argv[1], int(sys.argv[2]))
