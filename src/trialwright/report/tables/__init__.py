"""Tables of results: one file a table, each from results to rows, none of them computing."""
