"""The English words of the reader in a browser; the same keys as `zh_serving.py`."""

SERVING: dict[str, str] = {
    "serve.started": "open this address in a browser; Ctrl+C ends it",
    "serve.no_key": "the whole address that heshu serve printed is needed",
    "serve.foreign": "only this page may connect",
}
