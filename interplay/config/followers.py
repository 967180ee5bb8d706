"""Who hears of what: the one place where news travels upwards. Each name is called inside the teller's transaction."""

FOLLOWERS: dict[str, list[str]] = {
    "committed": ["interplay.learn.films.services.compare_anew"],
    "completed": ["interplay.learn.awards.services.issue_statement"],
}
