// The database shown to people: tables as they are declared, about how large they are, and what a read set holds in
// words. Reads only, and only when somebody asks.
import type { RecordableHistogram } from "node:perf_hooks";
import type { View } from "../store/view";
import { keyAfterPrefix, type Key } from "../values/keys";
import { keyTexts } from "../values/keyText";
import type { Catalog, Table } from "./catalog";
import { Reads } from "./readSets/readSet";
import type { ComponentPath, DatabaseInspector, IndexSize, ReadDescription, ReadSet, TableShape, TableSize } from "./types";

const SAMPLE = 64;
const IDS_SHOWN = 3;
/** One query may have read thousands. */
const RANGES_SHOWN = 50;

/** Counting goes through all keys: it is done again only when it has been this much longer than it took. */
const COUNT_PAUSE = 100;

/** The key space of an index of whatever kind; `fields` null for words of a search index. */
type Space = { table: Table; name: string; prefix: Key; fields: readonly string[] | null };

export class Inspector implements DatabaseInspector {
  private readonly counts = new Map<Key, { entries: number; until: number }>();

  constructor(
    private readonly catalog: Catalog,
    private readonly snapshot: () => View,
    readonly flushTimes: RecordableHistogram,
  ) {}

  tables(): TableShape[] {
    return this.persisted().map(({ component, name, schema }) => ({
      component,
      name,
      indexes: [...schema.indexes.values()].map((index) => ({ name: index.name, fields: [...index.fields], staged: schema.staged.has(index.name) })),
      searchIndexes: [...schema.searchIndexes.keys()],
      vectorIndexes: [...schema.vectorIndexes.keys()],
      validator: schema.validator,
    }));
  }

  sizes(): TableSize[] {
    const view = this.snapshot();
    return this.persisted().map((table) => {
      const documents = this.count(table.byId.prefix);
      // Each document has one entry in every index but those of words.
      const [byId, ...others] = spacesOf(table).map(({ name, prefix, fields }) => sizeOf(view, name, prefix, fields === null ? this.count(prefix) : documents));
      return { component: table.component, name: table.name, documents, bytes: byId!.bytes, indexes: others };
    });
  }

  documents(component: ComponentPath, name: string): number {
    const table = this.catalog.find(component, name);
    return table ? this.count(table.byId.prefix) : 0;
  }

  describe(all: ReadSet[]): ReadDescription[][] {
    const spaces = new Map(this.catalog.tables().flatMap(spacesOf).map((space) => [space.prefix, space]));
    return all.map((reads) => {
      if (!(reads instanceof Reads)) throw new TypeError("A read set of another database");
      return this.describeOne(reads, spaces);
    });
  }

  private describeOne(reads: Reads, spaces: Map<Key, Space>): ReadDescription[] {
    const length = [...spaces.keys()][0]?.length ?? 0;
    const spaceOf = (key: Key) => spaces.get(key.slice(0, length));
    const fetched = new Map<Space, string[]>();
    for (const key of reads.points) {
      const space = spaceOf(key);
      if (space) fetched.set(space, [...(fetched.get(space) ?? []), keyTexts(key.slice(length)).values[0] ?? "?"]);
    }
    const described = [...fetched].map(([space, ids]) => describe(space, `${ids.length === 1 ? "_id" : `${ids.length} ids`} = ${listed(ids)}`));
    for (const [start, end] of [...reads.ranges].slice(0, RANGES_SHOWN)) {
      const space = spaceOf(start);
      if (space) described.push(describe(space, rangeText(space.fields, start.slice(length), end.slice(length))));
    }
    const more = reads.ranges.size - RANGES_SHOWN;
    if (more > 0) described.push({ component: "", table: "", index: "", range: `and ${more} ranges more` });
    return described;
  }

  private count(prefix: Key): number {
    const known = this.counts.get(prefix);
    const begun = performance.now();
    if (known && begun < known.until) return known.entries;
    const entries = this.snapshot().count(prefix, keyAfterPrefix(prefix));
    const now = performance.now();
    this.counts.set(prefix, { entries, until: now + COUNT_PAUSE * (now - begun) });
    return entries;
  }

  private persisted(): Table[] {
    return this.catalog.tables().filter((table) => table.persisted);
  }
}

/** by_id first. */
function spacesOf(table: Table): Space[] {
  const { indexes, searchIndexes } = table.schema;
  const ordinary = [table.byId, table.byCreationTime, ...indexes.values()].map(({ name, prefix, allFields }) => ({ table, name, prefix, fields: allFields }));
  return [...ordinary, ...[...searchIndexes].map(([name, { prefix }]) => ({ table, name, prefix, fields: null }))];
}

function sizeOf(view: View, name: string, prefix: Key, entries: number): IndexSize {
  const end = keyAfterPrefix(prefix);
  const sample = [...view.scan(prefix, end, false, SAMPLE), ...(entries > SAMPLE ? view.scan(prefix, end, true, SAMPLE) : [])];
  const sampled = sample.reduce((sum, { key, value }) => sum + key.length + Buffer.byteLength(value), 0);
  return { name, entries, bytes: sample.length === 0 ? 0 : Math.round((sampled / sample.length) * entries) };
}

const describe = ({ table: { component, name: table }, name: index }: Space, range: string): ReadDescription => ({ component, table, index, range });

const listed = (ids: string[]) => [...ids.slice(0, IDS_SHOWN), ...(ids.length > IDS_SHOWN ? ["…"] : [])].join(", ");

/** Of [start, end) without what all keys of the index begin with. */
function rangeText(fields: readonly string[] | null, start: Key, end: Key): string {
  if (fields === null) return "words of a search";
  const low = keyTexts(start);
  const high = keyTexts(end);
  let equal = 0;
  while (equal < low.values.length && low.values[equal] === high.values[equal]) equal++;
  const clauses = low.values.slice(0, equal).map((value, i) => `${fields[i] ?? "?"} = ${value}`);
  const field = fields[equal];
  const [above, below] = [low.values[equal], high.values[equal]];
  // Bounds that say more than one value end at one row: whatever lies beside it with the same value may be in or out.
  if (above !== undefined) clauses.push(`${field} ${low.values.length === equal + 1 && low.rest !== "" ? ">" : ">="} ${above}`);
  if (below !== undefined) clauses.push(`${field} ${high.values.length === equal + 1 && high.rest === "" ? "<" : "<="} ${below}`);
  return clauses.length === 0 ? "everything" : clauses.join(", ");
}
