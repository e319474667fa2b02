// Clerk's objects, as its webhooks and its Backend API send them, read into what we keep of them. Pure. What a known
// kind of message lacks makes it unknown: it is written down and acknowledged, never guessed at.
import { v, type Infer } from "convex/values";
import { outsideProfile, profileOf } from "../users/linking/outsideProfile";
import { sessionStatus } from "./schema";

export const clerkPerson = v.object({ clerkId: v.string(), profile: outsideProfile, updatedAt: v.number() });
export type ClerkPerson = Infer<typeof clerkPerson>;

const clerkSession = v.object({ sessionId: v.string(), clerkId: v.string(), status: sessionStatus, lastActiveAt: v.number() });
export type ClerkSession = Infer<typeof clerkSession>;

const clerkOrganization = v.object({ clerkId: v.string(), name: v.string(), slug: v.union(v.string(), v.null()), updatedAt: v.number() });
export type ClerkOrganization = Infer<typeof clerkOrganization>;

const clerkMembership = v.object({ clerkId: v.string(), organizationClerkId: v.string(), userClerkId: v.string(), role: v.string(), updatedAt: v.number() });
export type ClerkMembership = Infer<typeof clerkMembership>;

export const clerkEvent = v.union(
  v.object({ kind: v.literal("person"), person: clerkPerson }),
  v.object({ kind: v.literal("personDeleted"), clerkId: v.string() }),
  v.object({ kind: v.literal("session"), session: clerkSession }),
  v.object({ kind: v.literal("organization"), organization: clerkOrganization }),
  v.object({ kind: v.literal("organizationDeleted"), clerkId: v.string() }),
  v.object({ kind: v.literal("membership"), membership: clerkMembership, deleted: v.boolean() }),
  v.object({ kind: v.literal("unknown") }),
);
export type ClerkEvent = Infer<typeof clerkEvent>;

type Json = Record<string, unknown>;
const MAX_ID = 200;
const MAX_NAME = 200;

/** A webhook's body, parsed. `type` is at most 100 characters of what Clerk calls it. */
export function readMessage(body: unknown): { type: string; event: ClerkEvent } {
  const { type, data } = object(body) ?? {};
  const name = typeof type === "string" ? type.slice(0, 100) : "";
  return { type: name, event: readEvent(name, object(data) ?? {}) ?? { kind: "unknown" } };
}

function readEvent(type: string, data: Json): ClerkEvent | null {
  const clerkId = id(data.id);
  if (!clerkId) return null;
  switch (type) {
    case "user.created":
    case "user.updated": {
      const person = readPerson(data);
      return person && { kind: "person", person };
    }
    case "user.deleted":
      return { kind: "personDeleted", clerkId };
    case "session.created":
      return readSession(clerkId, data, "active");
    case "session.ended":
      return readSession(clerkId, data, "ended");
    case "session.removed":
      return readSession(clerkId, data, "removed");
    case "session.revoked":
      return readSession(clerkId, data, "revoked");
    case "organization.created":
    case "organization.updated":
      return { kind: "organization", organization: { clerkId, name: text(data.name) ?? "", slug: text(data.slug), updatedAt: time(data.updated_at) } };
    case "organization.deleted":
      return { kind: "organizationDeleted", clerkId };
    case "organizationMembership.created":
    case "organizationMembership.updated":
    case "organizationMembership.deleted":
      return readMembership(clerkId, data, type.endsWith(".deleted"));
    default:
      return null;
  }
}

/** A user object; null for what isn't one. */
export function readPerson(data: unknown): ClerkPerson | null {
  const user = object(data);
  const clerkId = id(user?.id);
  if (!user || !clerkId) return null;
  const addresses = Array.isArray(user.email_addresses) ? user.email_addresses.map(object) : [];
  const primary = addresses.find((address) => address?.id === user.primary_email_address_id);
  const fullName = [user.first_name, user.last_name].filter((part) => typeof part === "string").join(" ");
  const profile = profileOf({
    names: [fullName, user.username],
    email: primary?.email_address,
    emailVerified: object(primary?.verification)?.status === "verified",
    image: user.image_url,
  });
  return { clerkId, profile, updatedAt: time(user.updated_at) };
}

function readSession(sessionId: string, data: Json, status: ClerkSession["status"]): ClerkEvent | null {
  const clerkId = id(data.user_id);
  return clerkId ? { kind: "session", session: { sessionId, clerkId, status, lastActiveAt: time(data.last_active_at) } } : null;
}

function readMembership(clerkId: string, data: Json, deleted: boolean): ClerkEvent | null {
  const organizationClerkId = id(object(data.organization)?.id);
  const userClerkId = id(object(data.public_user_data)?.user_id);
  if (!organizationClerkId || !userClerkId) return null;
  const membership = { clerkId, organizationClerkId, userClerkId, role: text(data.role) ?? "", updatedAt: time(data.updated_at) };
  return { kind: "membership", membership, deleted };
}

const object = (value: unknown): Json | null => (value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Json) : null);
const id = (value: unknown) => (typeof value === "string" && value.length > 0 && value.length <= MAX_ID ? value : null);
const text = (value: unknown) => (typeof value === "string" ? value.slice(0, MAX_NAME) : null);
/** Epoch ms; 0, older than everything, for what isn't a time. */
const time = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : 0);
