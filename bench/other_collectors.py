"""Other collectors on the bench's press, each in an interpreter of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.press_server import page_url

FOLDER = Path(__file__).resolve().parent


def visit(name: str, python: Path | None, hosts: int, pages: int, port: int) -> float | None:
    """Articles a minute of the collector *name* over *pages* pages of *hosts* hosts.

    *python* is the interpreter that has it; None is given back where there is none or where it brought nothing,
    and the reason is printed.
    """
    if python is None:
        print(f"{name}: not measured, no --{name.replace('_', '-')} PYTHON given", file=sys.stderr)
        return None
    hosts, each = min(hosts, pages), max(1, pages // hosts)
    urls = [page_url(host, page, port) for page in range(each) for host in range(hosts)]
    # -I: the interpreter must not find our modules beside the script under the names of its own.
    command = [str(python), "-I", str(FOLDER / f"{name}_run.py"), str(hosts), str(each), str(port)]
    done = subprocess.run(command, input="\n".join(urls), capture_output=True, text=True, check=False)
    last = (done.stderr.splitlines() or ["no word"])[-1]
    if done.returncode != 0:
        print(f"{name}: could not run: {last}", file=sys.stderr)
        return None
    said = json.loads(done.stdout.splitlines()[-1])
    if not said["pages"]:
        print(f"{name}: brought no article: {last}", file=sys.stderr)
        return None
    return rate(f"{name} {said['version']}", said["pages"], said["seconds"])


def rate(name: str, pages: int, seconds: float) -> float:
    """Pages a minute; said on stderr."""
    found = round(60 * pages / seconds, 1)
    print(f"{name}: {pages} pages in {seconds:.1f} s, {found} a minute", file=sys.stderr)
    return found
