"""``spaniel demo``."""


def demo() -> int:
    """Patrol the simulated world and hold the result against it."""
    return 0
