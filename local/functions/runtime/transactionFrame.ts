// A query's or mutation's syscalls: what it reads and writes is one transaction.
import { convexToJson, type JSONValue } from "convex/values";
import { fieldsArgument } from "../../database/documents";
import type { QueryStream, SerializedQuery, Transaction } from "../../database/types";
import type { Amounts } from "../../database/usage";
import { resolveAddress, type FunctionAddress } from "../address";
import type { Args, Caller, Execution, ParentCall } from "./caller";
import { BaseFrame, unknownSyscall } from "./frame";
import { REST_OF_STREAM, restOfStream } from "../build/libraryShortcuts";
import { cancelJob, scheduleJob } from "../schedules/scheduled";
import { expectQuery, pageSize } from "./queryArguments";
import { storageInTransaction } from "./storageSyscalls";
import { isReadable, shownRow } from "../system/systemTables";

const ONE_PAGE = "This query or mutation function ran multiple paginated queries. Convex only supports a single paginated query in each function.";

/** Time stands still, chance is its own. */
export class TransactionFrame extends BaseFrame implements ParentCall {
  private readonly streams = new Map<number, QueryStream>();
  private nextStream = 0;
  /** A nested call's pages are its own. */
  private readonly journal: Execution["journal"];
  private hasPage = false;
  private seed: number;

  constructor(
    readonly kind: "query" | "mutation",
    address: FunctionAddress,
    readonly tx: Transaction,
    execution: Execution,
    caller: Caller,
    readonly depth: number,
  ) {
    super(address, execution, caller);
    this.journal = depth > 0 ? { given: null, written: null } : execution.journal;
    this.seed = Math.floor(Math.random() * 2 ** 32);
  }

  now() {
    return this.execution.startedAt;
  }

