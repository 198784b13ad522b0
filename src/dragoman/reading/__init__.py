"""Reads reports from files, folders, standard input and addresses; what cannot be read comes back as a problem.

source → bytes → text → furniture and particulars → report
"""

from __future__ import annotations

from dragoman.reading.furniture import find_furniture
from dragoman.reading.options import ReadOptions
from dragoman.reading.sources import read_source

__all__ = ["ReadOptions", "find_furniture", "read_source"]
