"""Decisions about access that need no database."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Network, ip_address
from urllib.parse import quote

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP

from bilim.access.terms import ROLES, Role
from bilim.base.actor import Held


def permissions_of(roles: Iterable[tuple[str, str]]) -> tuple[Held, ...]:
    """What these roles over these paths permit, in a settled order."""
    held = {Held(str(permission), path) for role, path in roles for permission in ROLES[Role(role)]}
    return tuple(sorted(held, key=lambda one: (one.permission, one.path)))


def digest_of_secret(secret: str) -> str:
    """What is kept of a secret that is long and random: who reads the table cannot use it."""
    return hashlib.sha256(secret.encode()).hexdigest()


# What every authenticator on a telephone computes: six digits of SHA-1, anew each half minute (RFC 6238).
_DIGITS, _SECONDS = 6, 30
# The clock of a telephone may be that many steps behind or ahead.
_DRIFT = 1
_RECOVERY_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def code_of_step(secret: bytes, step: int) -> str:
    """The code of this half minute."""
    return HOTP(secret, _DIGITS, SHA1(), enforce_key_length=False).generate(step).decode()


def step_of_code(secret: bytes, code: str, at: float, after: int) -> int | None:
    """The half minute around this instant whose code it is, later than the one used last; none where it is no
    code of now."""
    now, given = int(at) // _SECONDS, "".join(code.split())
    for step in range(now - _DRIFT, now + _DRIFT + 1):
        if step > after and hmac.compare_digest(code_of_step(secret, step).encode(), given.encode()):
            return step
    return None


def written_secret(secret: bytes) -> str:
    """The secret as authenticators take it: letters and digits, four by four."""
    text = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))


def address_of_secret(secret: bytes, username: str) -> str:
    """The address that an authenticator on the same device opens."""
    written = written_secret(secret).replace(" ", "")
    return f"otpauth://totp/{quote(f'Bilim:{username}')}?secret={written}&issuer=Bilim"


def recovery_code() -> str:
    """Ten signs that are not taken for each other on paper: some fifty bits."""
    signs = "".join(secrets.choice(_RECOVERY_SIGNS) for _sign in range(10))
    return f"{signs[:5]}-{signs[5:]}"


def plain_code(code: str) -> str:
    """A recovery code however it was typed."""
    return "".join(sign for sign in code.casefold() if sign.isalnum())


def client_of(remote: str, forwarded: str, proxies: int) -> str:
    """The address of the client behind `proxies` proxies of ours, each of which appends who called it.

    What stands further left in the header was written by the client and is not believed. Nor is what is no
    address: the proxy's own counts then.
    """
    chain = [part.strip() for part in forwarded.split(",") if part.strip()]
    if proxies and len(chain) >= proxies and (stated := _without_port(chain[-proxies])):
        return _network_of(stated)
    return _network_of(remote)


def _without_port(written: str) -> str:
    """The address alone: some proxies add the port, which is another with each connection. Empty for what is
    no address."""
    host, colon, port = written.rpartition(":")
    with_port = bool(colon and port.isdecimal() and (host.startswith("[") or ":" not in host))
    address = (host if with_port else written).removeprefix("[").removesuffix("]")
    try:
        ip_address(address)
    except ValueError:
        return ""
    return address


def _network_of(address: str) -> str:
    """The address; of IPv6 its network, because whoever has one address of it has them all."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return str(found)
    mapped = found.ipv4_mapped
    return str(mapped or IPv6Network((found, 64), strict=False).network_address)
