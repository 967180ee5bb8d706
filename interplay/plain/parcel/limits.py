"""How much a parcel may hold, and what examining it may cost."""

MEGABYTE = 1_000_000
MOST_ENTRIES = 2_000
MOST_UNPACKED = 1_000 * MEGABYTE  # of all files together
MOST_DIRECTORY = 2 * MEGABYTE  # of the zip's own list of what is in it
MOST_TREE = 10 * MEGABYTE  # of the course as it is kept for preview and publishing
# Text packs to a tenth, a drawing to a thirtieth. What packs far better, and is large, was made to burst.
MOST_RATIO, SMALL = 200, MEGABYTE
LONGEST_NAME = 200  # bytes of a path inside the folder, and what an edition keeps of it
DEEPEST = 8
SPARE = 200 * MEGABYTE  # what must stay free on the disk

SECONDS = 30
MEMORY = 256 * 1024 * 1024  # address space of the process that examines
