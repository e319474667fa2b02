// What is sent once rows have been put down: one move of everything held.
import type { Edits } from "../../useEdits";
import type { Activity, TripView } from "../../useItinerary";
import { standsAgainstTime } from "../dropTime";
import { IDEAS, itinerary } from "../itineraryState";
import { movedWords } from "../moveWords";
import { standsAfter, withAll, type Arrangement } from "./arrangement";

/** `stands`: as it was put; not where it already did, and where its time says where it goes. `offers`: a note says that it was moved. */
export function sendMove(held: Arrangement, { view, byId, edits }: { view: TripView; byId: Map<string, Activity>; edits: Edits }): { stands: boolean; offers: boolean } {
  const day = held.list === IDEAS ? null : held.list;
  const afterId = byId.get(standsAfter(held, (id) => byId.has(id)) ?? "")?._id ?? null;
  const moving = held.ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
  const lead = byId.get(held.lead);
  if (!lead || moving.length === 0) return { stands: false, offers: false };
  if (held.anywhere && day !== null) {
    const elsewhere = moving.filter((row) => row.day !== day);
    const said = movedWords({ count: elsewhere.length, item: elsewhere[0]?.title ?? "" }, day, view);
    if (elsewhere.length > 0) void edits.moveToDay(elsewhere, day).then((taken) => taken && edits.offerUndo(said, taken));
    return { stands: false, offers: elsewhere.length > 0 };
  }
  const ask = () => {
    const now = withAll(held)[held.list]!.map((id) => byId.get(id)).filter((row) => row !== undefined);
    const misplaced = day === null ? undefined : [lead, ...moving].find(({ _id }) => standsAgainstTime(now, _id));
    if (misplaced) itinerary.askTime(misplaced._id, moving.map(({ _id }) => _id));
  };
  if (moving.length > 1) {
    const where = movedWords({ count: moving.length, item: lead.title }, held.list, view);
    void edits.moveMany(moving, day, afterId, "soon").then((taken) => taken && edits.offerUndo(where, taken));
    ask();
    return { stands: true, offers: true };
  }
  const standing = day === null ? view.ideas : (view.days.find(({ date }) => date === day)?.activities ?? []);
  const at = standing.findIndex(({ _id }) => _id === lead._id);
  if (at !== -1 && (standing[at - 1]?._id ?? null) === afterId) return { stands: false, offers: false };
  const sent = edits.move(lead._id, day, afterId);
  if (lead.day !== day) void sent.then((taken) => taken && edits.offerUndo(movedWords({ count: 1, item: lead.title }, held.list, view), taken));
  ask();
  return { stands: true, offers: lead.day !== day };
}
