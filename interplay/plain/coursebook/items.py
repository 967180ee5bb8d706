"""What is answered in a course, as services need it: every item with its question in plain words."""

from collections.abc import Iterator

from interplay.plain.coursebook import text, tree
from interplay.plain.coursebook.coding import kind_of


def items_of(course: tree.Course) -> tuple[tree.Item, ...]:
    """Every item of `course`, in order; positions count from 1."""
    places = (
        (section, activity, part, interaction)
        for section in course.sections
        for activity in section.activities()
        for part in activity.parts
        for interaction in part.interactions
    )
    return tuple(_item(position, *place) for position, place in enumerate(places, 1))


def _item(
    position: int, section: tree.Section, activity: tree.Activity, part: tree.Part, interaction: tree.Interaction
) -> tree.Item:
    return tree.Item(
        id=interaction.id,
        kind=kind_of(interaction),
        activity_id=activity.id,
        part_id=part.id,
        section_id=section.id,
        position=position,
        wording="\n\n".join(_wording(activity, part, interaction)),
        **{name: getattr(interaction, name) for name in _SHARED if hasattr(interaction, name)},
    )


_SHARED = ("min_words", "size", "keeps", "label", "hint", "prefill", "multiple", "options", "pairs", "of")


def _wording(activity: tree.Activity, part: tree.Part, interaction: tree.Interaction) -> Iterator[str]:
    """What somebody who answers has read: titles, question, the field's label, the options or pairs."""
    yield from filter(None, (activity.title, part.title, text.plain(part.question), text.plain(interaction.before)))
    if isinstance(interaction, tree.Response) and interaction.label:
        yield interaction.label
    if isinstance(interaction, tree.Choice):
        yield "\n".join(f"- {text.line(option.inlines)}" for option in interaction.options)
    if isinstance(interaction, tree.Match):
        yield "\n".join(f"- {text.line(pair.left)}" for pair in interaction.pairs)
        yield "\n".join(f"- {text.line(pair.right)}" for pair in interaction.shuffled)
