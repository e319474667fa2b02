// What isn't understood: said so, with what of it was, and what could be said of that.
import { addDays } from "../../../dates";
import { joined, say, type Piece, type Said } from "../../../said";
import type { ActivityState } from "../../types";
import type { PlanContext } from "../draftTypes";
import type { Intent } from "../types";
import type { Outcome } from "./outcome";
import { said } from "./which";
import { bullets } from "./words";

/** `abilities`: what could be said where nothing of it was understood. */
export function unclear({ ids = [], days = [] }: Extract<Intent, { kind: "unclear" }>, { trip }: PlanContext, abilities: Piece[]): Outcome {
  const things = ids.flatMap((id) => trip.activities.find((activity) => activity.id === id) ?? []);
  const [thing] = things;
  const [day] = days;
  const offers = [...(thing ? ofThing(thing, trip.endDate) : []), ...(day !== undefined ? ofDay(day) : [])];
  if (offers.length === 0) return said("decline", say("Didn't understand the request"), joined([say("I didn't understand that, so I changed nothing. I can do things like these:"), abilities], "\n"));
  const named = [...things.map(({ title }) => title), ...days.map((date) => ({ date }))];
  const heard = say("I see that it is about {items}, but not what shall be done, so I changed nothing. I can do things like these:", { items: named });
  return said("decline", say("Didn't understand the request"), joined([heard, bullets(offers.map((request) => say("“{request}”", { request })))], "\n"));
}

function ofThing({ title, day, start }: ActivityState, endDate: string): Said[] {
  const next = day !== null && day < endDate ? say("Move {item} to {day}", { item: title, day: { date: addDays(day, 1) } }) : null;
  return [...(next ? [next] : []), ...(start === null ? [] : [say("Stay 30 minutes longer at {item}", { item: title })]), say("Replace {item} with something else", { item: title }), say("Remove {item}", { item: title })];
}

const ofDay = (day: string): Said[] => {
  const on = { day: { date: day } };
  return [say("Make {day} more relaxed", on), say("Show me options for {day}", on), say("What are we doing on {day}?", on)];
};
