"""Screens over the store: one view a screen. Read-only; data capture comes with its own screens."""
