"""The chain that binds each line of the journal to the one before.

The hash covers the public part of an entry and a salted commitment of its personal part, so that
personal data can be erased one day while the chain still verifies. Reading commands need none of it.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

GENESIS: Final = bytes(32)
SALT_BYTES: Final = 32
_CANONICAL: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
)


def canonical(value: Mapping[str, Any]) -> str:
    """Return the one JSON text of `value`: sorted keys, no spaces, characters as they are."""
    return _CANONICAL.encode(value)


def commitment(salt: bytes, personal: str) -> bytes:
    """Return the 32-byte commitment of a personal part's canonical text."""
    return sha256(b"xf:personal:1" + salt + personal.encode()).digest()


def link(
    prev: bytes, seq: int, at: str, on: str, kind: str, no: str, by: str, body: str, seal: bytes
) -> bytes:
    """Return the hash of an entry: SHA-256 over the previous hash and each length-prefixed part."""
    framed = (
        f"{len(at)}:{at}{len(on)}:{on}{len(kind)}:{kind}{len(no)}:{no}{len(by)}:{by}"
        f"{len(body)}:{body}"
    )
    return sha256(
        b"xf:entry:1%b%b%b%b" % (prev, seq.to_bytes(8, "big"), framed.encode(), seal)
    ).digest()
