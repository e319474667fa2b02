// A full trip, and the people who plan it: two weeks, 150 items, five editors besides the one whose screen is measured.
import { ConvexHttpClient } from "convex/browser";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";

type ActivityInput = (typeof api.trips.activities.addMany)["_args"]["activities"][number];
export type Planned = { tripId: Id<"trips">; link: string; /** Of those who edit, the owner first. */ tokens: string[]; days: string[] };

export const DAYS = 14;
export const ITEMS = 150;
const IDEAS = 10;
const HOTEL_NIGHTS = [[0, 7], [7, 14]] as const;
/** Items of this name nobody else touches: they are there to be pressed. */
export const KEPT = "Kept";
const NAMES = ["Nora", "Otto", "Pia", "Quim", "Rosa"];
const PLACES = ["Fushimi Inari shrine", "Nishiki market", "Philosopher’s path", "Tea at Camellia", "Bamboo grove", "Ramen by the river", "Golden pavilion", "Castle and its gardens", "Street of the potters", "Evening at Pontocho"];
const TYPES = ["sightseeing", "restaurant", "other", "sightseeing", "restaurant"] as const;

const dayAt = (index: number) => new Date(Date.UTC(2027, 3, 10 + index)).toISOString().slice(0, 10);
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Makes it by the deployment's public functions; everybody joins as a guest, by link. */
export async function planTrip(url: string): Promise<Planned> {
  const tokens: string[] = [];
  for (const name of NAMES) tokens.push(await guestToken(url, name));
  const owner = as(url, tokens[0]!);
  const days = Array.from({ length: DAYS }, (_, index) => dayAt(index));
  const city = (name: string, lat: number, lng: number, from: number, to: number) => ({ name, countryCode: "JP", lat, lng, timeZone: "Asia/Tokyo", arrival: days[from]!, departure: days[to]! });
  const tripId = await owner.mutation(api.trips.trips.create, {
    title: "Two weeks in Kansai",
    startDate: days[0]!,
    endDate: days[DAYS - 1]!,
    travellers: 6,
    budget: { amount: 900_000, currency: "EUR" },
    destinations: [city("Kyoto", 35.0211, 135.7539, 0, 7), city("Osaka", 34.6938, 135.5011, 7, DAYS - 1)],
  });
  await owner.mutation(api.trips.activities.addMany, { tripId, activities: items(days) });
  const { token } = await owner.mutation(api.trips.invites.create, { tripId, role: "editor" });
  for (const editor of tokens.slice(1)) await as(url, editor).mutation(api.trips.invites.accept, { token });
  return { tripId, link: `${url}/join/${token}`, tokens, days };
}

export function as(url: string, token: string): ConvexHttpClient {
  const client = new ConvexHttpClient(url, { logger: false });
  client.setAuth(token);
  return client;
}

async function guestToken(url: string, name: string): Promise<string> {
  const { tokens } = await new ConvexHttpClient(url, { logger: false }).action(api.auth.signIn, { provider: "anonymous", params: { name } });
  if (!tokens) throw new Error(`${name} was not let in.`);
  return tokens.token;
}

/** As people plan: most have a time and a place, half a price, some a description. */
function items(days: string[]): ActivityInput[] {
  const hotels = HOTEL_NIGHTS.map(([from, to], index) => blank(`Hotel ${index + 1}`, { type: "hotel", day: days[from]!, endDay: days[to - 1]!, start: "15:00", end: "11:00", lat: 35, lng: 135.76 }));
  const planned = Array.from({ length: ITEMS - IDEAS - hotels.length }, (_, index) => {
    const [day, at] = [index % DAYS, Math.floor(index / DAYS)];
    const start = 8 * 60 + at * 75;
    const kept = at === 1 ? `${KEPT}: ` : "";
    return blank(`${kept}${PLACES[(index * 7) % PLACES.length]!} ${index + 1}`, {
      type: TYPES[index % TYPES.length]!,
      day: days[day]!,
      start: at % 4 === 3 ? null : clock(start),
      end: at % 4 === 3 ? null : clock(start + 60),
      cost: index % 2 === 0 ? { amount: 1000 + index * 50, currency: "EUR" } : null,
      lat: 34.95 + ((index * 37) % 100) / 1000,
      lng: 135.7 + ((index * 53) % 100) / 1000,
      ...(index % 3 === 0 && { description: "Go early, before the groups arrive; the small gate at the back is open from eight." }),
    });
  });
  const ideas = Array.from({ length: IDEAS }, (_, index) => blank(`Idea ${index + 1}`, { day: null }));
  return [...planned, ...hotels, ...ideas];
}

const blank = (title: string, fields: Partial<ActivityInput>): ActivityInput => ({ title, type: "other", destinationId: null, day: null, start: null, end: null, cost: null, placeId: null, lat: null, lng: null, ...fields });
