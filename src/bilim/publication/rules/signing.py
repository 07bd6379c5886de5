"""Keys that editions are signed with."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from bilim.publication.terms import PublicKey

# The demonstration's key follows from this sentence, so that its bundles have the same bytes everywhere and
# everybody can see that the key protects nothing. It cannot sign outside demonstration mode.
DEMONSTRATION_SENTENCE = "Bilim: the key of the demonstration, which speaks for nobody"


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key at work, with its public half."""

    key: PublicKey
    sign: Callable[[bytes], bytes]

    @property
    def is_demonstration(self) -> bool:
        """Whether this is the key everybody can compute."""
        return self.key.demonstration


def demonstration_signer() -> Signer:
    """The demonstration's key at work."""
    seed = hashlib.sha256(DEMONSTRATION_SENTENCE.encode()).digest()
    return signer_of(Ed25519PrivateKey.from_private_bytes(seed), demonstration=True)


def signer_of(private: Ed25519PrivateKey, *, demonstration: bool = False) -> Signer:
    """This private key at work, known by the hash of its public half."""
    public = private.public_key().public_bytes_raw()
    key = PublicKey(
        id=hashlib.sha256(public).hexdigest()[:16],
        public=base64.b64encode(public).decode(),
        demonstration=demonstration,
    )
    return Signer(key, private.sign)


def read_private_key(pem: bytes) -> Signer:
    """The signer of an unencrypted PEM file; ValueError for anything that is not an Ed25519 key.

    A demonstration key that comes in a file is still a demonstration key.
    """
    try:
        private = load_pem_private_key(pem, password=None)
    except (TypeError, UnsupportedAlgorithm) as fault:
        raise ValueError(str(fault)) from None
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError(type(private).__name__)
    own = signer_of(private)
    shown = demonstration_signer()
    return shown if own.key.id == shown.key.id else own
