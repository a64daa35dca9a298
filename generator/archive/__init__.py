"""Articles in bulk: sources of any size by URL, and the datasets that are made of them.

sources     what lies at a path or a URL, in slices
articles    the articles of a slice, one after the other
warc        the pages in a web archive
dataset     documents, events and problems as Parquet, a window at a time, each exactly once
tables      their columns, and what an article gives to each
audit       whether a dataset is whole
"""

from generator.archive.articles import articles
from generator.archive.audit import audit
from generator.archive.dataset import Dataset, is_dataset
from generator.archive.sources import slices, weight

__all__ = ["Dataset", "articles", "audit", "is_dataset", "slices", "weight"]
