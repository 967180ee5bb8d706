"""The workshop: pages for those who bring in courses."""
