"""Limits that the server's start must know without loading anything else."""

# Large files that may be on their way whole at one time, in one process. Each keeps a thread for as long as somebody reads
# it, so the server starts with as many threads beside those for pages.
WHOLE_AT_ONCE = 2
