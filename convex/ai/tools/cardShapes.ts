// What a tool's card shows beside its sentence: the places it is about, what it changed, and what it
// rests on. Plain data, kept with the answer as it was when it was given.
import { literals } from "convex-helpers/validators";
import { v, type Infer } from "convex/values";
import { said } from "../../said";
import { activityFields, money } from "../../trips/schema";

const confidence = literals("high", "medium", "low");

export const cardPlace = v.object({
  /** "<city>/<place>". */
  placeId: v.string(),
  name: v.string(),
  /** One of PLACE_KINDS. */
  kind: v.string(),
  area: v.string(),
  city: v.string(),
  lat: v.number(),
  lng: v.number(),
  /** The day that it is planned or asked for, YYYY-MM-DD. */
  day: v.union(v.string(), v.null()),
  /** Usual hours of that day, HH:mm; empty is closed, null when no day is known. */
  hours: v.union(v.array(v.object({ open: v.string(), close: v.string() })), v.null()),
  /** Usual admission or meal for one adult, minor units of the city's currency. */
  price: money,
  priceBand: literals("free", "low", "medium", "high"),
  confidence,
  /** YYYY-MM. */
  asOf: v.string(),
});
export type CardPlace = Infer<typeof cardPlace>;

/** An item of the plan as a reader compares it. */
export const cardFace = v.object({
  title: v.string(),
  type: activityFields.type,
  day: activityFields.day,
  start: activityFields.start,
  end: activityFields.end,
  cost: activityFields.cost,
  lat: activityFields.lat,
  lng: activityFields.lng,
});
export type CardFace = Infer<typeof cardFace>;

export const cardChange = v.object({
  op: literals("add", "update", "remove"),
  /** Null for what is added. */
  before: v.union(cardFace, v.null()),
  /** Null for what is removed. */
  after: v.union(cardFace, v.null()),
});
export type CardChange = Infer<typeof cardChange>;

export const cardSource = v.object({
  title: v.union(v.string(), said),
  /** YYYY-MM. */
  asOf: v.string(),
  /** Which facts were taken from it. */
  facts: v.union(v.string(), said),
  /** Of what, and how sure that is. */
  of: v.array(v.object({ name: v.union(v.string(), said), confidence })),
});
export type CardSource = Infer<typeof cardSource>;

export const cardEvidence = {
  /** A few; absent when it is about no place or about too many. */
  places: v.optional(v.array(cardPlace)),
  changes: v.optional(v.array(cardChange)),
  /** Changes beyond those. */
  moreChanges: v.optional(v.number()),
  sources: v.optional(v.array(cardSource)),
};
export type CardEvidence = { places?: CardPlace[]; changes?: CardChange[]; moreChanges?: number; sources?: CardSource[] };
