"""From the studies of an archive to the days that matter, each told by the sentences that tell it best."""

from generator.ranking.answer import Question, highlights
from generator.ranking.telling import tellings

__all__ = ["Question", "highlights", "tellings"]
