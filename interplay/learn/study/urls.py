"""Addresses of courses as they are read and answered."""

from django.urls import path

from interplay.learn.study.views import answers, course, export, film_marks, films, further, reader

app_name = "study"
urlpatterns = [
    path("courses/<slug:slug>/", course.course, name="course"),
    path("courses/<slug:slug>/all/", reader.single, name="single"),
    path("courses/<slug:slug>/<slug:section>/", reader.section, name="section"),
    path("courses/<slug:slug>/films/<slug:name>/", films.film, name="film"),
    path("courses/<slug:slug>/films/<slug:name>.txt", films.film_text, name="film_text"),
    path("learn/token/", answers.token, name="token"),
    path("learn/answers/", export.answers, name="answers"),
    path("learn/answers.<slug:form>", export.answers_file, name="answers_file"),
    path("learn/answers/<slug:slug>/", export.answers, name="answers"),
    path("learn/answers/<slug:slug>.<slug:form>", export.answers_file, name="answers_file"),
    path("learn/<slug:slug>/enrol/", course.enrol, name="enrol"),
    path("learn/<slug:slug>/leave/", course.leave, name="leave"),
    path("learn/<slug:slug>/noted/", course.noted, name="noted"),
    path("learn/<slug:slug>/further/", further.further, name="further"),
    path("learn/<slug:slug>/place/", answers.place, name="place"),
    path("learn/<slug:slug>/<slug:item>/save/", answers.save, name="save"),
    path("learn/<slug:slug>/<slug:item>/marks.<slug:form>", film_marks.marks_file, name="marks"),
]
