"""Works that an address names."""

from blog.models import Work

# No database has greater keys.
_LARGEST_KEY = 2**63 - 1


def work_by_key(key: str) -> Work | None:
    """The work with this key as it stands in an address; None where it is no key, or none has it."""
    if not key.isascii() or not key.isdecimal() or int(key[:20]) > _LARGEST_KEY:
        return None
    return Work.objects.filter(pk=int(key[:20])).first()
