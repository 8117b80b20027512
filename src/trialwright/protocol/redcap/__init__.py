"""REDCap projects come in: data dictionary (CSV) or project XML (ODM) → forms and concepts."""
