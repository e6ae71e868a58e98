"""Rows of a related table as one column: what a card or a head needs comes with the row it belongs to, in one query."""

from typing import Any

from django.db.models import JSONField, QuerySet, Subquery


class Rows(Subquery):
    """The rows of a queryset as a JSON list of objects, for annotating the row that the queryset refers to.

    Args:
        queryset: ends in `.values(…)`, which names the keys of the objects; it refers to the outer row by `OuterRef`
            and keeps its order.

    Works on SQLite and PostgreSQL, the two databases that the plugin supports.
    """

    def __init__(self, queryset: QuerySet, **extra: Any) -> None:
        super().__init__(queryset, output_field=JSONField(), **extra)

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        """`json_group_array` over `json_object`."""
        quote = connection.ops.quote_name
        names = (*self.query.values_select, *self.query.annotation_select)
        pairs = ", ".join(f"'{name}', kept.{quote(self._column(name))}" for name in names)
        return self.as_sql(
            compiler,
            connection,
            # The names are those of the model's columns and of annotations in the code, never a reader's words.
            template=f"(SELECT json_group_array(json_object({pairs})) FROM (%(subquery)s) AS kept)",  # noqa: S608
            **extra,
        )

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        """`jsonb_agg`."""
        template = "(SELECT COALESCE(jsonb_agg(to_jsonb(kept)), '[]'::jsonb) FROM (%(subquery)s) AS kept)"
        return self.as_sql(compiler, connection, template=template, **extra)

    def _column(self, name: str) -> str:
        if name in self.query.annotation_select:
            return name
        model: Any = self.query.model
        return str(model._meta.get_field(name).column)
