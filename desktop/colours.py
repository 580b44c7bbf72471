"""How well a colour can be read on white, as the accessibility guidelines reckon it."""


def contrast_on_white(colour: str) -> float:
    """From 1 (white itself) to 21 (black) for a colour such as #13587C."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
