"""Reads the prompts of a profile as the product does: templates x words and free descriptions, per class."""

from dataclasses import dataclass
from itertools import product
from pathlib import Path
from string import Formatter

import yaml


@dataclass(frozen=True)
class ProductClass:
    """One class of a profile: its name, its kind (good, defect or void) and all of its texts."""

    name: str
    kind: str
    texts: list


def read(profile, library):
    """Classes of the profile (a path), with templates of the library (templates.yaml), and the profile's limits."""
    profile, library = (yaml.safe_load(Path(p).read_text()) for p in (profile, library))
    task = profile.get("templates", "defect")
    shelf = library[task] if isinstance(task, str) else {"words": library["defect"]["words"], **dict.fromkeys(("good", "defect", "void"), task)}
    classes = []
    for name, c in profile["classes"].items():
        words = {"product": [profile["product"]], **shelf["words"], **profile.get("words", {}), **c.get("words", {})}
        templates = c.get("templates", shelf[c["kind"]])
        templates = [templates] if isinstance(templates, str) else templates
        texts = [text for t in templates for text in expand(t, words)] + c.get("descriptions", [])
        classes.append(ProductClass(name, c["kind"], texts))
    return classes, profile.get("limits", {})


def expand(template, words):
    """Every way to fill the template; none where a placeholder has no words."""
    fields = [f for _, f, _, _ in Formatter().parse(template) if f]
    if any(f not in words for f in fields):
        return []
    return [_article(template.format(**dict(zip(fields, values)))) for values in product(*(words[f] for f in fields))]


def _article(text):
    parts = text.split(" ")
    for i in range(len(parts) - 1):
        if parts[i] == "a" and parts[i + 1][:1].lower() in "aeiou":
            parts[i] = "an"
    return " ".join(parts)
