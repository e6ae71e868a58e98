"""Names beside a place, and known names found again."""

import pytest

from blog.parsing.names import NameIndex, name_after, name_before


def before(text: str) -> str | None:
    spot = name_before(text, len(text))
    return text[slice(*spot)] if spot else None


def after(text: str) -> str | None:
    spot = name_after(text, 0)
    return text[slice(*spot)] if spot else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("his aunt's lawyer, Seo Min Ah ", "Seo Min Ah"),
        ("her uncle, Min Ah's half-brother, Pyo Ra On, ", "Pyo Ra On"),
        ("social worker Seo Min Ah ", "Seo Min Ah"),
        ("It ended. When Seo Min Ah ", "Seo Min Ah"),
        ("Mrs. Takeda ", "Mrs. Takeda"),
        ("Kim Seon-ho ", "Kim Seon-ho"),
        ("Then there is Oh Mi Ra ", "Oh Mi Ra"),
        ("It rains. Oh Mi Ra ", "Oh Mi Ra"),
        ("her mother ", None),
        ("AND THIS IS NOT A NAME AT ALL BUT ", None),
    ],
)
def test_the_name_before_a_place(text: str, name: str | None) -> None:
    assert before(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" Kang Ji Woo by the way", "Kang Ji Woo"),
        ("Kang Ji Woo's sister", "Kang Ji Woo"),
        ("Kang Ji AKA Star", "Kang Ji"),
        ("Kang-ho, who", "Kang-ho"),
        ("nobody at all", None),
        ("- Kang", None),
    ],
)
def test_the_name_after_a_place(text: str, name: str | None) -> None:
    assert after(text) == name


def test_known_names_are_found_whole_by_their_given_name_and_in_the_genitive() -> None:
    index = NameIndex([("Seo Min Ah", "Seo Min Ah"), ("Min", "Seo Min Ah"), ("Dan Bi", "Dan Bi")])

    found = [name for _, _, name in index.find("Seo Min Ah met Dan. Min Ah's boat sank, said Min to Bi.")]

    assert found == ["Seo Min Ah", "Dan Bi", "Seo Min Ah", "Seo Min Ah"]


def test_a_given_name_that_two_share_finds_neither() -> None:
    index = NameIndex([("Seo Min Ah", "Seo Min Ah"), ("Pyo Min Ah", "Pyo Min Ah")])

    assert [name for _, _, name in index.find("Min Ah and Pyo Min Ah")] == ["Pyo Min Ah"]
