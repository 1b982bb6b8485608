"""Follows units from list to list: which go on, which end, and what became of those that ended."""
import collections
import datetime

from lists import LEVELS, bare_key, name_key, without_accents

Edge = collections.namedtuple('Edge', 'day level old_code old_name new_code new_name new_province whole inferred')


class Unit:
    """A unit with its periods, each [from, to, code, name, parent unit]; an unknown beginning is ''."""

    def __init__(self, level, code, day):
        self.level = level
        self.key = f'{code}@{day or "before"}'
        self.periods = []

    def begin(self, day, code, name, parent):
        self.periods.append([day, '', code, name, parent])

    def end(self, day):
        self.periods[-1][1] = day


def without_slips(lists):
    """Takes out what came and went back within a year: a slip of the list, not a change in the world."""
    days = [datetime.date.fromisoformat(day) for day, _ in lists]
    codes = {key for _, units in lists for key in units}
    for key in codes:
        values = [units.get(key) for _, units in lists]
        at = 1
        while at < len(values):
            if values[at] == values[at - 1]:
                at += 1
                continue
            back = next((i for i in range(at + 1, len(values)) if values[i] == values[at - 1]), None)
            if back is None or (days[back] - days[at]).days > 366 or values[at - 1] is None:
                at += 1
                continue
            for i in range(at, back):
                lists[i][1][key] = values[i] = values[at - 1]
            at = back
    return lists


class Following:
    """After take() of every list in order: `units` and `edges`."""

    def __init__(self):
        self.units = []
        self.edges = []
        self.open = {}  # (level, code) -> Unit
        self.last = {}

    def take(self, day, listed):
        """Without a day the beginnings of the first list stay unknown."""
        renamed = {key for key in self.last.keys() & listed.keys()
                   if without_accents(bare_key(self.last[key].name)) != without_accents(bare_key(listed[key].name))}
        gone = {key for key in self.last.keys() - listed.keys()}
        new = {key for key in listed.keys() - self.last.keys()}
        recoded = self._recoded(gone, new, listed)
        for level in LEVELS:
            for key in sorted(key for key in listed if key[0] == level):
                self._go_on(day, key, listed, renamed, gone, recoded)
        for key in gone - set(recoded.values()):
            self.open.pop(key).end(day)
        self._find_successors(day, listed, renamed, gone - set(recoded.values()), new - recoded.keys())
        self.last = listed

    def end_all(self, day):
        for unit in self.open.values():
            unit.end(day)
        self.open = {}

    def _recoded(self, gone, new, listed):
        """{new key: old key} of units that only changed their code: same name in full, same unit above."""
        by_name = collections.defaultdict(list)
        for key in gone:
            by_name[key[0], name_key(self.last[key].name), self.last[key].parent].append(key)
        found = {}
        for key in new:
            same = by_name.get((key[0], name_key(listed[key].name), listed[key].parent), [])
            if len(same) == 1:
                found[key] = same[0]
        return found

    def _go_on(self, day, key, listed, renamed, gone, recoded):
        level, code = key
        now = listed[key]
        parent = self._parent(level, now, listed)
        if key in recoded:
            unit = self.open[key] = self.open.pop(recoded[key])
            unit.end(day)
            unit.begin(day, code, now.name, parent)
        elif key not in self.last:
            self._begin(day, key, now, parent)
        elif key in renamed and self._was_merged(key, listed, gone):
            self.open[key].end(day)
            self._begin(day, key, now, parent)
            self._edge(day, key, key, listed, True)
        elif name_key(now.name) != name_key(self.last[key].name) or self.open[key].periods[-1][4] != parent:
            self.open[key].end(day)
            self.open[key].begin(day, code, now.name, parent)

    def _parent(self, level, now, listed):
        if now.parent is None:
            return None
        above = 'province' if level == 'district' or ('district', now.parent) not in listed else 'district'
        return self.open[above, now.parent]

    def _begin(self, day, key, now, parent):
        unit = self.open[key] = Unit(*key, day)
        unit.begin(day, key[1], now.name, parent)
        self.units.append(unit)

    def _was_merged(self, key, listed, gone):
        """Whether a unit of the same level ended into this one or beside it on the day that its name changed."""
        level, code = key
        if level == 'commune':
            above = {self.last[key].parent, listed[key].parent}
            return any(other[0] == level and self.last[other].parent in above for other in gone)
        return any(other[0] == level and code in self._new_parents(other, listed) for other in gone)

    def _new_parents(self, key, listed):
        """Where the units that lay in an ended one lie now."""
        below = LEVELS[LEVELS.index(key[0]) + 1]
        return {listed[child].parent for child, was in self.last.items()
                if child[0] == below and was.parent == key[1] and child in listed}

    def _find_successors(self, day, listed, renamed, gone, new):
        communes_gone = collections.defaultdict(list)
        receivers = collections.defaultdict(list)
        for key in gone:
            if key[0] != 'commune':
                parents = self._new_parents(key, listed)
                for code in parents:
                    self._edge(day, key, (key[0], code), listed, len(parents) == 1)
            else:
                communes_gone[self.last[key].parent].append(key)
        for key in new | renamed:
            if key[0] == 'commune':
                receivers[listed[key].parent].append(key)
        self._find_origins(day, listed, new)
        for district, ended in communes_gone.items():
            for key in ended:
                to = self._namesake(key, receivers[district], listed)
                if to:
                    self._edge(day, key, to, listed, True)
                elif to := self._only_receiver(ended, receivers[district], new):
                    self._edge(day, key, to, listed, True, inferred=True)

    def _namesake(self, key, receivers, listed):
        """The one commune of the district that bears the name of an ended one, alone or joined to another with a dash."""
        was = self.last[key]
        same_name = [one for one in listed if one[0] == 'commune' and listed[one].parent == was.parent
                     and bare_key(listed[one].name) == bare_key(was.name)]
        if len(same_name) == 1:
            return same_name[0]
        joined = [one for one in receivers if bare_key(was.name) in bare_key(listed[one].name).split(' - ')]
        return joined[0] if len(joined) == 1 else None

    def _only_receiver(self, ended, receivers, new):
        """The only commune of the district that is new or has a new name, where nothing else ended there but what it
        takes to make it. No name tells so: it is inferred."""
        one = len(receivers) == 1 and len(ended) == (2 if receivers[0] in new else 1)
        return receivers[0] if one else None

    def _find_origins(self, day, listed, new):
        """A new district made of communes of others that go on: a part of each of these."""
        for level, below in (('province', 'district'), ('district', 'commune')):
            for key in (one for one in new if one[0] == level and self.last):
                origins = {self.last[child].parent for child, now in listed.items()
                           if child[0] == below and now.parent == key[1] and child in self.last}
                for code in sorted(origins):
                    if (level, code) in listed and (level, code) in self.last:
                        self._edge(day, (level, code), key, listed, False)

    def _edge(self, day, old, new, listed, whole, inferred=False):
        province = listed[new].parent
        if new[0] == 'commune' and ('district', province) in listed:
            province = listed['district', province].parent
        province = new[1] if new[0] == 'province' else province
        self.edges.append(Edge(day, old[0], old[1], self.last[old].name, new[1], listed[new].name,
                               listed['province', province].name, whole, inferred))
