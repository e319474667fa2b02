import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Activity, Member } from "../../useItinerary";
import { besideOf, comingFrom, parallelTracks } from "./parallelTracks";

const PEOPLE = ["ada", "ben", "cleo"] as Member["userId"][];
type Row = Pick<Activity, "_id" | "participants" | "day" | "start" | "end" | "endDay">;
/** "dive ada,ben 9:00-11:00"; without people it is everybody's, without a time at any. */
function row(line: string): Row {
  const [id, who = "all", times] = line.split(" ");
  const [start, end] = (times ?? "").split("-").map((time) => (time ? time.padStart(5, "0") : null));
  return { _id: id, participants: who === "all" ? null : who!.split(","), day: "2027-04-10", endDay: null, start: start ?? null, end: end ?? null } as unknown as Row;
}
const blocksOf = (lines: string[]) =>
  parallelTracks(lines.map(row), PEOPLE).map((block) => (block.kind === "together" ? block.row._id : block.tracks.map(({ people, rows }) => `${people.join("+")}: ${rows.map(({ _id }) => _id).join(", ")}`).join(" | ")));

describe("parallel tracks", () => {
  it("stand side by side between what all do together", () => {
    expect(blocksOf(["castle", "dive ada 9:00-11:00", "museum ben,cleo 10:00-12:00", "lunch"])).toEqual(["castle", "ada: dive | ben+cleo: museum", "lunch"]);
  });

  it("need no times where nobody has said any", () => {
    expect(blocksOf(["dive ada", "museum ben", "nap cleo"])).toEqual(["ada: dive | ben: museum | cleo: nap"]);
  });

  it("aren't made of what comes one after the other, or of what one does while nobody else does anything", () => {
    expect(blocksOf(["dive ada 9:00-11:00", "museum ben 11:00-12:00"])).toEqual(["dive", "museum"]);
    expect(blocksOf(["castle", "dive ada", "lunch"])).toEqual(["castle", "dive", "lunch"]);
    expect(blocksOf(["dive ada 9:00", "museum ben 10:00"])).toEqual(["dive", "museum"]);
  });

  it("go on through chains of which each overlaps the next, and until somebody of two of them meets", () => {
    expect(blocksOf(["dive ada 9:00-10:30", "museum ben 10:00-12:00", "tea ada 11:00-13:00", "walk ben 14:00"])).toEqual(["ada: dive, tea | ben: museum, walk"]);
    expect(blocksOf(["dive ada", "museum ben", "tea ada,ben", "nap cleo"])).toEqual(["ada: dive | ben: museum", "ada+ben: tea | cleo: nap"]);
    expect(blocksOf(["dive ada", "museum ben", "swim ada,cleo", "tea cleo"])).toEqual(["ada+cleo: dive, swim, tea | ben: museum"]);
  });

  it("take a name for everybody where it names all, or nobody who is still in the trip", () => {
    expect(blocksOf(["castle ada,ben,cleo", "dive gone", "museum ada"])).toEqual(["castle", "dive", "museum"]);
  });

  it("run to midnight where something ends on another day", () => {
    expect(blocksOf(["train ada 22:00-6:00", "bar ben 23:00-23:30"])).toEqual(["ada: train | ben: bar"]);
  });

  it("come from what the same people did before, and meet from both", () => {
    const rows = ["castle", "dive ada", "museum ben", "lunch"].map(row);
    const before = (at: number) => comingFrom(rows, at, PEOPLE).map(({ _id }) => _id);
    expect([before(0), before(1), before(2), before(3)]).toEqual([[], ["castle"], ["castle"], ["museum", "dive", "castle"]]);
  });

  it("know what stands beside a row", () => {
    const rows = ["castle", "dive ada", "museum ben", "tea ada"].map(row);
    expect([...besideOf(rows, PEOPLE, "tea")]).toEqual(["museum"]);
    expect([...besideOf(rows, PEOPLE, "castle")]).toEqual([]);
  });

  it("lose nothing, keep the order, and share nobody", () => {
    const time = fc.option(fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, "0")}:00`), { nil: null });
    const any = fc.record({ participants: fc.option(fc.subarray([...PEOPLE, "gone" as Member["userId"]]), { nil: null }), start: time, end: time });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (said) => {
        const rows = said.map((one, index) => ({ ...one, _id: String(index), day: "2027-04-10", endDay: null }) as unknown as Row);
        const blocks = parallelTracks(rows, PEOPLE);
        expect(blocks.flatMap((block) => (block.kind === "together" ? [block.row] : block.rows))).toEqual(rows);
        for (const block of blocks) {
          if (block.kind === "together") continue;
          expect(block.tracks.length).toBeGreaterThan(1);
          for (const track of block.tracks) expect(block.rows.filter((one) => track.rows.includes(one))).toEqual(track.rows);
          expect(block.tracks.flatMap((track) => track.rows)).toHaveLength(block.rows.length);
          const people = block.tracks.flatMap((track) => track.people);
          expect(new Set(people).size).toBe(people.length);
        }
      }),
    );
  });
});
