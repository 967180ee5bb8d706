"""Tags of the study room."""
