"""The verbs. Each loads what it needs and nothing before that: `dateline --version` imports this and click alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__

if TYPE_CHECKING:
    from generator.cli.output import Told
    from generator.config import Settings
    from generator.model.calendar import Day
    from generator.model.document import Origin
    from generator.model.event import Study

_PATHS = click.argument("paths", nargs=-1, metavar="[PATH...]", type=click.Path(path_type=Path, allow_dash=True))
_WORKERS = click.option("--workers", type=click.IntRange(1, 256), metavar="N", help="Processes to work with.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dateline")
def dateline() -> None:
    """Dated articles in, a timeline website in which every date can be checked.

    Run inside a site's folder; 'dateline new DIR' makes one.
    """


@dateline.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make a new site in DIR."""
    from generator.scaffold import scaffold

    for path in scaffold(folder):
        click.echo(f"wrote {path}")
    click.echo(f"now: cd {folder} && dateline serve --open")


@dateline.command()
@click.argument("file", metavar="FILE")
@click.option("--date", metavar="DATE", help="The day on which it was published, YYYY-MM-DD.")
@click.option("--title", metavar="TEXT", help="Its title.")
@click.option("--place", metavar="TEXT", help="Where it was written.")
@click.option("--url", metavar="URL", help="Where the original is.")
@click.option("--publisher", metavar="TEXT", help="Who published it.")
@click.option("--lang", metavar="LANG", help="Its language.")
def add(file: str, **header: str | None) -> None:
    """Put an article into seeds/, with its header filled in; '-' is standard input.

    The options say what the article does not say itself.
    """
    from generator.cli.adding import add as add_article
    from generator.cli.output import Told
    from generator.config import load_config

    config = load_config(Path.cwd())
    path = add_article(file, config, {name: value for name, value in header.items() if value}, Told().tell)
    click.echo(f"wrote {path.relative_to(config.root)}")


@dateline.command()
@click.option("--strict", "is_strict", is_flag=True, help="Any warning or error: the old site stays, exit 1.")
@_WORKERS
@click.option("--url", metavar="URL", help="The site's address; goes before site.toml's.")
@click.option("--clean", "is_clean", is_flag=True, help="Start from nothing.")
@click.option("--dataset", "datasets", multiple=True, metavar="DIR", help="Show what 'extract' wrote, too; may recur.")
@click.option("--quiet", "-q", "is_quiet", is_flag=True, help="Say nothing but problems.")
@click.option("--verbose", "-v", "is_verbose", is_flag=True, help="Say what each stage took.")
def build(
    *,
    is_strict: bool,
    workers: int | None,
    url: str | None,
    is_clean: bool,
    datasets: Sequence[str],
    is_quiet: bool,
    is_verbose: bool,
) -> int:
    """Build the site into _site/."""
    from generator.cli.building import build as make_site

    return make_site(
        is_strict=is_strict, workers=workers, url=url, is_clean=is_clean, datasets=datasets, is_quiet=is_quiet,
        is_verbose=is_verbose,
    )  # fmt: skip


@dateline.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="N")
@click.option("--open", "is_opened", is_flag=True, help="Open the browser.")
@click.option("--poll", "is_polled", is_flag=True, help="Look for changes, where the system does not tell of them.")
@click.option("--url", metavar="URL", help="The site's address; goes before site.toml's.")
def serve(*, port: int, is_opened: bool, is_polled: bool, url: str | None) -> None:
    """Preview the site, and reload it in the browser at every change.

    Takes the next free port where the named one is taken; answers this machine alone. Each event can be corrected on
    its card, which writes content/curation.toml. Ends with Ctrl-C.
    """
    from generator.cli.output import shown_line
    from generator.editor import Pen
    from generator.pipeline import Preview
    from generator.serve import serve as show

    def ready(address: str) -> None:
        click.echo(f"the site is at {address} - end with Ctrl-C")

    with Preview(Path.cwd(), url=url) as builder:
        show(
            builder, builder.folders, port, is_opened=is_opened, is_polled=is_polled, ready=ready, pen=Pen(Path.cwd()),
            built=lambda shown, seconds: click.echo(shown_line(shown, seconds)),
        )  # fmt: skip


