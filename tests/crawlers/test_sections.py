"""Section pages: which links are articles, what is known of them, what is left alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.addresses import normalise
from crawlers.article_links import Likelihood, likelihood
from crawlers.listing import Listing, Origin
from crawlers.section_html import MAX_ANCHORS
from crawlers.sections import MAX_LINKS, NoArticleLinks, read_section

NOW = datetime(2026, 3, 2, 22, tzinfo=UTC)
URL = "https://www.bao.example/thoi-su/"
ORIGIN = Origin(URL, "bao", "c" * 32, NOW)
SURE, LIKELY, NONE = Likelihood.SURE, Likelihood.LIKELY, Likelihood.NONE


def read(page: str | bytes, content_type: str = "text/html", most: int = 2000) -> Listing:
    return read_section(page.encode() if isinstance(page, str) else page, content_type, URL, ORIGIN, most)


def link(path: str, words: str = "Cầu mới qua sông đã thông xe kỹ thuật") -> str:
    return f'<a href="{path}">{words}</a>'


@pytest.mark.parametrize(
    ("address", "words", "answer"),
    [
        ("https://b.vn/cau-moi-qua-song-da-thong-xe-4960001.html", "Cầu mới đã thông xe", SURE),
        ("https://b.vn/cau-moi-qua-song-20260302085607116.htm", "", SURE),
        ("https://b.vn/thoi-su/202603/cau-moi-qua-song-8c91a2b/", "", SURE),
        ("https://b.vn/can-tho-khac-phuc-sat-lo-a19499.html", "Cần Thơ khắc phục sạt lở", SURE),
        ("https://b.vn/2026/03/02/asia/floods-intl", "Floods", SURE),
        ("https://b.cn/20260302/abcdef0123456789/c.html", "", SURE),
        ("https://b.kr/article/10620001", "Vietnam floods leave dozens dead", SURE),
        ("https://b.la/detail.aspx?id=98765", "ນາຍົກລັດຖະມົນຕີ ຢ້ຽມຢາມ", SURE),
        ("https://b.jp/jc/article?k=2026030200123&g=int", "ベトナム中部で洪水被害", SURE),
        ("https://b.vn/storm-kills-five-2026-03-02/", "Storm kills five people", SURE),
        ("https://b.vn/-/ubnd-tinh-hop-ban-khac-phuc", "UBND tỉnh họp bàn về khắc phục hậu quả", LIKELY),
        ("https://b.kh/សម្តេចធិបតីជួបប្រធានរដ្ឋសភា", "សម្តេចធិបតី ជួបប្រធានរដ្ឋសភា", LIKELY),
        ("https://b.vn/", "Trang chủ của báo điện tử", NONE),
        ("https://b.vn/thoi-su/", "Thời sự", NONE),
        ("https://b.vn/phap-luat-ban-doc/", "Pháp luật - Bạn đọc", NONE),
        ("https://b.vn/khoa-hoc-cong-nghe.htm", "Khoa học - Công nghệ", NONE),
        ("https://b.vn/tags/dak-lak-123456.html", "Tin tức Đắk Lắk mới nhất", NONE),
        ("https://b.vn/tag-dak-lak/cau-moi-qua-song-4960001.html", "Cầu mới qua sông", NONE),
        ("https://b.vn/video/cau-moi-qua-song-4960001.html", "Cầu mới qua sông", NONE),
        ("https://b.vn/video-cau-moi-qua-song-4960001.htm", "Video: Cầu mới qua sông", NONE),
        ("https://b.vn/chu-de/bao-so-13-cap-nhat-802100", "Bão số 13: cập nhật", NONE),
        ("https://b.vn/tac-gia/nguoi-viet-bao-100234.html", "Tất cả bài của một người", NONE),
        ("https://b.vn/gioi-thieu/co-cau-to-chuc-123456", "Cơ cấu tổ chức của tỉnh", NONE),
        ("https://b.vn/tin-tuc/list.aspx?page=200&id=12345", "Trang sau của danh sách", NONE),
        ("https://b.vn/upload/quyet-dinh-so-12-2026030201.pdf", "Quyết định số 12 của UBND", NONE),
        ("https://b.vn/login?return=1234567890", "Đăng nhập để đọc tiếp bài", NONE),
    ],
)
def test_the_shape_of_an_address_tells_articles_from_the_rest(address: str, words: str, answer: Likelihood) -> None:
    assert likelihood(normalise(address) or "", words) is answer


def test_entries_have_titles_dates_and_this_page_as_their_feed() -> None:
    found = read(
        "<main><article><a href='/cau-moi-qua-song-4960001.html'><img alt='Ảnh'></a><h3>"
        "<a href='/cau-moi-qua-song-4960001.html?utm_source=home'>Cầu mới qua&nbsp;sông</a></h3>"
        "<time datetime='2026-03-02T08:00:00+07:00'>08:00</time></article>"
        "<li><a href='https://bao.example/2026/03/01/mua-lon-o-mien-trung'>Mưa lớn</a></li></main>"
    )
    first, second = found.entries
    assert (first.title, first.feed_url, first.summary) == ("Cầu mới qua sông", URL, "")
    assert first.published_at == datetime(2026, 3, 2, 1, tzinfo=UTC)
    assert second.published_at == datetime(2026, 2, 28, 17, tzinfo=UTC)
    assert {entry.url.partition("//")[2].partition("/")[0] for entry in found.entries} == {
        "www.bao.example",
        "bao.example",
    }


def test_a_time_between_two_articles_dates_neither() -> None:
    one, two = link("/bai-thu-nhat-o-day-100001.html"), link("/bai-thu-hai-o-day-100002.html")
    found = read(f"<div>{one}{two}<time datetime='2026-03-02T08:00:00+07:00'></time></div>")
    assert [entry.published_at for entry in found.entries] == [None, None]


def test_navigation_other_hosts_and_the_page_itself_are_left_alone() -> None:
    found = read(
        f"<header>{link('/tin-o-dau-trang-nay-100001.html')}</header>"
        f"<nav>{link('/tin-trong-menu-chinh-100002.html')}</nav>"
        f"<footer>{link('/tin-o-cuoi-trang-nay-100003.html')}</footer>"
        f"{link('https://khac.example/tin-cua-bao-khac-100004.html')}{link('//cdn.bao.example/tin-o-cdn-kia-100005')}"
        f"{link('javascript:void(100006)')}{link('#tin-trong-trang-nay-100007')}{link('http://[tin-hong-roi-100008')}"
        f"<a rel='author' href='/nguoi-viet-cua-bao-100009.html'>Một người viết báo</a>"
        f"<article><header>{link('/tin-co-dau-de-rieng-100010.html')}</header></article>"
    )
    assert [entry.url for entry in found.entries] == ["https://www.bao.example/tin-co-dau-de-rieng-100010.html"]


def test_sure_addresses_come_first_within_the_cap() -> None:
    likely = "".join(link(f"/mot-bai-viet-dai-khong-so-{'abcdefghij'[n]}/") for n in range(10))
    sure = "".join(link(f"/bai-viet-co-ma-so-{100000 + n}.html") for n in range(100))
    found = read(likely + sure)
    assert len(found.entries) == MAX_LINKS
    assert all("ma-so" in entry.url for entry in found.entries)
    assert [entry.url[-7:-5] for entry in read(likely + sure, most=2).entries] == ["00", "01"]


@pytest.mark.parametrize("page", ["", "<html></html>", "\0\0", link("/thoi-su/", "Thời sự"), "<script>app()</script>"])
def test_a_page_without_articles_fails_loudly(page: str) -> None:
    with pytest.raises(NoArticleLinks, match="links to no article"):
        read(page)


@pytest.mark.parametrize(
    ("charset", "content_type"),
    [("utf-8", "text/html; charset=iso-8859-1"), ("cp1258", "text/html; charset=windows-1258"), ("utf-16", "")],
)
def test_titles_are_read_in_the_pages_encoding(charset: str, content_type: str) -> None:
    page = link("/thong-bao-ve-du-an-100001.html", "Thông báo").encode(charset)
    assert read(page, content_type).entries[0].title == "Thông báo"


def test_a_base_address_is_honoured() -> None:
    found = read(f'<base href="https://bao.example/tin/">{link("bai-viet-co-ma-so-100001.html")}')
    assert found.entries[0].url == "https://bao.example/tin/bai-viet-co-ma-so-100001.html"


def test_a_hundred_thousand_links_are_cut_and_it_is_told() -> None:
    found = read(
        "".join(f'<a href="/bai-viet-so-{n}-{n:07}.html">Bài viết số {n} trong ngày</a>' for n in range(100_000))
    )
    assert len(found.entries) == MAX_LINKS
    assert [problem.kind for problem in found.problems] == ["list_cut"]
    assert str(MAX_ANCHORS) in found.problems[0].message


@given(st.text("<>/ahrefdivlitme='\" =:0123456789-.&;\0", max_size=300) | st.text(max_size=100))
def test_any_page_gives_links_or_the_named_error(page: str) -> None:
    for text in (page, link("/bai-viet-co-ma-so-100001.html") + page):
        try:
            found = read(text)
        except NoArticleLinks:
            assert text == page
        else:
            assert all(entry.url.startswith("http") for entry in found.entries)


@given(st.text(max_size=80), st.text(max_size=40))
def test_the_rule_never_raises(path: str, words: str) -> None:
    address = normalise(f"https://b.vn/{path}")
    assert address is None or likelihood(address, words) in Likelihood
