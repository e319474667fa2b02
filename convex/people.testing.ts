// Makes the people and trips of the function tests, through the public functions themselves.
import type { FunctionArgs, FunctionReturnType } from "convex/server";
import { decodeJwt, exportJWK, exportPKCS8, generateKeyPair } from "jose";
import { onTestFinished, vi } from "vitest";
import { makeEngine } from "#engine";
import { api } from "./_generated/api";
import type { Id } from "./_generated/dataModel";
import type { TripInput } from "./trips/model";

const keys = generateKeyPair("RS256", { extractable: true }).then(async ({ privateKey, publicKey }) => ({
  JWT_PRIVATE_KEY: (await exportPKCS8(privateKey)).trimEnd().replace(/\n/g, " "),
  JWKS: JSON.stringify({ keys: [{ use: "sig", ...(await exportJWK(publicKey)) }] }),
}));

export type Engine = Awaited<ReturnType<typeof makeEngine>>;
export type Person = Awaited<ReturnType<typeof guest>>;

/** A fresh deployment with these environment variables too, gone when the test is. */
export async function deployment(env: Record<string, string> = {}): Promise<Engine> {
  const engine = await lastingDeployment(env);
  onTestFinished(() => engine.close());
  return engine;
}

/** The same for several tests, which close it when they are done. */
export async function lastingDeployment(env: Record<string, string> = {}): Promise<Engine> {
  return makeEngine({ ...(await keys), CONVEX_SITE_URL: "http://caravan.test", SITE_URL: "http://caravan.test", PLACE_SEARCH: "off", ...env });
}

/** Somebody who continues as a guest: calls functions as themselves. */
export async function guest(t: Engine, name: string) {
  const result = await t.action(api.auth.signIn, { provider: "anonymous", params: { name } });
  return as(t, result);
}

/** Somebody with an account, for whom an identity provider vouches: quicker than a password, which takes a tenth of a second to hash. */
export async function account(t: Engine, name: string, email: string) {
  const issuer = "https://identities.test";
  const person = t.withIdentity({ subject: name, issuer, tokenIdentifier: `${issuer}|${name}`, name, email, emailVerified: true });
  return Object.assign(person, await person.mutation(api.clerk.session.enter, {}));
}

/** Somebody with an e-mail address and a password. */
export async function signUp(t: Engine, name: string, email: string, password: string) {
  const params = { flow: "signUp", name, email, password };
  return as(t, await t.action(api.auth.signIn, { provider: "password", params }));
}

/** Whoever has just been let in. */
export function as(t: Engine, result: FunctionReturnType<typeof api.auth.signIn>) {
  const { sub, iss } = decodeJwt(result.tokens!.token);
  const person = t.withIdentity({ subject: sub!, issuer: iss!, tokenIdentifier: `${iss}|${sub}` });
  return Object.assign(person, { userId: sub!.split("|")[0] as Id<"users"> });
}

export const JAPAN: TripInput = {
  title: "Japan in spring",
  startDate: "2027-04-10",
  endDate: "2027-04-16",
  travellers: 2,
  budget: { amount: 240_000, currency: "EUR" },
  destinations: [
    { name: "Kyoto", countryCode: "JP", lat: 35.0211, lng: 135.7539, timeZone: "Asia/Tokyo", arrival: "2027-04-10", departure: "2027-04-14" },
    { name: "Osaka", countryCode: "JP", lat: 34.6938, lng: 135.5011, timeZone: "Asia/Tokyo", arrival: "2027-04-14", departure: "2027-04-16" },
  ],
};

/** Sets the test's clock to when JAPAN is still ahead, on whatever day it runs: nothing can be booked that has begun. */
export function beforeJapan() {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2027, 0, 4, 12) });
  onTestFinished(() => void vi.useRealTimers());
}

/** Does something so many times, with time enough between that it isn't too much at once. Sets the test's clock. */
export async function atLeisure<Result>(times: number, work: (index: number) => Promise<Result>): Promise<Result[]> {
  if (!vi.isFakeTimers()) {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
  }
  const results: Result[] = [];
  for (let index = 0; index < times; index++) {
    vi.setSystemTime(Date.now() + 5000);
    results.push(await work(index));
  }
  return results;
}

/** A trip of the owner's; the others join by link. */
export async function trip(owner: Person, members: { editor?: Person; viewer?: Person } = {}) {
  const tripId = await owner.mutation(api.trips.trips.create, JAPAN);
  for (const [role, person] of Object.entries(members) as ["editor" | "viewer", Person][]) {
    const { token } = await owner.mutation(api.trips.invites.create, { tripId, role });
    await person.mutation(api.trips.invites.accept, { token });
  }
  return tripId;
}

/** An activity with everything left open but what is given. */
export function activity(title: string, fields: Partial<ActivityInput> = {}): ActivityInput {
  return {
    title,
    type: "sightseeing",
    destinationId: null,
    day: "2027-04-10",
    start: null,
    end: null,
    cost: null,
    placeId: null,
    lat: null,
    lng: null,
    ...fields,
  };
}
type ActivityInput = (typeof api.trips.activities.add)["_args"]["activity"];

const { frame: planFrame, day: planDay } = api.trips.itinerary;
type Reader = {
  query(query: typeof planFrame, args: FunctionArgs<typeof planFrame>): Promise<FunctionReturnType<typeof planFrame>>;
  query(query: typeof planDay, args: FunctionArgs<typeof planDay>): Promise<FunctionReturnType<typeof planDay>>;
};

/** The plan as `person` sees it. */
export async function planOf(person: Reader, tripId: Id<"trips">) {
  const { activityDays, ...frame } = await person.query(planFrame, { tripId });
  const days = await Promise.all(activityDays.map((day) => person.query(planDay, { tripId, day })));
  return { ...frame, activities: days.flatMap(({ activities }) => activities), legs: days.flatMap(({ legs }) => legs), hotelLegs: days.flatMap(({ hotelLegs }) => hotelLegs) };
}

/** Titles of a day (null: ideas) in order, as `person` sees them. */
export async function titles(person: Person, tripId: Id<"trips">, day: string | null) {
  const { activities } = await planOf(person, tripId);
  return activities.filter((row) => row.day === day).map((row) => row.title);
}
