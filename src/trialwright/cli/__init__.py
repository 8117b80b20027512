"""The same verbs from a shell: one command a file."""
