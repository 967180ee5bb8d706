"""Films of a course joined with what their files say, and compared with it."""

from dataclasses import dataclass, replace
from typing import Any

from interplay.plain.coursebook import films, tree
from interplay.plain.coursebook.media import Shelf
from interplay.plain.coursebook.register import Register


@dataclass(frozen=True, slots=True)
class Screening:
    """What films and the marks on them are completed with."""

    shelf: Shelf
    register: Register
    codes: tuple[tree.MarkCode, ...]

    def show(self, sections: list[tree.Section]) -> list[tree.Section]:
        """The sections, with cues and lengths in their films, codes and readings in the notes on them."""
        if not any(target.kind in ("film", "audio", "film-notes") for target in self.register.targets.values()):
            return sections
        return [films.changed(section, self._completed) for section in sections]

    def _completed(self, node: Any) -> Any:
        if isinstance(node, tree.Film) and node.captions in self.shelf.captions:
            return replace(node, cues=self.shelf.captions[node.captions].cues)
        if isinstance(node, tree.FilmNotes):
            want = self.register.readings.get(node.id)
            remarks = self.shelf.remarks(want, self.codes) if want else ()
            return replace(node, codes=self.codes, reading=tuple(remark for remark, _ in remarks))
        return node
