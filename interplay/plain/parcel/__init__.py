"""A course in one file: a zip of its folder looked over, unpacked and examined. Knows no Django."""
