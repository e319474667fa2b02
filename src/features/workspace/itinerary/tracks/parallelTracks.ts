// What of a day happens side by side. Rows in order become blocks: what everybody does together, or does alone while
// nobody else does anything, and the tracks of those who have parted, until they meet again. Pure.
import type { Activity, Member } from "../../useItinerary";
import { USUAL_MINUTES } from "../dropTime";
import { minutesOf } from "../entry/readTimes";

type UserId = Member["userId"];
type Row = Pick<Activity, "_id" | "participants" | "day" | "start" | "end" | "endDay">;
export type Track<One> = { people: UserId[]; rows: One[] };
/** `rows` are those of all tracks, in the order of the day. */
export type Block<One> = { kind: "together"; row: One } | { kind: "tracks"; tracks: Track<One>[]; rows: One[] };

const MIDNIGHT = 24 * 60;

/** Those who take part, where that is only some of the people. */
function part({ participants }: Pick<Row, "participants">, people: UserId[]): UserId[] | null {
  if (!participants) return null;
  const some = people.filter((person) => participants.includes(person));
  return some.length === 0 || some.length === people.length ? null : some;
}

/** Within the day; what has no end lasts as long as is usual. Null: at any time. */
function spanOf({ day, start, end, endDay }: Row): [number, number] | null {
  if (!start) return null;
  const from = minutesOf(start);
  const until = end ? minutesOf(end) : from + USUAL_MINUTES;
  return [from, (endDay && day && endDay > day) || until < from ? MIDNIGHT : Math.max(until, from + 1)];
}

function mayCoincide(a: Row, b: Row): boolean {
  const [one, other] = [spanOf(a), spanOf(b)];
  return !one || !other || (one[0] < other[1] && other[0] < one[1]);
}

/**
 * A track opens where people who are in none of those beside do something at the same time as another, or at a time
 * that nobody has said. What a track's own people do next goes on in it, what people of two do joins them again.
 */
export function parallelTracks<One extends Row>(rows: One[], people: UserId[]): Block<One>[] {
  const blocks: Block<One>[] = [];
  let open: { tracks: Track<One>[]; rows: One[] } = { tracks: [], rows: [] };
  const close = () => {
    if (open.tracks.length > 1) blocks.push({ kind: "tracks", ...open });
    else blocks.push(...open.rows.map((row) => ({ kind: "together" as const, row })));
    open = { tracks: [], rows: [] };
  };
  for (const row of rows) {
    const who = part(row, people);
    if (who === null) {
      close();
      blocks.push({ kind: "together", row });
      continue;
    }
    const theirs = open.tracks.filter((track) => who.some((person) => track.people.includes(person)));
    const goesOn = theirs.length === 1 || (theirs.length === 0 && open.rows.some((other) => mayCoincide(row, other)));
    if (!goesOn) close();
    open.rows.push(row);
    if (goesOn && theirs[0]) {
      theirs[0].people = people.filter((person) => theirs[0]!.people.includes(person) || who.includes(person));
      theirs[0].rows.push(row);
    } else open.tracks.push({ people: who, rows: [row] });
  }
  close();
  return blocks;
}

/** What those who take part in a row have each done right before it. */
export function comingFrom<One extends Row>(rows: One[], at: number, people: UserId[]): One[] {
  const takes = (row: One, person: UserId) => part(row, people)?.includes(person) ?? true;
  let waiting = people.filter((person) => takes(rows[at]!, person));
  const before: One[] = [];
  for (let index = at - 1; index >= 0 && waiting.length > 0; index -= 1) {
    const row = rows[index]!;
    const apart = waiting.filter((person) => !takes(row, person));
    if (apart.length < waiting.length) before.push(row);
    waiting = apart;
  }
  return before;
}

/** What stands in the tracks beside a row's own: to go past it in the order of the day changes nothing that one sees. */
export function besideOf(rows: Row[], people: UserId[], id: string): ReadonlySet<string> {
  const block = parallelTracks(rows, people).find((one) => one.kind === "tracks" && one.rows.some(({ _id }) => _id === id));
  if (block?.kind !== "tracks") return new Set();
  return new Set(block.tracks.filter((track) => track.rows.every(({ _id }) => _id !== id)).flatMap((track) => track.rows.map(({ _id }) => _id as string)));
}
