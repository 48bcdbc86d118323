"""The model card: what the model is for, what it was made from, how good it is, where it is blind."""

from __future__ import annotations

from datetime import date

from models.evaluate import CalibrationBin, Evaluation, Interval, Slice
from models.predict import TextModel

_SORTS = {
    "announcement": "thông báo",
    "bad_news": "tin xấu có thật",
    "conspiracy": "giọng thuyết âm mưu",
    "criticism": "phê bình",
    "denial": "bác bỏ, đính chính",
    "exaggeration": "phóng đại",
    "figure": "số liệu áng chừng",
    "headline": "tít vượt nội dung",
    "opinion": "ý kiến",
    "question": "câu hỏi",
    "recycled": "chuyện cũ nói như mới",
    "rumour": "lời đồn",
    "satire": "châm biếm",
    "unattributed": "không nêu nguồn",
    "update": "cập nhật",
    "warning": "khuyến cáo",
}
_LABELS = {"misleading": "có dấu hiệu sai lệch", "sound": "bình thường"}

_TEMPLATE = """# Mô hình văn bản {version}

Lập ngày {day}. Công thức (SHA-256): `{recipe}`.

## Dùng để làm gì
Cho ý kiến thứ hai về **cách viết** của một đoạn tin tiếng Việt (tít và đoạn dẫn): giật gân, không nêu nguồn,
phóng đại, giọng đồn đoán, chuyện cũ nói như mới. Mô hình **không bao giờ là lý do duy nhất**: không có dấu hiệu
kiểm chứng được thì kết quả cao nhất là mức theo dõi (`watch`). Mô hình không biết tin đúng hay sai.

## Làm từ gì
- {passages} đoạn tự viết cho dự án ({misleading} có dấu hiệu sai lệch, {sound} bình thường), chia thành nhóm cùng
  đề tài; không đoạn nào lấy từ báo chí. Phê bình, tin xấu có thật, lời bác bỏ đều ở phía bình thường.
- Tách từ bằng underthesea, TF-IDF từ đơn và cặp từ, {styles} nét hành văn, hồi quy logistic của scikit-learn,
  hiệu chỉnh theo Platt. Địa danh, tên riêng, tên cơ quan và chữ số được che; từ chỉ gặp ở ít đề tài không được
  học ({terms} mục từ).

## Kết quả trên các đoạn chưa học
Chia nhóm năm phần; khoảng tin cậy 95 % lấy mẫu lại theo nhóm.

| số đo | giá trị | khoảng 95 % |
|---|---|---|
| AUC | {auc} |
| Brier | {brier} |

Bộ phê bình {criticism} đoạn (phê bình, tin xấu có thật, lời bác bỏ; không dùng để học): **{above}** bị cho từ 0,5
trở lên. Mô hình mới có tỷ lệ này cao hơn mô hình đang dùng thì bị từ chối.

| xác suất | số đoạn | trung bình đã nói | thực tế sai lệch |
|---|---|---|---|
{calibration}

| nhãn | loại | số đoạn | từ 0,5 trở lên |
|---|---|---|---|
{slices}

## Giới hạn
- Trên bộ tin bị sửa nội dung của chính dự án, một bộ phân loại văn bản đơn độc gần như **mù**: AUC khoảng 0,50.
  Số liệu, địa điểm, kết quả bị đổi trong một câu viết bình thường không để lại vết trong cách viết. Vì thế mô hình
  chỉ có thể nâng lên mức theo dõi.
- Xác suất được hiệu chỉnh khi một nửa số đoạn là sai lệch; trên báo chí thật tỷ lệ ấy thấp hơn nhiều, nên phần lớn
  đoạn được cho trên 0,5 vẫn là tin đúng. Tin giải trí, chuyện lạ, lời kể giàu cảm xúc dễ bị cho cao.
- Các đoạn học do ít người viết, giọng sai lệch thường rõ hơn ngoài đời; các con số ở trên vì vậy là cận trên.
- Lời bác bỏ nhắc lại lời đồn có thể bị cho cao: bài bác bỏ là chứng cứ, không phải nội dung cần kiểm chứng.
- Chỉ tiếng Việt. Ngôn ngữ khác: đánh giá ghi rõ là không có mô hình.
"""


def card(model: TextModel, evaluation: Evaluation, labels: tuple[int, int], criticism: int, made_on: date) -> str:
    """The card as Markdown in Vietnamese.

    *labels* are the numbers of misleading and sound passages, *criticism* the size of that set, *made_on* the day.
    """
    terms = len(model.vocabulary.terms)
    return _TEMPLATE.format(
        version=model.model_version,
        recipe=model.recipe,
        day=f"{made_on.day:02d}/{made_on.month:02d}/{made_on.year}",
        passages=sum(labels),
        misleading=labels[0],
        sound=labels[1],
        styles=len(model.weights) - terms,
        terms=terms,
        auc=_interval(evaluation.auc),
        brier=_interval(evaluation.brier),
        criticism=criticism,
        above=_percent(evaluation.criticism_above),
        calibration="\n".join(_bin(row) for row in evaluation.calibration),
        slices="\n".join(_slice(row) for row in evaluation.slices),
    )


def _interval(interval: Interval) -> str:
    return f"{_number(interval.value)} | {_number(interval.low)}–{_number(interval.high)}"


def _bin(row: CalibrationBin) -> str:
    said, was = (_percent(row.said), _percent(row.misleading)) if row.passages else ("–", "–")
    return f"| {_number(row.low, 1)}–{_number(row.high, 1)} | {row.passages} | {said} | {was} |"


def _slice(row: Slice) -> str:
    return f"| {_LABELS[row.label]} | {_SORTS[row.sort]} | {row.passages} | {_percent(row.above)} |"


def _number(value: float, places: int = 3) -> str:
    return f"{value:.{places}f}".replace(".", ",")


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %".replace(".", ",")
