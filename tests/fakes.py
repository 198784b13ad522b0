"""Stand-ins for reading a report with the model, in a module of their own so that worker processes find them."""

from __future__ import annotations

import os

from dragoman.core.claims import Reading
from dragoman.core.reports import Report
from dragoman.exceptions import ModelError
from handmade import make_claim
from sentences import MODEL, assembled, tell


def read(report: Report, layers: bool) -> Reading:
    """Give the report one claim: its first word."""
    return Reading(report=report, claims=(make_claim(report.text.split()[0], text=report.text),), model="fake")


def read_with_layers(report: Report, layers: bool) -> Reading:
    """Take any report for "Corland shelled Selwyn.", with what the stages find in that."""
    told, found = tell("Corland/NNP/nsubj/shelled shelled/VBD/root/ASSAULT Selwyn/NNP/obj/shelled .")
    claims = assembled(told, found)
    return Reading(report=told, claims=claims, model=MODEL, layers=found if layers else None)


def read_or_die(report: Report, layers: bool) -> Reading:
    """Do what the system does to a process that takes too much memory."""
    if report.text.startswith("deadly"):
        os._exit(9)
    return read(report, layers)


def no_model(report: Report, layers: bool) -> Reading:
    raise ModelError("expected the model file model/dragoman.onnx, found none; install the package again")


def interrupt(report: Report, layers: bool) -> Reading:
    """Do what Ctrl-C does while the third report is read."""
    if report.text.startswith("third"):
        raise KeyboardInterrupt
    return read(report, layers)
