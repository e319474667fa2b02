// A database's vector indexes. They live in memory: everything in them is in the documents, so that no crash can set the two apart, and
// writes put each vector on disk once.
import type { View } from "../../store/view";
import { entriesOf } from "../schema/applySchemas";
import type { Catalog, Table } from "../catalog";
import type { ComponentPath, JSONObject, SerializedVectorQuery, VectorIndexDefinition, VectorMatch } from "../types";
import { VectorIndex } from "./vectorIndex";
import { planVectorQuery } from "./vectorQuery";

export class VectorIndexes {
  /**
   * By definition: a schema that changes or drops one lets go of what was built for it. Built by the first search that asks,
   * so that a start does not wait for it.
   */
  private readonly built = new WeakMap<VectorIndexDefinition, VectorIndex>();

  constructor(private readonly catalog: Catalog) {}

  /** `durable` must be the snapshot up to which `follow` has been told of commits. */
  search(durable: View, component: ComponentPath, query: SerializedVectorQuery): VectorMatch[] {
    const dot = query.indexName.indexOf(".");
    const table = this.catalog.find(component, query.indexName.slice(0, dot));
    const definition = table?.schema.vectorIndexes.get(query.indexName.slice(dot + 1));
    table?.expectReady(query.indexName.slice(dot + 1), table.schemaTs);
    if (!table || !definition) throw new Error(`Index ${query.indexName} not found.`);
    const { vector, limit, any } = planVectorQuery(query, definition);
    return this.indexOf(durable, table, definition).search(vector, limit, any);
  }

  /** Brings what is built up to a new durable snapshot, given the documents that may differ from the one before. */
  follow(durable: View, written: ReadonlyMap<Table, ReadonlySet<string>>): void {
    for (const [table, ids] of written) {
      const indexes = [...table.schema.vectorIndexes.values()].map((definition) => this.built.get(definition)).filter((index) => index !== undefined);
      if (indexes.length === 0) continue;
      for (const id of ids) {
        const text = durable.get(table.documentKey(id));
        const document = text === undefined ? null : (JSON.parse(text) as JSONObject);
        for (const index of indexes) {
          if (document === null) index.remove(id);
          else index.put(document);
        }
      }
    }
  }

  private indexOf(durable: View, table: Table, definition: VectorIndexDefinition): VectorIndex {
    const known = this.built.get(definition);
    if (known) return known;
    const index = new VectorIndex(definition);
    for (const [, text] of entriesOf(durable, table.byId)) index.put(JSON.parse(text) as JSONObject);
    this.built.set(definition, index);
    return index;
  }
}
