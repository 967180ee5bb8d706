"""Python that has never heard of Django."""
