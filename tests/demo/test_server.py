"""The sample press over real HTTP: feeds, pages, conditional requests, and what is broken on purpose."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import date, timedelta
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.robotparser import RobotFileParser

import feedparser
import pytest

from flows.demo.pages import address, page_path, render_page
from flows.demo.sample import Outlet, SamplePress, is_edited, published_at, visible
from flows.demo.server import Serving, serve
from pipeline.errors import LamroError


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(params=[1, 2], ids=["night-1", "night-2"])
def night(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def serving(press: SamplePress, anchor: date, night: int, port: int) -> Iterator[Serving]:
    with serve(press, anchor, night, port) as running:
        yield running


def ask(outlet: Outlet, port: int, paths: list[str], method: str = "GET", **headers: str) -> list[Reply]:
    """Asks for *paths* one after another on one connection."""
    connection = HTTPConnection(outlet.host, port, timeout=5)
    replies = []
    for path in paths:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        replies.append(Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()))
    connection.close()
    return replies


def everything(press: SamplePress, port: int) -> list[Reply]:
    paths = {o: [o.feed_path, "/robots.txt", *(page_path(o, a) for a in press.of(o))] for o in press.outlets}
    return [reply for outlet, asked in paths.items() for reply in ask(outlet, port, asked)]


def working(press: SamplePress) -> list[Outlet]:
    return [outlet for outlet in press.outlets if outlet.feed_status == 200]


def test_feeds_can_be_parsed_and_name_what_is_out(
    press: SamplePress, anchor: date, night: int, serving: Serving
) -> None:
    for outlet in working(press):
        [reply] = ask(outlet, serving.port, [outlet.feed_path])
        feed = feedparser.parse(reply.body)
        out = visible(press, outlet, anchor, night)
        assert not feed.bozo, f"{outlet.id}: {feed.get('bozo_exception')}"
        assert {entry.link for entry in feed.entries} == {address(outlet, a, serving.port) for a in out}
        assert all(entry.title and entry.summary for entry in feed.entries)
        assert not re.search(rb"\{[A-Za-z]+[+-]\d+\}", reply.body), outlet.id
        dated = [entry for entry in feed.entries if entry.get("published_parsed")]
        assert len(dated) == (0 if outlet.feed_kind == "rss-nodates" else len(out))


def test_every_article_is_served_as_it_stands(press: SamplePress, anchor: date, night: int, serving: Serving) -> None:
    for outlet in press.outlets:
        out = visible(press, outlet, anchor, night)
        for article, reply in zip(out, ask(outlet, serving.port, [page_path(outlet, a) for a in out]), strict=True):
            if article.serve == "gone":
                assert reply.status == 404
                continue
            edited = is_edited(article, anchor, night)
            assert reply.status == 200, article.id
            assert reply.body == render_page(article, outlet, anchor, edited, press=press, port=serving.port)
            charset = "windows-1258" if article.encoding == "windows-1258" else "utf-8"
            assert reply.headers["content-type"] == f"text/html; charset={charset}"


def test_what_is_not_out_yet_is_not_there(press: SamplePress, anchor: date, port: int) -> None:
    with serve(press, anchor, 1, port):
        for outlet in press.outlets:
            later = set(press.of(outlet)) - set(visible(press, outlet, anchor, 1))
            paths = sorted(page_path(outlet, article) for article in later)
            assert {reply.status for reply in ask(outlet, port, paths)} <= {404}


def test_an_unchanged_address_answers_304(press: SamplePress, serving: Serving) -> None:
    for outlet in working(press):
        page = next(page_path(outlet, a) for a in press.of(outlet) if a.serve == "page")
        for path in (outlet.feed_path, page):
            [first] = ask(outlet, serving.port, [path])
            for condition in (
                {"If_None_Match": first.headers["etag"]},
                {"If_None_Match": f'"another", W/{first.headers["etag"]}'},
                {"If_Modified_Since": first.headers["last-modified"]},
            ):
                [again] = ask(outlet, serving.port, [path], **condition)
                assert (again.status, again.body) == (304, b"")
                assert again.headers["etag"] == first.headers["etag"]


def test_a_changed_tag_or_an_unreadable_date_brings_the_page(press: SamplePress, serving: Serving) -> None:
    outlet = working(press)[0]
    [first] = ask(outlet, serving.port, [outlet.feed_path])
    stale = {"If_None_Match": '"another"', "If_Modified_Since": first.headers["last-modified"]}
    for condition in (stale, {"If_Modified_Since": "hôm qua".encode().decode("latin-1")}):
        [again] = ask(outlet, serving.port, [outlet.feed_path], **condition)
        assert (again.status, again.body) == (200, first.body)


def test_the_second_night_sends_only_what_has_changed(press: SamplePress, anchor: date, port: int) -> None:
    tags: dict[tuple[str, str], str] = {}
    with serve(press, anchor, 1, port):
        for outlet in working(press):
            paths = [outlet.feed_path, *(page_path(outlet, a) for a in visible(press, outlet, anchor, 1))]
            for path, reply in zip(paths, ask(outlet, port, paths), strict=True):
                tags[outlet.id, path] = reply.headers.get("etag", "")
    with serve(press, anchor, 2, port):
        for outlet in working(press):
            out = visible(press, outlet, anchor, 1)
            for article in (a for a in out if a.serve == "page"):
                path = page_path(outlet, article)
                [reply] = ask(outlet, port, [path], If_None_Match=tags[outlet.id, path])
                changed = is_edited(article, anchor, 2) != is_edited(article, anchor, 1)
                assert reply.status == (200 if changed else 304), article.id
            news = len(visible(press, outlet, anchor, 2)) > len(out)
            [reply] = ask(outlet, port, [outlet.feed_path], If_None_Match=tags[outlet.id, outlet.feed_path])
            assert reply.status == 200 if news else reply.status in (200, 304)


def test_bytes_are_the_same_each_time(press: SamplePress, anchor: date, night: int, port: int) -> None:
    with serve(press, anchor, night, port):
        first = everything(press, port)
    with serve(press, anchor, night, port):
        assert everything(press, port) == first  # statuses, headers (Date too) and bodies


def test_compressed_answers_hold_the_same_bytes(press: SamplePress, serving: Serving) -> None:
    for outlet in working(press):
        [plain] = ask(outlet, serving.port, [outlet.feed_path])
        [zipped] = ask(outlet, serving.port, [outlet.feed_path], Accept_Encoding="gzip, deflate")
        assert "content-encoding" not in plain.headers
        if outlet.gzip:
            assert zipped.headers["content-encoding"] == "gzip"
            assert gzip.decompress(zipped.body) == plain.body
        else:
            assert zipped.body == plain.body
    assert any(outlet.gzip for outlet in press.outlets)


def test_robots_txt_forbids_what_lies_inside(press: SamplePress, serving: Serving) -> None:
    for outlet in press.outlets:
        [reply] = ask(outlet, serving.port, ["/robots.txt"])
        assert reply.status == (200 if outlet.robots else 404)
        if outlet.robots:
            robots = RobotFileParser()
            robots.parse(reply.body.decode().splitlines())
            for article in press.of(outlet):
                allowed = robots.can_fetch("LamRo", address(outlet, article, serving.port))
                assert allowed == (article.serve != "forbidden"), article.id
    assert any(not outlet.robots for outlet in press.outlets)


def test_the_broken_source_answers_500(press: SamplePress, serving: Serving) -> None:
    broken = [outlet for outlet in press.outlets if outlet.feed_status == 500]
    assert broken
    for outlet in broken:
        [reply] = ask(outlet, serving.port, [outlet.feed_path], If_None_Match="*")
        assert reply.status == 500
        assert "etag" not in reply.headers


def test_head_sends_headers_only_and_unknown_paths_are_404(press: SamplePress, serving: Serving) -> None:
    outlet = working(press)[0]
    [head, body] = [ask(outlet, serving.port, [outlet.feed_path], method)[0] for method in ("HEAD", "GET")]
    assert (head.status, head.body, head.headers) == (200, b"", body.headers)
    assert [reply.status for reply in ask(outlet, serving.port, ["/khong-co", "/"])] == [404, 404]


def test_requests_are_remembered_in_order(press: SamplePress, serving: Serving) -> None:
    outlet = working(press)[0]
    ask(outlet, serving.port, ["/mot?a=1", outlet.feed_path])
    assert serving.asked == [(outlet.host, "/mot"), (outlet.host, outlet.feed_path)]


def test_feeds_are_newest_first(press: SamplePress, anchor: date, serving: Serving) -> None:
    for outlet in working(press):
        [reply] = ask(outlet, serving.port, [outlet.feed_path])
        moments = {address(outlet, a, serving.port): published_at(a, anchor) for a in press.of(outlet)}
        order = [moments[entry.link] for entry in feedparser.parse(reply.body).entries]
        assert order == sorted(order, reverse=True)


def test_an_anchor_that_is_no_monday_or_a_third_night_is_refused(press: SamplePress, anchor: date, port: int) -> None:
    for day, night in ((anchor + timedelta(days=1), 1), (anchor, 3)):
        with pytest.raises(LamroError, match="Monday"), serve(press, day, night, port):
            pass


def test_a_port_that_is_taken_is_named(press: SamplePress, anchor: date, port: int) -> None:
    with (
        serve(press, anchor, 1, port),
        pytest.raises(LamroError, match=rf"{press.outlets[0].host}:{port}"),
        serve(press, anchor, 1, port),
    ):
        pass
