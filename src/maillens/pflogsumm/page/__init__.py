"""Counts -> the report as pflogsumm lays it out; its words are pflogsumm's, in every language."""

from maillens.pflogsumm.page.report import report

__all__ = ["report"]
