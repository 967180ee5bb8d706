"""The format of a course: a folder of text read into a tree, checked, written out again. Knows nothing of Django."""
