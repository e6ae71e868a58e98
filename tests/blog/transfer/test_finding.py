"""Found, never doubled: which names are the same."""

import datetime

import pytest

from blog.models import PersonName
from blog.transfer.finding import authors_named, dates_agree, known_titles, people_named, same_name, works_named
from tests.factories import AuthorFactory, PersonFactory, WorkFactory, WorkTitleFactory


@pytest.mark.parametrize(
    "one, other",
    [("Choi Ha-neul", "choi haneul"), ("소금 길", "소금길"), ("Cafe\u0301", "CAFÉ"), ("Salt‑Road", "saltroad")],
)
def test_case_blanks_hyphens_and_normal_form_do_not_count(one, other):
    assert same_name(one) == same_name(other)


@pytest.mark.parametrize("one, other", [("Jose", "José"), ("Hm!", "Hm"), ("Salt Road", "Salt Roads")])
def test_everything_else_does(one, other):
    assert same_name(one) != same_name(other)


@pytest.mark.django_db
def test_people_are_found_by_any_of_their_names_and_all_of_one_name():
    mara = PersonFactory(name="Mara O’Dell")
    PersonName.objects.create(person=mara, name="마라", kind="native", language="ko")
    one, other = PersonFactory(name="Kim Seo-yun"), PersonFactory(name="Kim Seo Yun")
    PersonFactory(name="Kim Seo-yún")

    found = people_named(["마라", "KIM SEOYUN", "Nobody"])

    assert found == {"마라": {mara.pk}, "KIM SEOYUN": {one.pk, other.pk}, "Nobody": set()}


@pytest.mark.django_db
def test_works_are_found_by_their_titles_in_every_script():
    title = WorkTitleFactory(work__title="Salt Road", title="소금길")

    assert works_named(["소금 길", "salt-road"]) == {"소금 길": {title.work_id}, "salt-road": {title.work_id}}
    assert set(known_titles()) == {"Salt Road", "소금길"}


@pytest.mark.django_db
def test_authors_are_found_by_name_or_slug():
    author = AuthorFactory(name="Mina Hale", slug="mina")

    assert authors_named("mina hale") == authors_named("mina") == [author]
    assert authors_named("Jonas") == []


def test_a_work_of_the_same_name_is_no_person(db):
    WorkFactory(title="Salt Road")

    assert people_named(["Salt Road"]) == {"Salt Road": set()}


@pytest.mark.parametrize(
    "one, other, agree",
    [
        (("2021-10-01", "month"), ("2021-10-17", "day"), True),
        (("2021-10-01", "month"), ("2021-11-01", "month"), False),
        (("2021-01-01", "year"), ("2021-11-04", "day"), True),
        (("2021-10-01", "day"), ("2021-10-02", "day"), False),
        ((None, "day"), ("2021-10-02", "day"), True),
    ],
)
def test_dates_agree_as_far_as_both_are_known(one, other, agree):
    days = [datetime.date.fromisoformat(day) if day else None for day in (one[0], other[0])]

    assert dates_agree(days[0], one[1], days[1], other[1]) is agree
    assert dates_agree(days[1], other[1], days[0], one[1]) is agree
