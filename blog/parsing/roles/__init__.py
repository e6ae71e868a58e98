"""Roles: who plays whom, in the notations of running text and of cast lists (import-formats, section 8)."""

from blog.parsing.roles.gathering import RolesFound, find_roles

__all__ = ["RolesFound", "find_roles"]
