"""Study groups: people who take one course together. Who has handed in is told to facilitators; what, to nobody."""
