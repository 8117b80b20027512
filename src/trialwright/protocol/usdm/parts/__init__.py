"""One part of a study a file: how it goes into a USDM document, and how it comes out of one."""
