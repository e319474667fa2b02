// A planned week in Kyoto and Osaka for conversations: fixed by hand, so that what is said of it doesn't
// depend on what the solver would choose today.
import type { City } from "../../../places/types";
import { activity, citiesOf, dataCities, tripTo } from "../draft/trips.testing";
import type { ActivityState, TripState } from "../../types";

const all = dataCities();
const [kyoto, osaka] = ["kyoto", "osaka"].map((slug) => all.find((city) => city.slug === slug)!) as [City, City];
export const cities = new Map(citiesOf(kyoto, osaka));

const bare = tripTo([[kyoto, 3], [osaka, 2]], { budget: { amount: 400_000, currency: "EUR" } });
export const [SAT, SUN, MON, TUE, WED, THU] = ["2027-04-10", "2027-04-11", "2027-04-12", "2027-04-13", "2027-04-14", "2027-04-15"] as const;

/** Day, hours, name of a known place; a meal by its word before the name. */
const PLAN: [string, string, string, City, string][] = [
  [SAT, "12:00", "13:00", kyoto, "Lunch: Nishiki Market"],
  [SAT, "13:25", "15:25", kyoto, "Kyoto National Museum"],
  [SAT, "15:55", "17:55", kyoto, "Fushimi Inari Taisha"],
  [SAT, "19:20", "20:30", kyoto, "Dinner: Kyoto Ramen Koji"],
  [SUN, "09:30", "10:25", kyoto, "Sannenzaka and Ninenzaka"],
  [SUN, "10:45", "12:05", kyoto, "National Museum of Modern Art"],
  [SUN, "12:20", "13:20", kyoto, "Lunch: Tofu restaurants of Nanzen-ji"],
  [SUN, "13:30", "14:45", kyoto, "Nanzen-ji"],
  [SUN, "15:10", "16:10", kyoto, "Ginkaku-ji"],
  [SUN, "16:30", "17:30", kyoto, "Philosopher's Path"],
  [SUN, "18:00", "19:15", kyoto, "Dinner: Pontocho"],
  [MON, "09:25", "10:25", kyoto, "Sanjusangen-do"],
  [MON, "10:50", "11:50", kyoto, "Gion and Hanamikoji"],
  [MON, "12:15", "13:15", kyoto, "Lunch: Coffee houses of Sanjo and Teramachi"],
  [MON, "13:40", "15:10", kyoto, "Nijo Castle"],
  [MON, "15:45", "16:45", kyoto, "Kinkaku-ji"],
  [MON, "17:35", "18:20", kyoto, "Arashiyama Bamboo Grove"],
  [MON, "19:15", "20:30", kyoto, "Dinner: Obanzai kitchens of Karasuma"],
  [TUE, "09:30", "11:00", kyoto, "Kiyomizu-dera"],
  [TUE, "11:30", "12:30", kyoto, "Lunch: Kiyamachi and Sanjo"],
  [TUE, "15:55", "18:25", osaka, "Osaka Aquarium Kaiyukan"],
  [TUE, "20:20", "21:35", osaka, "Dinner: Kitchens of Dotonbori"],
  [WED, "09:35", "10:35", osaka, "Sumiyoshi Taisha"],
  [WED, "11:30", "12:30", osaka, "Lunch: Kuromon Market"],
  [WED, "13:00", "14:30", osaka, "Osaka Castle"],
  [WED, "14:45", "15:40", osaka, "Nishinomaru Garden"],
  [WED, "16:10", "17:10", osaka, "Umeda Sky Building"],
  [WED, "18:50", "20:00", osaka, "Dinner: Ramen of Namba"],
  [THU, "09:25", "10:25", osaka, "Shitenno-ji"],
  [THU, "10:50", "11:40", osaka, "Tsutenkaku"],
  [THU, "11:50", "12:50", osaka, "Lunch: Kushikatsu of Shinsekai"],
];

export const week: TripState = { ...bare, activities: PLAN.map(planned) };

function planned([day, start, end, city, title]: (typeof PLAN)[number], index: number): ActivityState {
  const [, meal = null, name = title] = /^(Lunch|Dinner): (.*)$/.exec(title) ?? [];
  const place = city.places.find((candidate) => candidate.name === name)!;
  const cost = { amount: place.price * bare.travellers, currency: city.currency };
  const { lat, lng } = place;
  return activity({
    id: `row${index}`, title, day, start, end, cost, lat, lng, placeId: `${city.slug}/${place.id}`, destinationId: `stay-${city.slug}`, why: place.fact.en,
    type: meal ? "restaurant" : "sightseeing", meal: meal === "Lunch" ? "lunch" : meal === "Dinner" ? "dinner" : null,
  });
}
