"""What a yearly paper is read from, over invented rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from pipeline.records.assessment import Decision
from pipeline.records.case_acts import IssuedPaper, ResponseEntry, Stage
from pipeline.records.cases import CaseEventKind, ClockKind, Notice
from pipeline.records.documents import DocumentKind
from pipeline.records.registers import Register, RegisterEntry, register_entry_id, register_version_id
from pipeline.records.yearly import ClockFacts, LanguageCount, MonthCoverage, RegisterCount, ResponseCount, YearlyFacts
from pipeline.store import assessments, case_acts, cases, press, registers, yearly
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make

Save = Callable[..., int]
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
LATER = datetime(2026, 12, 9, tzinfo=UTC)


def entry(register: Register, day: date, *language: str, agency: str = "", answered: date | None = None):
    own = register_entry_id(register, agency, day, "Việc")
    version = register_version_id(own, LATER)
    return RegisterEntry(
        version, own, register, agency, day, "Việc", "", "", language, "", "", "", "", answered, False, "", "an"
    )


def read(store: Store, at: datetime = LATER) -> YearlyFacts:
    with store.reading() as tx:
        return yearly.facts(tx, "dak-lak", FIRST, LAST, at)


def test_an_empty_store_has_no_facts(store: Store) -> None:
    facts = read(store)
    assert (facts.coverage, facts.cases, facts.registers, facts.kpis, facts.notices) == ((), (), (), (), 0)
    assert facts.sources.watched_since is None
    assert facts.audit_head == ""


def test_coverage_languages_and_the_press_abroad(store: Store, save: Save, make: Make) -> None:
    home, abroad = make.article("mot"), make.article("hai", country="FR", language="fr", day=date(2026, 4, 1))
    save(press.save_articles, [home, abroad])
    save(press.save_mentions, [make.mention(home), make.mention(abroad)])
    save(press.save_members, [make.member(home, home), make.member(abroad, abroad)])
    facts = read(store)
    assert facts.coverage == (MonthCoverage(date(2026, 3, 1), 1, 0), MonthCoverage(date(2026, 4, 1), 0, 1))
    assert facts.languages == (LanguageCount("fr", 1), LanguageCount("vi", 1))
    spread = facts.spread
    assert (spread.stories, spread.foreign_stories, spread.foreign_articles, spread.foreign_countries) == (2, 1, 1, 1)
    assert read(store, make.now - timedelta(hours=1)).coverage == ()


def test_sources_that_brought_a_page(store: Store, save: Save, make: Make) -> None:
    save(press.save_sources, [make.source("bao-a"), make.source("bao-b")])
    save(press.save_fetches, [make.fetch("https://bao-a.example/1"), make.fetch("https://bao-b.example/1", status=404)])
    sources = read(store).sources
    assert (sources.total, sources.domestic, sources.foreign, sources.delivered) == (2, 2, 0, 1)
    assert sources.watched_since == date(2026, 3, 3)


def test_flags_by_the_decision_in_force(store: Store, save: Save, make: Make) -> None:
    flags = []
    for place in range(3):
        article = make.article(f"bai-{place}")
        save(press.save_articles, [article])
        flags.append(make.assessment(article))
    save(assessments.save_assessments, flags)
    save(assessments.save_decision, make.decision(flags[0], Decision.ACCEPT))
    save(assessments.save_decision, make.decision(flags[1], Decision.ASK))
    facts = read(store).flags
    assert (facts.total, facts.accepted, facts.rejected, facts.withdrawn, facts.undecided) == (3, 1, 0, 0, 2)


def test_cases_papers_responses_notices_and_clocks(store: Store, save: Save, make: Make) -> None:
    own, over = make.case("mot"), make.case("hai")
    save(cases.save_cases, [own, over])
    save(cases.save_events, [make.event(own, CaseEventKind.CONFIRMED, make.now + timedelta(hours=1))], hours=1)
    save(cases.save_events, [make.event(over, CaseEventKind.DISMISSED, make.now + timedelta(hours=1))], hours=1)
    save(cases.save_clocks, [make.clock(own), make.clock(over)])
    paper = IssuedPaper("p1", own.case_id, DocumentKind.NOTICE, "12/UBND", date(2026, 3, 4), "lan")
    release = IssuedPaper("p2", own.case_id, DocumentKind.PRESS_RELEASE, "1/TC", date(2026, 3, 3), "lan")
    save(case_acts.save_papers, [paper, release])
    planned = ResponseEntry("e1", "r1", own.case_id, "c", Stage.PLANNED, date(2026, 3, 5), "", "", "Đăng", "lan")
    done = ResponseEntry("e2", "r1", own.case_id, "c", Stage.DONE, date(2026, 3, 6), "", "", "Đăng", "lan")
    save(case_acts.save_responses, [planned, done])
    notice = Notice("n1", own.case_id, "5/TB", date(2026, 3, 3), "77", date(2026, 3, 4), None)
    corrected = Notice("n2", own.case_id, "5/TB", date(2026, 3, 3), "77", date(2026, 3, 5), None)
    save(cases.save_notice, [notice, corrected])
    save(cases.save_events, [make.event(own, CaseEventKind.NOTICE_CORRECTED, ref="n1")])
    facts = read(store)
    by_id = {one.case_id: one for one in facts.cases}
    assert (by_id[own.case_id].confirmed_on, by_id[own.case_id].sent_number) == (date(2026, 3, 3), "12/UBND")
    assert by_id[over.case_id].state == "dismissed"
    assert facts.responses == (ResponseCount("c", 1),)
    assert facts.notices == 1
    assert facts.clocks == (ClockFacts(ClockKind.INTERNAL.value, 1, 1, 0),)


def test_a_case_that_ended_before_the_span_is_not_of_it(store: Store, save: Save, make: Make) -> None:
    own = make.case("cu")
    save(cases.save_cases, [own])
    save(cases.save_events, [make.event(own, CaseEventKind.DISMISSED)])
    with store.reading() as tx:
        later = yearly.facts(tx, "dak-lak", date(2026, 6, 1), LAST, LATER)
    assert (len(read(store).cases), later.cases) == (1, ())


def test_registers_count_what_is_the_agencys_or_the_whole_offices(store: Store, save: Save, make: Make) -> None:
    """Neither another agency's entries, nor another year's, nor what was entered after the cut-off."""
    kind = Register.NEWSROOM_QUESTION
    entries = [
        entry(Register.PRESS_CONFERENCE, date(2026, 5, 4), "vi"),
        entry(kind, date(2026, 6, 1), "vi", "en", agency="dak-lak", answered=date(2026, 6, 2)),
        entry(kind, date(2026, 6, 3), "en"),
        entry(kind, date(2026, 6, 4), "lo", agency="gia-lai"),
        entry(kind, date(2025, 6, 3), "km"),
    ]
    save(registers.save_entries, entries)
    assert read(store).registers == (
        RegisterCount("newsroom_question", 2026, 2, 1, ("en", "vi")),
        RegisterCount("press_conference", 2026, 1, 0, ("vi",)),
    )
    assert read(store, make.now - timedelta(hours=1)).registers == ()
