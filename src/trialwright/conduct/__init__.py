"""The study running: pure rules over an append-only ledger; storage is passed in."""
