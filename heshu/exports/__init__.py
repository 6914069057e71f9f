"""Bundles of articles and what people said of them → files in the formats others read."""
