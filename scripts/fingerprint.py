"""Prints one SHA-256 a report over layers and claims, to compare machines: `python scripts/fingerprint.py FILE…`."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import msgspec

from dragoman.pipeline import Reader
from dragoman.reading import ReadOptions, read_source


def main() -> None:
    """Print a line for every report: its name and its fingerprint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="+", help="what `dragoman read` takes")
    parser.add_argument("--model", type=Path, help="a folder with other weights")
    parser.add_argument("--first", type=int, default=0, help="stop after so many reports")
    args = parser.parse_args()
    reader, count = Reader.load(args.model), 0
    for source in args.sources:
        for report, _ in read_source(source, ReadOptions()):
            if report is None or (args.first and count >= args.first):
                continue
            reading = reader.read(report, layers=True)
            print(report.doc, hashlib.sha256(msgspec.json.encode(reading)).hexdigest(), flush=True)
            count += 1


if __name__ == "__main__":
    main()
