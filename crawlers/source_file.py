"""What one block of crawlers/sources/*.yml must look like, checked by pydantic."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from crawlers.addresses import belongs, host_of
from pipeline.records.press import Source, SourceKind

MIN_DELAY = 1.0  # seconds between two requests to one outlet: the floor of courtesy

# ISO 639-1, all codes.
LANGUAGES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_HOST = re.compile(r"(?=.{1,253}$)(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))+")
# A whole registry ("gov.vn") would let a source reach every site under it.
_REGISTRY = re.compile(r"(com|gov|org|net|edu|co|ac|or|ne|go|info|gob|mil)\.[a-z]{2}")


def _address(url: str) -> str:
    if not url.startswith(("https://", "http://")) or not host_of(url) or url != "".join(url.split()):
        raise ValueError(f"«{url}» không phải địa chỉ đầy đủ; cần bắt đầu bằng https:// (hoặc http:// khi không có)")
    if "@" in urlsplit(url).netloc or "#" in url:
        raise ValueError(f"«{url}»: địa chỉ không được mang tên đăng nhập hay phần sau dấu #")
    return url


def _host(host: str) -> str:
    if not _HOST.fullmatch(host):
        raise ValueError(f"«{host}» không phải tên máy chủ; chỉ ghi tên, chữ thường, ví dụ: vnexpress.net")
    if _REGISTRY.fullmatch(host):
        raise ValueError(f"«{host}» là đuôi tên miền chung; cần ghi tên máy chủ của riêng nguồn này")
    return host


def _language(code: str) -> str:
    if code not in LANGUAGES:
        raise ValueError(f"«{code}» không phải mã ngôn ngữ ISO 639-1 (hai chữ thường, ví dụ: vi, en, zh, km)")
    return code


Address = Annotated[str, AfterValidator(_address)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Expected(BaseModel):
    """Articles a night: fewer than ``min`` or more than ``max`` is worth a warning."""

    model_config = ConfigDict(strict=True, extra="forbid")

    min: int = Field(ge=0)
    max: int = Field(ge=1)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise ValueError(f"min ({self.min}) không được lớn hơn max ({self.max})")
        return self


class SourceBlock(BaseModel):
    """One source as written; the keys are those of the file."""

    model_config = ConfigDict(strict=True, extra="forbid")

    id: Slug
    name: str = Field(min_length=1, max_length=120)
    kind: SourceKind = Field(strict=False)
    country: str = Field(pattern=r"^[A-Z]{2}$")
    languages: list[Annotated[str, AfterValidator(_language)]] = Field(min_length=1)
    agencies: list[Slug] = []
    feeds: list[Address] = []
    sitemaps: list[Address] = []
    sections: list[Address] = []
    hosts: list[Annotated[str, AfterValidator(_host)]] = []
    delay: float = Field(ge=0, le=600)
    expected: Expected
    checked: date | Literal["never"]
    valid_from: date | None = None  # first day of the outlet
    valid_to: date | None = None  # last day of the outlet

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValueError(f"valid_from ({self.valid_from}) không được sau valid_to ({self.valid_to})")
        return self

    @model_validator(mode="after")
    def _hosts_cover_addresses(self) -> Self:
        addresses = [*self.feeds, *self.sitemaps, *self.sections]
        if not addresses:
            raise ValueError("cần ít nhất một địa chỉ trong feeds, sitemaps hoặc sections")
        if not self.hosts:
            self.hosts = list(dict.fromkeys(host_of(url).removeprefix("www.") for url in addresses))
        for url in addresses:
            if not belongs(host_of(url), self.hosts):
                raise ValueError(f"máy chủ của «{url}» không có trong hosts; chỉ được phép: {', '.join(self.hosts)}")
        return self

    def record(self) -> Source:
        """The record that passes between rooms."""
        return Source(
            id=self.id, name=self.name, kind=self.kind, country=self.country, languages=tuple(self.languages),
            agencies=tuple(self.agencies), feeds=tuple(self.feeds), sitemaps=tuple(self.sitemaps),
            sections=tuple(self.sections), allowed_hosts=tuple(self.hosts), delay_seconds=self.delay,
            expected_min=self.expected.min, expected_max=self.expected.max,
            checked=None if self.checked == "never" else self.checked,
            valid_from=self.valid_from, valid_to=self.valid_to,
        )  # fmt: skip
