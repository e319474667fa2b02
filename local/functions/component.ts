// One mounted component (or the app itself): its code, its schema, its functions.
import { checkProjectTable } from "../database/schema/schemaRules";
import type { ComponentSchema, TableDefinition } from "../database/types";
import type { ComponentPath } from "../database/types";
import type { ComponentSource } from "./build/project";
import type { LoadedCode } from "./build/projectCode";
import { createRealm, type Frame, type Realm, type RealmOptions } from "./runtime/realm";
import type { Bundle } from "./build/script";
import type { FunctionKind } from "./types";
import type { JSONValue } from "convex/values";

/** A registered function as the `convex` package's builders make it. */
export type Registered = {
  kind: FunctionKind | "http";
  isPublic: boolean;
  invoke: (args: string) => Promise<string>;
  invokeHttp?: (request: Request) => Promise<Response>;
  args: JSONValue;
  returns: JSONValue;
};

type RawFunction = {
  isQuery?: true;
  isMutation?: true;
  isAction?: true;
  isHttp?: true;
  isPublic?: true;
  invokeQuery?: (args: string) => Promise<string>;
  invokeMutation?: (args: string) => Promise<string>;
  invokeAction?: (requestId: string, args: string) => Promise<string>;
  invokeHttpAction?: (request: Request) => Promise<Response>;
  exportArgs?: () => string;
  exportReturns?: () => string;
};

type ExportedIndex = { indexDescriptor: string; fields: string[] };
type ExportedSearchIndex = { indexDescriptor: string; searchField: string; filterFields: string[] };
type ExportedVectorIndex = { indexDescriptor: string; vectorField: string; dimensions: number; filterFields: string[] };

/** As `schema.export()` serialises it; a component's own `convex` may be older and know some kinds of index only. */
type ExportedTable = {
  tableName: string;
  indexes: ExportedIndex[];
  stagedDbIndexes?: ExportedIndex[];
  searchIndexes?: ExportedSearchIndex[];
  stagedSearchIndexes?: ExportedSearchIndex[];
  vectorIndexes?: ExportedVectorIndex[];
  stagedVectorIndexes?: ExportedVectorIndex[];
  documentType: JSONValue;
};

/** A realm with the call that has it to itself. */
export type Slot = { realm: Realm; frame: Frame | null; functions: Map<string, Registered | null> };

export class Component {
  readonly path: ComponentPath;
  /** Realms that no call uses now. Each call has one to itself, nested ones another. */
  private readonly idle: Slot[] = [];

  constructor(
    readonly source: ComponentSource,
    readonly bundle: Bundle,
    /** What its functions find in their environment. */
    readonly env: () => Record<string, string | undefined> = () => ({}),
  ) {
    this.path = source.path;
  }

  get realmOptions(): RealmOptions {
    return { name: this.path, dir: this.source.dir, env: this.env };
  }

  acquire(frame: Frame): Slot {
    const slot = this.idle.pop() ?? this.newSlot();
    slot.frame = frame;
    return slot;
  }

  release(slot: Slot): void {
    slot.frame = null;
    this.idle.push(slot);
  }

  /** Evaluates with nothing running, for schema and configuration. */
  load(module: string): Record<string, unknown> | null {
    const slot = this.idle.pop() ?? this.newSlot();
    try {
      return slot.realm.load(module);
    } finally {
      this.idle.push(slot);
    }
  }

  find(slot: Slot, module: string, name: string): Registered | null {
    const key = `${module}:${name}`;
    const known = slot.functions.get(key);
    if (known !== undefined) return known;
    const found = this.bundle.modules.has(module) ? registered(slot.realm.load(module)?.[name]) : null;
    slot.functions.set(key, found);
    return found;
  }

