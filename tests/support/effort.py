"""How many examples a costly property is tried on: few, or many with ``--hypothesis-profile thorough``."""

from hypothesis import HealthCheck, settings

__all__ = ["examples"]

_USUAL = 100


def examples(count):
    """Return settings for so many examples where hypothesis would try a hundred."""
    many = max(1, count * settings.default.max_examples // _USUAL)
    return settings(max_examples=many, deadline=None, suppress_health_check=[HealthCheck.too_slow])
