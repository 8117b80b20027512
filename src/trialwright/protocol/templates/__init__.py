"""Packs of forms and specifications, as data: generic, diabetes, autologous cell therapy."""
