"""The engine: files to articles, articles to facts, facts to findings. No database, no screen."""
