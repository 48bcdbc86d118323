"""One assessment on the screen: the sentence, why, what contradicts it, who else carries it."""

from __future__ import annotations

from rich.console import Console

from flows.commands.case_words import KINDS
from flows.commands.triage_words import DECISIONS, LEVELS
from flows.steps.triage import Shown
from pipeline.assessment.explain import SIGNALS
from pipeline.reports.spelling import instant_words


def print_shown(console: Console, shown: Shown) -> None:
    """*shown* as an analyst reads it."""
    one, article = shown.assessment, shown.article
    sentences = {claim.claim_id: claim for claim in shown.claims}
    level = LEVELS[one.level.value]
    console.rule(f"{one.assessment_id[:8]} · {one.agency_id} · mức {level} · điểm {one.score:.2f}")
    console.print(article.title, style="bold", highlight=False, markup=False)
    console.print(f"{article.url}\nngày {article.day:%d/%m/%Y}", highlight=False, markup=False)
    for signal in one.signals:
        claim = sentences.get(signal.claim_id)
        console.print(
            f"\n[bold]Dấu hiệu: {SIGNALS.get(signal.name, signal.name)}[/bold] (độ mạnh {signal.strength:.2f})",
            highlight=False,
        )
        if claim:
            console.print(f"Câu được nêu: “{claim.sentence}”", highlight=False, markup=False)
        console.print(signal.explanation, highlight=False, markup=False)
        for evidence in signal.evidence:
            words = f"  bằng chứng {evidence.id[:12]} ({KINDS[evidence.kind.value]}): “{evidence.quote}”"
            console.print(words, highlight=False, markup=False)
    if one.probability is not None:
        console.print(f"\nMô hình văn bản: {one.probability:.2f} (chỉ tham khảo)", highlight=False)
    console.print(f"\nBài khác về cùng sự việc: {len(shown.siblings)}")
    for sibling in shown.siblings[:12]:
        words = f"  {sibling.day:%d/%m} {sibling.title}\n        {sibling.url}"
        console.print(words, highlight=False, markup=False)
    for decision in shown.decisions:
        when = instant_words(decision.decided_at)
        words = f"\n{DECISIONS[decision.decision.value]} – {decision.actor}, {when}: {decision.reason}"
        console.print(words, highlight=False, markup=False)
