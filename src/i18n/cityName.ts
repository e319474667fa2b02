// Cities and regions as the reader's language calls them: what is kept, and sent, is the gazetteer's own name (convex/places/cityNames.ts).
import { cityTwin, cityTwinNamed, regionTwin } from "./catalog";

type NamedCity = { name: string; countryCode: string };

/** `Rome` or `Rom`; a name that somebody gave stays as it is. */
export const cityName = ({ name, countryCode }: NamedCity): string => cityTwin(`${name}|${countryCode}`) ?? name;

/** What a place is in, a region or a city: `Bavaria` or `Bayern`, `Vienna` or `Wien`. */
export const regionName = (region: NamedCity): string => regionTwin(`${region.name}|${region.countryCode}`) ?? cityName(region);

/** Those as people may look for it: their language's and its own. */
export const cityNames = (city: NamedCity): string[] => [...new Set([cityName(city), city.name])];

/** Where the country isn't told, as of a time zone's city. */
export const cityNamed = (name: string): string => cityTwinNamed(name) ?? name;
