"""The output folder: changed from one whole site to the next, and never touched where it is not ours.

lock        one build at a time
folder      whose folder it is, and what lies in it
manifest    what the last build wrote, by path: key, digest, size, time
exchange    two folders change places at once
site        render what changed, keep what did not, exchange
"""

from generator.write.lock import lock
from generator.write.site import Staged, Written, is_intact, write

__all__ = ["Staged", "Written", "is_intact", "lock", "write"]
