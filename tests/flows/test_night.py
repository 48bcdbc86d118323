"""A night on a few outlets: what it leaves in the tables, and that a second one adds nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from sample_house import ANCHOR, House, at_night

from crawlers.warc import read_payload
from flows.demo.press import load_key
from flows.jobs import weekly_run
from flows.workplace import SAMPLE
from pipeline.records.ids import content_hash

DUE = datetime(2025, 11, 30, 17, tzinfo=UTC)  # 00:00 of 1 December in Viet Nam: opened on Sunday 23 November


def test_every_page_becomes_an_article_and_the_run_is_in_the_book(after_a_night: House) -> None:
    pages, counts = after_a_night.pages(1), after_a_night.counts()
    assert counts["articles"] == counts["extracted"] == counts["story_members"] == len(pages)
    fetched = "select count(*) from captures where kind = 'page' and status = 200"
    assert after_a_night.rows(fetched) == [(len(pages),)]
    assert counts["case_openings"] == counts["clocks"] > 0
    assert counts["feed_entries"] >= len(pages)
    events = after_a_night.rows('select kind, event, "at", detail from run_events order by rowid')
    assert events == [("nightly", "started", at_night(1), ""), ("nightly", "finished", at_night(1), "")]
    assert len(after_a_night.rows("select distinct run_id from run_events")) == 1


def test_articles_carry_what_the_pages_say(after_a_night: House) -> None:
    assert after_a_night.rows("from articles where title = '' or text = '' or language = 'und'") == []
    languages = dict(after_a_night.rows("select source_id, mode(language) from articles group by source_id"))
    assert languages["mekong-lantern"] == "en"
    assert languages["cong-dak-lak-mau"] == "vi"
    assert after_a_night.rows("select count(*) from mentions where agency_id = 'dak-lak' and about")[0][0] > 10


def test_official_denials_stand_in_the_record(after_a_night: House) -> None:
    planted = {entry.article_id for entry in load_key(SAMPLE) if entry.official_denial}
    query = "select url from articles join statements s using (article_id) where s.kind = 'denial'"
    urls = [url for (url,) in after_a_night.rows(query)]
    here = [article.id for _, article in after_a_night.pages(1) if article.id in planted]
    assert len(here) >= 3
    assert [own for own in here if not any(own in url for url in urls)] == []
    assert after_a_night.rows("from statements where kind = 'denial' and (body = '' or denied = '')") == []
    assert after_a_night.rows("from statements where agencies = [] or truth = ''") == []


def test_flags_have_reasons_that_lead_back_to_the_archived_bytes(after_a_night: House) -> None:
    flags = after_a_night.rows("select assessment_id, revision_id, article_id, reasons, signals, score from triage")
    assert flags
    for _, revision, article, reasons, signals, score in flags:
        assert 0.5 <= score <= 1
        assert len(reasons) == len(signals) > 0
        assert all(len(reason) > 30 for reason in reasons)
        evidence = after_a_night.rows(f"select kind, id, quote from signal_evidence where revision_id = '{revision}'")
        assert evidence
        assert all(quote for _, _, quote in evidence)
        ((path, offset, length, digest),) = after_a_night.rows(
            "select warc_path, warc_offset, warc_length, payload_sha256 from captures join articles using (capture_id) "
            f"where article_id = '{article}'"
        )
        response = read_payload(after_a_night.place.spool / path, offset, length)
        assert content_hash(response.payload) == digest


def test_cases_have_five_parts_and_an_internal_clock_of_seven_days(after_a_night: House) -> None:
    cases = after_a_night.rows("select case_id, state, opened_at, by_choice from cases")
    assert cases
    for case, state, opened_at, by_choice in cases:
        assert (state, opened_at, by_choice) == ("opened", at_night(1), True)
        parts = after_a_night.rows(
            f"select part, text, basis, evidence from dossier_statements where case_id = '{case}'"
        )
        assert {part for part, *_ in parts} == {"a", "b", "c", "d", "đ"}
        assert all(text for _, text, _, _ in parts)
        assert all(evidence for _, _, basis, evidence in parts if basis == "evidence")
        ((kind, due, last, ended),) = after_a_night.rows(
            f"select kind, due_at, last_day::varchar, ended_at from case_clock where case_id = '{case}'"
        )
        assert (kind, due, last, ended) == ("internal", DUE, "2025-11-30", None)


def test_no_byline_reaches_the_store(after_a_night: House) -> None:
    whole = repr(after_a_night.contents())
    for outlet in after_a_night.press.outlets:
        assert outlet.byline not in whole


def test_the_same_night_again_adds_only_to_the_book_of_runs(copied: House) -> None:
    before, held = copied.counts(), copied.contents()
    again = copied.night(1)
    after = copied.counts()
    assert {name: after[name] - before[name] for name in after if after[name] != before[name]} == {"run_events": 2}
    assert copied.contents() == held
    assert (again.articles, again.placed, again.assessed.changed, again.cases.opened) == (0, 0, 0, 0)
    assert again.complete


def test_a_later_night_asks_conditionally_and_adds_what_is_new(copied: House) -> None:
    before = copied.counts()
    second = copied.night(2)
    new = {article.id for _, article in copied.pages(2)} - {article.id for _, article in copied.pages(1)}
    edited = [a for _, a in copied.pages(2) if a.id not in new and a.edited is not None]
    assert len(new) <= second.articles <= len(new) + len(edited)
    assert copied.rows("select count(*) from fetches where status = 304")[0][0] > 10
    held = copied.counts()
    copied.night(2)
    after = copied.counts()
    assert {name for name in after if after[name] != held[name]} == {"run_events"}
    assert before["articles"] < held["articles"]


def test_the_digest_is_the_same_bytes_twice(copied: House) -> None:
    first = weekly_run(copied.place, ANCHOR.replace(day=17), at_night(2), "dak-lak").whole()
    papers = [(paper.html.read_bytes(), paper.docx.read_bytes()) for paper in first]
    before = copied.counts()
    again = weekly_run(copied.place, ANCHOR.replace(day=17), at_night(2), "dak-lak").whole()
    assert [(paper.html.read_bytes(), paper.docx.read_bytes()) for paper in again] == papers
    after = copied.counts()
    assert {name: after[name] - before[name] for name in after if after[name] != before[name]} == {"run_events": 2}
