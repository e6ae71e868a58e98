"""The groups of a team: made once, and a reviewer reads and publishes nobody else's draft by any route of the admin."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, ReferenceIndex, Workflow, WorkflowPage

from blog.editor.groups import EDITORS, REVIEWERS
from blog.models import PostPage, ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.factories import ReviewPageFactory, WorkFactory, body

# Stand in nobody's text but the draft's.
TITLE, PITCH, WORDS = "Qwolfram at dawn", "Qpitchblende for everybody", "Qtungsten falls from the tower"
SECRETS = ("qwolfram", "qpitchblende", "qtungsten")


# Where Wagtail itself tells a title whoever asks, and no hook narrows it: the page of each type that was edited last.
KNOWN = {"/admin/reports/page-types-usage/": {"qwolfram"}}


def set_up() -> str:
    out = io.StringIO()
    call_command("set_up_groups", stdout=out)
    return out.getvalue()


@pytest.fixture
def team(index: BlogIndexPage, django_user_model) -> dict[str, Client]:
    """Browsers of an editor, of a reviewer, and of the reviewer whose draft it is."""
    set_up()
    browsers = {}
    for name, group in (("mina", REVIEWERS), ("ola", REVIEWERS), ("ed", EDITORS)):
        user = django_user_model.objects.create_user(name, f"{name}@example.com", "x")
        user.groups.add(Group.objects.get(name=group))
        browsers[name] = Client()
        browsers[name].force_login(user)
    return browsers


@pytest.fixture
def draft(team, index: BlogIndexPage, django_user_model, django_capture_on_commit_callbacks) -> ReviewPage:
    """Ola's draft, which nobody has published, about a work that everybody sees."""
    # The admin's search finds it once it is committed.
    with django_capture_on_commit_callbacks(execute=True):
        post = ReviewPageFactory(
            parent=index,
            title=TITLE,
            slug="first",
            pitch=PITCH,
            live=False,
            owner=django_user_model.objects.get(username="ola"),
            work=WorkFactory(title="Salt Road"),
            body=body(("text", {"spoiler": "full", "text": f"<p>{WORDS}</p>"})),
        )
        post.save_revision()
    ReferenceIndex.create_or_update_for_object(post)
    return post


@pytest.fixture
def changed(team: dict[str, Client], index: BlogIndexPage, django_user_model) -> ReviewPage:
    """Ola's live review, of which a newer draft says what nobody has published."""
    post = ReviewPageFactory(
        parent=index, title="Open", slug="open", owner=django_user_model.objects.get(username="ola")
    )
    post.title, post.pitch = TITLE, PITCH
    post.body = body(("text", {"spoiler": "full", "text": f"<p>{WORDS}</p>"}))
    post.save_revision()
    return post


def told(client: Client, address: str, data: dict | None = None) -> set[str]:
    """Which secrets an address tells, redirects followed; whether with GET or with POST."""
    response = client.get(address, follow=True) if data is None else client.post(address, data, follow=True)
    shown = b"".join(response) if response.streaming else response.content
    text = shown.decode("utf-8", "replace").lower()
    return {word for word in SECRETS if word in text}


