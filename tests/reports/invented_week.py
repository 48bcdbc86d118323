"""An invented week of a province, as rows of the views; no outlet and no event in it exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from pipeline.records.agencies import AgencyKind
from pipeline.records.case_acts import Stage
from pipeline.records.collection import CoveredDay, MissedNights, SourceNights, WeekOfCollection
from pipeline.records.digest import CaseRow, ClockRow, SourceHealthRow, WeekFlag
from pipeline.records.ids import record_id
from pipeline.records.learning import LevelCount
from pipeline.records.press import SourceKind
from pipeline.records.warnings import EarlyWarning, Reason, Subject
from pipeline.records.weekly import (
    AgencyLabel,
    CountRow,
    DecisionCount,
    DigestInput,
    Due,
    NamedQuery,
    NamedValue,
    ResponseRow,
    Scope,
    ShareRow,
    StoryDay,
    Versions,
    WeekStory,
)

AGENCY = "dak-lak"
MONDAY = date(2025, 11, 24)
CUTOFF = datetime(2025, 12, 1, 0, 0, tzinfo=UTC)  # 07:00 in Viet Nam
CIRCULAR = "02-2019-tt-btttt"

COUNTS = ((141, 12), (1208, 96), (97, 0), (154, 31), (88, 7), (0, 0), (63, 4))
HEADLINES = (
    "Hồ thủy lợi Ea Rông xả lũ trong đêm, ba xã vùng hạ du ngập sâu",
    "Nông dân trồng cà phê kiến nghị lùi thời hạn trả nợ sau mưa lũ",
    "Cầu Krông Buk thông xe trở lại sau tám ngày gián đoạn",
    "Coffee harvest delayed as floods cut roads in the Central Highlands",
    "Học sinh hai trường vùng lũ được nghỉ học đến hết tuần",
    "Giá sầu riêng tại vườn giảm, thương lái hoãn thu mua",
    "Bệnh viện vùng Tây Nguyên tiếp nhận thêm thiết bị lọc nước",
    "Đề nghị làm rõ việc phân bổ hàng cứu trợ tại xã Ea Trul",
    "Khởi công khu tái định cư cho các hộ mất nhà",
    "Lễ hội văn hóa cồng chiêng dời sang tháng mười hai",
    "Đường tránh phía đông thành phố chậm tiến độ",
    "Hội chợ nông sản cuối năm mở cửa",
)
FLAGGED = (
    ("Hồ Ea Rông xả 2.400 m³/giây không báo trước, 60 người thiệt mạng?", 0.91, "accept", 0),
    ("Toàn bộ ba xã vùng hạ du phải di dời vĩnh viễn", 0.83, "", 1),
    ("Hàng cứu trợ bị giữ lại 12 ngày tại kho của tỉnh", 0.74, "ask", 2),
    ("Dam failure leaves thousands homeless in Dak Lak", 0.71, "reject", 3),
    ("Trường học vùng lũ đóng cửa hết năm học", 0.66, "withdraw", 4),
)
REASONS = (
    ("Tỉnh nêu 5 người thiệt mạng (thông báo ngày 24/11/2025); bài nêu 60 người.", "Hai nguồn độc lập nêu 5 người."),
    ("Cơ quan phòng, chống thiên tai của tỉnh bác tin di dời vĩnh viễn (25/11/2025).",),
    ("Sở Nông nghiệp và Môi trường nêu hàng đã giao trong 2 ngày; bài nêu 12 ngày.",),
    ("Thông tin chính thức: đập an toàn, không có sự cố vỡ đập (26/11/2025).",),
    ("Sở Giáo dục và Đào tạo nêu nghỉ học đến ngày 28/11/2025; bài nêu hết năm học.",),
)
SOURCES = (
    ("vung-cao-online", "Vùng Cao Online", "provincial", 14, 0, 6, "bình thường", ""),
    ("nhip-song-nuoc", "Nhịp Sống Nước", "national", 58, 2, 20, "bình thường", ""),
    ("highland-wire", "Highland Wire", "foreign", 0, 9, 3, "không giao bài", "Máy chủ trả lời lỗi 503 cả đêm."),
    (
        "cong-tinh-ao",
        "Cổng thông tin tỉnh (mẫu)",
        "official",
        2,
        0,
        5,
        "giao thiếu",
        "Chỉ có 2 bài, dự kiến ít nhất 5.",
    ),
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of the week: *day* 0 is Monday, UTC."""
    return datetime(2025, 11, 24, hour, minute, tzinfo=UTC) + timedelta(days=day)


