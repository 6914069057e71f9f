"""The Chinese words of the reader in a browser; the same keys as `en_serving.py`."""

SERVING: dict[str, str] = {
    "serve.started": "用浏览器打开下面的地址；Ctrl+C 结束",
    "serve.no_key": "需要 heshu serve 打印的完整地址",
    "serve.foreign": "只接受本页面的连接",
}
