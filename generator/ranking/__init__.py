"""From the studies of an archive to the days that matter, each told by the sentences that tell it best."""

from generator.ranking.answer import heaviest_days, highlights, retold
from generator.ranking.days import Weights, told_by
from generator.ranking.question import Question
from generator.ranking.telling import datings_of, tellings

__all__ = ["Question", "Weights", "datings_of", "heaviest_days", "highlights", "retold", "tellings", "told_by"]
