"""``spaniel measure``."""


def measure() -> int:
    """Run one measure, or list them."""
    return 0
