"""Papers that people take away, made by Typst from plain data: the statement of participation and "My answers".

No Django, no clock, no network. Typst is imported when the first paper is asked for.
"""
