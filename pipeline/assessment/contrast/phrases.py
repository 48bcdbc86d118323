"""Finding listed wordings in a sentence, the longest first; where each stands and what row and side it is of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.assessment.contrast.tokens import Tokens
from pipeline.text.folding import fold

# Words of which one syllable is in a row but which mean something else.
MASKED = (
    "sau đó|sau này|sau cùng|trước đó|trước đây|trước mắt|trước kia|trước nay|trước tình hình|đi trước|bán kết|bán đảo|"
    "bán cầu|mua sắm|hòa bình|hòa giải|ôn hòa|điều hòa|cộng hòa|cao tốc|cao cấp|cao đẳng|cao su|cao điểm|cao ốc|"
    "nâng cao|đề cao|tối cao|cao nguyên|cao bằng|tăng cường|tăng tốc|gia tăng|giữ gìn|giữ chức|giữ vai trò|giữ vững|"
    "tạm giữ|bắt giữ|phải chịu|gặp phải|bên phải|phải không|phải chăng|lớn lên|to lớn|bỏ trốn|bỏ phiếu|bỏ lỡ|bỏ qua|"
    "bỏ ra|bỏ chạy|rời bỏ|từ bỏ|đến nay|đến từ|dẫn đến|liên quan đến|đến năm|cho đến|đến nỗi|nói đến|nhắc đến|"
    "cuộc sống|đời sống|sinh sống|sống động|đóng góp|đóng vai|đóng tàu|đóng phí|đóng thuế|đóng bảo hiểm|đúng là|"
    "đúng lúc|đúng giờ|đúng ngày|sai phạm|sai lầm|đủ loại|đầy đủ|công an|thừa nhận|thừa thiên|thừa kế|thừa cân|"
    "thả lỏng|hạ tầng|hạ viện|hạ sĩ|hạ long|hạ lưu|sông hạ|hạ cánh|thiên hạ|nâng cấp|nâng tầm|đường dài|kéo dài|"
    "dài hạn|lâu dài|ngắn hạn|mạnh mẽ|sức mạnh|thế mạnh|đẩy mạnh|thiết yếu|chủ yếu|tất yếu|yếu tố|trọng yếu|bé trai|"
    "bé gái|em bé|nhỏ nhắn|to lớn|giá bán|mua bán|buôn bán|bán lẻ|bán hàng|cấm vận|có thể là|có thể nói|sẽ là|"
    "bắt đầu|bắt buộc|bắt nguồn|nắm bắt|bắt cóc|bắt nạt|bắt gặp|đánh bắt|thông qua việc|ít nhiều|không ít|"
    "nhiều khả năng|toàn quốc|toàn cầu|toàn thể|toàn diện|an toàn|toàn tỉnh|toàn thành phố|toàn cảnh|toàn dân|"
    "toàn xã hội|bảo toàn|chính xác|xác nhận|ban ngành|ban công|to make|up to|made up|set up|in order to|back up|"
    "last year|last week|last month|at first|first time|before long|high school|may day|left behind|nhiều lần|ít nhất|"
    "nguyên nhân|nguyên liệu|nguyên trạng|nguyên tắc|tài nguyên|nguyên đán|trung nguyên|ngập ngừng|phát triển bền vững|"
    "vị thứ trưởng|phó chủ tịch nước|phó chủ tịch quốc hội|nguyên thủ|nguyên vẹn"
).split("|")


@dataclass(frozen=True, slots=True)
class Hit:
    row: int
    side: int
    first: int  # tokens first:last
    last: int


class Phrases:
    """An index over rows of sides of wordings."""

    def __init__(self, rows: Iterable[tuple[tuple[str, ...], ...]], masked: Iterable[str] = MASKED) -> None:
        places: dict[tuple[str, ...], list[tuple[int, int]]] = {_keys(wording): [] for wording in masked}
        for row, sides in enumerate(rows):
            for side, wordings in enumerate(sides):
                for wording in wordings:
                    places.setdefault(_keys(wording), []).append((row, side))
        self._by_first: dict[str, list[tuple[tuple[str, ...], list[tuple[int, int]]]]] = {}
        for keys, found in sorted(places.items(), key=lambda item: -len(item[0])):
            self._by_first.setdefault(keys[0], []).append((keys, found))

    def find(self, tokens: Tokens) -> Iterator[Hit]:
        """All listed wordings, none inside another; a name such as Hòa Bình holds none."""
        index = 0
        while index < len(tokens.keys):
            keys, found = self._longest(tokens, index)
            if not keys:
                index += 1
                continue
            for row, side in found:
                yield Hit(row, side, index, index + len(keys))
            index += len(keys)

    def _longest(self, tokens: Tokens, index: int) -> tuple[tuple[str, ...], list[tuple[int, int]]]:
        for keys, found in self._by_first.get(tokens.keys[index], ()):
            end = index + len(keys)
            if tokens.keys[index:end] == keys and not _in_name(tokens, index, end):
                return keys, found
        return (), []


def _in_name(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the wording is part of a name: a capital inside it, or at its head with another one beside it."""
    if any(tokens.capital[first + 1 : last]):
        return True
    if not tokens.capital[first]:
        return False
    after = last < len(tokens.keys) and tokens.capital[last]
    return after or (first > 0 and tokens.clause[first - 1] == tokens.clause[first])


def _keys(wording: str) -> tuple[str, ...]:
    return tuple(fold(wording).text.casefold().split())
