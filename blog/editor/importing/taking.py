"""What a pasted draft says beside its sections: a title, a rating, facts of the work and who plays in it.

It is shown with the sections and taken over with them where the review, or its work, says nothing yet.
"""

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from blog.editor.works import work_by_key
from blog.models import Person, Work, WorkTitle
from blog.parsing.parsed import ParsedPost
from blog.transfer.doubts import Doubts
from blog.transfer.finding import post_title, same_name
from blog.transfer.fitting import rating_fields
from blog.transfer.works import facts_to_fill, titles_to_fill

_TITLES: dict[str, Promise] = {
    WorkTitle.Kind.NATIVE: _("Native title"),
    WorkTitle.Kind.ROMANISED: _("Romanised title"),
    WorkTitle.Kind.OTHER: _("Another title"),
}


def fields_of(post: ParsedPost) -> dict[str, str]:
    """The fields of the form that the draft names; the notation of a rating only where it is no figure."""
    rating = rating_fields(post, Doubts())
    if rating.get("rating_value") is not None:
        del rating["rating_text"]
    fields = {"title": post_title(post), **rating}
    return {name: str(value) for name, value in fields.items() if value}


def work_of(request: HttpRequest, post: ParsedPost) -> Work | None:
    """The work of the form, where the draft is of it and this editor may complete it and its cast; else None."""
    work = work_by_key(request.POST.get("work", ""))
    if work is None:
        return None
    may = [policy_registry.get_by_type(model).user_has_permission for model in (Work, Person)]
    if not all(allowed(request.user, action) for allowed, action in zip(may, ("change", "add"), strict=True)):
        return None
    names = {same_name(name) for name in (work.title, *(title.title for title in work.titles.all()))}
    told = {same_name(name) for name in (post.title, post.native_title, post.romanised_title) if name}
    return work if names & told else None


def said_beside(post: ParsedPost, work: Work | None) -> list[tuple[str | Promise, str]]:
    """What would be taken over, each with its name; of the work only where it may be completed."""
    said: list[tuple[str | Promise, str]] = []
    if post.rating:
        said.append((_("Rating"), " ".join(filter(None, [post.rating.raw, post.rating.label]))))
    if work is None:
        return said
    said += [(_TITLES[title.kind], title.title) for title in titles_to_fill(work, post)]
    said += [(_label(name), str(fact)) for name, fact in facts_to_fill(work, post).items()]
    cast = {role.person: role.character for role in post.roles}
    commented = {block.person: block.character for block in post.blocks if block.person}
    people = [f"{name} ({character})" if character else name for name, character in (commented | cast).items()]
    return [*said, (_("People"), ", ".join(people))] if people else said


def _label(name: str) -> str:
    return str(getattr(Work._meta.get_field(name), "verbose_name", name))
