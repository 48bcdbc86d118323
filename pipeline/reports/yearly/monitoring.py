"""Monitoring: what was watched and what the press at home and abroad wrote."""

from __future__ import annotations

from datetime import date

from pipeline.records.law import YearlyKind
from pipeline.records.yearly import YearlyInput
from pipeline.reports.annex import Figure
from pipeline.reports.phrase import Number, phrase
from pipeline.reports.spelling import date_words
from pipeline.reports.table import Column, Table, cell
from pipeline.reports.yearly.contents import Filling, Item, Lead, figure, query
from pipeline.reports.yearly.languages import language_words

_MONTHS = "yearly_coverage"


def sources(data: YearlyInput) -> Filling:
    """How many sources are watched; since when, where that is later than the span."""
    facts = data.facts.sources
    total = figure("Nguồn được theo dõi", facts.total, "yearly_sources", "total")
    at_home = figure("Nguồn trong nước", facts.domestic, "yearly_sources", "domestic")
    abroad = figure("Nguồn nước ngoài", facts.foreign, "yearly_sources", "foreign")
    countries = figure("Số nước của nguồn nước ngoài", facts.foreign_countries, "yearly_sources", "foreign_countries")
    spoken = figure("Số thứ tiếng của các nguồn", facts.languages, "yearly_sources", "languages")
    delivered = figure("Nguồn thu được bài trong kỳ", facts.delivered, "yearly_sources", "delivered")
    said = phrase("Theo dõi ", total.number, " nguồn báo chí, trang tin, bằng ", spoken.number, " thứ tiếng: ")
    said = phrase(*said.parts, at_home.number, " nguồn trong nước, ", abroad.number, " nguồn nước ngoài")
    figures = [total, spoken, at_home, abroad]
    if facts.foreign:
        said = phrase(*said.parts, " thuộc ", countries.number, " nước")
        figures.append(countries)
    items: list[Item] = [phrase(*said.parts, ".")]
    since = facts.watched_since
    if since is not None and since <= data.last_day:
        items.append(phrase("Trong kỳ, thu được tin, bài từ ", delivered.number, " nguồn.", late(data)))
        figures.append(delivered)
    return Filling(tuple(items), tuple(figures))


def span_words(data: YearlyInput) -> str:
    return f"từ ngày {date_words(data.first_day)} đến ngày {date_words(data.last_day)}"


def late(data: YearlyInput) -> str:
    since = data.facts.sources.watched_since
    if since is None or since <= data.first_day:
        return ""
    return f" Việc thu thập bắt đầu ngày {date_words(since)}; số liệu trước ngày đó không đầy đủ."


def coverage(data: YearlyInput) -> Filling:
    """Articles about the agency, at home and abroad, with the stories that they tell."""
    rows, spread = data.facts.coverage, data.facts.spread
    if not rows:
        said = phrase(f"Theo số liệu theo dõi, không có tin, bài nào nhắc tới {data.agency_name} {span_words(data)}.")
        return Filling((said,))
    at_home, abroad = sum(row.domestic for row in rows), sum(row.foreign for row in rows)
    total = _sum("Tin, bài", at_home + abroad, "domestic + foreign")
    domestic = _sum("Tin, bài trong nước", at_home, "domestic")
    foreign = _sum("Tin, bài nước ngoài", abroad, "foreign")
    stories = figure("Sự việc", spread.stories, "yearly_spread", "stories")
    about = f" tin, bài nhắc tới {data.agency_name}: "
    said = phrase(
        "Có ", total.number, about, domestic.number, " ở trong nước, ", foreign.number, " ở nước ngoài, thuộc ",
        stories.number, " sự việc.",
    )  # fmt: skip
    own = Filling((said,), (total, domestic, foreign, stories))
    if data.annex.paper is YearlyKind.PLAN:
        return own
    return own + Filling((*([_by_month(data)] if len(rows) > 1 else []), _by_language(data)))


def _sum(label: str, value: int, column: str) -> Figure:
    return Figure(label, Number(value, f"sum({query(_MONTHS, column)})"))


def _by_month(data: YearlyInput) -> Table:
    columns = (
        Column("Tháng"),
        Column("Trong nước", (query(_MONTHS, "domestic"),), numeric=True),
        Column("Nước ngoài", (query(_MONTHS, "foreign"),), numeric=True),
        Column("Cộng", (query(_MONTHS, "domestic + foreign"),), numeric=True),
    )
    rows = tuple(
        (
            cell(f"{row.month:%m/%Y}"),
            cell(_of_month(row.domestic, "domestic", row.month)),
            cell(_of_month(row.foreign, "foreign", row.month)),
            cell(_of_month(row.domestic + row.foreign, "domestic + foreign", row.month)),
        )
        for row in data.facts.coverage
    )
    return Table("yearly_months", "Số tin, bài theo tháng (tháng không có tin, bài không ghi)", columns, rows)


def _of_month(value: int, column: str, month: date) -> Number:
    return Number(value, query(_MONTHS, column), f"{month:%Y-%m}")


def _by_language(data: YearlyInput) -> Table:
    columns = (Column("Ngôn ngữ"), Column("Tin, bài", (query("yearly_languages", "articles"),), numeric=True))
    rows = tuple(
        (
            cell(language_words(row.language)),
            cell(Number(row.articles, query("yearly_languages", "articles"), row.language)),
        )
        for row in data.facts.languages
    )
    return Table("yearly_languages", "Số tin, bài theo ngôn ngữ", columns, rows)


def foreign(data: YearlyInput) -> Filling:
    """What the press abroad wrote; nothing where it wrote nothing."""
    spread = data.facts.spread
    if not spread.foreign_articles:
        return Filling()
    articles = figure("Tin, bài của báo chí nước ngoài", spread.foreign_articles, "yearly_spread", "foreign_articles")
    countries = figure("Số nước có báo chí đưa tin", spread.foreign_countries, "yearly_spread", "foreign_countries")
    spoken = figure("Số thứ tiếng nước ngoài đưa tin", spread.foreign_languages, "yearly_spread", "foreign_languages")
    stories = figure("Sự việc báo chí nước ngoài đưa tin", spread.foreign_stories, "yearly_spread", "foreign_stories")
    said = phrase(
        "Báo chí nước ngoài có ", articles.number, " tin, bài từ ", countries.number, " nước, bằng ", spoken.number,
        " thứ tiếng; ", stories.number, f" sự việc về {data.agency_name} được báo chí nước ngoài đưa tin.",
    )  # fmt: skip
    return Filling((said,), (articles, countries, spoken, stories))


def monitored(data: YearlyInput) -> Filling:
    """The whole part on monitoring."""
    lead = "Theo dõi, tổng hợp dư luận báo chí trong và ngoài nước"
    return Filling((Lead(lead),)) + sources(data) + coverage(data) + foreign(data)