  /** mulberry32 */
  random() {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  get shared() {
    return this.execution;
  }

  override close(): void {
    super.close();
    for (const stream of this.streams.values()) stream.close();
    this.streams.clear();
  }

  protected sync(op: string, args: Args): JSONValue {
    switch (op) {
      case "1.0/queryStream": {
        const id = this.nextStream++;
        const query = args.query as unknown as SerializedQuery;
        expectQuery(query, "queryStream");
        this.streams.set(id, this.stream(query));
        return { queryId: id };
      }
      case "1.0/queryCleanup": {
        this.streams.get(args.queryId as number)?.close();
        this.streams.delete(args.queryId as number);
        return null;
      }
      case "1.0/db/normalizeId":
        return { id: this.tx.normalizeId(this.component, String(args.table), String(args.idString)) };
      case "1.0/getSnapshotTs":
        return convexToJson(BigInt(this.tx.snapshotTs) * 1000n);
      default:
        throw new Error(unknownSyscall(op));
    }
  }

  protected perform(op: string, args: Args): string | Promise<string> {
    switch (op) {
      case "1.0/get":
        return this.get(String(args.id), args) ?? "null";
      case "1.0/queryStreamNext": {
        const stream = this.streams.get(args.queryId as number);
        const next = stream?.next() ?? null;
        return next === null ? '{"value":null,"done":true}' : `{"value":${next},"done":false}`;
      }
      case REST_OF_STREAM: {
        const stream = this.streams.get(args.queryId as number);
        return restOfStream(() => stream?.next() ?? null);
      }
      case "1.0/queryPage":
        return this.page(args);
      case "1.0/count":
        return JSON.stringify(this.tx.count(this.component, String(args.table)));
      case "1.0/getTransactionMetrics":
        return JSON.stringify(this.tx.usage.metrics());
      case "1.0/runUdf": {
        const kind = args.udfType as "query" | "mutation" | "snapshotQuery";
        if (kind === "mutation") this.mayWrite();
        const limits = (args.transactionLimits ?? {}) as Partial<Amounts>;
        return this.caller.nested(kind, resolveAddress(this.component, args), args.args ?? {}, limits, this);
      }
      default:
        return this.write(op, args);
    }
  }

  private write(op: string, args: Args): string | Promise<string> {
    switch (op) {
      case "1.0/insert":
        this.mayWrite();
        return JSON.stringify({ _id: this.tx.insert(this.component, ownTable(String(args.table)), fieldsArgument(args.value!, "insert")) });
      case "1.0/shallowMerge":
        this.mayWrite();
        return this.tx.patch(this.component, this.own(args), fieldsArgument(args.value!, "patch"), args.table as string | undefined);
      case "1.0/replace":
        this.mayWrite();
        return this.tx.replace(this.component, this.own(args), fieldsArgument(args.value!, "replace"), args.table as string | undefined);
      case "1.0/remove":
        this.mayWrite();
        return this.tx.remove(this.component, this.own(args), args.table as string | undefined);
      case "1.0/schedule":
        this.mayWrite();
        return JSON.stringify(scheduleJob(this.tx, this.component, args, { caller: this.caller, now: this.now(), parent: this.execution.request.scheduled }));
      case "1.0/signJwt":
        this.mayWrite();
        return this.caller.signJwt(this.component, args).then((token) => JSON.stringify(token));
      case "1.0/cancel_job":
        this.mayWrite();
        cancelJob(this.tx, this.component, String(args.id), this.now());
        return "null";
      default:
        return this.store(op, args) ?? this.about(op, args);
    }
  }

  private store(op: string, args: Args) {
    if (!op.startsWith("1.0/storage")) return undefined;
    const { tx, component, kind, execution } = this;
    return storageInTransaction(op, args, this.caller.storage, { tx, component, mayWrite: kind === "mutation", touched: execution.files });
  }

  /** System rows are read through db.system, and written by nobody. */
  private own(args: Args): string {
    const id = String(args.id);
    ownTable(this.tx.tableOf(this.component, id) ?? "");
    return id;
  }

  private get(id: string, args: Args): string | null {
    const { tx, component } = this;
    const text = tx.get(component, id, args.table as string | undefined);
    const table = tx.tableOf(component, id);
    return table !== null && isReadable(table, args.isSystem === true) && text !== null ? shownRow(table, text) : null;
  }

  private stream(query: SerializedQuery): QueryStream {
    const table = readableTable(query);
    if (table === null) return NO_ROWS;
    const stream = this.tx.query(this.component, query);
    if (!table.startsWith("_")) return stream;
    const next = () => {
      const text = stream.next();
      return text === null ? null : shownRow(table, text);
    };
    return { next, close: () => stream.close() };
  }

  private page(args: Args): string {
    const query = args.query as unknown as SerializedQuery;
    expectQuery(query, "queryPage");
    const size = pageSize(args);
    if (this.hasPage) throw new Error(ONE_PAGE);
    this.hasPage = true;
    const { given } = this.journal;
    const journal = given === null ? null : (JSON.parse(given) as { endCursor: string | null });
    const table = readableTable(query);
    if (table === null) return NO_PAGE;
    const page = this.tx.page(this.component, query, {
      cursor: (args.cursor as string | null) ?? null,
      endCursor: (args.endCursor as string | null) ?? journal?.endCursor ?? null,
      pageSize: size,
      ...(typeof args.maximumRowsRead === "number" && { maximumRowsRead: args.maximumRowsRead }),
      ...(typeof args.maximumBytesRead === "number" && { maximumBytesRead: args.maximumBytesRead }),
    });
    this.journal.written = JSON.stringify({ endCursor: page.continueCursor });
    return `{"page":${JSON.stringify(page.page.map((text) => JSON.parse(shownRow(table, text)) as JSONValue))},"isDone":${page.isDone},"continueCursor":${JSON.stringify(page.continueCursor)},"splitCursor":${JSON.stringify(page.splitCursor)},"pageStatus":${JSON.stringify(page.pageStatus)}}`;
  }

  private mayWrite() {
    if (this.kind === "query") throw new Error("Queries can't write to the database. Use a mutation.");
  }
}

/** The client library refuses these already, as far as it is told their names. */
function ownTable(name: string): string {
  if (name.startsWith("_")) throw new Error("System tables (prefixed with `_`) are read-only.");
  return name;
}

/** That it is asked for in the right way, the client library sees to. Null: to a project it is a table that isn't there. */
function readableTable({ source }: SerializedQuery): string | null {
  const table = source.type === "FullTableScan" ? source.tableName : source.indexName.slice(0, source.indexName.indexOf("."));
  return isReadable(table, table.startsWith("_")) ? table : null;
}

const NO_ROWS: QueryStream = { next: () => null, close: () => undefined };
const NO_PAGE = JSON.stringify({ page: [], isDone: true, continueCursor: "nothing.end", splitCursor: null, pageStatus: null });
