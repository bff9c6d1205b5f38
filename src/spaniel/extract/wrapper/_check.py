"""Whether what a template read can be believed: its assertions, one sentence for each broken one.

Drift has to be noticed on the first changed page: silence costs a week of wrong figures, a false
alarm costs a look. (Lerman, Minton, Knoblock: Wrapper maintenance, JAIR 2003, verify wrappers by
the patterns of what they read before; so do we.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spaniel.types import Template

from ._run import RecordFound
from ._shapes import Shape, shape_of

__all__ = ["Assertions"]

_SAMPLE = 6
_MOST_LACKING = 0.2


class Assertions:
    """A template's assertions, made ready to be held against many pages."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._required = [name for name, rule in template.fields.items() if rule.required]
        known = {name: [one[name] for one in template.known if name in one]
                 for name in template.fields}  # fmt: skip
        self._shapes: Mapping[str, Shape] = {
            name: shape for name, values in known.items() if (shape := shape_of(values))
        }
        self._varied = [name for name, shape in self._shapes.items()
                        if shape.variety > 0.5 and len(shape.values) > 3]  # fmt: skip

    def believed(self, records: Sequence[RecordFound]) -> list[RecordFound]:
        """Return the records without the few that lack most of what is required: banners, gaps."""
        most = len(self._required) // 2
        if not most or self._all_complete(records):
            return list(records)
        kept = [one for one in records if self._lacking(one) <= most]
        return kept if len(kept) >= (1 - _MOST_LACKING) * len(records) else list(records)

    def _all_complete(self, records: Sequence[RecordFound]) -> bool:
        required = frozenset(self._required)
        return all(required <= record.values.keys() for record in records)

    def _lacking(self, record: RecordFound) -> int:
        return sum(name not in record.values for name in self._required)

    def faults(self, records: Sequence[RecordFound]) -> tuple[str, ...]:
        """Return the assertions that do not hold, each in a sentence."""
        template, count = self._template, len(records)
        if count < template.least:
            return (f"{count} records, but such a page has at least {template.least}.",)
        faults = []
        if template.most and count > template.most:
            faults.append(f"{count} records, but such a page has at most {template.most}.")
        faults += self._missing(records) + self._strange(records)
        return tuple(faults + self._alike(records))

    def _missing(self, records: Sequence[RecordFound]) -> list[str]:
        if self._all_complete(records):
            return []
        faults = []
        for name in self._required:
            filled = sum(name in record.values for record in records)
            if filled < len(records):
                faults.append(f"`{name}` is required and missing in "
                              f"{len(records) - filled} of {len(records)} records.")  # fmt: skip
        return faults

    def _strange(self, records: Sequence[RecordFound]) -> list[str]:
        """Compare some values of each field with what its values have looked like.

        Two are enough to see that all is well; a doubt is looked into further.
        """
        step = max(1, len(records) // _SAMPLE)
        few = (records[0], records[len(records) // 2])
        faults = []
        for name, shape in self._shapes.items():
            if all(shape.fits(one.values[name]) for one in few if name in one.values):
                continue
            values = [one.values[name] for one in records[::step] if name in one.values]
            strange = sum(not shape.fits(value) for value in values)
            if 2 * strange > len(values):
                faults.append(f"`{name}` does not look like the {_PLAIN[shape.kind]} it was: "
                              f"{strange} of {len(values)} values looked at.")  # fmt: skip
        return faults

    def _alike(self, records: Sequence[RecordFound]) -> list[str]:
        if len(records) < 4:
            return []
        alike = [
            name
            for name in self._varied
            if records[0].values.get(name) == records[-1].values.get(name)
            and len({record.values.get(name) for record in records}) == 1
        ]
        if len(alike) < len(self._varied):
            alike = [name for name in alike if not self._may_repeat(name, records[0])]
        return [
            f"`{name}` is the same in all {len(records)} records, but it used to differ."
            for name in alike
        ]

    def _may_repeat(self, name: str, record: RecordFound) -> bool:
        """Whether a text is as long as such texts were: one vendor fills pages with one title.

        What a broken rule finds in all records is a label or a button, and these are short.
        """
        shape = self._shapes[name]
        return shape.kind == "text" and 2 * len(record.values.get(name, "")) >= shape.length


_PLAIN = {
    "link": "links",
    "price": "prices",
    "number": "numbers",
    "moment": "dates",
    "text": "texts",
}
