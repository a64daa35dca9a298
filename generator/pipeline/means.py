"""What the sentence is worked with, from run to run: the store, the executor, what is known of the sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.config import Config
    from generator.executor import Executor
    from generator.model.file import Pieces
    from generator.model.problem import Problem
    from generator.model.shard import Shards
    from generator.read import Content, Guard, Listed
    from generator.store import Seen, Store, StoredStudies, Summary

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Memory:
    """What is known of the sources: read from the store once, and kept up to date by each survey."""

    engine: str = ""
    seen: dict[str, Seen] = field(default_factory=dict)
    summaries: dict[str, Summary] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Means:
    """What a plan is made with: the store, the executor, what is known of the sources, what makes the timeline.

    `find` lists the articles' files, `read_content` reads what the editor wrote; `progress` is told how far it is;
    `pieces` keeps what was drawn, the store where it is None.
    """

    store: Store
    executor: Executor
    memory: Memory
    find: Callable[[Config], tuple[tuple[Listed, ...], tuple[Problem, ...]]]
    read_content: Callable[[Config, Guard], Content]
    join: Callable[[StoredStudies, Store], Shards]
    progress: Progress
    pieces: Pieces | None = None
