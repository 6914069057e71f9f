"""What the tables of accuracy and speed are made by: scripts that people run.

Each module prints its table with `python -m benchmarks.NAME`; `make bench` runs them all.
"""
