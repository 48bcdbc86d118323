"""The address guard: no request leads into a private network, whatever a name resolves to.

A feed is foreign input.  Without a guard it could make the collector read services of the office's own
network (server-side request forgery), also by way of a redirect or of a name whose answer changes.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable

from crawlers.job import loopback_network
from pipeline.errors import AddressRefused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Lookup = Callable[[str], Awaitable[tuple[str, ...]]]

DNS_SECONDS = 15.0
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))


class NameUnknown(AddressRefused):
    """A host's name has no address."""


class AddressGuard:
    """Resolves each host once a run, refuses it unless every answer is public, and remembers the answers."""

    def __init__(self, exempt_network: str | None = None, lookup: Lookup | None = None) -> None:
        """*exempt_network* is the one loopback network let through; *lookup* replaces the system's DNS."""
        self._exempt = loopback_network(exempt_network) if exempt_network else None
        self._lookup = lookup or _system_lookup
        self._checked: dict[str, asyncio.Future[tuple[str, ...]]] = {}

    async def check(self, host: str) -> tuple[str, ...]:
        """The addresses of *host*, all of them public or exempt.

        Raises :class:`AddressRefused` where one of them is not, :class:`NameUnknown` where there is none.
        """
        known = self._checked.get(host)
        if known is None:
            known = self._checked[host] = asyncio.ensure_future(self._resolve(host))
        return await asyncio.shield(known)

    def approved(self, host: str) -> tuple[str, ...]:
        """The addresses that :meth:`check` found good for *host*; none where it did not."""
        known = self._checked.get(host)
        if known is None or not known.done() or known.cancelled() or known.exception() is not None:
            return ()
        return known.result()

    async def _resolve(self, host: str) -> tuple[str, ...]:
        try:
            answers = await asyncio.wait_for(self._lookup(host), DNS_SECONDS)
        except (OSError, UnicodeError, TimeoutError) as problem:
            raise NameUnknown(f"The name {host} cannot be resolved ({problem or 'no answer in time'}).") from problem
        if not answers:
            raise NameUnknown(f"The name {host} has no address.")
        for answer in answers:
            if not self._lets_through(answer):
                raise AddressRefused(
                    f"{host} resolves to {answer}, which is not a public address; the request was not made. "
                    "Remove the address from the source if it is listed there."
                )
        return answers

    def _lets_through(self, answer: str) -> bool:
        address = ipaddress.ip_address(answer.partition("%")[0])
        exempt = self._exempt is not None and address.version == self._exempt.version and address in self._exempt
        return exempt or is_public(address)


def is_public(address: Address) -> bool:
    """Whether *address* is a global unicast one; an IPv4 address inside an IPv6 one must be so itself."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _embedded(address)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address to which packets for *address* would go (mapped, 6to4, Teredo, NAT64, compatible)."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in _NAT64) or int(address) >> 32 == 0:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


async def _system_lookup(host: str) -> tuple[str, ...]:
    """All addresses that the system's resolver gives for *host*."""
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in found))
