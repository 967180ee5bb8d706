from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    name = "interplay.learn.newsletter"
    label = "newsletter"
