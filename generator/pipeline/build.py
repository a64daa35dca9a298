"""The sentence: find, study, merge, curate, site and export, write.

`plan` goes as far as the plans of the files, `make` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from generator.atomic import moment
from generator.config import EXPORTS, UNTITLED, Config
from generator.errors import ConfigError, Location
from generator.model.file import File, Report
from generator.model.problem import Problem
from generator.pipeline.collecting import collected_rarely
from generator.pipeline.settled import State, again, last, leave, look
from generator.write import lock

if TYPE_CHECKING:
    from generator.model.calendar import Day
    from generator.model.event import Studies, Timeline
    from generator.model.shard import Shards
    from generator.pipeline.means import Means, Progress
    from generator.pipeline.outlined import Ready
    from generator.read import Content
    from generator.site import Laid
    from generator.store import StoredStudies
    from generator.write import Written
    from generator.write.links import Broken


@dataclass(frozen=True, slots=True)
class Plan:
    """What the site is to be: its files, what they show, and what is to be told."""

    files: tuple[File, ...]
    shards: Shards
    laid: Laid
    studies: StoredStudies
    problems: tuple[Problem, ...]
    studied: int


def make(
    config: Config,
    state: State | None = None,
    *,
    workers: int | None = None,
    is_strict: bool = False,
    is_clean: bool = False,
    today: Day | None = None,
    progress: Progress = lambda *_: None,
) -> tuple[Report, State | None]:
    """Build the site of a configuration into its output folder, and return what became of it.

    `state` is what the build before left, None for what the store has of it; `workers` is as in `Executor`; `is_strict`
    lets nothing in where there is a problem; `is_clean` uses nothing of earlier builds; `today` is the build's date,
    None for the newest article's. Raises ConfigError, PackError, SiteError and WriteError; the old site is then as it
    was.
    """
    with lock(config.cache):
        now = moment(config.cache)
        progress("find", 0, 0)
        inputs = look(config, today, now)
        state = state or last(config)
        report = None if is_clean else again(config, state, inputs)
        if state is not None and report is not None:
            return report, state
        with _means(config, workers, progress) as means, collected_rarely():
            if is_clean:
                means.store.clear()
            ready = _ready(config, inputs.rest, now, means)
            progress("write", 0, len(ready.files))
            report, written = _write(ready, config, is_strict=is_strict, is_clean=is_clean)
            _remember(ready, inputs.rest, report, means)
            is_settled = not (inputs.is_racy(now) or means.executor.is_to_try_again)
        if written is not None and report.is_written:
            state = leave(config, inputs, written, report, is_settled=is_settled)
        return report, state


def _ready(config: Config, rest: str, now: int, means: Means) -> Ready:
    """Return what is to be written; only where nothing but templates has changed it is not planned from the start."""
    from generator.pipeline.outlined import Ready, remembered
    from generator.site import outline_of

    def files() -> dict[str, File]:
        return {file.path: file for file in plan(config, now, means).files}

    ready = remembered(config, rest, means.store, files)
    if ready is None:
        found = plan(config, now, means)
        outline = outline_of(found.laid.frame, found.laid.layout(found.files), found.files)
        counts = len(found.studies), found.studied, sum(shard.size for shard in found.shards)
        ready = Ready(found.files, found.problems, *counts, outline)
    return ready


def _remember(ready: Ready, rest: str, report: Report, means: Means) -> None:
    from generator.pipeline.outlined import remember

    if report.is_written:
        remember(ready, rest, means.store)
    means.store.tidy()


def plan(config: Config, now: int, means: Means) -> Plan:
    """Return the plans of all files of a site; nothing is rendered yet.

    `now` is the time of the file system in ns, taken before anything was looked at.
    """
    from generator.export import export
    from generator.pipeline.editing import edited
    from generator.pipeline.guard import guarded
    from generator.pipeline.outlined import layout_before
    from generator.pipeline.sources import survey
    from generator.site import find_theme, lay
    from generator.store import StoredStudies

    theme = find_theme(config)
    listed, problems = means.find(config)
    surveyed = survey(listed, config, now, means)
    means.executor.rest()
    studies = StoredStudies(means.store, surveyed.summaries)
    means.progress("merge", 0, len(studies))
    content = means.read_content(config, partial(guarded, means.executor))
    config = _titled(config, content)
    shards, of_editor = edited(means.join(studies, means.store), content, studies, config.settings)
    means.progress("plan", 0, 0)
    laid = lay(
        shards,
        studies,
        config,
        theme,
        pages=content.pages,
        collections=content.collections,
        pieces=means.pieces or means.store,
        before=layout_before(means.store),
    )
    pages = tuple(laid.files())
    listed_pages = [file.path for file in pages if file.path.endswith(".html")]
    files = (*pages, *export(shards, studies, config, listed_pages, laid.sheets, means.pieces or means.store))
    return Plan(files, shards, laid, studies, (*problems, *surveyed.problems, *of_editor), surveyed.studied)


def _titled(config: Config, content: Content) -> Config:
    """Return the configuration with the title of a timeline that was brought along, where it has none of its own."""
    heading = content.heading
    if heading is None or config.title != UNTITLED:
        return config
    return replace(config, title=heading.title, description=config.description or heading.description)


def timeline_of(config: Config, *, workers: int | None = None) -> tuple[Timeline, Studies, tuple[Problem, ...]]:
    """Return a site's timeline, its studies, and what is to be told; nothing is written but the store."""
    from generator.model.shard import timeline_of as timeline_of_shards
    from generator.store import HeldStudies

    now = moment(config.cache)
    with _means(config, workers, lambda *_: None) as means:
        found = plan(config, now, means)
        return timeline_of_shards(found.shards), HeldStudies(found.studies), found.problems


