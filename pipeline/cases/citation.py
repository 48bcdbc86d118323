"""How Vietnamese legal papers name a place in a document: point, clause, article, document."""

from __future__ import annotations


def cite(ref: str, short: str) -> str:
    """``N.M.a`` of *short* as "điểm a khoản M Điều N …"; *short* always names the document."""
    article, _, rest = ref.partition(".")
    number, _, letter = rest.partition(".")
    words = [f"điểm {letter}"] if letter else []
    words += [f"khoản {number}"] if number else []
    return " ".join([*words, f"Điều {article}", short])


def cite_many(refs: tuple[str, ...], short: str) -> str:
    """Several clauses of one document, joined by article: "khoản M Điều N, khoản P và Q Điều R …"."""
    articles: dict[str, list[str]] = {}
    for ref in refs:
        article, _, number = ref.partition(".")
        articles.setdefault(article, []).append(number)
    places = [f"khoản {_and(numbers)} Điều {article}" for article, numbers in articles.items()]
    return f"{', '.join(places)} {short}"


def _and(numbers: list[str]) -> str:
    return " và ".join([", ".join(numbers[:-1]), numbers[-1]]) if len(numbers) > 1 else numbers[0]
