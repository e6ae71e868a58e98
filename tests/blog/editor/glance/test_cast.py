"""Whom a section names, and names that are spelled in two ways."""

import pytest

from blog.editor.glance.cast import cast_of, spelled_two_ways
from blog.models import PersonName
from tests.factories import RoleFactory, WorkFactory

NAMES = ["Han So-ra", "Mo Dan", "Aunt Dessie", "Gu Hae-ryung", "한소라"]


@pytest.mark.parametrize(
    "text, spellings",
    [
        ("Han So-ra is good.", []),
        ("Han So Ra is good.", [("Han So Ra", "Han So-ra")]),
        ("HAN SO-RA is good.", []),
        ("Han So-ra’s scenes are good.", []),
        ("Here is Aunt Bessie again.", [("Aunt Bessie", "Aunt Dessie")]),
        ("Goo Hae Ryung writes.", [("Goo Hae Ryung", "Gu Hae-ryung")]),
        ("Geu-roo came, and Geu Roo left.", [("Geu Roo", "Geu-roo")]),
        ("A man so rash and modern.", []),
        ("The Sea. Then Seen.", []),
        ("한소라 said so.", []),
        ("", []),
    ],
)
def test_a_name_spelled_otherwise_than_in_the_cast_is_found(text: str, spellings: list[tuple[str, str]]) -> None:
    assert [(one.found, one.known) for one in spelled_two_ways(text, NAMES)] == spellings


def test_two_names_of_the_cast_that_are_alike_are_no_misspelling() -> None:
    assert spelled_two_ways("Baek Ji-won met Baek Ji-wan.", ["Baek Ji-won", "Baek Ji-wan"]) == []


@pytest.mark.django_db
class TestTheCast:
    """Of a work with two actors."""

    @pytest.fixture(autouse=True)
    def cast(self) -> None:
        self.work = WorkFactory()
        self.sora = RoleFactory(work=self.work, person__name="Han So-ra", character="Mo Dan").person
        self.gi_wan = RoleFactory(work=self.work, person__name="Yu Gi-wan", character="The Harbour Master").person
        PersonName.objects.create(person=self.gi_wan, name="유기완")
        self.cast_of_work = cast_of(self.work.pk)

    @pytest.mark.parametrize(
        "texts, name",
        [
            (["Han So-ra listens."], "Han So-ra"),
            (["Mo Dan’s ledger burns, and Yu Gi-wan laughs."], "Han So-ra"),
            (["", "The Harbour Master, Mo Dan and the gulls."], "Yu Gi-wan"),
            (["Yu Gi Wan", "Han So-ra"], "Yu Gi-wan"),
            (["오늘은 유기완의 날"], "Yu Gi-wan"),
            (["Nobody at all."], None),
            (["Mordant."], None),
            ([], None),
        ],
    )
    def test_whoever_is_named_first_is_meant(self, texts: list[str], name: str | None) -> None:
        meant = self.cast_of_work.named_in(*texts)
        assert (meant.name if meant else None) == name

    def test_a_description_that_gives_something_away_is_no_character(self) -> None:
        RoleFactory(work=self.work, person__name="Ok Bo-ra", character="her real mother", spoiler=True)
        assert cast_of(self.work.pk).members[-1].character == ""

    def test_somebody_with_two_roles_stands_there_once(self) -> None:
        RoleFactory(work=self.work, person=self.sora, job="director", character="")
        assert [member.name for member in cast_of(self.work.pk).members] == ["Han So-ra", "Yu Gi-wan"]

    def test_without_a_work_nobody_is_in_it(self) -> None:
        assert cast_of(None).members == ()