@dateline.command()
@_PATHS
@click.option("--format", "form", type=click.Choice(["jsonl", "table", "csv"]), help="jsonl unless on a terminal.")
@_WORKERS
def events(paths: Sequence[Path], form: str | None, workers: int | None) -> int:
    """Print the events of articles, not merged.

    Without PATH, those of seeds/; '-' is JSON Lines on standard input.
    """
    from generator.cli import output
    from generator.export import dump, events_line

    told = output.Told()
    form = form or ("table" if output.is_terminal() else "jsonl")
    studies = _studies(paths, told, workers=workers)
    if form == "table":
        output.print_events(studies, "")
    elif form == "csv":
        for row in output.event_rows(studies):
            output.write(row)
    else:
        for study in studies:
            output.write(dump(events_line(study)))
            output.flush()
    return told.finish()


@dateline.command()
@_PATHS
@click.option("--format", "form", type=click.Choice(["jsonl", "text"]), help="jsonl unless on a terminal.")
@click.option("--explain", metavar="TEXT", help="Show how TEXT is read: words, roles, rule, slots, steps.")
@click.option("--dct", metavar="DATE", help="With --explain: the day on which TEXT was written.")
@_WORKERS
def tag(paths: Sequence[Path], form: str | None, explain: str | None, dct: str | None, workers: int | None) -> int:
    """Print the time expressions of articles.

    Without PATH, those of seeds/; '-' is JSON Lines on standard input.
    """
    from generator.cli import output
    from generator.export import dump, tag_line

    if explain is not None:
        _explain(explain, dct)
        return 0
    told = output.Told()
    form = form or ("text" if output.is_terminal() else "jsonl")
    for study in _studies(paths, told, is_tag_only=True, workers=workers):
        if study.document is None:
            continue
        if form == "text":
            output.write(output.tag_text(study).encode(errors="replace"))
        else:
            output.write(dump(tag_line(study.document, study.timexes)))
        output.flush()
    return told.finish()


@dateline.command()
@_PATHS
@click.option("--from", "first", metavar="DATE", help="The first day; earlier articles are not read.")
@click.option("--to", "last", metavar="DATE", help="The last day; later articles are not read.")
@click.option("--dates", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help="At most N days.")
@click.option(
    "--sentences", type=click.IntRange(min=1), default=2, show_default=True, metavar="K", help="At most K for each."
)
@click.option("--topic", default="", metavar="WORDS", help="Only sentences with one of these; commas part them.")
@click.option("--format", "form", type=click.Choice(["json", "text"]), help="json unless on a terminal.")
@_WORKERS
def highlights(
    *, paths: Sequence[Path], first: str | None, last: str | None, dates: int, sentences: int, topic: str,
    form: str | None, workers: int | None,
) -> int:  # fmt: skip
    """Print the days that matter most in articles, each with the sentences that tell it, word for word.

    Without PATH, those of seeds/; '-' is JSON Lines on standard input; a dataset that 'extract' made counts whole.
    """
    from generator.archive import is_dataset
    from generator.cli import output
    from generator.pipeline import ranked
    from generator.ranking import Question

    start, end = _day(first, "--from"), _day(last, "--to")
    if start is not None and end is not None and start.ordinal > end.ordinal:
        raise click.BadParameter(f"{first!r} comes after --to {last!r}", param_hint="--from")
    words = tuple(word.strip() for word in topic.split(",") if word.strip())
    told = output.Told()
    datasets = [path for path in paths if is_dataset(path)]
    settings, named = _what_is_named([path for path in paths if path not in datasets], told, is_site=not paths)
    question = Question(dates, sentences, start, end, words)
    found = ranked(named, settings, question, datasets=datasets, workers=workers, tell=told.tell)
    form = form or ("text" if output.is_terminal() else "json")
    output.write(output.highlights_text(found).encode() if form == "text" else output.highlights_json(found))
    output.flush()
    return told.finish()


