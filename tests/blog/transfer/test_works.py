"""Works, people and roles: found by any of their names, or made; never doubled."""

from dataclasses import replace

import pytest

from blog.models import Person, Role, Work
from blog.transfer.doubts import Doubts
from blog.transfer.made import Made
from blog.transfer.works import find_or_make_people, find_or_make_work, find_works
from tests.blog.transfer.parsing import parsed_review
from tests.factories import PersonFactory, RoleFactory, WorkFactory

pytestmark = pytest.mark.django_db


def made(post, doubts=None):
    doubts = doubts or Doubts()
    return find_or_make_work(post, find_or_make_people(post, doubts, Made()), doubts, Made())


def test_the_second_post_of_a_work_finds_what_the_first_made():
    first, second = made(parsed_review()), made(parsed_review())

    assert first == second
    assert (Work.objects.count(), Person.objects.count(), Role.objects.count()) == (1, 1, 1)


def test_a_person_with_stage_names_is_found_by_each_of_them():
    post = parsed_review()
    role = replace(post.roles[0], person_names=("진아", "Jinny"))
    found = find_or_make_people(replace(post, roles=(role,)), Doubts(), Made())
    again = find_or_make_people(
        replace(post, roles=(replace(role, person="JINNY", person_names=()),), blocks=()), Doubts(), Made()
    )

    assert again["JINNY"] == found[role.person]
    assert sorted(Person.objects.get().names.values_list("kind", "name")) == [("native", "진아"), ("other", "Jinny")]


def test_of_namesakes_nobody_is_linked_and_the_editor_is_asked():
    post = parsed_review()
    for slug in ("one", "two"):
        PersonFactory(name=post.roles[0].person, slug=slug)
    doubts = Doubts()

    assert find_or_make_people(post, doubts, Made())[post.roles[0].person] is None
    assert "2 people" in doubts.found[0].text


def test_a_work_that_is_there_keeps_its_facts_and_a_difference_is_asked_about():
    work = WorkFactory(title="Salt Road", kind="drama", episodes=16, network="Netflix", country="KR")
    doubts = Doubts()

    assert made(parsed_review(), doubts) == work
    work.refresh_from_db()
    assert work.episodes == 16
    assert ["episodes 16, the text says 12" in doubt.text for doubt in doubts.found] == [True]


def test_roles_that_are_missing_are_added_and_those_that_are_there_stay():
    post = parsed_review()
    work = WorkFactory(title="Salt Road")
    role = RoleFactory(work=work, person=PersonFactory(name=post.roles[0].person), character="The ferrywoman")
    other = replace(post.roles[0], person="Kim Bo Ra", character="Oarsman")

    made(replace(post, roles=(*post.roles, other)))

    assert set(work.roles.values_list("person__name", "character")) == {
        (role.person.name, "The ferrywoman"),
        ("Kim Bo Ra", "Oarsman"),
    }


def test_one_person_may_play_two_characters_and_each_only_once():
    post = parsed_review()
    roles = tuple(replace(post.roles[0], character=name) for name in ("Twin One", "Twin Two", "twin one"))

    work = made(replace(post, roles=roles))

    assert list(work.roles.values_list("character", flat=True)) == ["Twin One", "Twin Two"]


def test_without_a_title_no_work_is_made():
    doubts = Doubts()

    assert find_or_make_work(replace(parsed_review(), title=None), {}, doubts, Made()) is None
    assert "choose the work" in doubts.found[0].text.lower()


def test_a_title_of_several_works_links_none():
    WorkFactory(title="Salt Road", slug="one")
    WorkFactory(title="Salt-road", slug="two")

    assert find_works(["salt road", "Amber Ferry"]) == {"salt road": None, "Amber Ferry": None}
