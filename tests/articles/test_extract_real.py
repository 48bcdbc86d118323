"""Real pages of 37 outlets in a dozen languages, read by path: title, text and language of every one."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bench.extract import main, read_samples
from bench.shingle_score import compare, score
from crawlers.recording import Recording
from crawlers.warc import decode_payload
from pipeline.articles.extract import Extraction, Page, extract
from pipeline.records.press import Capture, FetchKind, Source, SourceKind

SHARED = Path(__file__).resolve().parents[3] / "shared"
PRESS = SHARED / "press" / "real-press.warc.gz"
LANGUAGES = {"asahi": "ja", "yomiuri": "ja", "hankookilbo": "ko", "lemonde": "fr", "vnexpress": "vi"}
BOILERPLATE = (
    "cookie",
    "javascript",
    "subscribe",
    "sign in",
    "log in",
    "advertisement",
    "đăng nhập",
    "copyright",
    "comment",
)

real = pytest.mark.skipif(not PRESS.exists(), reason="the recorded real press is not on this machine")


@pytest.fixture(scope="module")
def pages() -> list[tuple[str, datetime, Extraction]]:
    recording = Recording(PRESS)
    found = []
    for ref in recording.refs:
        if ref.url.endswith("/replay-feed.xml"):
            continue
        response = recording.read(ref)
        kind = response.header("content-type") or ""
        capture = Capture("c" * 32, ref.url, "s", FetchKind.PAGE, ref.at, 200, kind, "", "", 0, 0)
        country = "VN" if "vnexpress" in ref.url else "ZZ"
        source = Source("s", "s", SourceKind.FOREIGN, country, (), (), (), (), (), (), 1.0, 0, 9, None)
        found.append(
            (ref.url, ref.at, extract(Page(capture, decode_payload(response, 50_000_000), source, None), ref.at))
        )
    return found


@real
def test_each_has_title_text_and_language(pages: list[tuple[str, datetime, Extraction]]) -> None:
    assert len(pages) == 46
    for url, _, found in pages:
        article = found.article
        labels = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
        assert len(article.title) >= 10, url
        assert len(article.text) >= 80, url
        assert article.language != "und", url
        for part, language in LANGUAGES.items():
            if labels[0] == part:
                assert article.language == language, url


@real
def test_dates_are_believable_and_mostly_there(pages: list[tuple[str, datetime, Extraction]]) -> None:
    dated = [(url, at, found.article.published_at) for url, at, found in pages if found.article.published_at]
    assert len(dated) >= 43
    for url, at, published in dated:
        assert published is not None
        assert datetime(2010, 1, 1, tzinfo=at.tzinfo) < published <= at + timedelta(days=1), url
    assert not [url for url, _, found in pages if found.date_refused]


@real
def test_no_lead_is_furniture_and_no_byline_stands_alone(pages: list[tuple[str, datetime, Extraction]]) -> None:
    for url, _, found in pages:
        lead = found.article.lead.casefold()
        assert lead, url
        assert not [word for word in BOILERPLATE if lead.startswith(word) or (word in lead and len(lead) < 60)], url
        assert not [line for line in found.article.text.splitlines() if len(line) < 60 and line.startswith("By ")], url
        assert "Reporting by" not in found.article.text, url


@real
def test_a_vietnamese_page_keeps_its_lead(pages: list[tuple[str, datetime, Extraction]]) -> None:
    (found,) = [found for url, _, found in pages if "vnexpress" in url]
    assert found.article.text.startswith(found.article.lead)
    assert found.article.lead.startswith("Người đàn ông 63 tuổi")


def test_the_benchs_measure() -> None:
    same, half = compare("a b c d e", "a b c d e"), compare("a b c d e f g h", "a b c d e")
    assert (same.precision, same.recall) == (1.0, 1.0)
    assert (half.precision, half.recall) == (1.0, pytest.approx(0.4))
    nothing = compare("a b c d e", "")
    assert nothing.recall == 0.0
    assert compare("", "").recall == 1.0
    assert score([same, half]).precision == 1.0
    assert score([same, half, nothing]).recall == pytest.approx(1.4 / 3)  # precision leaves the empty answer out


def test_the_bench_prints_what_it_promises(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import gzip
    import json

    (tmp_path / "html").mkdir()
    words = "The bridge over the river was opened this morning after two years of work by the province. " * 5
    page = f"<html><head><title>Bridge opened</title></head><body><article><p>{words}</p></article></body></html>"
    (tmp_path / "html" / "one.html.gz").write_bytes(gzip.compress(page.encode()))
    truth = {"one": {"articleBody": words.strip(), "url": "https://outlet.example/bridge"}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth))
    monkeypatch.setattr("sys.argv", ["extract", str(tmp_path)])
    main()
    row = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert {"f1", "precision", "recall", "pages_per_s", "trafilatura_f1", "trafilatura_pages_per_s"} <= row.keys()
    assert row["f1"] == 1.0


@pytest.mark.skipif(not (SHARED / "bench" / "extract").exists(), reason="the benchmark's pages are not on this machine")
def test_the_text_is_no_worse_than_plain_trafilaturas() -> None:
    from bench.extract import our_text, plain_trafilatura

    samples = read_samples(SHARED / "bench" / "extract")[::3]
    ours = score([compare(sample.body, our_text(sample)) for sample in samples])
    theirs = score([compare(sample.body, plain_trafilatura(sample)) for sample in samples])
    assert ours.f1 >= theirs.f1
