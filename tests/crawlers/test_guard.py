"""The address guard: private networks stay private, whatever a name resolves to."""

from __future__ import annotations

import asyncio
import ipaddress

import pytest
from twisted.internet.address import IPv4Address

from crawlers.guard import AddressGuard, NameUnknown, is_public
from crawlers.guard_middleware import ApprovedResolver
from crawlers.job import loopback_network
from pipeline.errors import AddressRefused, CollectorFailed


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"),
        *(
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fec0::1",
            "ff02::1",
            "2001:db8::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
        ),
        *("2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "::127.0.0.1"),
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "203.162.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


class Names:
    """A resolver whose answers change with every question, as in a rebinding attack."""

    def __init__(self, *answers: tuple[str, ...]) -> None:
        self.answers = list(answers)

    async def __call__(self, host: str) -> tuple[str, ...]:
        return self.answers.pop(0)


class Receiver:
    def __init__(self) -> None:
        self.addresses: list[object] = []
        self.complete = False

    def resolutionBegan(self, resolution: object) -> None:
        pass

    def addressResolved(self, address: object) -> None:
        self.addresses.append(address)

    def resolutionComplete(self) -> None:
        self.complete = True


def connectable(guard: AddressGuard, host: str) -> list[object]:
    receiver = Receiver()
    ApprovedResolver(guard).resolveHostName(receiver, host, 443)
    assert receiver.complete
    return receiver.addresses


def test_only_what_was_checked_is_connected_to() -> None:
    guard = AddressGuard(lookup=Names(("8.8.8.8",), ("127.0.0.1",)))
    assert asyncio.run(guard.check("bao.vn")) == ("8.8.8.8",)
    assert connectable(guard, "bao.vn") == [IPv4Address("TCP", "8.8.8.8", 443)]
    assert connectable(guard, "never-checked.vn") == []


def test_one_private_answer_refuses_the_host() -> None:
    guard = AddressGuard(lookup=Names(("8.8.8.8", "10.0.0.1")))
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1"):
        asyncio.run(guard.check("bao.vn"))
    assert connectable(guard, "bao.vn") == []


def test_a_name_without_address_is_told_apart() -> None:
    with pytest.raises(NameUnknown):
        asyncio.run(AddressGuard(lookup=Names(())).check("bao.vn"))


@pytest.mark.parametrize("spelling", ["127.1", "0x7f.0.0.1", "2130706433", "localhost", "::1"])
def test_other_spellings_of_loopback_are_refused(spelling: str) -> None:
    with pytest.raises(AddressRefused):
        asyncio.run(AddressGuard().check(spelling))


def test_one_loopback_network_may_be_exempt_and_no_other() -> None:
    guard = AddressGuard("127.77.0.0/16", Names(("127.77.3.4",), ("127.78.0.1",)))
    assert asyncio.run(guard.check("a.test")) == ("127.77.3.4",)
    with pytest.raises(AddressRefused):
        asyncio.run(guard.check("b.test"))
    for network in ("10.0.0.0/8", "0.0.0.0/0", "127.0.0.1/8", "::/0", "x"):
        with pytest.raises(CollectorFailed):
            loopback_network(network)
