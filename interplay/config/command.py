"""The `interplay` command: serve a house, look after it, check and publish courses.

Exit status: 0 good; 1 what was given is wrong (every fault as `file:line: message`); 2 the words were not understood.
"""

import argparse
import os
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import interplay

Work = Callable[[Namespace], int]


def main(words: list[str] | None = None) -> int:
    """Do what `words` (or the command line) say; the exit status."""
    options = parser().parse_args(words)
    try:
        return int(options.work(options))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever was reading has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parser() -> argparse.ArgumentParser:
    """Every command with its words."""
    top = argparse.ArgumentParser(prog="interplay", description="Runs an Interplay house, and checks its courses.")
    top.add_argument("--version", action="version", version=f"interplay {interplay.__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _serve(_add(commands, "serve", serve, "serve the house, and do its background work, until stopped"))
    _start(_add(commands, "start", start, "make or update the house's tables and files; safe to repeat"))
    _add(commands, "doctor", doctor, "say what is well with this house and what is not")
    _add(commands, "work", work, "do background work only (serve does it too)")
    _add(commands, "backup", backup, "put the house into one file, while it goes on").add_argument(
        "file", type=Path, metavar="FILE", help="the file to write, such as interplay.tar"
    )
    _add(commands, "restore", restore, "put a backup into a folder where there is no house yet").add_argument(
        "file", type=Path, metavar="FILE", help="a file that backup wrote"
    )
    newsletter = commands.add_parser("newsletter", help="record newsletters that came back", description="Newsletters.")
    _newsletter(newsletter.add_subparsers(title="commands", metavar="COMMAND", required=True))
    course = commands.add_parser("course", help="write, check and publish courses", description="Courses, by folder.")
    _course(course.add_subparsers(title="commands", metavar="COMMAND", required=True))
    award = commands.add_parser("award", help="check badges, change the key that signs them", description="Badges.")
    _award(award.add_subparsers(title="commands", metavar="COMMAND", required=True))
    return top


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: Work, says: str
) -> argparse.ArgumentParser:
    one = commands.add_parser(name, help=says, description=f"{says[0].upper()}{says[1:]}.")
    one.set_defaults(work=what)
    return one


