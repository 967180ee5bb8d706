"""Films of a course joined with what their files say, and compared with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, Protocol

from interplay.plain.coursebook import films, tree
from interplay.plain.coursebook.faults import Sheet
from interplay.plain.coursebook.media import Shelf
from interplay.plain.coursebook.register import Register

AGREE = 0.5  # seconds by which two files of one film may differ, and by which captions may outlast it


class _Timed(Protocol):
    @property
    def start(self) -> float: ...
    @property
    def end(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Screening:
    """What films and the marks on them are completed with."""

    shelf: Shelf
    register: Register
    codes: tuple[tree.MarkCode, ...]
    lengths: dict[str, float] = field(default_factory=dict)  # of films by id, once they were shown

    def show(self, sections: list[tree.Section]) -> list[tree.Section]:
        """The sections, with cues and lengths in their films, codes and readings in the notes on them."""
        if not any(target.kind in ("film", "audio", "film-notes") for target in self.register.targets.values()):
            return sections
        shown = [films.changed(section, self._film) for section in sections]
        return [films.changed(section, self._notes) for section in shown]

    # --- films --------------------------------------------------------------------------------------------------------
    def _film(self, node: Any) -> Any:
        if not isinstance(node, tree.Film):
            return node
        captions = self.shelf.captions.get(node.captions)
        seconds = self._length(node)
        if captions:
            self._check_end(zip(captions.cues, captions.places, strict=True), seconds, node.captions, "caption")
        self.lengths[node.id] = seconds
        return replace(node, cues=captions.cues if captions else (), seconds=seconds)

    def _length(self, film: tree.Film) -> float:
        """How long it lasts: as long as the longer of its files."""
        lengths = [self.shelf.seconds[path] for path in (film.src, film.also) if self.shelf.seconds.get(path)]
        if film.also:
            self._check_alike(film, lengths)
        return max(lengths, default=0.0)

    def _check_alike(self, film: tree.Film, lengths: list[float]) -> None:
        file, line = self.register.places.get(film.id, ("", 0))
        sheet = self.shelf.folder.sheet(file)
        if PurePosixPath(film.src).suffix.lower() == PurePosixPath(film.also).suffix.lower():
            sheet.fault(
                line,
                "`also` is for browsers that cannot play `src`, so it is a file of another kind: "
                "to .mp4 belongs .webm, to .mp3 or .m4a belongs .ogg.",
            )
        elif max(lengths, default=0) - min(lengths, default=0) > AGREE:
            sheet.fault(
                line,
                f"`src` lasts {lengths[0]:.1f} seconds and `also` {lengths[1]:.1f}. They must be the same film: "
                "save both from one.",
            )

    # --- notes on them ------------------------------------------------------------------------------------------------
    def _notes(self, node: Any) -> Any:
        if not isinstance(node, tree.FilmNotes):
            return node
        want = self.register.readings.get(node.id)
        remarks = self.shelf.remarks(want, self.codes) if want else ()
        if want:
            self._check_end(remarks, self.lengths.get(node.of, 0.0), want.path, "remark")
        return replace(node, codes=self.codes, reading=tuple(remark for remark, _ in remarks))

    def _check_end(self, timed: Iterable[tuple[_Timed, int]], seconds: float, path: str, what: str) -> None:
        """A fault where the first thing stands that goes on after the film has ended."""
        late = [(one, line) for one, line in timed if seconds and one.end > seconds + AGREE]
        if late:
            one, line = late[0]
            rest = f" So do {len(late) - 1} more." if len(late) > 1 else ""
            sheet: Sheet = self.shelf.folder.sheet(path)
            sheet.fault(
                line,
                f"This {what} ends at {one.end:.1f} seconds, but the film lasts {seconds:.1f}. Mend its times.{rest}",
            )