def exported(config: Config, name: str, *, workers: int | None = None) -> tuple[bytes, tuple[Problem, ...]]:
    """Return one export as a build would write it, whether or not the site has it, and what is to be told.

    `name` is one of `EXPORTS`. Raises ConfigError where it wants the site's address and there is none.
    """
    wanted = replace(config, exports=tuple(each for each in EXPORTS if each == name or each in config.exports))
    now = moment(config.cache)
    with _means(config, workers, lambda *_: None) as means:
        found = plan(wanted, now, means)
        for file in found.files:
            if file.path == EXPORTS[name]:
                return file.render(), found.problems
    hint = "give the site its url in content/site.toml"
    raise ConfigError(f"{EXPORTS[name]} wants the site's address", hint=hint)


def check(config: Config, *, is_links_only: bool = False, workers: int | None = None) -> tuple[Problem, ...]:
    """Return what is to be told of packs, articles, templates and links; every page is drawn, and none is written.

    `is_links_only` leaves out all but the links.

    Raises ConfigError, PackError and SiteError, as a build would.
    """
    from generator.language.pack import languages, load_pack
    from generator.temporal import load_grammar
    from generator.temporal.examples import check_examples
    from generator.write.links import Links

    examples = [problem for lang in languages() for problem in check_examples(load_grammar(load_pack(lang)))]
    now = moment(config.cache)
    with _means(config, workers, lambda *_: None) as means:
        found = plan(config, now, means)
        pages = {file.path: file.render() for file in found.files}
    links = Links(pages, pages.__getitem__).broken(path for path in pages if path.endswith(".html"))
    of_links = tuple(_of_link(link) for link in links)
    return of_links if is_links_only else (*examples, *found.problems, *of_links)


@contextmanager
def _means(config: Config, workers: int | None, progress: Progress) -> Iterator[Means]:
    from generator.executor import Executor
    from generator.pipeline.article import PRELOAD
    from generator.pipeline.joining import join
    from generator.pipeline.means import Means, Memory
    from generator.read import find, read_content
    from generator.store import Store

    with Store(config.cache) as store, Executor(workers, preload=PRELOAD) as executor:
        yield Means(store, executor, Memory(), find, read_content, join, progress)


def _write(ready: Ready, config: Config, *, is_strict: bool, is_clean: bool) -> tuple[Report, Written | None]:
    counts = (ready.articles, ready.studied, ready.events, len(ready.files))
    if is_strict and ready.problems:
        return Report(*counts, 0, 0, ready.problems, is_written=False), None
    from generator.write import write

    written = write(
        ready.files,
        config.output,
        config.cache,
        sources=(config.seeds, config.content, config.templates, config.static),
        clean=is_clean,
        accept=lambda staged: not (is_strict and staged.broken),
    )
    problems = (*ready.problems, *(_of_link(link) for link in written.broken))
    return Report(*counts, len(written.rendered), len(written.removed), problems, written.is_exchanged), written


def _of_link(broken: Broken) -> Problem:
    hint = "the page or the place in it is not there; the link stands in an article, a page of content/ or a template"
    return Problem("warning", f"link that leads nowhere: {broken.link!r}", Location(broken.page), hint)
