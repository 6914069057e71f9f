"""The three panes. They are given data, say what happened by messages, and save nothing."""
