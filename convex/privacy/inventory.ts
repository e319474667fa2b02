// What this Caravan holds, table by table: how a person's rows are found, what of them goes into the copy that they ask
// for, and what becomes of them when the person leaves. The export, the erasure and docs/privacy.md are made of this; a
// table of the schema that isn't here doesn't compile. Pure.
import type { TableNames } from "../_generated/dataModel";

/** Rows whose `field`, the first of `index`, holds an id. */
export type Lookup = { index: string; field: string };

/**
 * delete: gone with the person. withTrip: gone with the trip, and kept while others travel in it. anonymise: the row stays
 * and says nothing of them any more. keep: stays as it is.
 */
export type Fate = "delete" | "withTrip" | "anonymise" | "keep";

/** all: every field but those `without`; only: these; none: see `why`. */
export type Exported = "all" | "none" | { without: string[] } | { only: string[] };

export type Entry = {
  /** What the rows are, for people. */
  what: string;
  /** Whether a row tells of somebody. Where it doesn't, nothing is exported and nothing removed. */
  personal: boolean;
  /** By the person's id. */
  ofPerson?: Lookup[];
  /** By the id of a trip that they are in; `mine`: of those rows, the ones whose field holds the person's id. */
  ofTrip?: Lookup & { mine?: string };
  /** By the id of a row of another table of theirs. */
  ofRow?: Lookup & { table: TableNames; mine?: string };
  /** By their id at Clerk. */
  ofClerkId?: Lookup;
  exported: Exported;
  fate: Fate;
  /** Why it stays or isn't exported, or what happens to it; a sentence for the docs. */
  why: string;
};

const user = { index: "by_user", field: "userId" };
const trip = { index: "by_trip", field: "tripId" };

/** Nothing of anybody. */
const impersonal = (what: string, why = "Tells of nobody."): Entry => ({ what, personal: false, exported: "none", fate: "keep", why });

const SEALED = ["ciphertext", "nonce", "keyVersion"];
const BOOKS = "The law wants books kept; ids and figures only.";

