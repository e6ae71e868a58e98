"""Ratings by others: never mixed with the reviewer's own."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class ExternalRating(Orderable):
    """Somebody else's figure for the work. Never mixed with the own rating."""

    review = ParentalKey("blog.ReviewPage", related_name="external_ratings", on_delete=models.CASCADE)
    source = models.CharField(_("source"), max_length=100)
    value = models.DecimalField(_("value"), max_digits=6, decimal_places=2, validators=[MinValueValidator(Decimal(0))])
    scale = models.PositiveSmallIntegerField(_("out of"), default=10, validators=[MinValueValidator(1)])
    as_of = models.DateField(_("as of"), null=True, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("external rating")
        verbose_name_plural = _("external ratings")

    def __str__(self) -> str:
        return f"{self.source}: {self.value}/{self.scale}"

    def clean(self) -> None:
        """Check that the figure lies in its scale.

        Raises:
            ValidationError: it does not.
        """
        super().clean()
        if self.value is not None and self.scale and self.value > self.scale:
            raise ValidationError(
                {"value": gettext("Give at most %(scale)d, or mend the scale.") % {"scale": self.scale}}
            )
