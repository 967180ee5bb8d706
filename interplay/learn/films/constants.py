"""Limits of comparing marks on films."""

MOST_SHARED = 3  # notes of colleagues told beside one moment
TABLE_SPANS = 12  # stretches of time in the table beside the drawing, at most