BEFORE = (90, 9)  # each day of the three full weeks before, domestic and foreign
FULL_WEEKS = tuple(MONDAY - timedelta(weeks=back) for back in (3, 2, 1))


def collected() -> tuple[CoveredDay, ...]:
    """This week, three full ones before, and three days of the one before those; the Monday after, begun."""
    days = [*(MONDAY - timedelta(days=n) for n in (24, 23, 22)), *(MONDAY + timedelta(days=n) for n in range(-21, 8))]
    return tuple(CoveredDay(day, whole=day < MONDAY + timedelta(days=7)) for day in days)


def without(*lacking: date, partly: tuple[date, ...] = ()) -> WeekOfCollection:
    """The week's collection but for these days; of others only a part was read."""
    days = tuple(
        CoveredDay(one.day, one.whole and one.day not in partly) for one in collected() if one.day not in lacking
    )
    return replace(collection(), days=days)


def collection() -> WeekOfCollection:
    """Seven nights; Highland Wire delivered in none of them, the portal in five."""
    nights = tuple(MONDAY + timedelta(days=n) for n in range(7))
    delivered = {"highland-wire": 0, "cong-tinh-ao": 5}
    sources = tuple(
        SourceNights(own, 7, 7, delivered.get(own, 7), fetched * 7, failed * 7)
        for own, _, _, fetched, failed, *_ in SOURCES
    )
    missed = (
        MissedNights("cong-tinh-ao", "nguồn trả lời nhưng không có trang nào mới", 2),
        MissedNights("highland-wire", "máy chủ báo lỗi (mã 503)", 4),
        MissedNights("highland-wire", "quá thời gian chờ", 3),
    )
    return WeekOfCollection(collected(), nights, sources, missed)


def coverage() -> tuple[CountRow, ...]:
    """Saturday has no row: there is none for a day without articles."""
    days = [(MONDAY + timedelta(days=index), counts) for index, counts in enumerate(COUNTS)]
    days += [(monday + timedelta(days=n), BEFORE) for monday in FULL_WEEKS for n in range(7)]
    days.append((MONDAY - timedelta(days=22), (1000, 1000)))  # a week that is not full: not compared with
    rows = []
    for day, (domestic, foreign) in days:
        local = domestic // 3
        rows += [
            CountRow(day, SourceKind.NATIONAL, False, "vi", domestic - local),
            CountRow(day, SourceKind.PROVINCIAL, False, "vi", local),
            CountRow(day, SourceKind.FOREIGN, True, "en", foreign),
        ]
    return tuple(row for row in rows if row.articles)


def shares() -> tuple[ShareRow, ...]:
    now = (("dak-lak", 1901), ("gia-lai", 2500), ("lam-dong", 400), ("ha-noi", 5000))
    before = [ShareRow(agency, week, 500) for agency, _ in now for week in FULL_WEEKS]
    return (*(ShareRow(agency, MONDAY, articles) for agency, articles in now), *before)


LABELS = tuple(
    AgencyLabel(slug, name, AgencyKind.PROVINCE)
    for slug, name in (
        ("dak-lak", "Đắk Lắk"),
        ("gia-lai", "Gia Lai"),
        ("ha-noi", "Hà Nội"),
        ("hue", "Huế"),
        ("lam-dong", "Lâm Đồng"),
    )
)


def stories() -> tuple[WeekStory, ...]:
    rows = []
    for index, headline in enumerate(HEADLINES):
        articles = (7, 213, 3, 41, 12, 12, 9, 25, 1, 2, 5, 4)[index]
        rows.append(
            WeekStory(
                story_id=record_id("story", headline),
                headline=headline,
                agencies=("Gia Lai", "Đắk Lắk", "Lâm Đồng")[: 1 + index % 3],
                first_seen=at(index % 5, 2 + index % 7, 15),
                last_seen=at(index % 5 + 1, 9, 40),
                in_week=articles,
                articles=articles,
                copies=articles // 2,
                outlets=articles // 3 + 1,
                countries=1 + index % 4,
                languages=1 + index % 3,
                foreign_articles=articles // 9,
                stories=31,
                fresh=27,
                language="en" if headline.isascii() else "vi",
                url=f"https://www.vung-cao.example/tin/{index}",
            )
        )
    return tuple(rows)


