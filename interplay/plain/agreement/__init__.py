"""How far people agree who marked the same film, what is worth talking about, and what may be shown to whom."""
