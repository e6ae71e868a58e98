"""What the browser sends when the form of a review is saved."""

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from blog.models import ReviewPage


def review_form(*blocks: tuple[str, dict[str, Any]], **fields: Any) -> dict[str, Any]:
    """The data of a form: pairs of a block's name and its fields, and the other fields that are filled in."""
    defaults = {
        "title": "",
        "slug": "",
        "work": "",
        "pitch": "",
        "rating_value": "",
        "rating_scale": "",
        "rating_label": "",
        "rating_text": "",
        "date": "",
        "date_precision": "day",
        "author": "",
        "tags": "",
        "viewing_state": "finished",
        "viewing_episode": "",
        "external_ratings": inline_formset([]),
        "comments": inline_formset([]),
        "body": streamfield(blocks),
    }
    return nested_form_data({**defaults, **fields})


def section(name: str, text: str = "", **fields: Any) -> tuple[str, dict[str, Any]]:
    """A section with a level in a form."""
    level = {"heading": "", "spoiler": "full", "spoiler_episode": ""}
    return name, {**level, **fields, "text": rich_text(f"<p>{text}</p>")}


def form_of(review: ReviewPage) -> dict[str, Any]:
    """The form of a saved review of sections and pictures, as it stands when it is opened."""
    blocks = [(child.block_type, {key: _field(value) for key, value in child.value.items()}) for child in review.body]
    return review_form(
        *blocks,
        title=review.title,
        slug=review.slug,
        pitch=review.pitch,
        work=str(review.work_id),
        date=review.date.isoformat() if review.date else "",
    )


def _field(value: Any) -> Any:
    if hasattr(value, "source"):
        return rich_text(value.source)
    if hasattr(value, "contextual_alt_text"):
        return {"image": str(value.pk), "alt_text": value.contextual_alt_text}
    return str(getattr(value, "pk", value) if value is not None else "")
