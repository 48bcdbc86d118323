"""Scrapy's settings for one job: polite, without cookies, referers, proxies or remote consoles."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from crawlers.decode import accepted_encodings
from crawlers.job import TEXT_LOG_NAME, CrawlJob
from crawlers.outcome import MAX_REDIRECTS

ROBOT_NAME = "LamRo"
_HURRIED = 8  # connections a host in a bench; the spider that it is measured against has as many
_HANDLER = {"network": "crawlers.network.TimedHandler", "replay": "crawlers.replay_handler.ReplayHandler"}


def user_agent(contact: str) -> str:
    """How we present ourselves: name, version and whom to write to."""
    return f"{ROBOT_NAME}/{software_version()} (+{contact})"


def software_version() -> str:
    """The installed version, "0" in a source tree that is not installed."""
    try:
        return version("lamro")
    except PackageNotFoundError:
        return "0"


def scrapy_settings(job: CrawlJob) -> dict[str, Any]:
    """The settings under which *job* runs."""
    replay = job.replay_warc is not None
    handler = _HANDLER["replay" if replay else "network"]
    return {
        "BOT_NAME": ROBOT_NAME,
        "USER_AGENT": user_agent(job.contact),
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_USER_AGENT": ROBOT_NAME,
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "vi,en;q=0.7,*;q=0.5",
            "Accept-Encoding": accepted_encodings(),
        },
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler, "ftp": None, "file": None, "data": None, "s3": None},
        "DOWNLOADER_MIDDLEWARES": _middlewares(replay),
        "EXTENSIONS": _extensions(replay or job.in_a_hurry),
        "DOWNLOAD_TIMEOUT": job.caps.timeout_seconds,
        "DOWNLOAD_MAXSIZE": job.caps.max_body_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "CONCURRENT_REQUESTS": 64,
        "CONCURRENT_ITEMS": 1,  # Scrapy starts so many tasks for each answer; the spider makes no items
        "CONCURRENT_REQUESTS_PER_DOMAIN": 64 if replay else _HURRIED if job.in_a_hurry else 1,
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "AUTOTHROTTLE_ENABLED": not (replay or job.in_a_hurry),
        "AUTOTHROTTLE_START_DELAY": 0.0,  # the floor of each source is set by Politeness
        "REDIRECT_MAX_TIMES": MAX_REDIRECTS,
        "HTTPERROR_ALLOW_ALL": True,
        "LOG_FILE": str(job.out_dir / TEXT_LOG_NAME),
        "LOG_LEVEL": "INFO",
        "REFERRER_POLICY": "no-referrer",
        **dict.fromkeys(_SWITCHED_OFF, False),
    }


_SWITCHED_OFF = (
    "COOKIES_ENABLED",
    "COMPRESSION_ENABLED",  # the archive middleware decodes, with a cap
    "HTTPPROXY_ENABLED",  # a proxy would take the guard's decision away from us
    "METAREFRESH_ENABLED",
    "REMOTE_CONTROL_ENABLED",
    "RETRY_ENABLED",  # what fails is tried the next night; each try is one line of the log
    "TELNETCONSOLE_ENABLED",
)


def _middlewares(replay: bool) -> dict[str, int | None]:
    """Order matters: rests and the guard before robots.txt, the archive nearest to the network."""
    return {
        "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
        "crawlers.resting_middleware.RestingMiddleware": None if replay else 50,
        "crawlers.guard_middleware.GuardMiddleware": None if replay else 60,
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
        "crawlers.robots.Robots": 100,
        "crawlers.archive.ArchiveMiddleware": 950,
    }


def _extensions(at_once: bool) -> dict[str, int | None]:
    return {
        "scrapy.extensions.throttle.AutoThrottle": None,
        "crawlers.politeness.Politeness": None if at_once else 0,
    }
