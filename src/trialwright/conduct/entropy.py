"""Where salts and event ids come from: the operating system, or a seed in a rehearsal."""

from __future__ import annotations

import hashlib
import secrets


class SystemEntropy:
    """From the operating system, so that no one can guess a redacted value from its commitment."""

    def salt(self, seq: int, name: str) -> bytes:
        """32 bytes, new at each call; the arguments play no part."""
        return secrets.token_bytes(32)

    def event_id(self, seq: int) -> str:
        """32 hexadecimal digits, new at each call."""
        return secrets.token_hex(16)


class SeededEntropy:
    """From a seed, so that a rehearsal gives the same bytes again; never for real participants."""

    def __init__(self, seed: int) -> None:
        self._key = hashlib.sha256(f"trialwright rehearsal {seed}".encode()).digest()

    def salt(self, seq: int, name: str) -> bytes:
        """SHA-256(key ‖ "salt" seq name): 32 bytes that differ by event and by value."""
        return hashlib.sha256(self._key + f"salt {seq} {name}".encode()).digest()

    def event_id(self, seq: int) -> str:
        """The first 32 hexadecimal digits of SHA-256(key ‖ "id" seq)."""
        return hashlib.sha256(self._key + f"id {seq}".encode()).hexdigest()[:32]