def routes(post: PostPage) -> list[str]:
    """Every address of the admin that opens, compares, previews, lists or finds a post."""
    revision = post.latest_revision
    page, pages = f"/admin/pages/{post.pk}", "/admin/pages"
    parent = post.get_parent()
    previews = [f"{page}/edit/preview/?mode={mode}" for mode in ("", "newcomer", "finished")]
    revisions = [f"{page}/revisions/{revision.pk}/{what}/" for what in ("view", "revert", "unschedule")] + [
        f"{page}/revisions/compare/{one}...{other}/" for one, other in (("live", "latest"), (revision.pk, "latest"))
    ]
    own = [
        f"{page}/{what}/" for what in ("edit", "view_draft", "history", "copy", "move", "usage", "delete", "unpublish")
    ]
    lists = [
        f"/admin/pages/{parent.pk}/",
        f"/admin/pages/{parent.pk}/results/?q=q",
        "/admin/reviews/",
        f"/admin/reviews/results/?q={TITLE.split()[0]}",
        "/admin/",
        "/admin/reports/workflow/",
        "/admin/reports/workflow_tasks/",
        "/admin/reports/locked/",
        "/admin/reports/aging-pages/",
        "/admin/reports/aging-pages/?export=csv",
        "/admin/reports/site-history/",
        "/admin/reports/page-types-usage/",
        "/admin/reports/leaks/",
        f"/admin/snippets/blog/work/usage/{post.work_id}/",
        "/admin/workflows/list/",
        "/admin/reports/draft-links/",
        "/admin/reports/changes/",
        f"/admin/bulk/blog/reviewpage/tag/?id={post.pk}",
        f"/admin/bulk/blog/reviewpage/level/?id={post.pk}",
        *(
            f"/admin/bulk/{model}/{action}/?id={post.pk}"
            for model in ("wagtailcore/page", "blog/reviewpage")
            for action in ("publish", "unpublish", "move", "delete")
        ),
        f"/admin/pages/{post.pk}/draft-links/",
        f"/admin/desk/work/{post.work_id}/merge/",
        f"/admin/desk/work/{post.work_id}/rename/",
        "/admin/imports/",
    ]
    finds = [
        f"{address}{word}"
        for word in (TITLE.split()[0], PITCH.split()[0], WORDS.split()[0], TITLE.split()[0][:4])
        for address in (
            f"{pages}/search/?q=",
            f"{pages}/search/results/?q=",
            "/admin/choose-page/search/?q=",
            "/admin/choose-page/search/?page_type=blog.ReviewPage&q=",
            "/admin/api/main/pages/?search=",
            f"/admin/pages/{parent.pk}/?q=",
        )
    ]
    choosers = [
        "/admin/choose-page/",
        f"/admin/choose-page/{parent.pk}/",
        f"/admin/choose-page/{parent.pk}/?page_type=blog.PostPage",
        "/admin/choose-page/?page_type=blog.ReviewPage",
        f"/admin/api/main/pages/?child_of={parent.pk}",
        f"/admin/api/main/pages/?child_of={parent.pk}&for_explorer=1",
        f"/admin/api/main/pages/{post.pk}/",
        "/admin/api/main/pages/?fields=*&order=title",
        "/admin/api/main/pages/?type=blog.ReviewPage&fields=_,pitch,body,title",
        "/admin/pages/usage/blog/reviewpage/",
        "/admin/pages/usage/blog/postpage/",
        "/reviews/",
    ]
    return [*previews, *revisions, *own, *lists, *choosers, *finds, post.full_url]


@pytest.mark.parametrize("kind", ["draft", "changed"])
def test_no_route_tells_a_reviewer_of_somebody_elses_draft(kind: str, request: pytest.FixtureRequest, team) -> None:
    post = request.getfixturevalue(kind)
    found = {address: words - asked(address) for address in routes(post) if (words := told(team["mina"], address))}
    assert {address: words for address, words in found.items() if words} == KNOWN


def test_an_editor_is_answered_at_each_of_these_routes(draft: ReviewPage, team: dict[str, Client]) -> None:
    # An address that leads nowhere tells nothing, and proves nothing.
    asked_for = [address for address in routes(draft) if address != draft.full_url]
    assert [address for address in asked_for if team["ed"].get(address, follow=True).status_code == 404] == []


def asked(address: str) -> set[str]:
    """The secrets that stand in the question itself: a page of results repeats it."""
    return {word for word in SECRETS if word in address.lower() or word[:4] in address.lower().partition("q=")[2]}


def test_a_search_for_words_of_anothers_draft_finds_nothing(draft: ReviewPage, team: dict[str, Client]) -> None:
    edit = f"/admin/pages/{draft.pk}/"
    addresses = [address for address in routes(draft) if "q=" in address or "search=" in address]
    assert any(edit in team["ed"].get(address, follow=True).content.decode() for address in addresses)
    for address in addresses:
        shown = team["mina"].get(address, follow=True).content.decode()
        assert edit not in shown, address
        assert f'"id": {draft.pk}' not in shown, address


def test_its_author_and_an_editor_meet_the_draft_where_it_is(draft: ReviewPage, team: dict[str, Client]) -> None:
    parent = draft.get_parent().pk
    for name in ("ola", "ed"):
        for address in (f"/admin/pages/{parent}/", f"/admin/pages/{draft.pk}/edit/", f"/admin/choose-page/{parent}/"):
            assert "qwolfram" in told(team[name], address), (name, address)


