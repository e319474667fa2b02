// Whatever is made of rows while the server is away, and however often the page is loaded anew: it comes out as it would have with the
// server there, and is shown so all along. The server of these tests does what an edit is shown to do, under names of its own.
import { getFunctionName, type FunctionReference } from "convex/server";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type * as Outbox from "../../lib/outbox";
import { deviceStorage } from "../../lib/storage.testing";
import { withEdit, withWaiting } from "./shownEdits";
import type { Itinerary } from "./useItinerary";

const { activities } = api.trips;
const ADA = "ada";
const DAYS = ["2027-04-10", "2027-04-11", null];
const PLAN = {
  trip: { _id: "trip" },
  activities: [
    { _id: "a", title: "Market", day: DAYS[0], order: "a0", start: null, type: "food", status: "planned" },
    { _id: "b", title: "Temple", day: DAYS[0], order: "a1", start: "09:00", type: "sightseeing", status: "planned" },
  ],
} as unknown as Itinerary;

type Args = Record<string, unknown>;
type Step = { edit: FunctionReference<"mutation">; args: Args };
/** What somebody does to the plan as they see it: `pick`s are of the rows that stand there. */
type Deed = { kind: "add" | "rename" | "day" | "move" | "moveMany" | "remove" | "duplicate"; picks: number[]; day: string | null; text: string; start: string | null };

function stepOf({ kind, picks, day, text, start }: Deed, { activities: rows }: Itinerary): Step | null {
  const fresh = (title: string) => ({ title, day, start, type: "food" });
  if (kind === "add") return { edit: activities.addMany, args: { activities: picks.map((pick) => fresh(`${text}${pick % 10}`)) } };
  if (rows.length === 0) return null;
  const ids = [...new Set(picks.map((pick) => rows[pick % rows.length]!._id))];
  const anchor = rows[(picks[0]! * 7 + 1) % (rows.length + 1)];
  const afterId = anchor?.day === day ? anchor._id : null;
  const steps: Record<Exclude<Deed["kind"], "add">, Step> = {
    rename: { edit: activities.update, args: { activityId: ids[0], set: { title: text } } },
    day: { edit: activities.updateMany, args: { activityIds: ids, set: { day } } },
    move: { edit: activities.move, args: { activityId: ids[0], day, afterId: afterId === ids[0] ? null : afterId } },
    moveMany: { edit: activities.moveMany, args: { activityIds: ids, day, afterId } },
    remove: { edit: activities.removeMany, args: { activityIds: ids } },
    duplicate: { edit: activities.duplicate, args: { activityIds: ids } },
  };
  return steps[kind];
}

class Desk {
  plan = PLAN;
  readonly log: string[] = [];
  private readonly answers = new Map<string, string[] | null>();
  private named = 0;

  do(path: string, args: Args): string[] | null {
    const editKey = args.editKey as string;
    const before = this.answers.get(editKey);
    if (before !== undefined) return before;
    expect(JSON.stringify(args)).not.toContain('"pending:');
    const next = withEdit(this.plan, path, args, { editKey, myId: null });
    const own = new Map<string, string>();
    for (let index = 0; next.activities.some(({ _id }) => _id === `pending:${editKey}:${index}`); index += 1) own.set(`pending:${editKey}:${index}`, `k${(this.named += 1)}`);
    this.plan = { ...next, activities: next.activities.map((row) => ({ ...row, _id: own.get(row._id) ?? row._id }) as typeof row) };
    const answer = own.size > 0 ? [...own.values()] : null;
    this.answers.set(editKey, answer);
    this.log.push(editKey);
    return answer;
  }
}

/** A page with its connection: what it sends waits until it is taken, and is answered then. */
class Page {
  /** Each does what was asked, and says how that is answered. */
  readonly sent: (() => () => void)[] = [];
  private leftSent: Promise<void> | undefined;
  private readonly refusals: unknown[] = [];
  private constructor(
    private readonly desk: Desk,
    readonly outbox: typeof Outbox,
    readonly loadedAt: number,
    /** The plan as it was last heard of, and how much had been done by then. */
    private heard: { plan: Itinerary; done: number },
  ) {}