def _serve(one: argparse.ArgumentParser) -> None:
    one.add_argument("--bind", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    one.add_argument("--port", type=int, default=8000, help="(default: %(default)s)")
    one.add_argument("--workers", type=_some, default=1, help="web processes (default: %(default)s)")
    one.add_argument("--threads", type=_some, default=4, help="threads in each of them (default: %(default)s)")


def _start(one: argparse.ArgumentParser) -> None:
    one.add_argument("--organisation", metavar="NAME", help="whose house this is (the first time)")
    one.add_argument("--administrator", metavar="EMAIL", help="who looks after it (the first time)")
    one.add_argument("--administrator-name", metavar="NAME", help="and what that person is called")
    one.add_argument("--demo", action="store_true", help=argparse.SUPPRESS)  # `./run demo` says so
    one.add_argument("--fresh", action="store_true", help=argparse.SUPPRESS)


def _course(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    new = _add(commands, "new", course_new, "write a small, good example of a course to begin from")
    new.add_argument("name", metavar="NAME", help="its short name, and the folder that is made for it here")
    check = _add(commands, "check", course_check, "tell everything that is wrong with a course")
    check.add_argument("folder", type=Path, metavar="PATH", help="its folder, the one with course.toml")
    publish = _add(commands, "publish", course_publish, "put a course, or a new edition of it, before readers")
    publish.add_argument("folder", type=Path, metavar="PATH", help="its folder; editions.lock is written into it")


def _award(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verify = _add(commands, "verify", award_verify, "say whether a badge is genuine, and why; 0 only where it is")
    verify.add_argument("file", type=Path, metavar="FILE", help="the badge: JSON, or a PNG or SVG with it inside")
    _add(commands, "rotate-key", award_rotate_key, "sign with a new key from now on; badges issued before stay valid")


def _newsletter(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add(commands, "bounce", newsletter_bounce, "record a letter that came back, read from standard input")


def _some(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _wrong(*lines: object) -> int:
    print(*lines, sep="\n", file=sys.stderr)
    return 1


def wake_django() -> None:
    """Load settings and rooms; half a second that a check of a course does without."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interplay.config.settings")
    django.setup()


def serve(options: Namespace) -> int:
    """Run web server and worker until stopped."""
    from interplay.config import serve as supervisor

    return supervisor.serve(bind=options.bind, port=options.port, workers=options.workers, threads=options.threads)


def work(options: Namespace) -> int:
    """Do background work until stopped."""
    wake_django()
    from interplay.core import worker

    worker.work()
    return 0


def start(options: Namespace) -> int:
    """Make the house ready to be served."""
    wake_django()
    from interplay.config import start as making

    try:
        if options.demo:
            making.start_demo(fresh=options.fresh)
        else:
            making.start(options.organisation, options.administrator, options.administrator_name)
    except making.Refused as refused:
        return _wrong(refused)
    return 0


def doctor(options: Namespace) -> int:
    """Print every finding; 1 when something is to be done."""
    wake_django()
    from interplay.config.doctor import look_over

    findings = look_over()
    print(*findings, sep="\n")
    return 1 if any(finding.remedy for finding in findings) else 0


def backup(options: Namespace) -> int:
    """Write the house into one file."""
    from interplay.config import backup as keeping

    try:
        count = keeping.backup(keeping.home(), options.file)
    except (keeping.Refused, OSError, sqlite3.Error) as trouble:
        return _wrong(f"{trouble}")
    print(f"{options.file}: {count} files. Keep it on another machine; whoever has it can read everything.")
    return 0


def restore(options: Namespace) -> int:
    """Put a backup where no house is yet."""
    from interplay.config import backup as keeping

    try:
        count = keeping.restore(options.file, keeping.home())
    except (keeping.Refused, OSError) as trouble:
        return _wrong(f"{trouble}")
    print(f"{keeping.home()}: {count} files. Now run `interplay start`.")
    return 0


def newsletter_bounce(options: Namespace) -> int:
    """Read one message; 1 when it is no report about a newsletter of this house."""
    wake_django()
    from interplay.learn.newsletter import services as newsletter

    told = newsletter.bounce(sys.stdin.buffer.read())
    if told == "not ours":
        return _wrong("This is no report about a newsletter of this house; nothing was recorded.")
    print(told)
    return 0


def course_new(options: Namespace) -> int:
    """Write the example."""
    from interplay.plain.coursebook import commands

    return commands.new(options.name)


def course_check(options: Namespace) -> int:
    """Print every fault."""
    from interplay.plain.coursebook import commands

    return commands.check(str(options.folder))


def course_publish(options: Namespace) -> int:
    """Check first, then publish."""
    from interplay.plain.coursebook.lock import write_lock
    from interplay.plain.coursebook.read import read

    book, faults = read(options.folder)
    if book is None:
        return _wrong(*faults)
    wake_django()
    from interplay.learn.courses import services as courses

    try:
        published = courses.publish(book, options.folder)
        write_lock(book, options.folder, published.edition.number)
    except (courses.Altered, OSError) as trouble:
        return _wrong(f"{trouble}. Nothing that readers have is lost; put it right and publish again.")
    told = "is before readers now" if published.is_new else "is what readers have already"
    print(f"{published.edition} {told}.")
    return 0


def award_verify(options: Namespace) -> int:
    """Print the verdict; 0 only for a badge that is valid."""
    from interplay.plain.credentials.baking import LARGEST

    try:
        with options.file.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as trouble:
        return _wrong(f"{options.file}: {trouble.strerror}")
    wake_django()
    from django.db import DatabaseError

    from interplay.learn.awards import selectors as awards

    try:
        checked = awards.examined(None, data)
    except DatabaseError:  # no house yet
        checked = awards.examined_anywhere(data)
    print(f"{options.file}: {checked.state}. {checked.words}")
    if checked.is_signed:
        print(f"    {checked.name}, by {checked.issuer or 'no name'} ({checked.issuer_id})")
    return 0 if checked.state == "valid" else 1


def award_rotate_key(options: Namespace) -> int:
    """Make a new key, and forget the secret half of the one before."""
    wake_django()
    from interplay.learn.awards import services as awards

    key = awards.rotate_key(by=None)
    print(f"{key} signs from now on. What older keys signed stays valid.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
