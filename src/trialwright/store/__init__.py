"""The store: Django models and migrations of rows. It knows no rule of a trial."""
