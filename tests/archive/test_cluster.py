"""How to start a cluster, as the documentation has it: the Slurm script is run, the manifest held against the tools."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

FOLDER = Path(__file__).parents[2] / "docs" / "cluster"
SRUN = '#!/bin/bash\nwhile [[ "$1" == -* ]]; do shift; done\nexec "$@"\n'


@pytest.fixture
def manifest() -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((FOLDER / "kubernetes.yaml").read_text()))


def pods(manifest: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {each["metadata"]["name"]: each["spec"]["template"] for each in manifest if "template" in each["spec"]}


def commands(manifest: list[dict[str, Any]]) -> dict[str, list[str]]:
    return {name: pod["spec"]["containers"][0]["command"] for name, pod in pods(manifest).items()}


def test_the_slurm_script_extracts_with_a_scheduler_and_a_worker(tmp_path: Path) -> None:
    """Where there is no Slurm, `srun` is what starts its task once, here."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    (bin_ / "srun").write_text(SRUN)
    (bin_ / "dateline").write_text(f'#!/bin/bash\nexec "{sys.executable}" -m generator "$@"\n')
    for path in bin_.iterdir():
        path.chmod(0o755)
    article = {"id": "a", "dct": "2003-07-04", "text": "The fair of Norden opened on 1 July 2003."}
    (tmp_path / "a.jsonl").write_text(json.dumps(article) + "\n")
    paths = (str(bin_), str(Path(sys.executable).parent), os.environ["PATH"])
    done = subprocess.run(
        ["bash", FOLDER / "extract.sbatch", "dataset", "a.jsonl"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "PATH": ":".join(paths), "PYTHONPATH": str(FOLDER.parents[1])},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "1 articles, 1 events" in done.stdout.replace("1 article,", "1 articles,").replace("1 event,", "1 events,")
    assert list((tmp_path / "dataset").glob("events/year=2003/*.parquet"))
    assert not list(tmp_path.glob(".dateline-*"))


def test_the_manifest_sends_all_pods_to_one_scheduler(manifest: list[dict[str, Any]]) -> None:
    (service,) = (each for each in manifest if each["kind"] == "Service")
    (port,) = (each["port"] for each in service["spec"]["ports"])
    name = service["metadata"]["name"]
    assert service["spec"]["selector"] == pods(manifest)["dateline-scheduler"]["metadata"]["labels"]
    asked = commands(manifest)
    assert asked["dateline-scheduler"][asked["dateline-scheduler"].index("--port") + 1] == str(port)
    assert f"tcp://{name}:{port}" in asked["dateline-worker"]
    assert asked["dateline-extract"][-2:] == ["--cluster", f"tcp://{name}:{port}"]
    for each in manifest:
        if each["kind"] == "Deployment":
            assert each["spec"]["selector"]["matchLabels"] == each["spec"]["template"]["metadata"]["labels"]


def test_what_works_on_the_dataset_sees_it_under_one_path(manifest: list[dict[str, Any]]) -> None:
    (claim,) = (each["metadata"]["name"] for each in manifest if each["kind"] == "PersistentVolumeClaim")
    for name in ("dateline-worker", "dateline-extract"):
        pod = pods(manifest)[name]["spec"]
        (volume,) = pod["volumes"]
        assert volume["persistentVolumeClaim"]["claimName"] == claim
        assert pod["containers"][0]["volumeMounts"] == [{"name": volume["name"], "mountPath": "/archive"}]
    assert all(part.startswith("/archive/") for part in commands(manifest)["dateline-extract"] if part.startswith("/"))


@pytest.mark.parametrize("name", ["dateline-scheduler", "dateline-worker"])
def test_every_option_of_the_manifest_is_one_of_dask(manifest: list[dict[str, Any]], name: str) -> None:
    from distributed.cli import dask_scheduler, dask_worker

    program, verb, *rest = commands(manifest)[name]
    assert program == "dask"
    shown = CliRunner().invoke({"scheduler": dask_scheduler, "worker": dask_worker}[verb].main, ["--help"]).output
    assert all(part in shown for part in rest if part.startswith("--"))


def test_the_command_of_the_manifest_is_one_of_dateline(manifest: list[dict[str, Any]]) -> None:
    program, *rest = commands(manifest)["dateline-extract"]
    from generator.cli.verbs import dateline

    assert program == "dateline"
    context = dateline.make_context("dateline", rest.copy(), resilient_parsing=False)
    found = dateline.commands["extract"].make_context("extract", rest[1:], parent=context)
    assert str(found.params["out"]) == "/archive/dataset"
