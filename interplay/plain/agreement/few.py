"""Counts so small that they would point at somebody are given as "few"."""

FEW_BELOW = 3
GROUP_FROM = 5  # in a smaller group everybody can count for herself

Shown = int | None  # None is "few"


def shown(count: int, people: int, few_below: int = FEW_BELOW) -> Shown:
    """`count` of `people` as it may stand in a table or a sentence: 0 is 0, and None stands for "few"."""
    return None if people >= GROUP_FROM and 0 < count < few_below else count
