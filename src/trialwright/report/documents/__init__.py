"""Documents people sign: the protocol, the consent form, the case report form (DOCX and PDF)."""
