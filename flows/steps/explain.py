"""What an assessment rests on, read from the store and the model in use."""

from __future__ import annotations

from dataclasses import dataclass

from flows.steps.assess import MODEL_CHARACTERS
from flows.steps.model import model_if_any
from flows.workplace import Workplace
from models.predict import speaks
from models.telling import Telling, telling
from pipeline.assessment.explain import Explanation, explain
from pipeline.records.assessment import Assessment, Claim
from pipeline.records.press import Article
from pipeline.store import assessments, learning, press
from pipeline.store.connect import Store


@dataclass(frozen=True, slots=True)
class Explained:
    """One assessment taken apart, with the words that its signals are about."""

    assessment: Assessment
    article: Article
    claims: tuple[Claim, ...]
    asked_for: str  # the claim's id, where a claim was asked for; ""
    explanation: Explanation
    speaks: bool  # there is a text model for the article's language
    model_version: str  # of the model in use; "" where there is none
    terms: tuple[Telling, ...]  # () where the model in use is not the one that spoke


def explained(place: Workplace, id_prefix: str, flag_from: float) -> tuple[Explained, ...]:
    """The assessments of the article, claim or assessment whose id begins so, by agency.

    Raises :class:`UnknownRecord` where the id fits nothing or several.
    """
    with Store(place.store_path).reading() as tx:
        found = learning.assessments_about(tx, id_prefix)
        (article,) = press.articles_by_id(tx, [found[0].article_id])
        claims = assessments.claims_for(tx, [article.article_id])
    model = model_if_any(place.model_folder)
    asked = [claim.claim_id for claim in claims if claim.claim_id.startswith(id_prefix)]
    terms: tuple[Telling, ...] = ()
    if model and speaks(article.language):
        terms = telling(model, f"{article.title}. {article.lead}"[:MODEL_CHARACTERS])
    return tuple(
        Explained(
            assessment=one,
            article=article,
            claims=claims,
            asked_for=asked[0] if asked else "",
            explanation=explain(one, flag_from),
            speaks=speaks(article.language),
            model_version=model.model_version if model else "",
            terms=terms if model and one.model_version == model.model_version else (),
        )
        for one in found
    )
