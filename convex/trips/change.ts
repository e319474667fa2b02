// A change to a trip's plan, as `changes.ts` applies and logs it and others ask for it.
import type { WithoutSystemFields } from "convex/server";
import type { Doc, Id } from "../_generated/dataModel";
import type { Said } from "../said";

/** What the sender of an edit had asked for by that name; `print`: the function and what it was given, without the words themselves. */
export type Sent = { editKey: string; print: string };

export type Actor = { userId: Id<"users">; assistant: boolean };
/** What is kept beside an activity, and is no edit of the plan. */
type Kept = "tripId" | "createdBy" | "updatedBy" | "updatedByAssistant" | "updatedAt" | "deletedAt" | "commentCount" | "fileCount" | "votes";
type ActivityRow = Omit<WithoutSystemFields<Doc<"activities">>, Kept>;
/** Tables besides activities and the trip itself whose rows are part of the plan. A row is removed by setting `deletedAt`. */
export type PlanTable = "destinations" | "dayNotes" | "dayVariants";
type PlanRow<Table extends PlanTable> = WithoutSystemFields<Doc<Table>>;

/** What of a trip the group edits, and can undo. */
export type TripFields = Pick<Doc<"trips">, "title" | "description" | "travellers" | "budget" | "status" | "type" | "assistant" | "startDate" | "endDate" | "openDates" | "coverId">;

export type RowChange<Table extends PlanTable> =
  | { op: "insertRow"; table: Table; row: Omit<PlanRow<Table>, "tripId"> }
  | { op: "patchRow"; table: Table; row: Doc<Table>; set: Partial<PlanRow<Table>> };

export type Change =
  | { op: "insert"; activity: ActivityRow }
  | { op: "patch"; activity: Doc<"activities">; set: Partial<ActivityRow> & { deletedAt?: number | undefined } }
  | { op: "trip"; set: Partial<TripFields> }
  | { [Table in PlanTable]: RowChange<Table> }[PlanTable];

export type ChangeMeta = {
  trip: Doc<"trips">;
  actor: Actor;
  batchId: string;
  /** The newest step that its sender had seen. Undefined: that doesn't matter. */
  seen?: number | undefined;
  /** What its sender had asked for, where they named it. */
  sent?: Sent | undefined;
  kind?: Exclude<Doc<"tripEvents">["kind"], "clock">;
  /** Follows the actor's name: "moved Nishiki Market to Tue 13 Apr". Plain text in what the assistant planned before it spoke more than English. */
  label: Said | string;
};
