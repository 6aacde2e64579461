"""Puts the image into the wheel, so that an installed Lambit starts fast from the first time on."""

import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ImageHook(BuildHookInterface):
    """Makes the image with the Python that builds the wheel; another Python makes its own on first use."""

    def initialize(self, version, build_data):
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from lambit.image.build import ship

        file = root / "build" / f"{sys.implementation.cache_tag}.image"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(ship(str(root / "src" / "lambit"), self.metadata.version))
        build_data["force_include"][str(file)] = f"lambit/_image/{file.name}"
