"""A flag with what stands behind it: article, mention, story, claim, assessment; all invented."""

from __future__ import annotations

from datetime import datetime

from pipeline.records import assessment as a
from pipeline.records import press as p
from pipeline.records.agencies import Agency, Field, Mention, mention_id
from pipeline.records.days import day_in_vietnam
from pipeline.store import assessments, press
from pipeline.store.connect import Stamp, Store


def raise_flag(store: Store, agency: Agency, number: int, now: datetime) -> str:
    """Write the flag of that *number* on a report about *agency*, as a night would; its assessment id."""
    article, claim = _article(number, now), ""
    claim = a.claim_id(article.article_id, Field.TEXT, 0, 40)
    evidence = (a.Evidence(a.EvidenceKind.STATEMENT, f"statement-{number}", "3 người bị thương"),)
    signal = a.Signal("official_denial", claim, 0.9, evidence, "UBND tỉnh đã bác bỏ nội dung này.")
    story = p.story_id(article.article_id)
    flag = a.Assessment(
        a.assessment_id(article.article_id, agency.id), f"revision-{number}", article.article_id, agency.id, story,
        a.Level.FLAG, 0.95, None, (signal,), "", "bench",
    )  # fmt: skip
    mention = mention_id(article.article_id, agency.id, Field.TITLE, 0)
    with store.transaction(Stamp(f"night-{number}", now)) as tx:
        press.save_agencies(tx, [agency])
        press.save_articles(tx, [article])
        press.save_mentions(
            tx,
            [Mention(mention, article.article_id, agency.id, agency.id, "Đắk Lắk", Field.TITLE, 0, 7, True)],
        )
        press.save_members(tx, [p.StoryMember(story, article.article_id, p.Relation.FIRST, article.article_id, 1.0)])
        assessments.save_claims(
            tx,
            [
                a.Claim(claim, article.article_id, Field.TEXT, 0, 40, "Lũ làm hàng nghìn người chết ở Đắk Lắk.", (),
                        (agency.id,), "", ("figure",))
            ],
        )  # fmt: skip
        assessments.save_assessments(tx, [flag])
    return flag.assessment_id


def _article(number: int, now: datetime) -> p.Article:
    url = f"https://bao.example/{number}"
    return p.Article(
        article_id=p.article_id(url, "x"), canonical_url=url, url=url, source_id="bao",
        source_kind=p.SourceKind.NATIONAL, country="VN", capture_id=f"capture-{number}",
        title=f"Đắk Lắk: tin thứ {number}", lead="", text="Lũ làm hàng nghìn người chết ở Đắk Lắk.", language="vi",
        published_at=now, first_seen_at=now, day=day_in_vietnam(now), day_from=p.DayFrom.PUBLISHED, text_hash="x",
    )  # fmt: skip
