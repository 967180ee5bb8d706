"""A bounded memory of one process, for what never changes once it is made (an edition and its pages)."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing")


class Kept(Generic[Thing]):
    """Keeps the things asked for last: at most `most` of them, weighing at most `heaviest` together.

    `weigh` says what a thing weighs (bytes, say); without it each weighs nothing and only the number counts.
    """

    def __init__(self, most: int, heaviest: int = 0, weigh: Callable[[Thing], int] = lambda thing: 0) -> None:
        self.most, self.heaviest, self.weigh = most, heaviest, weigh
        self._things: OrderedDict[Any, tuple[Thing, int]] = OrderedDict()
        self._weight = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Thing | None:
        """What is kept under `key`, or None."""
        with self._lock:
            if key not in self._things:
                return None
            self._things.move_to_end(key)
            return self._things[key][0]

    def put(self, key: Hashable, thing: Thing) -> Thing:
        """Keep `thing` under `key`, letting go of what was not asked for the longest time. Returns `thing`."""
        weight = self.weigh(thing)
        with self._lock:
            self._drop(key)
            self._things[key] = thing, weight
            self._weight += weight
            while len(self._things) > self.most or self._weight > self.heaviest > 0:
                self._drop(next(iter(self._things)))
        return thing

    def drop(self, key: Hashable) -> None:
        """Forget what is kept under `key`, if anything is."""
        with self._lock:
            self._drop(key)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._things.clear()
            self._weight = 0

    def __len__(self) -> int:
        return len(self._things)

    @property
    def weight(self) -> int:
        """What everything kept weighs together."""
        return self._weight

    def _drop(self, key: Hashable) -> None:
        _, weight = self._things.pop(key, (None, 0))
        self._weight -= weight
