from dataclasses import replace
from datetime import date, timedelta

from pipeline.assessment.assess import weigh
from pipeline.assessment.signals.silent_edit import NAME, signals
from pipeline.records.assessment import Level

FLAG = 0.5
TITLE = "Sửa cầu Krông Nhau ở Đắk Lắk"
OLD = "Đắk Lắk chi 900 tỉ đồng sửa cầu Krông Nhau trong năm nay."
NEW = "Đắk Lắk chi 90 tỉ đồng sửa cầu Krông Nhau trong năm nay."
RUMOUR = "Đập Ea Rin ở Đắk Lắk bị vỡ trong đêm, nước tràn xuống hai thôn phía hạ lưu."
DENIAL = (
    "Đắk Lắk bác tin đập Ea Rin bị vỡ trong đêm",
    "UBND tỉnh Đắk Lắk khẳng định thông tin đập Ea Rin bị vỡ trong đêm là không chính xác, hồ vận hành bình thường.",
)


def page(make_report, title: str, before: str, after: str):
    """The page's new version and its old one, six hours apart."""
    old, new = make_report(title, before, hour=2), make_report(title, after, hour=8)
    url = old.article.canonical_url
    return replace(new, article=replace(new.article, canonical_url=url)), old


def portal(make_report, hour: int = 5):
    return make_report(TITLE, NEW, outlet="cong-thong-tin", official=True, hour=hour)


def test_a_figure_changed_after_an_official_one_without_a_word_is_flagged(make_report, surround) -> None:
    report, old = page(make_report, TITLE, OLD, NEW)
    around = replace(surround(report, portal(make_report)), versions=(old,))
    (signal,) = signals(report, around)
    assert signal.name == NAME
    assert "900 tỉ" in signal.explanation
    assert "“90 tỉ đồng”" in signal.explanation
    assert "09:00 02/03/2026" in signal.explanation  # 02:00 UTC
    assert signal.claim_id in {claim.claim_id for claim in old.claims}
    assert weigh(report, around, None, FLAG).level is Level.FLAG


def test_a_correction_that_says_so_is_none(make_report, surround) -> None:
    report, old = page(make_report, TITLE, OLD, f"{NEW} Đính chính: bản trước ghi nhầm số tiền.")
    assert signals(report, replace(surround(report, portal(make_report)), versions=(old,))) == ()


def test_an_edit_that_nobody_had_contradicted_is_none(make_report, surround) -> None:
    report, old = page(make_report, TITLE, OLD, NEW)
    assert signals(report, replace(surround(report), versions=(old,))) == ()
    late = portal(make_report, hour=9)
    assert signals(report, replace(surround(report, late), versions=(old,))) == ()


def test_a_risen_toll_is_an_update(make_report, surround) -> None:
    text = "Lũ ở xã Ea Rin, Đắk Lắk làm {} người chết trong đêm."
    report, old = page(make_report, "Lũ ở Đắk Lắk", text.format(3), text.format(5))
    other = make_report("Lũ ở Đắk Lắk", text.format(5), outlet="cong", official=True, hour=5)
    assert signals(report, replace(surround(report, other), versions=(old,))) == ()


def test_a_denied_claim_that_was_dropped_is_found(make_report, surround) -> None:
    report, old = page(make_report, "Mưa lớn ở Đắk Lắk", RUMOUR, "Mưa lớn ở Đắk Lắk, 30 ngôi nhà bị ngập trong đêm.")
    denial = make_report(*DENIAL, outlet="bao-b", hour=5)
    (signal,) = signals(report, replace(surround(report, denial), versions=(old,)))
    assert "Đập Ea Rin" in signal.explanation
    kept, _ = page(make_report, "Mưa lớn ở Đắk Lắk", RUMOUR, f"{RUMOUR} Mưa vẫn lớn.")
    assert signals(kept, replace(surround(kept, denial), versions=(old,))) == ()  # official_denial has it


def test_without_another_version_there_is_none(make_report, surround) -> None:
    report = make_report(TITLE, NEW, day=date(2026, 3, 2) + timedelta(days=1))
    assert signals(report, surround(report, portal(make_report))) == ()
