"""The sentence: find, study, merge, curate, site and export, write.

`plan` goes as far as the plans of the files, `make` writes them. A build to which nothing has changed says what the
last one said, after a look at the stamps of all that goes in and of all that came out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.config import Config
from generator.errors import Location
from generator.executor import Executor
from generator.model.calendar import Day
from generator.model.event import Studies, Study, Timeline
from generator.model.file import File, Report
from generator.model.problem import Problem
from generator.pipeline.inputs import Inputs, look
from generator.pipeline.sources import Progress, survey
from generator.pipeline.study import PRELOAD
from generator.store import DecodeError, Store, StoredStudies, decode, encode
from generator.write import Broken, Links, is_intact, lock, write

_LAST = "last"


@dataclass(frozen=True, slots=True)
class State:
    """What a build leaves to the next one: the digest of what went in, its name, and what it reported."""

    inputs: str
    build: str
    report: Report


@dataclass(frozen=True, slots=True)
class Plan:
    """What the site is to be: its files, what they show, and what is to be told."""

    files: tuple[File, ...]
    timeline: Timeline
    studies: Studies
    problems: tuple[Problem, ...]
    studied: int


@dataclass(frozen=True, slots=True)
class Means:
    """What a plan is made with: the store, the executor, and whom to tell how far it is."""

    store: Store
    executor: Executor
    progress: Progress


def make(
    config: Config,
    state: State | None = None,
    *,
    workers: int | None = None,
    is_strict: bool = False,
    is_clean: bool = False,
    today: Day | None = None,
    progress: Progress = lambda *_: None,
) -> tuple[Report, State]:
    """Build the site of a configuration into its output folder, and return what became of it.

    `state` is what the build before left, None for what the store has of it; `workers` is as in `Executor`; `is_strict`
    lets nothing in where there is a problem; `is_clean` uses nothing of earlier builds; `today` is the build's date,
    None for the newest article's. Raises ConfigError, PackError, SiteError and WriteError; the old site is then as it
    was.
    """
    with lock(config.cache), Store(config.cache) as store:
        moment = store.moment()
        progress("find", 0, 0)
        inputs = look(config, today)
        last = state or _last(store)
        if last is not None and not is_clean and _is_settled(config, last, inputs):
            return _again(last.report), last
        if is_clean:
            store.clear()
        with Executor(workers, preload=PRELOAD) as executor:
            planned = plan(config, inputs, moment, Means(store, executor, progress))
            progress("write", 0, len(planned.files))
            report, build = _write(planned, config, is_strict=is_strict, is_clean=is_clean)
        now = State("" if inputs.is_racy(moment) else inputs.digest, build, report)
        if report.is_written:
            store.note(_LAST, encode(now))
        return report, now


def plan(config: Config, inputs: Inputs, moment: int, means: Means) -> Plan:
    """Return the plans of all files of a site; nothing is rendered yet.

    `moment` is the file system's time in ns, taken before `inputs` was.
    """
    from generator.events import curate, merge
    from generator.export import export
    from generator.site import find_theme, site

    theme = find_theme(config)
    surveyed = survey(inputs.listed, config, moment, means.store, means.executor, means.progress)
    studies = StoredStudies(means.store, surveyed.summaries)
    means.progress("merge", 0, len(studies))
    timeline = curate(merge(_each(studies)))
    means.progress("plan", 0, 0)
    pages = tuple(site(timeline, studies, config, theme))
    files = (*pages, *export(timeline, studies, config, [file.path for file in pages if file.path.endswith(".html")]))
    return Plan(files, timeline, studies, (*inputs.problems, *surveyed.problems), surveyed.studied)


def timeline_of(config: Config, *, workers: int | None = None) -> tuple[Timeline, Studies, tuple[Problem, ...]]:
    """Return a site's timeline, its studies, and what is to be told; nothing is written but the store."""
    store = Store(config.cache)
    moment = store.moment()
    with Executor(workers, preload=PRELOAD) as executor:
        found = plan(config, look(config, None), moment, Means(store, executor, lambda *_: None))
    store.keep()
    return found.timeline, found.studies, found.problems


def check(config: Config, *, workers: int | None = None) -> tuple[Problem, ...]:
    """Return what is to be told of packs, articles, templates and links; every page is drawn, and none is written.

    Raises ConfigError, PackError and SiteError, as a build would.
    """
    from generator.language.pack import languages, load_pack
    from generator.temporal import check_examples, load_grammar

    examples = [problem for lang in languages() for problem in check_examples(load_grammar(load_pack(lang)))]
    with Store(config.cache) as store, Executor(workers, preload=PRELOAD) as executor:
        moment = store.moment()
        found = plan(config, look(config, None), moment, Means(store, executor, lambda *_: None))
        pages = {file.path: file.render() for file in found.files}
    links = Links(pages, pages.__getitem__).broken(path for path in pages if path.endswith(".html"))
    return (*examples, *found.problems, *(_of_link(link) for link in links))


def _each(studies: Studies) -> Iterator[Study]:
    return (studies[document_id] for document_id in studies)


def _write(planned: Plan, config: Config, *, is_strict: bool, is_clean: bool) -> tuple[Report, str]:
    counts = (len(planned.studies), planned.studied, len(planned.timeline.events), len(planned.files))
    if is_strict and planned.problems:
        return Report(*counts, 0, 0, planned.problems, is_written=False), ""
    written = write(
        planned.files,
        config.output,
        config.cache,
        sources=(config.seeds, config.content, config.templates, config.static),
        clean=is_clean,
        accept=lambda staged: not (is_strict and staged.broken),
    )
    problems = (*planned.problems, *(_of_link(link) for link in written.broken))
    return Report(*counts, len(written.rendered), len(written.removed), problems, written.is_exchanged), written.build


def _of_link(broken: Broken) -> Problem:
    hint = "the page or the place in it is not there; the link stands in an article, a page of content/ or a template"
    return Problem("warning", f"link that leads nowhere: {broken.link!r}", Location(broken.page), hint)


# --- a build to which nothing has changed ---


def _last(store: Store) -> State | None:
    noted = store.noted(_LAST)
    try:
        return decode(State, noted) if noted else None
    except DecodeError:
        return None


def _is_settled(config: Config, last: State, inputs: Inputs) -> bool:
    return last.inputs == inputs.digest and is_intact(config.output, config.cache, last.build)


def _again(report: Report) -> Report:
    return replace(report, studied=0, rendered=0, removed=0, is_written=False)
