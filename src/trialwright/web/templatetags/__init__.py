"""Template helpers of the screens."""
