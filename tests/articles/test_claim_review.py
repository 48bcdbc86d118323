from __future__ import annotations

import json

import pytest
from lxml import html

from pipeline.articles.claim_review import claim_reviews
from pipeline.records.press import ClaimReview


def page(*nodes: object):
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    return html.fromstring(f"<html><head>{scripts}</head><body><p>Bài</p></body></html>")


def review(rating: object, **more: object) -> dict[str, object]:
    return {"@type": "ClaimReview", "claimReviewed": "Đập Ea Rin bị vỡ", "reviewRating": rating, **more}


ORGANISATION = {"@type": "Organization", "name": "Trung tâm Kiểm chứng"}


@pytest.mark.parametrize(
    "rating",
    [
        {"alternateName": "Sai sự thật"},
        {"alternateName": "False"},
        {"ratingValue": 1, "bestRating": 5, "worstRating": 1},
        {"ratingValue": "1", "bestRating": "5"},
    ],
)
def test_a_claim_called_false_is_read_with_the_organisation(rating: object) -> None:
    found = claim_reviews(page(review(rating, author=ORGANISATION)))
    assert found == (ClaimReview("Đập Ea Rin bị vỡ", "Trung tâm Kiểm chứng"),)


@pytest.mark.parametrize(
    "rating",
    [
        {"alternateName": "Đúng"},
        {"alternateName": "Không sai"},
        {"alternateName": "Đúng một phần, sai một phần"},
        {"ratingValue": 4, "bestRating": 5, "worstRating": 1},
        {"ratingValue": "cao"},
        None,
        "sai",
    ],
)
def test_true_mixed_and_unreadable_ratings_are_no_debunk(rating: object) -> None:
    assert claim_reviews(page(review(rating, author=ORGANISATION))) == ()


def test_a_person_is_never_named_and_each_claim_stands_once() -> None:
    node = review({"alternateName": "False"}, author={"@type": "Person", "name": "Nguyễn Văn A"})
    assert claim_reviews(page(node, {"@graph": [node]})) == (ClaimReview("Đập Ea Rin bị vỡ", ""),)
