// Airports in a search: by code, by name, by their city with the word for an airport; all of a city that has several. Pure.
import { airportsNamed } from "../airports";
import { countries, type TCountryCode } from "countries-list";
import type { Airport } from "../airportTable";
import type { Found } from "./types";

export const airportPlace = ({ code, name, called, countryCode, lat, lng }: Airport): Found => ({
  id: `iata:${code}`,
  placeId: null,
  name: `${name} (${code})`,
  kind: "airport",
  type: "transport",
  area: [name.includes(called) ? "" : called, countries[countryCode as TCountryCode]?.name ?? countryCode].filter(Boolean).join(", "),
  address: null,
  lat,
  lng,
  countryCode,
  sources: ["gazetteer"],
  asOf: null,
});

export const searchAirports = (text: string): Found[] => airportsNamed(text).map(airportPlace);
