"""The parts about the matter itself: what was reported, how far it went, what is the case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.cases.dossier_record import open_question, said, speaker, told_once
from pipeline.cases.draft import Draft, Line, gap, machine_line
from pipeline.cases.words import HOME, country_words, instant_words, language_words
from pipeline.records.cases import Basis
from pipeline.records.facts import FactArticle
from pipeline.records.press import DayFrom


def content(known: Draft) -> Iterator[Line]:
    """The claim quoted, the first report that asserts it, updates since.  A denial is never where it began."""
    captures = {article.article_id: article.capture_id for article in known.facts.articles}
    for claim in known.facts.claims:
        ids = (claim.claim_id, claim.article_id, *filter(None, [captures.get(claim.article_id)]))
        yield Line(f"Nội dung được nêu, có dấu hiệu sai lệch: “{claim.sentence}”", Basis.EVIDENCE, ids)
    for rumour in known.facts.rumours:
        ids = tuple(dict.fromkeys((rumour.statement_id, rumour.article_id, rumour.capture_id)))
        who = f"{speaker(rumour)} bác bỏ, theo tin ngày {rumour.said_on:%d/%m/%Y}"
        yield Line(f"Nội dung lan truyền, có dấu hiệu sai lệch: “{rumour.denied}” ({who}).", Basis.EVIDENCE, ids)
    if not known.facts.claims and not known.facts.rumours:
        yield gap("quote", "Chưa có câu trích nguyên văn nội dung được nêu.")
    asserting = _asserting(known)
    if not asserting:
        where = "Chưa có bài nào làm chứng cho nơi và thời điểm nội dung xuất hiện."
        if known.facts.rumours:
            where = (
                "Chưa ghi nhận bài báo nào nêu nội dung này như sự thật: cán bộ bổ sung nơi, thời điểm, hình thức lan "
                "truyền theo tư liệu của cơ quan chức năng, không ghi tên hoặc tài khoản cá nhân."
            )
        yield gap("origin", where)
        return
    first = asserting[0]
    yield Line(
        f"Ghi nhận lần đầu: bài “{first.title}” ({first.url}), {_day(first)}, "
        f"hệ thống thu được lúc {instant_words(first.first_seen_at)}.",
        Basis.EVIDENCE,
        _ids([first]),
    )
    later = [article for article in _spreading(known) if _place(article) > _place(first)]
    if not later:
        yield Line("Từ đó chưa ghi nhận thêm bài nào về sự việc.", Basis.EVIDENCE, _ids([first]))
        return
    last = later[-1]
    yield Line(
        f"Cập nhật: từ đó ghi nhận thêm {len(later)} bài về sự việc (không kể bài bác bỏ, đính chính); gần nhất là "
        f"“{last.title}” ({last.url}), {_day(last)}, thu được lúc {instant_words(last.first_seen_at)}.",
        Basis.EVIDENCE,
        _ids(later),
    )


def impact(known: Draft) -> Iterator[Line]:
    """How far it went: articles, outlets (a count), countries, languages, copies, agencies; the judgement is a gap.

    Denials and corrections are counted apart: they spread nothing.
    """
    articles = _spreading(known)
    if articles:
        yield from _reach(known, articles)
    denials = [article for article in known.facts.articles if article.is_denial]
    if denials:
        ids = tuple(article.article_id for article in denials)
        words = f"Ngoài ra có {len(denials)} bài đưa tin bác bỏ, đính chính, không tính vào các số trên."
        if not articles:
            words = f"Chưa ghi nhận bài nào nêu lại nội dung này; có {len(denials)} bài đưa tin bác bỏ, đính chính."
        yield Line(words, Basis.EVIDENCE, ids)
    if known.facts.other_agencies and articles:
        names = ", ".join(sorted(known.facts.other_agencies))
        yield _spread(f"ngoài {known.facts.agency_name}, các bài còn nhắc tới: {names}", articles)
    yield gap(
        "standing",
        f"Tác động đến uy tín, hình ảnh của {known.facts.agency_name}: do người có trách nhiệm nhận định "
        f"({known.profile.definition.citation}).",
    )


def _reach(known: Draft, articles: list[FactArticle]) -> Iterator[Line]:
    outlets = len({article.outlet for article in articles})
    home = sum(article.country == HOME for article in articles)
    asserting = _asserting(known)
    yield _spread(
        f"{len(articles)} bài trên {outlets} nguồn, trong nước {home}, ngoài nước {len(articles) - home} (không kể bài "
        f"bác bỏ, đính chính); trong đó {len(asserting)} bài nêu chính nội dung có dấu hiệu sai lệch",
        articles,
    )
    countries = Counter(country_words(article.country) for article in articles)
    languages = Counter(language_words(article.language) for article in articles)
    yield _spread(f"theo nước: {_counts(countries)}; theo ngôn ngữ: {_counts(languages)}", articles)
    copies = [article for article in articles if article.is_copy]
    yield _spread(f"{len(articles) - len(copies)} bài độc lập, {len(copies)} bài sao chép, đăng lại", articles)


def nature(known: Draft) -> Iterator[Line]:
    """Statements on record and figures side by side; a denial by the watched body alone leaves the part open."""
    concrete = [one for one in known.facts.statements if one.concrete]
    for one in sorted(told_once(concrete), key=lambda one: (one.said_on, one.statement_id)):
        ids = tuple(dict.fromkeys((one.statement_id, one.article_id, one.capture_id)))
        yield Line(said(one, known.facts.agency_name), Basis.EVIDENCE, ids)
    for figure in known.facts.figures:
        text = f"Đối chiếu số liệu: nội dung được nêu ghi {figure.claimed}; thông tin đối chiếu ghi {figure.recorded}."
        yield Line(text, Basis.EVIDENCE, (figure.claim_id, figure.record_id))
    for signal in known.facts.signals:
        yield machine_line(
            f"Dấu hiệu: {signal.explanation}", signal.claim_id, *(evidence.id for evidence in signal.evidence)
        )
    question = open_question(concrete, known.facts.agency_name)
    if question:
        yield gap("primary", question)


def _spreading(known: Draft) -> list[FactArticle]:
    """By day, then by when it was seen: an article's day may come before the night in which it was fetched."""
    return sorted((one for one in known.facts.articles if not one.is_denial), key=_place)


def _asserting(known: Draft) -> list[FactArticle]:
    quoted = {claim.article_id for claim in known.facts.claims}
    return [one for one in _spreading(known) if one.asserts or one.article_id in quoted]


def _place(article: FactArticle) -> tuple[object, ...]:
    return (article.day, article.first_seen_at, article.article_id)


def _day(article: FactArticle) -> str:
    doubt = "" if article.day_from is DayFrom.PUBLISHED else " (ngày thu được, bài không ghi ngày đăng)"
    return f"ngày {article.day:%d/%m/%Y}{doubt}"


def _spread(text: str, articles: list[FactArticle]) -> Line:
    return Line(
        f"Mức độ đưa tin về sự việc: {text}.", Basis.EVIDENCE, tuple(article.article_id for article in articles)
    )


def _ids(articles: list[FactArticle]) -> tuple[str, ...]:
    return tuple(one for article in articles for one in (article.article_id, article.capture_id))


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counter.items(), key=lambda item: (-item[1], item[0])))
