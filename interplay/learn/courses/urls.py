"""Files of courses. Pages of a course are `learn.study`'s, the catalogue is a desk's."""

urlpatterns: list = []
