import { defineTable } from "convex/server";
import { v } from "convex/values";
import { said } from "../said";

export const money = v.object({ amount: v.number(), currency: v.string() });
export const role = v.union(v.literal("owner"), v.literal("editor"), v.literal("viewer"));

export const activityType = v.union(
  v.literal("sightseeing"),
  v.literal("restaurant"),
  v.literal("hotel"),
  v.literal("transport"),
  v.literal("other"),
);
export const activityStatus = v.union(v.literal("idea"), v.literal("planned"), v.literal("booked"), v.literal("done"));
export const activitySource = v.union(v.literal("person"), v.literal("ai"), v.literal("import"));

/** One end of a journey. */
const station = v.object({ name: v.string(), lat: v.union(v.number(), v.null()), lng: v.union(v.number(), v.null()), timeZone: v.union(v.string(), v.null()) });
export const transportMode = v.union(
  ...(["walk", "bike", "car", "taxi", "bus", "train", "ferry", "flight", "other"] as const).map((mode) => v.literal(mode)),
);
/** How one travels. Times are local: `start` where it leaves, `end` where it arrives, on `endDay`. */
export const transport = v.object({
  mode: transportMode,
  carrier: v.optional(v.string()),
  number: v.optional(v.string()),
  from: v.union(station, v.null()),
  to: v.union(station, v.null()),
});

/** A way from one stop to the next that somebody has chosen; `transit` is the city's own. */
export const legMode = v.union(...(["walk", "bike", "transit", "taxi", "car"] as const).map((mode) => v.literal(mode)));

/** What a person or the assistant says of an activity; the rest of the row is ours to keep. */
export const activityFields = {
  title: v.string(),
  description: v.optional(v.string()),
  type: activityType,
  destinationId: v.union(v.id("destinations"), v.null()),
  /** YYYY-MM-DD; null is the list of ideas. */
  day: v.union(v.string(), v.null()),
  /** Hotels: the day of check-out. Journeys: the day of arrival where that is another, even an earlier one. */
  endDay: v.optional(v.union(v.string(), v.null())),
  /** HH:mm at the destination; an `end` before `start`, without an `endDay`, is on the next day. */
  start: v.union(v.string(), v.null()),
  end: v.union(v.string(), v.null()),
  /** For the whole party. */
  cost: v.union(money, v.null()),
  placeId: v.union(v.string(), v.null()),
  lat: v.union(v.number(), v.null()),
  lng: v.union(v.number(), v.null()),
  address: v.optional(v.string()),
  meal: v.optional(v.union(v.literal("breakfast"), v.literal("lunch"), v.literal("dinner"), v.null())),
  why: v.optional(v.string()),
  transport: v.optional(v.union(transport, v.null())),
  links: v.optional(v.array(v.object({ url: v.string(), label: v.optional(v.string()) }))),
  /** Who takes part; left out or null is everybody, who joins later too. */
  participants: v.optional(v.union(v.array(v.id("users")), v.null())),
  /** Who sees to it. */
  assignees: v.optional(v.array(v.id("users"))),
  /** Who pays it, or has paid. */
  payerId: v.optional(v.union(v.id("users"), v.null())),
  /** Keeps its day and time when days are put in order or the trip's dates move. */
  locked: v.optional(v.boolean()),
  /** How one gets here from the stop before; left out or null is as the estimate thinks best. */
  legMode: v.optional(v.union(legMode, v.null())),
};

/** What may follow on what: lifecycleModel.ts. */
export const tripStatus = v.union(...(["draft", "planned", "active", "completed", "cancelled"] as const).map((status) => v.literal(status)));
export const tripType = v.union(...(["leisure", "business", "adventure", "cultural"] as const).map((type) => v.literal(type)));
/** It isn't known when; `month`: "2027-05", sometime in May. */
export const openDates = v.object({ month: v.union(v.string(), v.null()) });

