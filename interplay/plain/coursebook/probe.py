"""What libmediainfo says of one film or recording, as JSON. Run as a program of its own, never imported.

A film is anybody's file, and the library that takes it apart is written in C++. Here whatever goes wrong in it ends a
process that has nothing else to do, that may use no more than its share of memory, and whose time is limited.
The file is handed over as bytes, so that the library can open nothing else.
"""

import json
import sys

MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 60
_FACTS = ("format", "format_profile", "chroma_subsampling", "bit_depth", "width", "height", "duration")


def main(path: str) -> None:
    """Write down the tracks of the file at `path`. Ends with status 3 where the library is not there."""
    _limit()
    try:
        from pymediainfo import MediaInfo  # noqa: PLC0415 - whether it can be had is what is asked here
    except ImportError:
        sys.exit(3)
    if not MediaInfo.can_parse():
        sys.exit(3)
    with open(path, "rb") as file:  # noqa: PTH123 - nothing of this program needs more than this
        found = MediaInfo.parse(file)
    tracks = [{"kind": track.track_type, **{name: getattr(track, name) for name in _FACTS}} for track in found.tracks]
    sys.stdout.write(json.dumps(tracks))


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    if sys.platform == "linux":  # elsewhere the limit is not kept, or refused
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main(sys.argv[1])
