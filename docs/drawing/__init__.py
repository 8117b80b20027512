"""The drawn parts of docs/: each module makes Markdown out of what the code itself says."""
