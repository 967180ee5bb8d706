"""Limits that the server's start must know without loading anything else."""

# Large files on their way whole at one time, in one process. Each keeps a thread for as long as it is read, so the
# server starts with as many threads beside those for pages.
WHOLE_AT_ONCE = 2
