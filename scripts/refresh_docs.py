"""Runs the commands that the documentation shows, and writes what they print beside them.

<!-- run: dragoman --version -->      the command, for bash, from the root of the repository
…                                     replaced: a console block with the command and its output
<!-- /run -->

python scripts/refresh_docs.py README.md docs/*.md            refresh
python scripts/refresh_docs.py --check README.md docs/*.md    only say which files are out of date
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"<!-- run: (?P<command>.+?) -->\n.*?<!-- /run -->", re.DOTALL)


def refreshed(text: str) -> str:
    """Return the page with the output of each of its commands put beside it."""
    return BLOCK.sub(lambda match: _block(match["command"]), text)


def _block(command: str) -> str:
    return f"<!-- run: {command} -->\n```console\n$ {command}\n{_output(command)}\n```\n<!-- /run -->"


def _output(command: str) -> str:
    """Return what the command prints, without blank lines at the end. Raises `CalledProcessError` when it fails."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PATH": path, "NO_COLOR": "1"},
    )
    return done.stdout.rstrip()


def main(arguments: list[str]) -> int:
    """Refresh the pages, or with `--check` return 1 when one of them is out of date."""
    check = "--check" in arguments
    stale = []
    for page in (Path(name) for name in arguments if name != "--check"):
        text = page.read_text(encoding="utf-8")
        fresh = refreshed(text)
        if fresh != text:
            stale.append(page)
            if not check:
                page.write_text(fresh, encoding="utf-8", newline="\n")
    for page in stale:
        print(f"{page}: {'out of date; run `make docs`' if check else 'refreshed'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
