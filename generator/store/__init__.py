"""What a build keeps for the next one, in `.dateline/store.sqlite`: safe to delete, never believed, never run.

Records are nouns as JSON (`model/codec.py`).

codec       nouns as JSON and back
database    one SQLite file: the sources as they were last seen, one record an article, notes
joined      the timeline as it was joined, and what joining goes on from
studies     all studies of a site by document id, loaded when asked for
"""

from generator.store.database import Record, Seen, Store, Summary, record_of
from generator.store.joined import Joined, StoredShards
from generator.store.studies import HeldStudies, StoredStudies

__all__ = ["HeldStudies", "Joined", "Record", "Seen", "Store", "StoredShards", "StoredStudies", "Summary", "record_of"]