def story_days() -> tuple[StoryDay, ...]:
    return tuple(
        StoryDay(row.story_id, MONDAY + timedelta(days=index % 5 + n), row.in_week // 2 or 1)
        for index, row in enumerate(stories())
        for n in range(2)
    )


def warnings() -> tuple[EarlyWarning, ...]:
    def one(subject: Subject, own: str, title: str, reason: Reason, articles: int, days: int) -> EarlyWarning:
        return EarlyWarning(
            record_id("warning", own, reason), MONDAY + timedelta(days=1), subject, own, AGENCY, title, reason,
            articles, 120.0, 310.5, MONDAY - timedelta(days=21), MONDAY - timedelta(days=1), days,
            ("Nhịp Sống Nước",), "như trên",
        )  # fmt: skip

    story = record_id("story", HEADLINES[1])
    return (
        one(Subject.AGENCY, AGENCY, "Đắk Lắk", Reason.VOLUME, 1304, 15),
        one(Subject.STORY, story, HEADLINES[1], Reason.FOREIGN, 23, 0),
    )


RESPONSES = (
    ResponseRow(record_id("response", "1"), "", AGENCY, "", "a", Stage.DONE, MONDAY + timedelta(days=4),
                "https://daklak.example/thong-cao", "Thông cáo về số người thiệt mạng"),
    ResponseRow(record_id("response", "2"), "", AGENCY, "", "b", Stage.PLANNED, MONDAY + timedelta(days=9), "", ""),
)  # fmt: skip
MEASURES = (
    ("a", "Phát hành thông cáo báo chí, văn bản, tài liệu giải thích, làm rõ;"),
    ("b", "Tổ chức giao ban báo chí;"),
)


def responses() -> tuple[ResponseRow, ...]:
    first, second, _ = CASES
    return (
        replace(RESPONSES[0], case_id=first.case_id, title=first.title),
        replace(RESPONSES[1], case_id=second.case_id, title=second.title),
    )


def levels() -> tuple[LevelCount, ...]:
    return (
        LevelCount(SourceKind.NATIONAL, "vi", AGENCY, "Đắk Lắk", MONDAY, 400, 4, 9, 0, 0.0, 1, 2, 1),
        LevelCount(SourceKind.FOREIGN, "en", AGENCY, "Đắk Lắk", MONDAY - timedelta(weeks=2), 60, 1, 0, 0, 0.0, 0, 1, 0),
    )


def flags() -> tuple[WeekFlag, ...]:
    return tuple(
        WeekFlag(
            assessment_id=record_id("assessment", title),
            agency_id=AGENCY,
            article_id=record_id("article", title),
            story_id=record_id("story", HEADLINES[story]),
            day=MONDAY + timedelta(days=index),
            title=title,
            url=f"https://nhip-song-nuoc.example/thoi-su/bai-{index}.html?muc=lu&trang=1",
            score=score,
            reasons=REASONS[index],
            signals=("official_denial",),
            decision=decision,
            part="week",
        )
        for index, (title, score, decision, story) in enumerate(FLAGGED)
    )


def case(title: str, state: str, day: int, *, by_choice: bool = True, attached: int = 1) -> CaseRow:
    story = record_id("story", HEADLINES[day])
    return CaseRow(record_id("case", title), AGENCY, story, title, state, at(day, 22, 5), CIRCULAR, by_choice, attached)


CASES = (
    case("Số người thiệt mạng sau khi hồ Ea Rông xả lũ", "confirmed", 0, attached=3),
    case("Tin di dời vĩnh viễn ba xã vùng hạ du", "opened", 1),
    replace(case("Thời gian giao hàng cứu trợ tại xã Ea Trul", "press_was_right", 2, attached=2), state_since=at(5, 3)),
)


def clocks() -> tuple[ClockRow, ...]:
    basis = "Khoản 5 Điều 6 Thông tư 02/2019/TT-BTTTT"
    first, second, third = (row.case_id for row in CASES)
    rows = (
        ClockRow(second, "internal", date(2025, 11, 26), date(2025, 12, 3), date(2025, 12, 3),
                 datetime(2025, 12, 3, 17, tzinfo=UTC), None, 2, False, f"{basis}, áp dụng theo lựa chọn"),
        ClockRow(first, "internal", date(2025, 11, 25), date(2025, 12, 2), date(2025, 12, 2),
                 datetime(2025, 12, 2, 17, tzinfo=UTC), None, 1, False, f"{basis}, áp dụng theo lựa chọn"),
        ClockRow(first, "statutory", date(2025, 11, 23), date(2025, 11, 30), date(2025, 12, 1),
                 datetime(2025, 11, 30, 17, tzinfo=UTC), None, -1, True, basis),
        ClockRow(third, "internal", date(2025, 11, 27), date(2025, 12, 4), date(2025, 12, 4),
                 datetime(2025, 12, 4, 17, tzinfo=UTC), at(5, 3), 3, False, f"{basis}, áp dụng theo lựa chọn"),
    )  # fmt: skip
    return tuple(replace(row, clock_id=record_id("clock", row.case_id, row.kind)) for row in rows)


def sources() -> tuple[SourceHealthRow, ...]:
    return tuple(
        SourceHealthRow(
            source_id,
            name,
            kind,
            at(6, 18),
            None if fetched == 0 else at(6, 18, 20),
            fetched,
            failed,
            least,
            status,
            why,
        )
        for source_id, name, kind, fetched, failed, least, status, why in SOURCES
    )


def scope() -> Scope:
    slugs = tuple(label.agency_id for label in LABELS)
    return Scope((AGENCY,), slugs, MONDAY, MONDAY + timedelta(days=6), date(2025, 10, 6), CUTOFF)


def digest_input() -> DigestInput:
    return DigestInput(
        scope=scope(),
        labels=LABELS,
        recipients=("Ủy ban nhân dân tỉnh (để báo cáo)", "Sở Văn hóa, Thể thao và Du lịch"),
        collection=collection(),
        counts=coverage(),
        shares=shares(),
        stories=stories(),
        story_days=story_days(),
        warnings=warnings(),
        flags=flags(),
        decisions=(DecisionCount("accept", 2), DecisionCount("reject", 1)),
        cases=CASES,
        clocks=clocks(),
        responses=responses(),
        followed=(),
        dues=(Due("Báo cáo kết quả năm 2025", date(2025, 12, 4), "", "khoản 1 Điều 9 Thông tư số 22/2016/TT-BTTTT"),),
        measures=MEASURES,
        sources=sources(),
        levels=levels(),
        thresholds=(NamedValue("case", 0.8), NamedValue("flag", 0.6)),
        versions=Versions("2025.11-1", "vi-tfidf-3f9ac210"),
        audit_head=record_id("audit", "head") + record_id("audit", "rest"),
        queries=(NamedQuery("digest_days", "Articles by day; key: the day.", "select 1 --> 2\n-- <b>x</b>"),),
    )


def together() -> DigestInput:
    """The same week about two provinces in one paper."""
    data = digest_input()
    return replace(data, scope=replace(data.scope, agencies=(AGENCY, "gia-lai")))


def quiet_week() -> DigestInput:
    """A week in which nothing happened, in an office that has just begun, without a model."""
    return replace(
        digest_input(), counts=(), shares=(), stories=(), story_days=(), warnings=(), flags=(), decisions=(), cases=(),
        clocks=(), responses=(), dues=(), sources=(), levels=(), recipients=(), thresholds=(), versions=None,
        audit_head="", queries=(),
        collection=WeekOfCollection(tuple(CoveredDay(MONDAY + timedelta(days=n), True) for n in range(7)), (), (), ()),
    )  # fmt: skip


HOSTILE = (
    "<script>alert('x')</script> & \"trích\" 'dẫn' {{ 7*7 }}",
    "Siêu" * 80,
    "\u202eđảo ngược\u202c مرحبا بالعالم שלום",
    "Lũ 🌊🚨 ở \x00\x08\x0b\x1f\ufffe\ud800 vùng cao\nxuống dòng\u2028nữa",
)


def hostile_week() -> DigestInput:
    """Headlines, reasons, addresses and names as nobody should write them."""
    data = digest_input()
    return replace(
        data,
        labels=(AgencyLabel(AGENCY, "Bộ <b>Thử</b>", AgencyKind.MINISTRY),),
        shares=(),
        recipients=HOSTILE,
        stories=tuple(replace(row, headline=text) for row, text in zip(data.stories, HOSTILE, strict=False)),
        flags=tuple(
            replace(row, title=text, url=url, reasons=HOSTILE)
            for row, text, url in zip(
                data.flags,
                (*HOSTILE, ""),
                (
                    "javascript:alert(1)",
                    'https://a.example/"onmouseover="x',
                    "data:text/html,x",
                    "java\nscript:x",
                    "//b",
                ),
                strict=True,
            )
        ),
        cases=tuple(replace(row, title=text) for row, text in zip(data.cases, HOSTILE, strict=False)),
        sources=tuple(replace(row, name=text, why=text) for row, text in zip(data.sources, HOSTILE, strict=True)),
    )
