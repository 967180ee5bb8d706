"""Drawings as SVG text. Classes colour them (css/parts/chart.css), numbers place them; words come from the page."""
