"""For pytest under Wine 8 (``-p wine_lacks``): does without what would end the program there."""

import _winapi

# A copy of a file by Windows itself; Python has its own way where this is not there.
delattr(_winapi, "CopyFile2")
