"""What is done to a file of others in one piece is done under the limit of CPU time of an article."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from generator.errors import DocumentError
from generator.executor import Failure
from generator.pipeline.article import HINT_LEFT_OUT, seconds

if TYPE_CHECKING:
    from generator.executor import Executor
    from generator.model.document import Origin

Result = TypeVar("Result")


def guarded(executor: Executor, function: Callable[[Origin], Result], origin: Origin) -> Result:
    """Call a function on an origin. Raises DocumentError where it takes too long or brings its process down."""
    (found,) = executor.run(function, [origin], seconds)
    if isinstance(found, Failure):
        raise DocumentError(f"left out: {found.reason}", origin.at, HINT_LEFT_OUT)
    return found
