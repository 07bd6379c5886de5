"""Decisions about access that need no database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Network, ip_address

from bilim.access.terms import ROLES, Role
from bilim.base.actor import Held


def permissions_of(roles: Iterable[tuple[str, str]]) -> tuple[Held, ...]:
    """What these roles over these paths permit, in a settled order."""
    held = {Held(str(permission), path) for role, path in roles for permission in ROLES[Role(role)]}
    return tuple(sorted(held, key=lambda one: (one.permission, one.path)))


def digest_of_secret(secret: str) -> str:
    """What is kept of a secret that is long and random: who reads the table cannot use it."""
    return hashlib.sha256(secret.encode()).hexdigest()


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
