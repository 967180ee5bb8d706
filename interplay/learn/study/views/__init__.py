"""The pages of a course: what it is, one section, all of it; answering on them; taking one's answers away."""