  static async load(desk: Desk, before?: Page): Promise<Page> {
    vi.resetModules();
    const page = new Page(desk, await import("../../lib/outbox"), Date.now(), before?.heard ?? { plan: desk.plan, done: 0 });
    page.outbox.takeUpLeftovers(ADA, page.loadedAt);
    return page;
  }

  readonly client = {
    mutation: (edit: FunctionReference<"mutation">, args: Args) =>
      new Promise((resolve, reject) =>
        this.sent.push(() => {
          try {
            const answer = this.desk.do(getFunctionName(edit), args);
            return () => resolve(answer);
          } catch (error) {
            return () => reject(error as Error);
          }
        }),
      ),
  } as never;

  private get waiting() {
    const { own, left } = this.outbox.useOutbox.getState();
    return [...own, ...left];
  }

  shown(): Itinerary {
    return withWaiting(this.heard.plan, this.waiting);
  }

  /** Something is in the plan whose answer went to an earlier page: for a moment it is there twice. */
  get isCatchingUp(): boolean {
    const done = this.desk.log.slice(0, this.heard.done);
    return this.waiting.some(({ editKey }) => done.includes(editKey));
  }

  make({ edit, args }: Step): string {
    const editKey = this.outbox.newEditKey();
    void this.outbox.sendKept(this.client, ADA, edit, { tripId: "trip", ...args } as never, { editKey });
    return editKey;
  }

  /** The connection is there for so many answers. */
  async answer(most: number): Promise<void> {
    this.leftSent ??= this.outbox.sendLeftovers(this.client, ADA, this.loadedAt, (error) => this.refusals.push(error));
    await breath();
    for (let count = 0; count < most && this.sent.length > 0; count += 1) {
      this.sent.shift()!()();
      this.heard = { plan: this.desk.plan, done: this.desk.log.length };
      await breath();
    }
  }

  /** Resolves to what was refused. */
  async end(): Promise<unknown[]> {
    await this.answer(Infinity);
    await this.leftSent;
    return this.refusals;
  }
}

const breath = () => new Promise((resolve) => setImmediate(resolve));
const seen = ({ activities: rows }: Itinerary) => rows.map(({ title, day, start }) => [title, day, start]);

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom("add", "add", "rename", "day", "move", "moveMany", "remove", "duplicate"),
  picks: fc.array(fc.nat(50), { minLength: 1, maxLength: 3 }),
  day: fc.constantFrom(...DAYS),
  text: fc.constantFrom("Nishiki", "Dinner", "Walk"),
  start: fc.constantFrom(null, "08:00", "19:00"),
});
/** Between two deeds: so many answers come; or the page goes, and what was on its way arrives or doesn't. */
const meanwhile = fc.oneof({ weight: 6, arbitrary: fc.record({ answers: fc.nat(3) }) }, { weight: 1, arbitrary: fc.record({ lost: fc.nat(2) }) });

it("comes out the same as with the server there, each edit done once and in its order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(deed, meanwhile), { minLength: 1, maxLength: 12 }), async (story) => {
      vi.stubGlobal("localStorage", deviceStorage());
      const [away, there] = [new Desk(), new Desk()];
      const made: string[] = [];
      let page = await Page.load(away);
      for (const [what, then] of story) {
        vi.setSystemTime(Date.now() + 1);
        const [step, same] = [stepOf(what, page.shown()), stepOf(what, there.plan)];
        if (step && same && !page.isCatchingUp) {
          made.push(page.make(step));
          there.do(getFunctionName(same.edit), { tripId: "trip", ...same.args, editKey: `there-${made.length}` });
          expect(seen(page.shown())).toEqual(seen(there.plan));
        }
        if ("answers" in then) await (then.answers > 0 && page.answer(then.answers));
        else {
          // The answers are lost with the page.
          for (const arrives of page.sent.splice(0, then.lost)) arrives();
          vi.setSystemTime(Date.now() + 1);
          page = await Page.load(away, page);
        }
      }
      expect(await page.end()).toEqual([]);
      expect([seen(page.shown()), seen(away.plan)]).toEqual([seen(there.plan), seen(there.plan)]);
      expect(away.log).toEqual(made);
      expect([page.outbox.isIdle(page.outbox.useOutbox.getState()), Object.keys(localStorage)]).toEqual([true, []]);
    }),
    { numRuns: 60 },
  );
});