const cityFields = {
  name: v.string(),
  countryCode: v.string(),
  lat: v.number(),
  lng: v.number(),
  timeZone: v.string(),
  geonameId: v.optional(v.number()),
  /** Its point and its clock are those of a city nearby. */
  unplaced: v.optional(v.boolean()),
};
/** A city as it is asked for, and with its days. */
export const cityInput = v.object(cityFields);
export const datedCity = v.object({ ...cityFields, arrival: v.string(), departure: v.string() });

export const assistantSetting = v.union(v.literal("atOnce"), v.literal("review"), v.literal("vote"));

export const tripTables = {
  trips: defineTable({
    title: v.string(),
    ownerId: v.id("users"),
    startDate: v.string(),
    endDate: v.string(),
    /** Set while it isn't known when: the dates above stand in then, and people see day numbers. `month`: "2027-05", sometime in May. */
    openDates: v.optional(v.union(openDates, v.null())),
    description: v.optional(v.string()),
    /** A picture of one's own; else one is drawn from the trip's cities. */
    coverId: v.optional(v.union(v.id("_storage"), v.null())),
    type: tripType,
    travellers: v.number(),
    budget: v.union(money, v.null()),
    status: tripStatus,
    visibility: v.union(v.literal("private"), v.literal("shared"), v.literal("public")),
    /** How the assistant's changes come into the plan: at once, or as a proposal that the group accepts, by vote or not. */
    assistant: v.optional(assistantSetting),
    /** No longer written: see `revision.ts`. */
    revision: v.optional(v.number()),
    memberCount: v.number(),
    activityCount: v.number(),
    /** How many days have something planned; see `plannedDays.ts`. */
    plannedDays: v.optional(v.number()),
    /** The address of its public page, /t/<slug>, from when it was first made public. */
    slug: v.optional(v.string()),
    /** In the bin since; gone for good after 30 days. */
    deletedAt: v.optional(v.number()),
  })
    .index("by_owner_deletedAt_endDate", ["ownerId", "deletedAt", "endDate"])
    .index("by_status_startDate", ["status", "startDate"])
    .index("by_status_endDate", ["status", "endDate"])
    .index("by_deletedAt", ["deletedAt"])
    .index("by_slug", ["slug"]),

  memberships: defineTable({
    tripId: v.id("trips"),
    userId: v.id("users"),
    role,
    invitedBy: v.union(v.id("users"), v.null()),
    joinedAt: v.number(),
    /** The trip's start, kept here so that a person's trips read in order. */
    tripStart: v.string(),
    /** Put away from this person's list. */
    archivedAt: v.optional(v.number()),
    /** The number of the newest event that this person has seen. */
    seenRevision: v.optional(v.number()),
  })
    .index("by_trip", ["tripId"])
    .index("by_trip_user", ["tripId", "userId"])
    .index("by_user_tripStart", ["userId", "tripStart"]),

  invites: defineTable({
    tripId: v.id("trips"),
    role: v.union(v.literal("editor"), v.literal("viewer")),
    /** SHA-256 of the link's token, hex. The token itself is never kept. */
    tokenHash: v.string(),
    expiresAt: v.number(),
    usesLeft: v.number(),
    createdBy: v.id("users"),
    revokedAt: v.optional(v.number()),
  })
    .index("by_tokenHash", ["tokenHash"])
    .index("by_trip", ["tripId"]),

  destinations: defineTable({
    tripId: v.id("trips"),
    name: v.string(),
    countryCode: v.string(),
    lat: v.number(),
    lng: v.number(),
    timeZone: v.string(),
    /** Nobody knows where it is: its point and its clock are those of a city nearby. No map shows it there, and that city's guide isn't its. */
    unplaced: v.optional(v.boolean()),
    geonameId: v.union(v.number(), v.null()),
    /** File in places/data with this city's places, if we hold one. */
    citySlug: v.union(v.string(), v.null()),
    order: v.string(),
    arrival: v.string(),
    departure: v.string(),
    deletedAt: v.optional(v.number()),
  }).index("by_trip_deletedAt_order", ["tripId", "deletedAt", "order"]),

  /** What a day is called and what there is to know about it. Made when first written to, and then kept. */
  dayNotes: defineTable({
    tripId: v.id("trips"),
    day: v.string(),
    title: v.string(),
    /** Markdown. */
    notes: v.string(),
  }).index("by_trip_day", ["tripId", "day"]),

  /** The plans of a day that has several. One holds: it is what the day shows. What stands in another are activities `parkedIn` it. */
  dayVariants: defineTable({
    tripId: v.id("trips"),
    day: v.string(),
    name: v.string(),
    holds: v.boolean(),
    createdBy: v.id("users"),
    deletedAt: v.optional(v.number()),
  }).index("by_trip_day", ["tripId", "day"]),

  activities: defineTable({
    tripId: v.id("trips"),
    ...activityFields,
    /** Fractional index among the activities of its day. */
    order: v.string(),
    status: activityStatus,
    source: activitySource,
    createdBy: v.id("users"),
    updatedBy: v.id("users"),
    /** True when the last change was the assistant's, on `updatedBy`'s behalf. */
    updatedByAssistant: v.boolean(),
    updatedAt: v.number(),
    /** Removed, or parked. */
    deletedAt: v.optional(v.number()),
    /** The variant of its day that it waits in; such a row is `deletedAt` for everything that reads the plan. */
    parkedIn: v.optional(v.union(v.id("dayVariants"), v.null())),
    /** Kept by what counts them, for the list; no edit of the plan. */
    commentCount: v.optional(v.number()),
    fileCount: v.optional(v.number()),
    votes: v.optional(v.object({ up: v.number(), down: v.number() })),
  })
    .index("by_trip_deletedAt_day_order", ["tripId", "deletedAt", "day", "order"])
    .index("by_trip_deletedAt_type_day", ["tripId", "deletedAt", "type", "day"])
    .index("by_trip_parkedIn", ["tripId", "parkedIn"]),

  /** The log of operations: the feed, undo and restore read it. */
  tripEvents: defineTable({
    tripId: v.id("trips"),
    seq: v.number(),
    /** Null: nobody, the trip itself by the clock. */
    actorId: v.union(v.id("users"), v.null()),
    byAssistant: v.boolean(),
    /** All events of one batch are undone as one step. */
    batchId: v.string(),
    /** `clock`: a sentence of its own ("The trip began"), which nobody undoes. */
    kind: v.union(v.literal("edit"), v.literal("undo"), v.literal("redo"), v.literal("clock")),
    /** "moved Nishiki Market to Tue 13 Apr": follows the person's name. In English, for what reads it as text. */
    label: v.string(),
    /** The same for each reader in their language; absent in what was logged before there were any but English. */
    said: v.optional(said),
    changes: v.array(
      v.object({
        table: v.union(v.literal("activities"), v.literal("trips"), v.literal("destinations"), v.literal("dayNotes"), v.literal("dayVariants")),
        id: v.string(),
        /** A field that was or becomes absent has no `before` or `after`. */
        fields: v.array(v.object({ name: v.string(), before: v.optional(v.any()), after: v.optional(v.any()) })),
      }),
    ),
    /** That undo, or redo, has been at it, and goes on to what is before it. */
    undone: v.boolean(),
    /** `undone`, and yet all of it stands: others had changed the same since. See `history/undone.ts`. */
    stands: v.optional(v.boolean()),
    /** Of an edit that its sender named: what it asked for, by which the same is known, and its answer where that isn't null. See `sentEdits.ts`. */
    sent: v.optional(v.object({ print: v.string(), answer: v.optional(v.any()) })),
  })
    .index("by_trip_seq", ["tripId", "seq"])
    .index("by_trip_actor_seq", ["tripId", "actorId", "seq"])
    .index("by_trip_batch", ["tripId", "batchId"])
    .index("by_trip_actor_undone_seq", ["tripId", "actorId", "undone", "seq"]),
};
