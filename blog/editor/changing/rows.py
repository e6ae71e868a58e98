"""Rows as they stand in their tables, in values that JSON holds without loss; read and written without any signal."""

import datetime
import decimal
import json
import uuid
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, JSONField, Model, QuerySet
from django.db.models.functions import Cast
from wagtail.fields import StreamField
from wagtail.models import Revision

Values = dict[str, Any]


def label_of(model: type[Model]) -> str:
    """A model's name in a record, for instance `blog.role`."""
    return model._meta.label_lower


def model_of(label: str) -> type[Model]:
    """The model of a name in a record.

    Raises:
        LookupError: there is no such model any more.
    """
    return apps.get_model(label)


def table(model: type[Model]) -> QuerySet:
    """All rows of a model, whatever its managers leave out."""
    return model._base_manager.all()


def own_columns(model: type[Model]) -> list[str]:
    """The columns of a model's own table; those of the models above it are in theirs."""
    return [field.attname for field in model._meta.local_concrete_fields]


def read_rows(model: type[Model], rows: QuerySet, columns: Iterable[str] | None = None) -> dict[int, Values]:
    """The values of rows by their keys; one query.

    Args:
        model: whose rows.
        rows: a queryset of the model.
        columns: which; those of the model's own table without it.
    """
    wanted = list(own_columns(model) if columns is None else columns)
    streams = {column for column in wanted if isinstance(field_of(model, column), StreamField)}
    # As it is stored: reading a stream by its field would give ids to blocks that have none.
    rows = rows.annotate(**{f"raw_{column}": Cast(column, JSONField()) for column in streams})
    names = [f"raw_{column}" if column in streams else column for column in wanted]
    return {
        key: {column: _plain(value) for column, value in zip(wanted, values, strict=True)}
        for key, *values in rows.order_by().values_list("pk", *names)
    }


def write_row(model: type[Model], pk: int, values: Values) -> None:
    """Write columns of one row."""
    table(model).filter(pk=pk).update(**{column: _stored(field_of(model, column), values[column]) for column in values})


def new_row(model: type[Model], values: Values) -> Model:
    """Add a row with exactly these values, its key included where there is one; the row."""
    row = model(**{column: field_of(model, column).to_python(value) for column, value in values.items()})
    row.save_base(raw=True, force_insert=True)
    return row


def field_of(model: type[Model], column: str) -> Field:
    """The field of a column, by either of its names."""
    field: Any = model._meta.get_field(column)
    return field


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date | datetime.time):
        # Django's own encoder cuts microseconds.
        return value.isoformat()
    return str(value) if isinstance(value, decimal.Decimal | uuid.UUID) else value


def _stored(field: Field, value: Any) -> Any:
    return value if isinstance(field, JSONField | StreamField) else field.to_python(value)


def read_document(model: type[Model], pk: int) -> Values | None:
    """What the streams and relations of a post are in: `body` of a live row, or all of a revision; None without one."""
    column = "content" if model is Revision else "body"
    found = read_rows(model, table(model).filter(pk=pk), [column]).get(pk)
    return None if found is None else document(model, found[column])


def document(model: type[Model], stored: Any) -> Values:
    """A document as `cells` reads it, from the stored column: the stream of a revision is text inside it."""
    if model is not Revision:
        return {"body": stored or []}
    return {**stored, "body": json.loads(stored["body"])} if stored.get("body") else stored


def write_document(model: type[Model], pk: int, found: Values) -> None:
    """Write a document back where it was read."""
    if model is Revision:
        write_row(model, pk, {"content": revision_content(found)})
    else:
        write_row(model, pk, {"body": found["body"]})


def revision_content(found: Values) -> Values:
    """A revision's document as it is stored: written as Wagtail writes it, to the byte."""
    if "body" not in found:
        return found
    return {**found, "body": json.dumps(found["body"], cls=DjangoJSONEncoder)}
