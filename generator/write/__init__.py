"""The output folder: changed from one whole site to the next, and never touched where it is not ours.

lock        one build at a time
folder      whose folder it is, and what lies in it
manifest    what the last build wrote, by path: key, digest, size, time
parts       a large file from the parts that it had
twin        the folder in which the new site is made, kept from build to build
links       where the pages lead, and what of that leads nowhere
exchange    two folders change places at once
site        render what changed, keep what did not, exchange
"""

from generator.write.lock import lock
from generator.write.site import Staged, Written, is_intact, write

__all__ = ["Staged", "Written", "is_intact", "lock", "write"]