  /** Every function that a module exports, by its name there. */
  functionsOf(module: string): [name: string, Registered][] {
    const slot = this.idle.pop() ?? this.newSlot();
    try {
      const names = Object.keys(slot.realm.load(module) ?? {});
      return names.flatMap((name) => {
        const found = this.find(slot, module, name);
        return found ? [[name, found] as [string, Registered]] : [];
      });
    } finally {
      this.idle.push(slot);
    }
  }

  kindOf(module: string, name: string): FunctionKind | null {
    const slot = this.idle.pop() ?? this.newSlot();
    try {
      const kind = this.find(slot, module, name)?.kind;
      return kind === undefined || kind === "http" ? null : kind;
    } finally {
      this.idle.push(slot);
    }
  }

  schema(): ComponentSchema {
    const schema = this.load("schema")?.default as { export(): string } | undefined;
    if (!schema) return { component: this.path, validate: false, tables: [] };
    const exported = JSON.parse(schema.export()) as {
      tables: ExportedTable[];
      schemaValidation: boolean;
    };
    const tables = exported.tables.map(tableOf);
    return { component: this.path, validate: exported.schemaValidation, tables };
  }

  private newSlot(): Slot {
    const slot: Slot = { realm: { load: () => null }, frame: null, functions: new Map() };
    slot.realm = createRealm(this.bundle, this.realmOptions, () => {
      if (!slot.frame) throw new Error("Convex functions can only use ctx while they run. Did a promise go un-awaited?");
      return slot.frame;
    });
    return slot;
  }
}

function tableOf(table: ExportedTable): TableDefinition {
  const { stagedDbIndexes = [], searchIndexes = [], stagedSearchIndexes = [], vectorIndexes = [], stagedVectorIndexes = [] } = table;
  checkProjectTable(table.tableName);
  const named = <T extends { indexDescriptor: string }>({ indexDescriptor, ...index }: T) => ({ name: indexDescriptor, ...index });
  return {
    name: table.tableName,
    indexes: [...table.indexes, ...stagedDbIndexes].map(named),
    searchIndexes: [...searchIndexes, ...stagedSearchIndexes].map(named),
    vectorIndexes: [...vectorIndexes, ...stagedVectorIndexes].map(named),
    stagedIndexes: [...stagedDbIndexes, ...stagedSearchIndexes, ...stagedVectorIndexes].map(({ indexDescriptor }) => indexDescriptor),
    documentType: table.documentType,
  };
}

function registered(value: unknown): Registered | null {
  if (value === null || (typeof value !== "function" && typeof value !== "object")) return null;
  const raw = value as RawFunction;
  const validators = {
    isPublic: raw.isPublic === true,
    args: JSON.parse(raw.exportArgs?.() ?? '{"type":"any"}') as JSONValue,
    returns: JSON.parse(raw.exportReturns?.() ?? "null") as JSONValue,
  };
  if (raw.isQuery && raw.invokeQuery) return { ...validators, kind: "query", invoke: (args) => raw.invokeQuery!(args) };
  if (raw.isMutation && raw.invokeMutation) return { ...validators, kind: "mutation", invoke: (args) => raw.invokeMutation!(args) };
  if (raw.isAction && raw.invokeAction) return { ...validators, kind: "action", invoke: (args) => raw.invokeAction!("", args) };
  if (raw.isHttp && raw.invokeHttpAction) {
    return { ...validators, kind: "http", invoke: () => Promise.reject(new Error("Not callable")), invokeHttp: (request) => raw.invokeHttpAction!(request) };
  }
  return null;
}

/** Every mounted component of a project, the app among them. */
export function loadComponents({ tree, bundles }: LoadedCode, env?: (component: ComponentPath) => Record<string, string | undefined>): Map<ComponentPath, Component> {
  const components = new Map<ComponentPath, Component>();
  const visit = (source: ComponentSource) => {
    components.set(source.path, new Component(source, bundles.get(source.dir)!, env && (() => env(source.path))));
    for (const child of source.children.values()) visit(child);
  };
  visit(tree);
  return components;
}
