"""Licences that a course or a picture can be under, by their SPDX identifiers."""

_CREATIVE_COMMONS = {
    "CC-BY": "Attribution",
    "CC-BY-SA": "Attribution-ShareAlike",
    "CC-BY-NC": "Attribution-NonCommercial",
    "CC-BY-NC-SA": "Attribution-NonCommercial-ShareAlike",
    "CC-BY-ND": "Attribution-NoDerivatives",
    "CC-BY-NC-ND": "Attribution-NonCommercial-NoDerivatives",
}

# Name and address by identifier.
LICENCES: dict[str, tuple[str, str]] = {
    **{
        f"{kind}-{version}": (
            f"Creative Commons {name} {version}",
            f"https://creativecommons.org/licenses/{kind[3:].lower()}/{version}/",
        )
        for kind, name in _CREATIVE_COMMONS.items()
        for version in ("2.0", "2.5", "3.0", "4.0")
    },
    "CC0-1.0": ("Creative Commons Zero 1.0 (no rights reserved)", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-PDDC": ("Public domain", "https://creativecommons.org/licenses/publicdomain/"),
    "OGL-UK-3.0": (
        "Open Government Licence 3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    "GFDL-1.3-or-later": ("GNU Free Documentation License 1.3 or later", "https://www.gnu.org/licenses/fdl-1.3.html"),
    "Apache-2.0": ("Apache License 2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
    "MIT": ("MIT License", "https://opensource.org/license/mit"),
    "OFL-1.1": ("SIL Open Font License 1.1", "https://openfontlicense.org/"),
    "LicenseRef-All-Rights-Reserved": ("All rights reserved", ""),
    "LicenseRef-Used-With-Permission": ("Used with permission", ""),
}
