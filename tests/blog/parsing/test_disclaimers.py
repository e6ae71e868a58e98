"""Spoiler warnings."""

import pytest

from blog.parsing.disclaimers import is_disclaimer, without_word

WARNINGS = """
Disclaimer: this tells the whole plot.
SPOILER WARNING: THIS REVIEW CONTAINS SPOILERS!!
Warning: Spoilers!
[MILD SPOILERS AHEAD]
*beware of spoilers*
***Spoilers Below***
(Spoilers ahead, do not read on)
* Potential spoilers ahead!
SPOILER WARNING: DO NOT COME ABOARD UNLESS YOU CAN SWIM!!
Spoiler alert
"""


@pytest.mark.parametrize("line", WARNINGS.strip().splitlines())
def test_warnings(line: str) -> None:
    assert is_disclaimer(line)


@pytest.mark.parametrize(
    "line",
    [
        "I have a warning for you.",
        "The spoiled prince",
        "Beware of the dog",
        "Spoiler alert: she drowns at last.",
        "SPOILER ALERT: SHE DROWNS AT LAST!!",
        "SPOILER ALERT: SHE DROWNS AND YOU WILL CRY!!",
        "SPOILER ALERT: SHE DROWNS BEFORE YOU EVEN LEARN HER NAME!!",
        "Spoiler alert: nobody drowns unless pushed.",
        "x" * 1000,
    ],
)
def test_other_lines_are_no_warning(line: str) -> None:
    assert not is_disclaimer(line)


def test_only_the_word_is_left_out() -> None:
    assert without_word("Disclaimer: it’s all told.", "Disclaimer: it's all told.") == "it’s all told."
    assert without_word("SPOILER WARNING: all", "SPOILER WARNING: all") == "SPOILER WARNING: all"
