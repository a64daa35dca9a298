"""Articles in bulk: sources of any size by URL, and the datasets that are made of them.

sources     what lies at a path or a URL, in slices
articles    the articles of a slice, one after the other
warc        the pages in a web archive
dataset     documents, events and problems as Parquet, a window at a time, each exactly once
"""

from generator.archive.articles import articles
from generator.archive.dataset import Dataset, is_dataset
from generator.archive.sources import slices, weight

__all__ = ["Dataset", "articles", "is_dataset", "slices", "weight"]