@dateline.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="The dataset's folder.")
@_WORKERS
@click.option("--cluster", metavar="URL", help="Work on a Dask cluster: tcp://scheduler:8786.")
@click.option("--quiet", "-q", "is_quiet", is_flag=True, help="Say nothing but problems.")
def extract(*, sources: Sequence[str], out: Path, workers: int | None, cluster: str | None, is_quiet: bool) -> int:
    """Extract archives into a dataset of documents, events and problems (Parquet).

    A SOURCE is a file or a folder, or a URL (s3://, gs://, https://): JSON Lines (.jsonl, .jsonl.gz, .jsonl.zst),
    Parquet, web archives (.warc, .warc.gz), and folders of these and of articles. A run that was stopped goes on
    where it was.
    """
    from generator.cli import output
    from generator.cli.extraction import Tally
    from generator.pipeline import extract as extract_all
    from generator.pipeline.extracting import Order

    told = output.Told()
    order = Order(out.absolute(), _settings(Path.cwd()))
    with Tally(is_quiet=is_quiet) as tally:
        for done in extract_all(sources, order, workers=workers, cluster=cluster, tell=told.tell):
            tally.add(done)
    if not is_quiet:
        click.echo(tally.line())
    return told.finish()


@dateline.command()
@click.argument("datasets", nargs=-1, metavar="[DATASET...]", type=click.Path(path_type=Path))
@click.option("--links", "is_links_only", is_flag=True, help="Follow the links among the pages, and no more.")
def check(*, datasets: Sequence[Path], is_links_only: bool) -> int:
    """Check packs, configuration, articles and links; build nothing.

    With a DATASET that 'extract' made: its files against their digests, its columns and its rows, and nothing else.
    """
    from generator.cli import output

    told = output.Told()
    if datasets:
        from generator.archive import audit

        for folder in datasets:
            told.tell(audit(folder))
    else:
        from generator.cli.site import site_config
        from generator.pipeline import check as check_site

        told.tell(check_site(site_config(), is_links_only=is_links_only))
    code = told.finish()
    if code == 0:
        click.echo("all is well")
    return code


@dateline.command()
@click.argument("form", metavar="FORMAT")
def export(form: str) -> int:
    """Write the timeline to standard output in one FORMAT."""
    from generator.cli import output
    from generator.cli.site import site_config
    from generator.config import EXPORTS
    from generator.pipeline import exported

    if form not in EXPORTS:
        raise click.BadParameter(f"{form!r} is not one of {', '.join(EXPORTS)}", param_hint="FORMAT")
    told = output.Told()
    data, problems = exported(site_config(), form)
    told.tell(problems)
    output.write(data)
    output.flush()
    return told.finish()


def _studies(
    paths: Sequence[Path], told: Told, *, is_tag_only: bool = False, workers: int | None = None
) -> Iterator[Study]:
    """Yield the studies of all that is named, in order; problems are told as they come up."""
    from generator.pipeline import studies

    settings, named = _what_is_named(paths, told, is_site=not paths)
    for study in studies(named, settings, is_tag_only=is_tag_only, workers=workers):
        told.tell(study.problems)
        if study.document is not None:
            yield study


def _what_is_named(paths: Sequence[Path], told: Told, *, is_site: bool) -> tuple[Settings, Iterator[Origin]]:
    from generator.cli.origins import of_paths, of_seeds
    from generator.config import load_config

    root = Path.cwd()
    if is_site:
        config = load_config(root)
        return config.settings, of_seeds(config, told.tell)
    return _settings(root), of_paths(paths, told.tell)


def _settings(root: Path) -> Settings:
    """Return the settings of the site around, or the defaults where there is none."""
    from generator.config import FILE, Settings, load_config

    return load_config(root).settings if (root / FILE).is_file() else Settings()


def _explain(text: str, dct: str | None) -> None:
    from generator.cli.explained import explained

    day = _day(dct, "--dct")
    if day is None:
        raise click.UsageError("--explain wants --dct: the day on which the text was written, YYYY-MM-DD")
    click.echo(explained(text, day, _settings(Path.cwd())), nl=False)


def _day(text: str | None, option: str) -> Day | None:
    from generator.model.calendar import from_iso

    if text is None:
        return None
    try:
        return from_iso(text)
    except ValueError as err:
        raise click.BadParameter(f"{err}; a date is YYYY-MM-DD", param_hint=option) from err
