"""The address guard in Scrapy: before every request, and again where the connection is made."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver, IHostResolution
from zope.interface import implementer  # type: ignore[import-untyped]  # it has no stubs

from crawlers.addresses import SourceIndex, host_of
from crawlers.failures import Refused
from crawlers.guard import AddressGuard, NameUnknown
from crawlers.spider import spider_of
from pipeline.errors import AddressRefused


class GuardMiddleware:
    """Refuses requests that leave the source's hosts or lead to an address that is not public.

    A redirect is a new request and passes here again, and so does robots.txt.
    """

    def __init__(self, guard: AddressGuard, index: SourceIndex) -> None:
        self._guard = guard
        self._index = index

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GuardMiddleware:
        spider = spider_of(crawler)
        middleware = cls(AddressGuard(spider.job.exempt_network), spider.index)
        crawler.signals.connect(middleware.install_resolver, signal=signals.spider_opened)
        return middleware

    def install_resolver(self) -> None:
        """From now on every connection of this process goes only to addresses that the guard approved."""
        from twisted.internet import reactor

        reactor.installNameResolver(ApprovedResolver(self._guard))

    async def process_request(self, request: Request) -> None:
        host = host_of(request.url)
        source_id = request.meta.get("source_id")
        if source_id is not None and not self._index.allows(source_id, host):
            raise Refused(
                "address_refused",
                f"{host} is none of the hosts of source {source_id}, so {request.url} was not asked for; "
                "add the host to allowed_hosts if it belongs to the source.",
            )
        try:
            await self._guard.check(host)
        except NameUnknown as problem:
            raise Refused("dns", f"{problem} Check its spelling or this machine's DNS.") from problem
        except AddressRefused as problem:
            raise Refused("address_refused", str(problem)) from problem


@implementer(IHostnameResolver)
class ApprovedResolver:
    """Twisted's name resolver replaced: knows only what the guard approved, asks no DNS."""

    def __init__(self, guard: AddressGuard) -> None:
        self._guard = guard

    def resolveHostName(  # the name is Twisted's
        self,
        resolutionReceiver: Any,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[Any]] | None = None,
        transportSemantics: str = "TCP",
    ) -> Any:
        """See :class:`twisted.internet.interfaces.IHostnameResolver`; nothing approved gives no address."""
        resolution = _Resolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        for answer in self._guard.approved(hostName.lower().rstrip(".")):
            six = ipaddress.ip_address(answer.partition("%")[0]).version == 6
            kind = IPv6Address if six else IPv4Address
            if addressTypes is None or kind in addressTypes:
                resolutionReceiver.addressResolved(kind("TCP", answer, portNumber))
        resolutionReceiver.resolutionComplete()
        return resolution


@implementer(IHostResolution)
class _Resolution:
    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Nothing to cancel: the answer was given at once."""
