"""The English words about files that are read; the same keys as `zh_intake.py`."""

INTAKE: dict[str, str] = {
    "intake.passed": "files of formats that are not read, passed over: {count} ({kinds})",
}
