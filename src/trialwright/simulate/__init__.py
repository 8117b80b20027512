"""Virtual participants and the rehearsal. Everything made here is marked as simulated."""
