"""What can go wrong with a lab."""

from maillens.errors import MaillensError


class LabError(MaillensError):
    """The lab cannot do what it was asked; exit code 2."""


class ScenarioError(Exception):
    """A server answered otherwise than the scenario says."""
