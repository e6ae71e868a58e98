"""Works and people: slugs, relations, and what protects them."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from blog.models import Person, Work, WorkRelation
from blog.web.index_page import BlogIndexPage
from tests.factories import ReviewPageFactory, RoleFactory, WorkFactory

pytestmark = pytest.mark.django_db


def test_slugs_are_made_from_titles_in_any_script_and_numbered() -> None:
    assert [Work.objects.create(title=title).slug for title in ("Salt Road", "Salt Road", "소금길", "!!!")] == [
        "salt-road",
        "salt-road-2",
        "소금길",
        "work",
    ]
    assert Person.objects.create(name="Mikuriya Sae").slug == "mikuriya-sae"


def test_a_very_long_title_has_a_slug_that_fits() -> None:
    works = [Work.objects.create(title="long " * 50) for _ in range(3)]
    assert all(len(work.slug) <= Work._meta.get_field("slug").max_length for work in works)
    assert len({work.slug for work in works}) == 3


@pytest.mark.parametrize("country, valid", [("KR", True), ("", True), ("kr", False), ("Korea", False)])
def test_a_country_is_two_capital_letters(country: str, valid: bool) -> None:
    work = Work(title="x", slug="x", country=country)
    if valid:
        work.full_clean()
    else:
        with pytest.raises(ValidationError):
            work.full_clean()


def test_a_work_is_not_its_own_sequel() -> None:
    work = WorkFactory()
    with pytest.raises(ValidationError) as caught:
        WorkRelation(work=work, kind="sequel_of", target=work).full_clean()
    assert "Choose another work" in caught.value.message_dict["target"][0]


def test_a_work_with_reviews_cannot_be_deleted(index: BlogIndexPage) -> None:
    work = ReviewPageFactory(parent=index).work
    with pytest.raises(ProtectedError):
        work.delete()


def test_a_person_with_a_part_in_a_work_cannot_be_deleted() -> None:
    with pytest.raises(ProtectedError):
        RoleFactory().person.delete()
