"""One file a method of an endpoint (the tag of its analysis)."""