def test_a_reviewer_changes_publishes_and_deletes_nothing_of_anothers(
    draft: ReviewPage, changed: ReviewPage, team: dict[str, Client], index: BlogIndexPage
) -> None:
    mina = team["mina"]
    before = (Page.objects.count(), draft.latest_revision_id, changed.latest_revision_id)
    for post in (draft, changed):
        copy = {"new_title": "Mine", "new_slug": "mine", "new_parent_page": index.pk}
        for address, data in (
            (f"/admin/pages/{post.pk}/copy/", copy),
            (f"/admin/pages/{post.pk}/copy/", {**copy, "alias": "on"}),
            (f"/admin/pages/{post.pk}/delete/", {}),
            (f"/admin/pages/{post.pk}/unpublish/", {}),
            (f"/admin/pages/{post.pk}/convert_alias/", {}),
            (f"/admin/pages/{post.pk}/move/{index.get_parent().pk}/confirm/", {}),
            (f"/admin/pages/{post.pk}/lock/", {}),
            (f"/admin/pages/{post.pk}/edit/", {"action-publish": "", "title": "Mine"}),
            (f"/admin/pages/{post.pk}/edit/preview/", {"title": "Mine"}),
            (f"/admin/pages/{post.pk}/revisions/{post.latest_revision_id}/revert/", {}),
            *(
                (f"/admin/bulk/wagtailcore/page/{action}/?id={post.pk}", {"move_applicable": "on", "chooser": index.pk})
                for action in ("publish", "unpublish", "delete", "move")
            ),
            *(
                (f"/admin/api/main/pages/{post.pk}/action/{action}/", {})
                for action in ("copy", "publish", "unpublish", "delete", "create_alias", "convert_alias")
            ),
        ):
            assert told(mina, address, data) == set(), address
    for post in (draft, changed):
        post.refresh_from_db()
    assert (Page.objects.count(), draft.latest_revision_id, changed.latest_revision_id) == before
    assert (draft.live, changed.live, changed.title, changed.locked) == (False, True, "Open", False)


def test_a_reviewer_sends_in_an_own_review_and_an_editor_approves_it(team: dict[str, Client], index, draft) -> None:
    ola, ed = team["ola"], team["ed"]
    assert "action-publish" not in ola.get(f"/admin/pages/{draft.pk}/edit/").content.decode()
    workflow = WorkflowPage.objects.get(page=index.pk).workflow
    workflow.start(draft, draft.owner)
    state = draft.current_workflow_state
    assert [group.name for group in state.current_task_state.task.specific.groups.all()] == [EDITORS]

    task = state.current_task_state.pk
    approve = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", task])
    for reviewer in (team["mina"], ola):
        reviewer.post(approve, {"comment": ""})
    draft.refresh_from_db()
    assert not draft.live

    ed.post(approve, {"comment": ""})
    draft.refresh_from_db()
    assert draft.live


def test_who_is_allowed_to_change_the_blog_sees_its_drafts(draft: ReviewPage, team: dict[str, Client], index) -> None:
    GroupPagePermission.objects.create(
        group=Group.objects.get(name=REVIEWERS), page=index.page_ptr, permission_type="change"
    )
    assert "qwolfram" in told(team["mina"], f"/admin/pages/{index.pk}/")
    assert "qtungsten" in told(team["mina"], f"/admin/pages/{draft.pk}/edit/")


def test_the_command_makes_everything_once_and_takes_nothing_away(index: BlogIndexPage) -> None:
    assert set_up().startswith("Made 1 groups, ")
    reviewers = Group.objects.get(name=REVIEWERS)
    extra = GroupPagePermission.objects.create(group=reviewers, page=index.page_ptr, permission_type="lock")
    assert set_up() == "Made 0 groups, 0 permissions and 0 workflows; 0 blogs newly under the workflow.\n"
    assert GroupPagePermission.objects.filter(pk=extra.pk).exists()
    assert Workflow.objects.filter(name="Reviews").count() == 1


def test_a_blog_with_a_workflow_of_its_own_keeps_it(index: BlogIndexPage) -> None:
    own = Workflow.objects.create(name="Two pairs of eyes")
    WorkflowPage.objects.create(page=index.page_ptr, workflow=own)
    set_up()
    assert WorkflowPage.objects.get(page=index.pk).workflow == own
