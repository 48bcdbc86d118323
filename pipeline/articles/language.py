"""Which language a text is in, from its letters first and a small statistical model where they do not tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

UNKNOWN = "und"
_SAMPLE = 1_500
# Letters that only Vietnamese uses (French and Portuguese share the rest).
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_SCRIPTS = (
    ("km", re.compile("[\u1780-\u17ff]"), 0.25),
    ("lo", re.compile("[\u0e80-\u0eff]"), 0.25),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.25),
    ("ko", re.compile("[\uac00-\ud7af]"), 0.25),
    ("ja", re.compile("[\u3040-\u30ff]"), 0.04),  # before Chinese: Japanese headlines are mostly kanji
    ("zh", re.compile("[\u4e00-\u9fff]"), 0.25),
)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    # Imported late: the model takes a third of a second, and most Vietnamese text never needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str:
    """The ISO 639-1 code of *text*'s language, ``und`` where it cannot be told."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < 8:
        return UNKNOWN
    if len(_VIETNAMESE.findall(sample)) > 0.04 * letters:
        return "vi"
    for code, script, share in _SCRIPTS:
        if len(script.findall(sample)) > share * letters:
            return code
    code, probability = _identifier().classify(sample)
    return str(code) if probability > 0.5 else UNKNOWN
