"""What is answered in a course, as services need it: every item with its question in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from interplay.plain.coursebook import films, text, tree
from interplay.plain.coursebook.coding import kind_of


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something is answered."""

    section: tree.Section
    activity: tree.Activity
    part: tree.Part


def items_of(course: tree.Course) -> tuple[tree.Item, ...]:
    """Every item of `course`, in order; positions count from 1."""
    places = (
        (_Place(section, activity, part), interaction)
        for section in course.sections
        for activity in section.activities()
        for part in activity.parts
        for interaction in part.interactions
    )
    return tuple(_item(course, position, *place) for position, place in enumerate(places, 1))


def _item(course: tree.Course, position: int, place: _Place, interaction: tree.Interaction) -> tree.Item:
    return tree.Item(
        id=interaction.id,
        kind=kind_of(interaction),
        activity_id=place.activity.id,
        part_id=place.part.id,
        section_id=place.section.id,
        position=position,
        wording="\n\n".join(_wording(place.activity, place.part, interaction)),
        **{name: getattr(interaction, name) for name in _SHARED if hasattr(interaction, name)},
        **(_of_film(course, interaction) if isinstance(interaction, tree.FilmNotes) else {}),
    )


_SHARED = (
    *("min_words", "size", "keeps", "label", "hint", "prefill", "multiple", "options", "pairs"),
    *("of", "codes", "reading"),
)


def _of_film(course: tree.Course, notes: tree.FilmNotes) -> dict[str, Any]:
    film = films.film_of(course, notes)
    if film is None:
        return {}
    asset = course.assets.get(film.src)
    return {"film_src": film.src, "film_sha256": asset.sha256 if asset else "", "film_seconds": film.seconds}


def _wording(activity: tree.Activity, part: tree.Part, interaction: tree.Interaction) -> Iterator[str]:
    """What somebody who answers has read: titles, question, the field's label, the options, pairs or codes."""
    yield from filter(None, (activity.title, part.title, text.plain(part.question), text.plain(interaction.before)))
    if isinstance(interaction, tree.Response) and interaction.label:
        yield interaction.label
    if isinstance(interaction, tree.Choice):
        yield "\n".join(f"- {text.line(option.inlines)}" for option in interaction.options)
    if isinstance(interaction, tree.Match):
        yield "\n".join(f"- {text.line(pair.left)}" for pair in interaction.pairs)
        yield "\n".join(f"- {text.line(pair.right)}" for pair in interaction.shuffled)
    if isinstance(interaction, tree.FilmNotes) and interaction.codes:
        yield "\n".join(f"- {code.name}" for code in interaction.codes)
