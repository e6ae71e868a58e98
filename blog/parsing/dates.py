"""Dates that stand in a post's furniture: archive headings, "Posted on …" and lines that are nothing but a date."""

import re
from dataclasses import dataclass

_MONTHS = (
    "january janvier januar enero gennaio janeiro jan",
    "february février februar febrero febbraio fevereiro feb",
    "march mars märz marzo março mar",
    "april avril abril aprile apr",
    "may mai mayo maggio maio",
    "june juin juni junio giugno junho jun",
    "july juillet juli julio luglio julho jul",
    "august août agosto aug",
    "september septembre septiembre settembre setembro sep sept",
    "october octobre oktober octubre ottobre outubro oct",
    "november novembre noviembre novembro nov",
    "december décembre dezember diciembre dicembre dezembro dec",
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_DAY_FIRST = rf"(?P<d1>{_DAY})(?:st|nd|rd|th|\.)?(?: de| of)? (?P<m1>{_MONTH})\.?,?(?: de)? (?P<y1>{_YEAR})"
_MONTH_FIRST = rf"(?P<m2>{_MONTH})\.? (?P<d2>{_DAY})(?:st|nd|rd|th)?,? (?P<y2>{_YEAR})"
_ISO = rf"(?P<y3>{_YEAR})-(?P<m3>0[1-9]|1[0-2])-(?P<d3>0[1-9]|[12]\d|3[01])"
_MONTH_ONLY = rf"(?P<m4>{_MONTH})\.? (?P<y4>{_YEAR})"
_YEAR_ONLY = rf"(?P<y5>{_YEAR})"
_WEEKDAY = rf"(?:(?!(?:{_MONTH})\b)[^\W\d_]{{3,12}}(?:-feira)?,? )?"
_TIME = r"(?:,? (?:at |- )?\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?)?"
_DATE = re.compile(rf"{_WEEKDAY}(?:{_DAY_FIRST}|{_MONTH_FIRST}|{_ISO}){_TIME}$", re.IGNORECASE)
_ARCHIVE = re.compile(
    rf"(?:daily |monthly |yearly )?archives?: *{_WEEKDAY}"
    rf"(?:{_DAY_FIRST}|{_MONTH_FIRST}|{_ISO}|{_MONTH_ONLY}|{_YEAR_ONLY})$",
    re.IGNORECASE,
)
_POSTED = re.compile(
    rf"(?:posted|published|written)(?: by (?P<first>[^\d|]{{1,40}}?))?(?: on|:)? *{_WEEKDAY}"
    rf"(?:{_DAY_FIRST}|{_MONTH_FIRST}|{_ISO}){_TIME}(?:,? by (?P<second>[^|]{{1,40}}))?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:written |posted |review )?by:? (?P<name>[\w.'-]+(?: [\w.'-]+){0,3})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a line of date or byline says: an ISO date ("2020-03-03", "2020-03", "2020") and an author."""

    date: str | None
    author: str | None = None


def read_archive_heading(folded: str) -> Dateline | None:
    """The date of `Monthly Archives: March 2020`; None for any other line."""
    if len(folded) > 80 or "rchive" not in folded.lower():
        return None
    match = _ARCHIVE.match(folded)
    return Dateline(_iso(match)) if match else None


def read_date_line(folded: str) -> Dateline | None:
    """The date of a line that is nothing but a date (with weekday and time) or `Posted on … by …`; else None."""
    if len(folded) > 100:
        return None
    match = _DATE.match(folded)
    if match:
        return Dateline(_iso(match))
    match = _POSTED.match(folded)
    if match:
        author = match["first"] or match["second"]
        return Dateline(_iso(match), author.strip() if author else None)
    return None


def read_byline(folded: str) -> str | None:
    """The author of a line that is nothing but `By ana`; else None."""
    match = _BYLINE.match(folded) if len(folded) <= 60 else None
    return match["name"] if match else None


def first_year(folded: str) -> int | None:
    """The first year between 1900 and 2099 that stands alone in a text, or None."""
    match = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", folded)
    return int(match.group()) if match else None


def _iso(match: re.Match[str]) -> str:
    groups = {key[0]: value for key, value in match.groupdict().items() if value and key[1:].isdigit()}
    parts = [groups["y"]]
    if "m" in groups:
        month = groups["m"]
        parts.append(f"{int(month) if month.isdigit() else _NUMBER[month.lower().rstrip('.')]:02d}")
    if "d" in groups:
        parts.append(f"{int(groups['d']):02d}")
    return "-".join(parts)
