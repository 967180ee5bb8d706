"""How a person is drawn where there is no picture."""

from django import template

from interplay.plain import names

register = template.Library()
register.filter("initials", names.initials)
