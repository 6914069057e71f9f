"""The Chinese words about files that are read; the same keys as `en_intake.py`."""

INTAKE: dict[str, str] = {
    "intake.passed": "略过 {count} 个不支持格式的文件（{kinds}）",
}
