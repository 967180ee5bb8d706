"""Only services write; whoever reads a person's own things says first for whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house import source

ALWAYS = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "acreate", "asave", "adelete", "aupdate"}
QUERIES = {"objects", "filter", "exclude", "all", "get", "first", "select_for_update", "order_by"}
# Who else may write, and why.
ALLOWED = {
    "core/worker.py": "the queue's rows are its own; no room knows them",
}
# What is read of everybody at once, for nobody to see: counts are made of it, and only services ask.
COUNTED = {"committed"}
OWN = ["learn/study", "learn/awards"]  # rooms where everything is somebody's own


def _chain(node: ast.AST) -> Iterator[str]:
    """The names along `a.b(...).c`, from the last to the first."""
    while True:
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Attribute):
            yield node.attr
            node = node.value
        else:
            if isinstance(node, ast.Name):
                yield node.id
            return


def writes(call: ast.Call) -> bool:
    """Whether a call writes to the database, as far as its shape can tell."""
    if not isinstance(call.func, ast.Attribute):
        return False
    verb, receiver = call.func.attr, list(_chain(call.func.value))
    if verb in ALWAYS:
        return True
    from_query = bool(QUERIES & set(receiver))
    if verb in ("create", "update"):  # of a query, not of a dict or a hash
        return from_query or (verb == "create" and bool(call.keywords) and not call.args)
    if verb == "delete":  # a row's or a query's takes nothing; a file store's takes a name
        return not call.args
    # A row's save takes at most names of fields; a form's takes `commit`, a picture's a place.
    return verb == "save" and not call.args and {key.arg for key in call.keywords} <= {"update_fields", "force_insert"}


def _may_write(path: Path) -> bool:
    within = path.relative_to(source.HOUSE)
    return "services" in (within.stem, *within.parts) or within.as_posix() in ALLOWED


def test_only_services_write() -> None:
    found = [
        source.place(path, call)
        for path in source.files()
        if not _may_write(path)
        for call in source.calls(path)
        if writes(call)
    ]
    assert found == []


def test_what_counts_as_writing() -> None:
    def of(text: str) -> bool:
        [expression] = ast.parse(text).body
        assert isinstance(expression, ast.Expr)
        assert isinstance(expression.value, ast.Call)
        return writes(expression.value)

    yes = ["a.save()", "a.save(update_fields=['b'])", "A.objects.create(b=1)", "A.objects.filter(b=1).update(b=2)"]
    yes += ["a.delete()", "A.objects.all().delete()", "a.parts.create(b=1)", "A.objects.bulk_create(rows)"]
    no = [
        "seen.update({})",
        "digest.update(b'')",
        "store.delete('name')",
        "image.save(file)",
        "a.filter(b=1)",
        "save()",
    ]
    assert [of(text) for text in yes + no] == [True] * len(yes) + [False] * len(no)


def _selectors() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in source.files():
        if "selectors" in (path.stem, path.parent.name):
            for node in source.tree(path).body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    yield path, node


def test_the_viewer_comes_first() -> None:
    for path, function in _selectors():
        names = [
            argument.arg for argument in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
        ]
        assert "viewer" not in names[1:], source.place(path, function)


def test_what_is_somebodys_own_is_read_for_a_viewer() -> None:
    for path, function in _selectors():
        asks_tables = any(isinstance(node, ast.Attribute) and node.attr == "objects" for node in ast.walk(function))
        if function.name in COUNTED:
            continue
        if asks_tables and any(path.is_relative_to(source.HOUSE / room) for room in OWN):
            assert [argument.arg for argument in function.args.args][:1] == ["viewer"], source.place(path, function)


def test_what_is_read_of_everybody_is_asked_for_by_services_only() -> None:
    asked = [
        path.relative_to(source.HOUSE).as_posix()
        for path in source.files()
        for call in source.calls(path)
        if isinstance(call.func, ast.Attribute) and call.func.attr in COUNTED
    ]
    assert asked == ["learn/films/services.py"]
