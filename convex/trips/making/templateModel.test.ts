import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { CityFile } from "../../places/types";
import { TEMPLATES, titleOf } from "./templateModel";

const cityFile = (slug: string) => JSON.parse(readFileSync(new URL(`../../places/data/${slug}.json`, import.meta.url), "utf8")) as CityFile;

it.each(TEMPLATES.map((template) => [template.title, template] as const))("%s says of its places what we know of them", (_title, { cities, days }) => {
  expect(days).toHaveLength(cities.reduce((sum, { nights }) => sum + nights, 1));
  const files = cities.map(({ slug }) => cityFile(slug));
  for (const [index, { name, countryCode, lat, lng, timeZone }] of cities.entries()) expect({ name, countryCode, lat, lng, timeZone }).toEqual({ name: files[index]!.name, countryCode: files[index]!.countryCode, lat: files[index]!.lat, lng: files[index]!.lng, timeZone: files[index]!.timeZone });
  for (const item of days.flat()) {
    expect(item.start <= item.end && item.city >= 0 && item.city < cities.length).toBe(true);
    if (!item.placeId) continue;
    const [slug, id] = item.placeId.split("/");
    const place = files.find((file) => file.slug === slug)!.places.find((each) => each.id === id)!;
    expect(titleOf(item).endsWith(place.name) && titleOf(item, "de").endsWith(place.name)).toBe(true);
    expect(item.at).toEqual([place.lat, place.lng]);
    // On whatever weekday somebody leaves.
    expect(place.hours.daily).not.toBeNull();
    expect(Object.keys(place.hours)).toEqual(["daily"]);
  }
});

it("are a dozen, each known by its own name", () => {
  expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(12);
  expect(TEMPLATES.every(({ days }) => days.every((items) => items.length > 0 && items.every(({ start }, index) => index === 0 || start >= items[index - 1]!.start)))).toBe(true);
});
