"""What a window brings to a report from before it: older reports, clarifications, versions, origins."""

from dataclasses import replace
from datetime import date, timedelta

from pipeline.assessment.context import Earlier
from pipeline.assessment.gather import Reports, Window
from pipeline.records.agencies import Field, Mention
from pipeline.records.press import Relation, StoryMember

WATCHED = frozenset({"dak-lak"})
RUMOUR = ("Đập Ea Rin ở Đắk Lắk bị vỡ", "Sáng nay đập Ea Rin bị vỡ, nước tràn xuống hai thôn phía hạ lưu.")
DENIAL = (
    "Đắk Lắk bác tin đập Ea Rin bị vỡ",
    "UBND tỉnh Đắk Lắk khẳng định thông tin đập Ea Rin bị vỡ trong đêm là không chính xác.",
)


def window_of(*reports, versions=(), refuted=()):
    everything = (*reports, *versions)
    return Window(
        articles=tuple(report.article for report in reports),
        mentions=tuple(
            Mention("m", report.article.article_id, agency, agency, "", Field.TITLE, 0, 0, True)
            for report in everything
            for agency in report.agencies
        ),
        members=tuple(
            StoryMember(f"s-{n}", one.article.article_id, Relation.FIRST, one.article.article_id, 1.0)
            for n, one in enumerate(reports)
        ),
        claims=tuple(claim for report in everything for claim in report.claims),
        statements=(),
        refuted=refuted,
        versions=tuple(report.article for report in versions),
    )


def only(reports: Reports):
    ((report, _, story),) = reports.about(WATCHED)
    return reports.around(report, story)


def test_what_the_archive_finds_is_remembered_for_the_one_that_asked(make_report) -> None:
    report = make_report(*RUMOUR)
    reports = Reports(window_of(report))
    asked = reports.asked(WATCHED)
    assert set(asked) == {report.article.article_id}
    assert reports.asked(frozenset({"hue"})) == {}
    older = Earlier("cu", "u", "Đập Ea Rin", "", date(2026, 1, 1))
    reports.remember({report.article.article_id: (older,)})
    assert only(reports).earlier == (older,)


def test_old_clarifications_on_its_agencies_come_by_their_words(make_report, surround) -> None:
    report = make_report(*RUMOUR)
    denial = make_report(*DENIAL, outlet="bao-b", day=date(2025, 12, 1))
    said = surround(report, denial).statements
    elsewhere = tuple(replace(one, statement_id="x", agencies=("hue",)) for one in said)
    around = only(Reports(window_of(report, refuted=(*said, *elsewhere))))
    assert {one.statement_id for one in around.refuted} == {one.statement_id for one in said}


def test_a_page_has_its_older_versions_and_no_other_pages(make_report) -> None:
    new = make_report(*RUMOUR)
    old = make_report("Đập Ea Rin ở Đắk Lắk", "Đập Ea Rin bị vỡ và 30 nhà ngập.", hour=1)
    seen = new.article.first_seen_at - timedelta(days=20)
    same = replace(old.article, canonical_url=new.article.canonical_url, first_seen_at=seen)
    other = make_report("Chợ Ea Kao", "Chợ Ea Kao ở Đắk Lắk cháy 3 ki ốt.", outlet="bao-c")
    reports = Reports(window_of(new, other, versions=(replace(old, article=same),)))
    around = {r.article.article_id: reports.around(r, s) for r, _, s in reports.about(WATCHED)}
    (version,) = around[new.article.article_id].versions
    assert version.article == same
    assert version.claims
    assert around[other.article.article_id].versions == ()


def test_a_foreign_report_has_the_home_reports_with_its_figures(make_report) -> None:
    home = make_report("Cầu Krông Nhau", "Đắk Lắk chi 90 tỉ đồng sửa cầu dài 120 km đường tránh.")
    away = make_report("Bridge", "Dak Lak spends 90 billion VND on 120 km road.", outlet="foreign-a", hour=6)
    away = replace(away, article=replace(away.article, language="en"))
    reports = Reports(window_of(home, away))
    around = {r.article.article_id: reports.around(r, s) for r, _, s in reports.about(WATCHED)}
    assert [one.article.article_id for one in around[away.article.article_id].origins] == [home.article.article_id]
    assert around[home.article.article_id].origins == ()
