"""The configuration of the site around, held against what there are packs and messages for."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.config import Config, load_config, place_of
from generator.errors import ConfigError

_ALWAYS_KNOWN: Final = "en"


def site_config(url: str | None = None) -> Config:
    """Return the configuration of the site in the working directory.

    Raises ConfigError, also for a language that has neither a pack nor messages.
    """
    config = load_config(Path.cwd(), url)
    if config.language == _ALWAYS_KNOWN:  # the packs need not be loaded where nothing has to be built
        return config
    from generator.language.pack import languages
    from generator.wording import LANGUAGES

    known = sorted({*languages(), *LANGUAGES})
    if config.language.lower() not in known and config.language.partition("-")[0].lower() not in known:
        message = f"language: not one that is known: {config.language!r}"
        raise ConfigError(message, place_of(config.root, "language"), f"it is one of {', '.join(known)}")
    return config
