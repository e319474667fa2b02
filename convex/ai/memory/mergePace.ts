// When a group's days start and end, and how full they are.
import { say } from "../../said";
import { conflict, names, statedOf, wish, type GroupPreferences, type Person, type Stated } from "./wishes";

const NOT_BEFORE = "not before ";
const NOT_AFTER = "not after ";
const timeIn = ({ value }: Stated) => value.slice(-"HH:mm".length);

export function mergePace(people: readonly Person[], group: GroupPreferences): void {
  mergeHours(people, group);
  mergeFullness(people, group);
}

/** The latest start and the earliest end suit everybody who asked for one. */
function mergeHours(people: readonly Person[], { preferences, wishes, conflicts }: GroupPreferences): void {
  const stated = statedOf(people, "pace");
  const starts = stated.filter(({ value }) => value.startsWith(NOT_BEFORE)).sort((a, b) => (timeIn(a) < timeIn(b) ? 1 : -1));
  const ends = stated.filter(({ value }) => value.startsWith(NOT_AFTER)).sort((a, b) => (timeIn(a) < timeIn(b) ? -1 : 1));
  const early = stated.find(({ value }) => value === "early starts");
  const [start] = starts;
  if (start) preferences.notBefore = timeIn(start);
  if (ends[0]) preferences.notAfter = timeIn(ends[0]);
  for (const each of starts) wishes.push(wish("pace", each, say("Nothing before {time}, for {who}.", { time: { time: timeIn(each) }, who: names(each.who) })));
  for (const each of ends) wishes.push(wish("pace", each, say("Nothing after {time}, for {who}.", { time: { time: timeIn(each) }, who: names(each.who) })));
  if (early) wishes.push(wish("pace", early, say("Early starts, for {who}.", { who: names(early.who) })));
  if (early && start) {
    conflicts.push(conflict("pace", [early, start], say("{early} would start early, {late} not before {time}: shared days start at {time}.", { early: names(early.who), late: names(start.who), time: { time: timeIn(start) } })));
  }
}

/** Who can't walk far sets the pace, for that is a need; between tastes the middle is taken. */
function mergeFullness(people: readonly Person[], { preferences, wishes, conflicts }: GroupPreferences): void {
  const stated = statedOf(people, "pace");
  const relaxed = stated.find(({ value }) => value === "relaxed");
  const packed = stated.find(({ value }) => value === "packed");
  const need = statedOf(people, "mobility").find(({ value }) => value === "short walks");
  if (relaxed) wishes.push(wish("pace", relaxed, say("Slow days, for {who}.", { who: names(relaxed.who) })));
  if (packed) wishes.push(wish("pace", packed, say("Full days, for {who}.", { who: names(packed.who) })));
  const slow = need ?? relaxed;
  if (!slow && !packed) return;
  preferences.pace = need || !packed ? "relaxed" : slow ? "normal" : "packed";
  if (slow && packed) {
    conflicts.push(conflict("pace", [slow, packed], say(need ? "{slow} would take it slow, {fast} would see a lot: the days are kept light." : "{slow} would take it slow, {fast} would see a lot: the days are neither light nor full.", { slow: names(slow.who), fast: names(packed.who) })));
  }
}
