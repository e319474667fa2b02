// What may be done in Caravan, and by whom: one table, and the one function that checks it. The builders of
// functions.ts and trips/access.ts ask here; docs/permissions.md is written from it (npm run permissions). Pure.
import type { Doc } from "./_generated/dataModel";
import { appError } from "./errors";
import { say } from "./said";

/** Who somebody is to this Caravan; each has what those before it have. Admins stand beside: no plan, and no trip that isn't theirs. */
export const STANDINGS = ["anonymous", "guest", "person", "pro", "agency"] as const;
export type Standing = (typeof STANDINGS)[number];
/** Who somebody is to a trip; each has what those before it have. */
export const ROLES = ["viewer", "editor", "owner"] as const satisfies readonly Role[];
export type Role = Doc<"memberships">["role"];

type Entry = {
  /** What it lets one do, as the docs say it. */
  what: string;
  /** The least standing that has it; "admin" is administrators' alone. */
  who: Standing | "admin";
  /** The least role in the trip that has it; left out where there is no trip. */
  role?: Role;
};

export const PERMISSIONS = {
  "app:open": { what: "See what is shown to everybody: cities, what this Caravan runs on, an invitation's face, a public trip", who: "anonymous" },
  "app:enter": { what: "Sign in, sign up, continue as a guest, sign out", who: "anonymous" },
  "self:read": { what: "Read what is one's own: profile, trips, usage", who: "guest" },
  "self:write": { what: "Change what is one's own", who: "guest" },
  "trips:create": { what: "Make a trip", who: "guest" },
  "trips:join": { what: "Join a trip by an invitation, or ask to", who: "guest" },
  "trips:read": { what: "Read a trip, its history and its threads", who: "guest", role: "viewer" },
  "trips:comment": { what: "Comment on what is planned", who: "guest", role: "viewer" },
  "trips:vote": { what: "Vote on a trip's ideas, and answer its polls", who: "guest", role: "viewer" },
  "trips:write": { what: "Change a trip and its plan", who: "guest", role: "editor" },
  "trips:share": { what: "Invite people by mail, name or link, answer who asks to join, show the trip on a public page", who: "guest", role: "owner" },
  "trips:delete": { what: "Take a trip away from everybody", who: "guest", role: "owner" },
  "trips:own": { what: "Anything else that is its owner's to decide", who: "guest", role: "owner" },
  "ai:chat": { what: "Ask the assistant and its specialists, stop them, decide on what they propose", who: "guest", role: "editor" },
  "ai:keys": { what: "Keep keys of one's own at model providers", who: "guest" },
  "ai:memory": { what: "See, correct and erase what the assistant remembers of oneself", who: "guest" },
  "bookings:write": { what: "Book what is in a trip, and cancel it", who: "guest", role: "editor" },
  "payments:request": { what: "Ask the others of a trip for their share", who: "person", role: "editor" },
  "billing:manage": { what: "Choose a plan, see and pay one's bills", who: "person" },
  "account:manage": { what: "Change how one signs in; what needs an account and not just this device", who: "person" },
  "account:export": { what: "Take out everything about oneself", who: "guest" },
  "agency:work": { what: "Plan for clients in the agency's workspace", who: "agency" },
  "admin:access": { what: "See and do what concerns everybody here", who: "admin" },
} as const satisfies Record<string, Entry>;

export type Permission = keyof typeof PERMISSIONS;
/** Those that are about one trip. */
export type TripPermission = { [Name in Permission]: (typeof PERMISSIONS)[Name] extends { role: Role } ? Name : never }[Permission];

/** What a role in a trip means when no more exact permission is named. */
export const PERMISSION_OF_ROLE = { viewer: "trips:read", editor: "trips:write", owner: "trips:own" } as const satisfies Record<Role, TripPermission>;

type Asker = Pick<Doc<"users">, "isAnonymous" | "plan" | "role">;

/**
 * Refuses who hasn't `permission`: nobody gets AUTHENTICATION_ERROR, people outside the trip RESOURCE_NOT_FOUND with
 * `details.outside`, as if there were no such trip, and members or people with too little AUTHORIZATION_ERROR. `role` is the asker's in the trip.
 */
export function requirePermission(permission: Permission, user: Asker | null, role: Role | null = null): void {
  const needed: Entry = PERMISSIONS[permission];
  if (!user && needed.who !== "anonymous") throw standingRefusal("guest");
  if (needed.role && role === null) throw appError("RESOURCE_NOT_FOUND", "This trip doesn't exist, or you haven't been invited to it.", { outside: true });
  if (needed.role && role && !atLeast(role, needed.role)) throw roleRefusal(role, needed.role);
  if (!hasStanding(user, needed.who)) throw standingRefusal(needed.who);
}

/** Whether somebody has a permission that isn't about a trip. */
export function hasPermission(permission: Exclude<Permission, TripPermission>, user: Asker | null): boolean {
  return hasStanding(user, PERMISSIONS[permission].who);
}

export const atLeast = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);

/** Marks a public function with the permission that it checks, for the docs and the tests. The builders of functions.ts do; what they can't make must. */
export function needs<Function extends object>(permission: Permission, fn: Function): Function {
  return Object.assign(fn, { permission });
}

function hasStanding(user: Asker | null, needed: Entry["who"]): boolean {
  if (needed === "admin") return user !== null && !user.isAnonymous && user.role === "admin";
  return STANDINGS.indexOf(standingOf(user)) >= STANDINGS.indexOf(needed);
}

function standingOf(user: Asker | null): Standing {
  if (!user) return "anonymous";
  if (user.isAnonymous) return "guest";
  return user.plan === "free" ? "person" : user.plan;
}

function roleRefusal(role: Role, needed: Role) {
  if (needed === "owner") return appError("AUTHORIZATION_ERROR", "Only the trip's owner can do this.", { role, needed });
  return appError("AUTHORIZATION_ERROR", "You can look at this trip but not change it. Ask its owner to make you an editor.", { role, needed });
}

function standingRefusal(needed: Entry["who"]) {
  switch (needed) {
    case "anonymous":
    case "guest":
      return appError("AUTHENTICATION_ERROR", "Sign in, or continue as a guest, to do this.");
    case "person":
      return appError("AUTHORIZATION_ERROR", "Create an account to do this. You keep your trips and everything in them.", { account: true });
    case "pro":
    case "agency":
      return appError("AUTHORIZATION_ERROR", say("This is part of the {plan} plan.", { plan: needed === "pro" ? "Pro" : "Agency" }), { plan: needed, upgrade: true });
    case "admin":
      return appError("AUTHORIZATION_ERROR", "Only an administrator of this Caravan can do this.");
  }
}
