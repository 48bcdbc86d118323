"""The Vietnamese of the model card."""

from __future__ import annotations

SORTS = {
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
    "accepted": "quyết định: chấp nhận",
    "rejected": "quyết định: bác bỏ",
}
LABELS = {"misleading": "có dấu hiệu sai lệch", "sound": "bình thường"}
LANGUAGES = {"vi": "tiếng Việt"}
TOPICS = {
    "budget": "ngân sách", "build": "xây dựng", "court": "tòa án", "culture": "văn hóa", "energy": "điện, xăng dầu",
    "env": "môi trường", "epid": "dịch bệnh", "farm": "nông nghiệp", "flood": "mưa lũ", "food": "thực phẩm",
    "forest": "rừng", "hospital": "bệnh viện", "invest": "đầu tư", "labour": "lao động", "land": "đất đai",
    "life": "đời sống", "merge": "sáp nhập", "police": "an ninh trật tự", "price": "giá cả", "scam": "lừa đảo",
    "school": "trường học", "sea": "biển, bão", "show": "giải trí", "sport": "thể thao", "tech": "công nghệ",
    "tour": "du lịch", "traffic": "giao thông", "water": "nước sinh hoạt", "weather": "thời tiết", "world": "thế giới",
}  # fmt: skip

TEMPLATE = """# Mô hình văn bản {version}

Lập ngày {day}. Công thức (SHA-256): `{recipe}`.

## Dùng để làm gì
Cho ý kiến thứ hai về **cách viết** của một đoạn tin tiếng Việt (tít và đoạn dẫn): giật gân, không nêu nguồn,
phóng đại, giọng đồn đoán, chuyện cũ nói như mới. Mô hình **không bao giờ là lý do duy nhất**: không có dấu hiệu
kiểm chứng được thì kết quả cao nhất là mức theo dõi (`watch`). Mô hình không biết tin đúng hay sai.

## Làm từ gì
- {passages} đoạn tự viết cho dự án ({misleading} có dấu hiệu sai lệch, {sound} bình thường), chia thành nhóm cùng
  đề tài; không đoạn nào lấy từ báo chí. Phê bình, tin xấu có thật, lời bác bỏ đều ở phía bình thường.
- {lessons}
- Tách từ bằng underthesea, TF-IDF từ đơn và cặp từ, {styles} nét hành văn, hồi quy logistic của scikit-learn,
  hiệu chỉnh theo Platt. Địa danh, tên riêng, tên cơ quan và chữ số được che; từ chỉ gặp ở ít đề tài không được
  học ({terms} mục từ).

## Kết quả trên các đoạn chưa học
Chia nhóm năm phần, mỗi nhóm nằm trọn trong một phần; khoảng tin cậy 95 % lấy mẫu lại (bootstrap) theo nhóm.

| số đo | giá trị | khoảng 95 % |
|---|---|---|
| AUC | {auc} |
| Brier | {brier} |
| bộ phê bình đúng bị cho từ 0,5 trở lên (%) | {criticism_interval} |

Bộ phê bình {criticism} đoạn (phê bình, tin xấu có thật, lời bác bỏ; không dùng để học): **{above}** bị cho từ 0,5
trở lên. Mô hình mới có tỷ lệ này cao hơn mô hình đang dùng thì bị từ chối.

{comparison}

| xác suất | số đoạn | trung bình đã nói | thực tế sai lệch |
|---|---|---|---|
{calibration}

| nhãn | loại | ngôn ngữ | số đoạn | từ 0,5 trở lên |
|---|---|---|---|---|
{slices}

## Công bằng giữa các đề tài
Đoạn bình thường bị cho từ 0,5 trở lên, theo đề tài (ngoài mẫu; đề tài ít đoạn thì tỷ lệ dao động mạnh):

| đề tài | số đoạn bình thường | từ 0,5 trở lên |
|---|---|---|
{topics}

Tỷ lệ trên tin đã thu thập, theo loại nguồn, ngôn ngữ, cơ quan: xem `FAIRNESS.md` bên cạnh (khi kho đã có đánh giá).
Không có số đo nào theo tờ báo hay theo người.

## Chuyên viên thống nhất đến đâu
{agreement}

## Giới hạn
- Số liệu, địa điểm, kết quả bị đổi trong một câu viết bình thường không để lại vết trong cách viết: mô hình không
  thấy được. Vì thế mô hình chỉ có thể nâng lên mức theo dõi.
- Xác suất được hiệu chỉnh khi gần một nửa số đoạn là sai lệch; trên báo chí thật tỷ lệ ấy thấp hơn nhiều, nên phần
  lớn đoạn được cho trên 0,5 vẫn là tin đúng. Tin giải trí, chuyện lạ, lời kể giàu cảm xúc dễ bị cho cao.
- Các đoạn học do ít người viết, giọng sai lệch thường rõ hơn ngoài đời; các con số ở trên vì vậy là cận trên.
- Lời bác bỏ nhắc lại lời đồn có thể bị cho cao: bài bác bỏ là chứng cứ, không phải nội dung cần kiểm chứng.
- Chỉ tiếng Việt. Ngôn ngữ khác: đánh giá ghi rõ là không có mô hình.
"""
