// What a search for places finds, and what every service that answers one must be able to do.
import { literals } from "convex-helpers/validators";
import { v, type Infer } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import type { Point } from "../distance";
import { activityType } from "../../trips/schema";

export const providerId = literals("photon", "openMeteo");
export type ProviderId = Infer<typeof providerId>;

/** guide: Caravan's own city guides. own: where the person has been, or planned to be. */
export const source = literals("guide", "own", "gazetteer", "photon", "openMeteo");
export type Source = Infer<typeof source>;

/** A place as a service gives it. */
export const answer = v.object({
  /** The same for the same thing: "osm:N123", "gn:1857910" (GeoNames), "kyoto/nishiki-market", "own:<id>". */
  id: v.string(),
  name: v.string(),
  localName: v.optional(v.string()),
  /** A word for what it is, as `kindWords` of the screen knows it: "museum", "city", "address". */
  kind: v.string(),
  /** What it would be in a plan. */
  type: activityType,
  /** Where it is, in short: quarter and city, region and country. */
  area: v.string(),
  address: v.union(v.string(), v.null()),
  lat: v.number(),
  lng: v.number(),
  countryCode: v.union(v.string(), v.null()),
});
export type Answer = Infer<typeof answer>;

export type Found = Answer & {
  /** Of a guide's place: its name in each language that has one of its own, English among them. `name` may be what somebody called it. */
  names?: Record<string, string>;
  /** Who says so; the first is whose facts these are. */
  sources: Source[];
  /** "<city>/<place>" where we hold more facts; null elsewhere. */
  placeId: string | null;
  /** When its facts were last gone through, YYYY-MM; null where they are the service's of this minute. */
  asOf: string | null;
  /** 1 to 5, of the guides' places. */
  popularity?: number;
  /** Of one's own: by which items of which trips, and on which days. */
  used?: { tripId: Id<"trips">; activityId: Id<"activities">; title: string; day: string | null }[];
};

/** Where somebody is looking; what is nearer comes first. */
export type Near = Point;

export type PlaceProvider = {
  id: ProviderId;
  /** What has to stand beside its answers. */
  attribution: { text: string; url: string };
  policy: {
    /** Shorter texts aren't asked about. */
    minLength: number;
    /** Requests of the whole deployment: a minute, and at once. */
    perMinute: number;
    burst: number;
    /** How long an answer is kept. */
    keepDays: number;
    timeoutMs: number;
  };
  /** At most ten, best first. Throws ProviderError. */
  search(text: string, near: Near | null, signal: AbortSignal): Promise<Answer[]>;
};

export type ProviderFailure = "unreachable" | "slow" | "limited" | "refused" | "malformed";

/** Why a service didn't answer; its message never holds what was asked. */
export class ProviderError extends Error {
  override name = "ProviderError";
  constructor(
    readonly reason: ProviderFailure,
    /** How long it asked to be left alone. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(reason);
  }
}
