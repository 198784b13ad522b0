"""The vocabulary of English time expressions: months, weekdays, parts of the day, units, numbers."""

from __future__ import annotations

import re


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
PARTS = {
    "morning": "MO",
    "mornings": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "noontime": "MI",
    "lunchtime": "MI",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "night": "NI",
    "nights": "NI",
    "overnight": "NI",
    "nightfall": "NI",
}
SEASONS = {
    "spring": "SP",
    "springtime": "SP",
    "summer": "SU",
    "summertime": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
}
UNITS = {
    "second": "TS",
    "sec": "TS",
    "minute": "TM",
    "min": "TM",
    "hour": "TH",
    "hr": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "wk": "W",
    "fortnight": "W",
    "weekend": "WE",
    "month": "M",
    "mo": "M",
    "quarter": "Q",
    "year": "Y",
    "yr": "Y",
    "decade": "E",
    "century": "C",
    "centurie": "C",
    "generation": "G",
}
"""Units by their singular; the letters follow TIMEX3, T before the units of a clock, C and G for two that it lacks."""

_ORDINAL_NAMES = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first
    twenty-second twenty-third"""
ORDINALS = {name: number for number, name in enumerate(_ORDINAL_NAMES.split(), start=1)}
_SMALL_NAMES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
_SMALL = {name: number for number, name in enumerate(_SMALL_NAMES.split())}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_BIG = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
DECADES = {f"{name[:-1]}ies": value for name, value in _TENS.items()}

_SMALL_WORD = "|".join(sorted((*_SMALL, *_TENS), key=len, reverse=True))
NUMBER = (
    r"(?:\d+ \d/\d|\d+(?:,\d{3})*(?: to | or |-)\d+|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|half(?:[ -](?:a|an))?|(?:a"
    r"|one)[ -]half"
    r"|(?:a |the )?(?:couple|pair)(?: of)?|an?(?: (?:hundred|thousand|dozen|million))?(?= |-)"
    r"|(?:a )?(?:few|several|many|some|numerous|various|dozens of|scores of|hundreds of|thousands of|tens of)"
    rf"|(?:{_SMALL_WORD})(?:[ -](?:{_SMALL_WORD}|hundred|thousand|million|dozen))*(?:[ -]and[ -](?:{_SMALL_WORD}))?)"
)
"""A pattern for numbers in digits or in words, the vague ones among them."""

_VAGUE = re.compile(r"few|several|many|some|numerous|various|dozens|scores|hundreds|thousands|tens")


def number(text: str) -> float | None:
    """Return the value of a number, `None` where it is vague ("a few").

    >>> number("twenty-five"), number("a couple of"), number("2.5"), number("half a"), number("several")
    (25, 2, 2.5, 0.5, None)
    """
    text = text.strip()
    if text[:1].isdigit():
        plain = text.replace(",", "")
        if re.search(r"\d (?:to|or) \d|\d-\d", plain):
            return None
        if "/" in plain:
            whole, above, below = map(int, re.split("[ /]", plain))
            return whole + above / below
        return float(plain) if "." in plain else int(plain)
    if _VAGUE.search(text):
        return None
    if "half" in text:
        return 0.5
    return 2 if "couple" in text or "pair" in text else _spelled(text)


def _spelled(text: str) -> int:
    """Return the value of a number in words; years may be read in pairs ("nineteen ninety-six")."""
    total, group = 0, 0
    for word in re.split(r"[ -]", text):
        if word in _BIG:
            group = max(group, 1) * _BIG[word]
            if word != "hundred":
                total, group = total + group, 0
        elif word in _TENS:
            group = group * 100 + _TENS[word] if 10 <= group < 100 else group + _TENS[word]
        elif word in _SMALL:
            value = _SMALL[word]
            group = group * 100 + value if value >= 10 and 10 <= group < 100 else group + value
        elif word in {"a", "an"}:
            group = 1
    return total + group
