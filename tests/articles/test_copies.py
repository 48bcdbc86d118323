from pipeline.articles.copies import COPY_SIMILARITY, CopyIndex

SENTENCES = [
    f"Đoạn thứ {number} của bản tin kể về việc số {number * 7} ở thôn {number + 3}, nơi bà con đang dựng lại {word}."
    for number, word in enumerate("nhà cầu trường chợ đình bến kho trạm đường vườn ao giếng cổng sân quán lò".split())
]
WHOLE = " ".join(SENTENCES)


def match(make_article, earlier: str, later: str, title: str = "Bà con dựng lại thôn sau mưa"):
    index = CopyIndex()
    first = make_article(title, earlier, source="a")
    return first, index.add_and_match([first, make_article("Sau mưa, các thôn dựng lại", later, source="b")])[1]


def test_a_reprint_with_another_headline_is_a_copy(make_article) -> None:
    first, found = match(make_article, WHOLE, WHOLE + " Tin thêm từ xã.")
    assert found is not None
    assert found.article_id == first.article_id
    assert found.similarity >= COPY_SIMILARITY


def test_an_excerpt_is_a_copy_of_the_longer_text_whichever_came_first(make_article) -> None:
    excerpt = " ".join(SENTENCES[4:9])
    for earlier, later in ((WHOLE, excerpt), (excerpt, WHOLE)):
        first, found = match(make_article, earlier, later)
        assert found is not None
        assert found.article_id == first.article_id


def test_a_digest_is_no_copy_of_what_it_repeats(make_article) -> None:
    index = CopyIndex()
    report = make_article("Bà con dựng lại thôn sau mưa", " ".join(SENTENCES[:6]), source="a")
    digest = make_article("Điểm tin sáng 2/3: Dựng lại thôn sau mưa", WHOLE, source="b")
    assert index.add_and_match([report, digest]) == [None, None]


def test_other_words_are_no_copy(make_article) -> None:
    assert (
        match(make_article, WHOLE, "Sở Y tế mở đợt tiêm phòng cho trẻ em tại mười xã vùng cao từ đầu tháng tư.")[1]
        is None
    )


def test_what_is_forgotten_is_not_found(make_article) -> None:
    index = CopyIndex()
    first = make_article("Một tin", WHOLE, source="a")
    index.add_and_match([first])
    index.forget(first.day.replace(day=first.day.day + 1))
    assert index.add_and_match([make_article("Một tin", WHOLE, source="b")]) == [None]
