"""Headlines with leads through the true pipeline: linked, joined to stories, put on record, assessed day by day."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.assess_config import FLAG_FROM
from bench.item_archive import ItemArchive
from flows.steps.assess import MODEL_CHARACTERS, REFUTED_MOST, WINDOW_DAYS
from flows.steps.model import model_in_use, prose_background
from models.predict import TextModel
from pipeline.articles.gazetteer import Gazetteer, load_gazetteer
from pipeline.articles.locate import locate
from pipeline.articles.stories import StoryWindow
from pipeline.assessment.assess import assess
from pipeline.assessment.claims import claims_of
from pipeline.assessment.context import Earlier
from pipeline.assessment.gather import Reports, Window
from pipeline.assessment.official_record import statements_of
from pipeline.records.agencies import Mention
from pipeline.records.assessment import Assessment, Claim, Statement, StatementKind
from pipeline.records.press import Article, StoryMember

REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"


@dataclass(frozen=True, slots=True)
class Known:
    """What one article brought."""

    article: Article
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    member: StoryMember


@dataclass
class Night:
    """The held window; one day's articles after another are taken in."""

    gazetteer: Gazetteer
    model: TextModel | None
    held: dict[str, Known] = field(default_factory=dict)
    stories: StoryWindow = field(default_factory=StoryWindow)
    archive: ItemArchive = field(default_factory=ItemArchive)
    refuted: deque[Statement] = field(default_factory=lambda: deque(maxlen=REFUTED_MOST))
    _spoken: dict[str, float] = field(default_factory=dict)
    _earlier: dict[str, tuple[Earlier, ...]] = field(default_factory=dict)

    def take(self, articles: Sequence[Article]) -> list[Known]:
        """Locate, claim, record and join *articles* (of one day, or of several in order)."""
        linked = {one.article_id: locate(one, self.gazetteer) for one in articles}
        members = self.stories.place(articles, [m for found in linked.values() for m in found])
        places = {member.article_id: member for member in members}
        known = [self._known(one, linked[one.article_id], places[one.article_id]) for one in articles]
        self.held.update({one.article.article_id: one for one in known})
        self.archive.add(articles)
        return known

    def forget(self, today: date) -> None:
        """What is older than the flow's window on *today*."""
        before = today - timedelta(days=WINDOW_DAYS)
        for one in self.held.values():
            if one.article.day < before:
                self.refuted.extend(s for s in one.statements if s.denied and s.kind is StatementKind.DENIAL)
                self._earlier.pop(one.article.article_id, None)
        self.held = {own: one for own, one in self.held.items() if one.article.day >= before}
        self.stories.forget(today)

    def assessments(self, watched: frozenset[str] | None = None) -> Iterator[tuple[Article, Assessment]]:
        """Every held article that is about an agency (of *watched*, else any), as the flow's step 5 assesses it."""
        known = self.held.values()
        mentions = tuple(m for one in known for m in one.mentions)
        window = Window(
            tuple(one.article for one in known),
            mentions,
            tuple(one.member for one in known),
            tuple(claim for one in known for claim in one.claims),
            tuple(statement for one in known for statement in one.statements),
            tuple(self.refuted),
        )
        reports = Reports(window, prose_background())
        agencies = watched or frozenset(m.agency_id for m in mentions)
        self._look_up(reports.asked(agencies))
        reports.remember(self._earlier)
        for report, agency, story in reports.about(agencies):
            around = reports.around(report, story)
            said = self._probability(report.article) if report.claims else None
            version = self.model.model_version if self.model else ""
            yield report.article, assess(report, agency, story, around, said, version, FLAG_FROM)

    def _look_up(self, asked: Mapping[str, frozenset[str]]) -> None:
        """What the archive has for those that have not asked before, each as of its own day."""
        fresh = [own for own in asked if own not in self._earlier]
        for day in sorted({self.held[own].article.day for own in fresh}):
            asking = {own: asked[own] for own in fresh if self.held[own].article.day == day}
            found = self.archive.find(asking, day)
            self._earlier.update({own: found.get(own, ()) for own in asking})

    def _known(self, article: Article, mentions: tuple[Mention, ...], member: StoryMember) -> Known:
        claims = claims_of(article, mentions)
        return Known(article, mentions, claims, statements_of(article, mentions, claims), member)

    def _probability(self, article: Article) -> float | None:
        if self.model is None:
            return None
        own = article.article_id
        if own not in self._spoken:
            self._spoken[own] = self.model.probabilities([f"{article.title}. {article.lead}"[:MODEL_CHARACTERS]])[0]
        return self._spoken[own]


def shipped_model() -> TextModel | None:
    """The model as a fresh clone trains it."""
    with TemporaryDirectory() as folder:
        return model_in_use(Path(folder), datetime(2026, 1, 1, tzinfo=UTC)).model


def nights() -> Iterable[Night]:
    """Fresh nights that share gazetteer and model."""
    gazetteer, model = load_gazetteer(REFERENCE), shipped_model()
    while True:
        yield Night(gazetteer, model)
