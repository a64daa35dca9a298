"""`dateline build`: done without click, whose loading costs a third of a build in which nothing has changed."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.cli.output import WITHOUT_URL, Told, say, summary
from generator.cli.progress import Meter
from generator.cli.site import site_config
from generator.errors import ConfigError
from generator.pipeline import make

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.calendar import Day


def build(
    *,
    is_strict: bool = False,
    workers: int | None = None,
    url: str | None = None,
    is_clean: bool = False,
    datasets: Sequence[str] = (),
    is_quiet: bool = False,
    is_verbose: bool = False,
) -> int:
    """Build the site around into its output folder, say what came of it, and return the exit code.

    `datasets` are shown beside those of `site.toml`. Raises what `make` raises.
    """
    config = site_config(url)
    if datasets:
        config = replace(config, datasets=tuple(dict.fromkeys((*config.datasets, *datasets))))
    with Meter(is_quiet=is_quiet) as meter:
        report, _ = make(
            config, workers=workers, is_strict=is_strict, is_clean=is_clean, today=build_date(), progress=meter
        )
    told = Told()
    told.tell(report.problems)
    code = told.finish(is_strict=is_strict)
    if is_verbose:
        say(meter.stages())
    if is_strict and code:
        say("nothing was written: the old site stays", is_error=True)
    elif not is_quiet:
        say(summary(report, meter.seconds))
        if config.url is None:
            say(WITHOUT_URL)
    return code


def build_date() -> Day | None:
    """Return the day that SOURCE_DATE_EPOCH names, None where it is not set.

    Raises ConfigError where it is no number of seconds.
    """
    from generator.model.calendar import from_ordinal

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    longest = 12
    if not (epoch.isascii() and epoch.isdigit() and len(epoch) <= longest):
        message = f"SOURCE_DATE_EPOCH is no number of seconds: {epoch!r}"
        raise ConfigError(message, hint="it is the time of the build, in seconds since 1970; unset it to do without")
    return from_ordinal(719_163 + int(epoch) // 86_400)
