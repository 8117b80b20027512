"""The autologous cell product: collected, expanded, released, given back to the same person."""
