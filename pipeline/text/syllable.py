"""Vietnamese letters, and whether a word can be one Vietnamese syllable; foreign names mostly cannot."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text.folding import plain

# Bodies of character classes.  A range such as À-Ỹ holds small letters too: Unicode sets the cases side by side.
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸĐ"
LOWER = "a-zàáâãèéêìíòóôõùúýăĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ"

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|g|h|k|l|m|n|p|q|r|s|t|v|x)?"
    r"(?:uye|uya|uyu|ieu|yeu|oai|oay|oao|oeo|uoi|uou|uay|uao|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ya|ye"
    r"|a|e|i|o|u|y)"
    r"(?:ch|ng|nh|c|k|m|n|p|t)?"
)


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """True for Quang, Nghiêm, Đắk; False for Slovakia, Herman, Trump.  The letters decide, not the tone."""
    return _SYLLABLE.fullmatch(plain(word).lower()) is not None
