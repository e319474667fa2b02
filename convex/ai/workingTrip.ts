// The trip as a turn changes it: tools see each other's work at once, and what reaches the database in
// the end names only items that exist there.
import { applyEdits } from "./planner/draft/applyEdits";
import type { ActivityState, EditStep, TripEdit, TripState } from "./types";

/** What a change came to, for the model: the new ids among it. */
export type Changed = { added: ActivityState[]; removed: ActivityState[]; changed: ActivityState[] };

type Addition = Extract<TripEdit, { op: "add" }>;
/** How `applyEdits` names what isn't stored yet. */
const NEW = "new:";

export class WorkingTrip {
  private state: TripState;
  private kept: EditStep[] = [];
  private serial: number;
  /** Where in `kept` each living item of this turn is added. */
  private readonly added = new Map<string, { edits: TripEdit[]; edit: Addition }>();

  constructor(readonly original: TripState) {
    this.state = original;
    this.serial = lastNew(original);
  }

  get trip(): TripState {
    return this.state;
  }

  /** The trip as it would be. */
  preview(steps: EditStep[]): TripState {
    return applyEdits(this.state, steps.flatMap(({ edits }) => edits));
  }

  apply(steps: EditStep[]): Changed {
    const before = this.state;
    for (const step of steps) this.applyStep(step);
    const was = new Map(before.activities.map((activity) => [activity.id, activity]));
    const is = new Set(this.state.activities.map(({ id }) => id));
    return {
      added: this.state.activities.filter(({ id }) => !was.has(id)),
      removed: before.activities.filter(({ id }) => !is.has(id)),
      changed: this.state.activities.filter((activity) => was.has(activity.id) && was.get(activity.id) !== activity),
    };
  }

  /** One step after another, each naming only items of the original trip: what was added is stored as it became. */
  steps(): EditStep[] {
    return this.kept.filter(({ edits }) => edits.length > 0);
  }

  private applyStep({ label, edits }: EditStep): void {
    const kept: TripEdit[] = [];
    // The ids by which the step's own later edits know what its earlier ones add.
    const names = new Map<string, string>();
    let last = lastNew(this.state);
    for (const edit of edits) {
      if (edit.op === "add") {
        const id = this.add(edit);
        names.set(`${NEW}${++last}`, id);
        kept.push(edit);
        this.added.set(id, { edits: kept, edit });
      } else {
        const id = names.get(edit.id) ?? edit.id;
        this.state = applyEdits(this.state, [{ ...edit, id }]);
        if (this.added.has(id)) this.fold(id, edit);
        else kept.push(edit);
      }
    }
    this.kept.push({ label, edits: kept });
  }

  /** No id is used twice in a turn: a model may speak of one that has gone. */
  private add(edit: Addition): string {
    const before = new Set(this.state.activities);
    const id = `${NEW}${++this.serial}`;
    const after = applyEdits(this.state, [edit]);
    this.state = { ...after, activities: after.activities.map((activity) => (before.has(activity) ? activity : { ...activity, id })) };
    return id;
  }

  /** What is done to an item of this turn goes into the edit that adds it. */
  private fold(id: string, edit: Exclude<TripEdit, Addition>): void {
    const { edits, edit: addition } = this.added.get(id)!;
    const at = edits.indexOf(addition);
    if (edit.op === "remove") {
      edits.splice(at, 1);
      this.added.delete(id);
      return;
    }
    const grown: Addition = { op: "add", activity: { ...addition.activity, ...edit.set } };
    edits[at] = grown;
    this.added.set(id, { edits, edit: grown });
  }
}

const lastNew = ({ activities }: TripState) => Math.max(0, ...activities.map(({ id }) => (id.startsWith(NEW) ? Number(id.slice(NEW.length)) : 0)));
