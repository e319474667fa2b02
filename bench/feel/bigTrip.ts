// A trip as large as groups make them, and people who keep editing it: all through the public functions, over HTTP.
import { ConvexHttpClient } from "convex/browser";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";

const START = "2027-05-01";
export const DAYS = 14;
export const ITEMS = 150;
const A_TIME = 50;

export type Editor = { client: ConvexHttpClient; name: string };
export type BigTrip = { tripId: Id<"trips">; activityIds: Id<"activities">[]; owner: Editor };

async function guest(url: string, name: string): Promise<Editor> {
  const client = new ConvexHttpClient(url);
  const { tokens } = await client.action(api.auth.signIn, { provider: "anonymous", params: { name } });
  client.setAuth(tokens!.token);
  return { client, name };
}

const dayAt = (index: number) => new Date(Date.parse(START) + index * 86_400_000).toISOString().slice(0, 10);

/** Two weeks in and around Kyoto, ten or eleven items a day, some with a time, a price and notes. */
export async function makeBigTrip(url: string): Promise<BigTrip> {
  const owner = await guest(url, "Ada");
  const kyoto = { name: "Kyoto", countryCode: "JP", lat: 35.0211, lng: 135.7539, timeZone: "Asia/Tokyo", arrival: START, departure: dayAt(DAYS - 1) };
  const tripId = await owner.client.mutation(api.trips.trips.create, { title: "Two weeks in Kyoto", startDate: START, endDate: dayAt(DAYS - 1), travellers: 6, destinations: [kyoto] });
  const activities = Array.from({ length: ITEMS }, (_, item) => ({
    title: `Stop ${item + 1} of the trip`,
    type: "sightseeing" as const,
    destinationId: null,
    day: dayAt(item % DAYS),
    start: item % 3 === 0 ? null : `${String(8 + (Math.floor(item / DAYS) % 12)).padStart(2, "0")}:00`,
    end: null,
    cost: item % 2 === 0 ? { amount: 1500, currency: "JPY" } : null,
    placeId: null,
    lat: 35.0211 + ((item * 37) % 100) / 2000,
    lng: 135.7539 + ((item * 53) % 100) / 2000,
    description: item % 4 === 0 ? "Meet at the north gate, take water." : "",
  }));
  const activityIds: Id<"activities">[] = [];
  for (let from = 0; from < ITEMS; from += A_TIME) activityIds.push(...(await owner.client.mutation(api.trips.activities.addMany, { tripId, activities: activities.slice(from, from + A_TIME) })));
  return { tripId, activityIds, owner };
}

export async function inviteEditors(url: string, { tripId, owner }: BigTrip, count: number): Promise<Editor[]> {
  const token = await linkFor({ tripId, owner });
  const editors = await Promise.all(Array.from({ length: count }, (_, index) => guest(url, `Editor ${index + 1}`)));
  for (const { client } of editors) await client.mutation(api.trips.invites.accept, { token });
  return editors;
}

export async function linkFor({ tripId, owner }: Pick<BigTrip, "tripId" | "owner">): Promise<string> {
  return (await owner.client.mutation(api.trips.invites.create, { tripId, role: "editor" })).token;
}

/** Waits as long as a refusal for too many writes asks for, and tries again. */
export async function patiently<Result>(write: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      const wait = (error as { data?: { details?: { retryAfterMs?: number } } }).data?.details?.retryAfterMs;
      if (wait === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait + 5));
    }
  }
}
