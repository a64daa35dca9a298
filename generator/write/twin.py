"""The folder in which the new site is made: from build to build it has a second name for each file of the site.

So only what changes has to be linked and unlinked, not ten thousand files that stay. Nothing in it is believed: a name
counts where it is that of the very file that the site has at that path; all else is cleared away before work begins.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from generator.write.folder import folders_of, listing_of


class Twin:
    """The second names of a site's files. Raises OSError in all it does."""

    def __init__(self, folder: Path, inodes: Mapping[str, int]) -> None:
        """Clear away what is no second name of a file of the site, whose files are known by their inodes."""
        self.folder = folder
        self._root = str(folder)
        self._paths: set[str] = set()
        self._folders: set[str] = set()
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
        if folder.is_dir():
            listing = listing_of(folder)
            self._folders.update(listing.folders)
            for path in listing.others:
                os.unlink(f"{self._root}/{path}")  # noqa: PTH108  a Path costs more than the call
            for path, inode in listing.inodes.items():
                if inodes.get(path) == inode:
                    self._paths.add(path)
                else:
                    os.unlink(f"{self._root}/{path}")  # noqa: PTH108

    def place(self, path: str) -> str:
        """Return where a file is to be written anew; no file is there, and its folder is."""
        self._make_room(path)
        return f"{self._root}/{path}"

    def complete(self, kept: Iterable[str], written: Iterable[str], output: Path) -> None:
        """Have the folder hold what was written, second names of what is kept in the output, and nothing else."""
        kept = set(kept)
        for path in self._paths - kept:
            os.unlink(f"{self._root}/{path}")  # noqa: PTH108
        for path in kept - self._paths:
            self._make_room(path)
            _link(f"{output}/{path}", f"{self._root}/{path}")
        for folder in sorted(self._folders - folders_of((*kept, *written)), reverse=True):
            os.rmdir(f"{self._root}/{folder}")  # noqa: PTH106
        self.folder.mkdir(parents=True, exist_ok=True)

    def keep_names(self, gone: Collection[str]) -> None:
        """Once the folders are exchanged, let go of the old files that the site has no more."""
        if self.folder.is_dir():
            for path in gone:
                with suppress(OSError):  # what was a folder, or below one: the next build clears it away
                    os.unlink(f"{self._root}/{path}")  # noqa: PTH108

    def remove(self) -> None:
        """Remove the folder whole."""
        if self.folder.is_symlink() or self.folder.is_file():
            self.folder.unlink()
        elif self.folder.exists():
            _remove(self.folder)

    def _make_room(self, path: str) -> None:
        """Make the folder of a file, and clear away what stands in the way: a file or a folder of another build."""
        folder = path.rpartition("/")[0]
        if path in self._folders:
            _remove(f"{self._root}/{path}")
            self._folders -= {each for each in self._folders if f"{each}/".startswith(f"{path}/")}
            self._paths -= {each for each in self._paths if each.startswith(f"{path}/")}
        if path in self._paths:
            self._unlink(path)
        if folder not in self._folders or not folder:
            above = folders_of((path,))
            for each in above & self._paths:
                self._unlink(each)
            Path(self._root, folder).mkdir(parents=True, exist_ok=True)
            self._folders |= above

    def _unlink(self, path: str) -> None:
        self._paths.discard(path)
        os.unlink(f"{self._root}/{path}")  # noqa: PTH108


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        import shutil

        shutil.copy2(source, target, follow_symlinks=False)


def _remove(folder: str | Path) -> None:
    import shutil

    shutil.rmtree(folder)