export const INVENTORY = {
  users: { what: "Who one is: name, address, picture, currency, language, home airport", personal: true, exported: { without: ["tokenIdentifier"] }, fate: "anonymise", why: "Name, address, picture and ways in are removed; the id and the colour stay, so that what was planned together keeps an author." },
  authAccounts: { what: "The password, as a hash, and the address it belongs to", personal: true, ofPerson: [{ index: "userIdAndProvider", field: "userId" }], exported: { only: ["provider", "providerAccountId"] }, fate: "delete", why: "The hash is nobody's to have." },
  authSessions: { what: "Where one is signed in", personal: true, ofPerson: [{ index: "userId", field: "userId" }], exported: { only: ["expirationTime"] }, fate: "delete", why: "" },
  authRefreshTokens: { what: "What keeps a session alive", personal: true, ofRow: { table: "authSessions", index: "sessionId", field: "sessionId" }, exported: "none", fate: "delete", why: "Whoever has it is signed in." },
  authVerificationCodes: { what: "Codes of the accounts library; unused", personal: true, ofRow: { table: "authAccounts", index: "accountId", field: "accountId" }, exported: "none", fate: "delete", why: "Codes open accounts." },
  authVerifiers: impersonal("Halves of sign-ins under way elsewhere; unused"),
  authRateLimits: { what: "Wrong passwords, counted", personal: true, ofRow: { table: "authAccounts", index: "identifier", field: "identifier" }, exported: "none", fate: "delete", why: "A counter." },
  sessionDetails: { what: "Network and browser of each session", personal: true, ofPerson: [user], exported: { without: ["ticketHash"] }, fate: "delete", why: "" },
  knownBrowsers: { what: "Browsers one has signed in with", personal: true, ofPerson: [{ index: "by_user_usedAt", field: "userId" }], exported: { without: ["ticketHash"] }, fate: "delete", why: "" },
  signInEvents: { what: "Sign-ins that were tried, with network and browser; 90 days", personal: true, ofPerson: [{ index: "by_user_at", field: "userId" }], exported: "all", fate: "delete", why: "" },
  emailCodes: { what: "Codes sent by mail, as hashes; minutes", personal: true, ofPerson: [{ index: "by_user_purpose", field: "userId" }], exported: "none", fate: "delete", why: "Codes open accounts." },
  totps: { what: "The second step of signing in; sealed", personal: true, ofPerson: [user], exported: { only: ["confirmedAt"] }, fate: "delete", why: "The secret is the second step." },
  linkedIdentities: { what: "Further ways into the account", personal: true, ofPerson: [user], exported: "all", fate: "delete", why: "" },
  linkCodes: { what: "Open offers to link an identity, as hashes; minutes", personal: true, ofPerson: [user], exported: "none", fate: "delete", why: "Codes open accounts." },

  clerkUsers: { what: "What Clerk last said of somebody", personal: true, ofClerkId: { index: "by_clerkId", field: "clerkId" }, exported: "all", fate: "anonymise", why: "Clerk's id stays with the day of the deletion, so that late news from there brings nobody back." },
  clerkSessions: { what: "Sessions at Clerk, by id", personal: true, ofClerkId: { index: "by_clerkId", field: "clerkId" }, exported: "all", fate: "keep", why: "A token of a session that has ended must stay worthless; ids only." },
  organizations: impersonal("Organizations at Clerk"),
  organizationMemberships: { what: "Who is in which organization at Clerk, by id", personal: true, ofClerkId: { index: "by_user", field: "userClerkId" }, exported: "all", fate: "delete", why: "" },
  clerkMessages: impersonal("Ids of webhook messages that were taken in"),
  clerkPasses: impersonal("How far a comparison with Clerk has come"),

  trips: { what: "Trips", personal: true, exported: "all", fate: "withTrip", why: "A trip that is nobody else's goes. Others' stay with them; one of yours goes to the editor who has been in it longest." },
  memberships: { what: "Who is in which trip", personal: true, ofPerson: [{ index: "by_user_tripStart", field: "userId" }], ofTrip: trip, exported: "all", fate: "delete", why: "" },
  invites: { what: "Links into a trip, as hashes", personal: true, ofTrip: { ...trip, mine: "createdBy" }, exported: { without: ["tokenHash"] }, fate: "withTrip", why: "They belong to the trip; they name who made them by id." },
  personalInvites: { what: "Invitations to you, and by you, to a trip", personal: true, ofPerson: [{ index: "by_user_state", field: "userId" }], ofTrip: { ...trip, mine: "invitedBy" }, exported: { without: ["tokenHash", "email"] }, fate: "delete", why: "" },
  joinRequests: { what: "Trips that you asked to be let into", personal: true, ofPerson: [user], ofTrip: { index: "by_trip_user", field: "tripId", mine: "userId" }, exported: "all", fate: "delete", why: "" },
  removals: { what: "That an owner took somebody out of a trip", personal: true, ofPerson: [user], ofTrip: { index: "by_trip_user", field: "tripId", mine: "userId" }, exported: "all", fate: "delete", why: "" },
  peopleEvents: { what: "Who came into a trip, went, invited or shared it; the copy has what you did", personal: true, ofTrip: { index: "by_trip_seq", field: "tripId", mine: "actorId" }, exported: "all", fate: "withTrip", why: "The group's history; it names people by id, and reads as “Somebody who left” for you." },
  publicPages: { ...impersonal("What a trip's public page shows", "Goes with the trip."), ofTrip: trip, fate: "withTrip" },
  restorePoints: { what: "Named moments of a trip's plan", personal: true, ofTrip: { index: "by_trip_revision", field: "tripId", mine: "createdBy" }, exported: "all", fate: "withTrip", why: "They belong to the trip; they name who made them by id." },
  destinations: { what: "Cities of a trip", personal: true, ofTrip: { index: "by_trip_deletedAt_order", field: "tripId" }, exported: "all", fate: "withTrip", why: "The plan is the group's." },
  dayNotes: { what: "Titles and notes of a trip's days", personal: true, ofTrip: { index: "by_trip_day", field: "tripId" }, exported: "all", fate: "withTrip", why: "The plan is the group's." },
  dayVariants: { what: "Other plans for a day", personal: true, ofTrip: { index: "by_trip_day", field: "tripId" }, exported: "all", fate: "withTrip", why: "The plan is the group's." },
  lintMutes: { what: "Problems of a plan that its people don't want to be told of", personal: true, ofTrip: { index: "by_trip_problemId", field: "tripId" }, exported: "all", fate: "withTrip", why: "What is no problem to the group stays none." },
  tripSearch: { what: "Words of your trips, for searching them", personal: true, ofPerson: [user], ofTrip: trip, exported: "none", fate: "delete", why: "A copy of what is in the trips, which you get." },
  tripSearchJobs: { ...impersonal("Trips whose words are about to be gone through", "Goes with the trip."), ofTrip: trip, fate: "withTrip" },
  tripCovers: { what: "Pictures on a trip's front", personal: true, ofTrip: { ...trip, mine: "addedBy" }, exported: { without: ["storageId"] }, fate: "withTrip", why: "The trip is the group's; they name who put them there by id." },
  calendarFeeds: { what: "Private addresses under which your calendars read trips, as hashes", personal: true, ofPerson: [user], ofTrip: { index: "by_trip_user", field: "tripId", mine: "userId" }, exported: { without: ["tokenHash"] }, fate: "delete", why: "" },
  activities: { what: "What is planned in a trip", personal: true, ofTrip: { index: "by_trip_deletedAt_day_order", field: "tripId" }, exported: "all", fate: "withTrip", why: "The plan is the group's; your name goes out of what the assistant wrote into it." },
  tripEvents: { what: "The log of changes to a trip; the copy has your own", personal: true, ofTrip: { index: "by_trip_seq", field: "tripId", mine: "actorId" }, exported: "all", fate: "withTrip", why: "Undo and history are the group's; changes of yours read as “Somebody who left”." },

  personPlaces: { what: "Places that you have put into plans, with where and when", personal: true, ofPerson: [{ index: "by_user_usedAt", field: "userId" }], exported: "all", fate: "delete", why: "Each can be forgotten where places are searched." },
  placeAnswers: impersonal("What place search services answered, by what was typed and about where; 30 days", "Kept without who asked."),

  activityVotes: { what: "Votes on a trip's ideas", personal: true, ofPerson: [user], ofTrip: { index: "by_trip_user", field: "tripId" }, exported: "all", fate: "delete", why: "" },
  polls: { what: "Polls of a trip", personal: true, ofTrip: { ...trip, mine: "createdBy" }, exported: "all", fate: "withTrip", why: "The group's questions; they name who asked by id." },
  pollVotes: { what: "Answers to polls", personal: true, ofPerson: [user], ofTrip: trip, exported: "all", fate: "delete", why: "" },

  aiMessages: { what: "What you asked the assistant and what it answered you", personal: true, ofPerson: [user], ofTrip: { index: "by_trip_privateTo", field: "tripId" }, exported: "all", fate: "anonymise", why: "In others' trips the place in the thread stays and the words go, yours and those of answers to you: people tell an assistant more than they would write on a board." },
  aiRuns: { what: "How the assistant worked on each request", personal: true, ofPerson: [user], ofTrip: { index: "by_trip_privateTo_status", field: "tripId" }, exported: { without: ["steps", "calls"] }, fate: "anonymise", why: "As the messages. The copy leaves out what the assistant looked up on the way, which tells of all members." },
  aiVotes: { what: "Votes on what the assistant proposed", personal: true, ofPerson: [user], ofRow: { table: "aiRuns", index: "by_run_item_user", field: "runId" }, exported: "all", fate: "delete", why: "" },
  aiFeedback: { what: "Thumbs on answers, with their reasons", personal: true, ofPerson: [user], ofRow: { table: "aiRuns", index: "by_run_user", field: "runId" }, exported: "all", fate: "delete", why: "" },
  aiJobs: { what: "Rounds of the specialists", personal: true, ofTrip: { index: "by_trip_createdAt", field: "tripId", mine: "askedBy" }, exported: "all", fate: "withTrip", why: "Names who asked by id." },
  aiTasks: { what: "Reports of the specialists", personal: true, ofTrip: { index: "by_trip_agent_inputKey", field: "tripId" }, exported: "none", fate: "withTrip", why: "They tell what every member needs, so they aren't in anybody's copy; your name goes out of them." },
  aiRefreshes: { ...impersonal("When a trip's reports are made anew", "Goes with the trip."), ofTrip: trip, fate: "withTrip" },
  memories: { what: "What the assistant remembers of you", personal: true, ofPerson: [user], exported: { without: ["embedding", "providerEmbedding", "providerKey"] }, fate: "delete", why: "The copy leaves out the figures that a search goes by." },
  memorySettings: { what: "Whether it may remember", personal: true, ofPerson: [user], exported: "all", fate: "delete", why: "" },
  providerKeys: { what: "Keys of your own at model providers; sealed", personal: true, ofPerson: [{ index: "by_user_provider", field: "userId" }], exported: { only: ["provider", "last4", "status", "verifiedAt", "allowFallback"] }, fate: "delete", why: "A key is never shown again; you have it at its provider." },
  aiUsage: { what: "Calls of models made for you: figures", personal: true, ofPerson: [user], exported: "all", fate: "delete", why: "The sums of the whole deployment have no names and stay." },
  aiUsageDaily: { what: "Their sums by day", personal: true, ofPerson: [{ index: "by_owner_dimension_day_key", field: "owner" }], exported: "all", fate: "delete", why: "" },
  aiUsageMonthly: { what: "Their sums by month", personal: true, ofPerson: [{ index: "by_owner_month", field: "owner" }], exported: "all", fate: "delete", why: "" },
  aiCache: impersonal("Answers that may be given to anybody", "Nothing personal is ever cached."),
  aiBreakers: impersonal("Which model providers rest after failures"),
  aiModelStats: impersonal("How well each model does"),

  mails: { what: "Mails that were sent to you; the copy has their subjects", personal: true, ofPerson: [user], exported: { only: ["to", "kind", "subject", "status"] }, fate: "delete", why: "The letters are with you, and some hold codes." },
  auditLog: { what: "What happened to your account: what, when, from which network", personal: true, ofPerson: [{ index: "by_person_seq", field: "personId" }], exported: { without: ["previousHash", "hash"] }, fate: "keep", why: "A log that can be thinned out proves nothing; ids only." },

  dataExports: { what: "Copies of your data that you asked for; the file goes after 7 days", personal: true, ofPerson: [user], exported: { without: ["storageId"] }, fate: "delete", why: "" },
  consents: { what: "What you allowed, and when", personal: true, ofPerson: [{ index: "by_user_kind", field: "userId" }], exported: "all", fate: "delete", why: "" },
  travellerDocuments: { what: "Passports and identity cards; sealed, but for the country and the last day of those whose owner wants to be warned in trips", personal: true, ofPerson: [user], exported: { without: [...SEALED, "key"] }, fate: "delete", why: "The copy says that there is one, with the country and the last day where those are readable. All else that stands in it is shown on the Privacy page alone: a file with a passport in it is one more to lose." },
  erasures: { what: "That and when somebody's data was removed", personal: true, ofPerson: [user], exported: "all", fate: "keep", why: "The proof that it was done; an id and a date." },

  billingCustomers: { what: "Your number at Stripe", personal: true, ofPerson: [user], exported: "all", fate: "keep", why: `${BOOKS} The customer at Stripe is deleted, and a running plan is ended.` },
  planIntents: { what: "Plans that you were about to choose", personal: true, ofPerson: [{ index: "by_user_state", field: "userId" }], exported: { without: ["sessionId", "url"] }, fate: "delete", why: "The copy leaves out the addresses of payment pages." },
  subscriptions: { what: "Plans that you had", personal: true, ofPerson: [user], exported: "all", fate: "keep", why: BOOKS },
  invoices: { what: "Bills of plans", personal: true, ofPerson: [user], exported: { without: ["url"] }, fate: "keep", why: BOOKS },
  paymentRequests: { what: "Shares of costs that were asked for", personal: true, ofPerson: [{ index: "by_payer", field: "payerId" }, { index: "by_requester", field: "requesterId" }], exported: "all", fate: "keep", why: `${BOOKS} What for stays too: the other side paid for it or is owed it.` },
  payments: { what: "Payments", personal: true, ofPerson: [{ index: "by_payer", field: "payerId" }], exported: { without: ["sessionId", "url", "receiptUrl"] }, fate: "keep", why: BOOKS },
  refunds: { what: "Money that came back", personal: true, ofRow: { table: "payments", index: "by_payment", field: "paymentId" }, exported: { without: ["press"] }, fate: "keep", why: BOOKS },
  stripeEvents: impersonal("Ids of Stripe's events that were taken in"),
  stripeSync: impersonal("How far Stripe's list was compared with ours"),
  ledgerTransactions: impersonal("The books: what a posting belongs to", BOOKS),
  ledgerPostings: impersonal("The books: sums by account; people are ids", BOOKS),

  bookings: { what: "Bookings in a trip", personal: true, ofTrip: trip, exported: { without: ["press", "key"] }, fate: "withTrip", why: "The group travels on them. They aren't cancelled by leaving." },
  bookingEvents: { what: "The history of each booking; the copy has your own steps", personal: true, ofRow: { table: "bookings", index: "by_booking", field: "bookingId", mine: "by" }, exported: "all", fate: "withTrip", why: "Names who did it by id." },
  bookingFiles: { what: "Files of bookings; the copy has those that you added", personal: true, ofRow: { table: "bookings", index: "by_booking", field: "bookingId", mine: "addedBy" }, exported: { without: ["storageId"] }, fate: "withTrip", why: "Tickets of the group." },
  tripFiles: { what: "Files of trips and of what is planned in them; the copy has those that you added", personal: true, ofTrip: { index: "by_trip_deletedAt", field: "tripId", mine: "addedBy" }, exported: { without: ["storageId"] }, fate: "withTrip", why: "Tickets and papers of the group." },
  comments: { what: "Comments on what is planned; the copy has your own", personal: true, ofTrip: { ...trip, mine: "authorId" }, exported: "all", fate: "withTrip", why: "What was said to the group stays with it; yours read as “Somebody who left”, and where others named you so does that." },
  emulatedReservations: impersonal("What the emulated provider keeps in its own house"),
} satisfies Record<TableNames, Entry>;

export type InventoryTable = keyof typeof INVENTORY;
export const TABLES = Object.keys(INVENTORY) as InventoryTable[];
export const entryOf = (table: TableNames): Entry => INVENTORY[table];

/** A row as its person may take it out; null when none of it is for them. */
export function exportedFields(table: InventoryTable, row: Record<string, unknown>): Record<string, unknown> | null {
  const { exported } = entryOf(table);
  if (exported === "none") return null;
  if (exported === "all") return row;
  const { _id, _creationTime } = row;
  if ("only" in exported) return { _id, _creationTime, ...Object.fromEntries(exported.only.flatMap((name) => (name in row ? [[name, row[name]]] : []))) };
  return Object.fromEntries(Object.entries(row).filter(([name]) => !exported.without.includes(name)));
}
