"""The sample press in one place: loading it, and its outlets as sources of the catalogue."""

from __future__ import annotations

from flows.demo.feeds import render_feed
from flows.demo.loading import load_key, load_sample
from flows.demo.pages import address, render_page
from flows.demo.sample import DEFAULT_PORT, KeyEntry, Outlet, SampleArticle, SamplePress, night_instant, visible
from pipeline.records.press import Source, SourceKind

__all__ = [
    "DEFAULT_PORT",
    "LOOPBACK_NETWORK",
    "KeyEntry",
    "Outlet",
    "SampleArticle",
    "SamplePress",
    "address",
    "load_key",
    "load_sample",
    "night_instant",
    "render_feed",
    "render_page",
    "sample_sources",
    "visible",
]

LOOPBACK_NETWORK = "127.77.0.0/16"  # the one network that the demo exempts from the address guard


def sample_sources(press: SamplePress, port: int = DEFAULT_PORT) -> tuple[Source, ...]:
    """The outlets as catalogue records whose feeds lie on loopback addresses at *port*."""
    return tuple(
        Source(
            id=outlet.id,
            name=outlet.name,
            kind=SourceKind(outlet.kind),
            country=outlet.country,
            languages=outlet.languages,
            agencies=outlet.agencies,
            feeds=(f"http://{outlet.host}:{port}{outlet.feed_path}",),
            sitemaps=(),
            sections=(),
            allowed_hosts=(outlet.host,),
            delay_seconds=outlet.delay,
            expected_min=outlet.expected[0],
            expected_max=outlet.expected[1],
            checked=None,
        )
        for outlet in press.outlets
    )
