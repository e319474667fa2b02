// A serialised query resolved against the catalogue: which index, which keys, which operators.
import type { Catalog, Index, Table } from "../catalog";
import { compileFilter } from "./filter";
import { keyRange, type KeyRange } from "./indexRange";
import type { ComponentPath, JSONObject, SerializedQuery, Ts } from "../types";

export type QueryPlan = {
  table: Table;
  index: Index;
  range: KeyRange;
  reverse: boolean;
  /** A fresh pipeline a run: limits count. */
  pipeline: () => Pipeline;
  /** Rows that the query can need at most when no filter stands in between; undefined if unknown. */
  expected: number | undefined;
};

export interface Pipeline {
  /** "pass" a row on, "skip" it, or say that the limit was reached before it. */
  accept(text: string): "pass" | "skip" | "stop";
  /** True once no further row can pass. */
  readonly full: boolean;
}

/** Throws for an undeclared index or a range that the index cannot serve. */
export function planQuery(catalog: Catalog, component: ComponentPath, query: SerializedQuery, ts: Ts): QueryPlan {
  const { source, operators } = query;
  const limits = operators.every((operator) => "limit" in operator)
    ? operators.map((operator) => (operator as { limit: number }).limit)
    : [];
  const pipeline = pipelineOf(query);
  const expected = limits.length > 0 ? Math.min(...limits) : undefined;
  const reverse = "order" in source && source.order === "desc";
  switch (source.type) {
    case "FullTableScan": {
      const table = catalog.mention(component, source.tableName);
      const index = table.byCreationTime;
      return { table, index, range: keyRange(index.prefix, index.allFields, [], index.name), reverse, pipeline, expected };
    }
    case "IndexRange": {
      const dot = source.indexName.indexOf(".");
      const tableName = source.indexName.slice(0, dot);
      const indexName = source.indexName.slice(dot + 1);
      const table = catalog.mention(component, tableName);
      table.expectReady(indexName, ts);
      const index = table.indexAt(indexName, ts);
      if (!index) throw new Error(`Index ${source.indexName} not found.`);
      return { table, index, range: keyRange(index.prefix, index.allFields, source.range, source.indexName), reverse, pipeline, expected };
    }
    default:
      throw new Error(`Queries of type ${(source as { type: string }).type} are not supported by this deployment.`);
  }
}

/** What stands between the rows of a query's source and its result. */
export function pipelineOf({ operators }: SerializedQuery): () => Pipeline {
  const steps = operators.map((operator) => ("limit" in operator ? { limit: operator.limit } : { filter: compileFilter(operator.filter) }));
  return () => new OperatorPipeline(steps);
}

type Step = { limit: number } | { filter: (document: JSONObject) => boolean };

class OperatorPipeline implements Pipeline {
  private readonly left: number[];

  constructor(private readonly steps: Step[]) {
    this.left = steps.map((step) => ("limit" in step ? step.limit : Infinity));
  }

  get full(): boolean {
    return this.left.some((left) => left <= 0);
  }

  accept(text: string): "pass" | "skip" | "stop" {
    let document: JSONObject | null = null;
    for (let i = 0; i < this.steps.length; i++) {
      const step = this.steps[i]!;
      if ("limit" in step) {
        if (this.left[i]! <= 0) return "stop";
        this.left[i]!--;
      } else {
        document ??= JSON.parse(text) as JSONObject;
        if (!step.filter(document)) return "skip";
      }
    }
    return "pass";
  }
}
