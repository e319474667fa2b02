// The world's busiest airports by the code on a ticket, with the city they serve: enough for the clocks at both ends of a
// flight. Another code stays a name. Clocks and coordinates are those of the city in the gazetteer.
import { cityNameIn } from "../places/cityNames";
import { searchGazetteer } from "../places/gazetteer";
import type { Language } from "../words/languages";
import type { ReadItem } from "./types";

type Station = NonNullable<NonNullable<ReadItem["transport"]>["from"]>;

const AIRPORTS: Record<string, string> = Object.fromEntries(
  `AMS Amsterdam,NL|ARN Stockholm,SE|ATH Athens,GR|ATL Atlanta,US|AUH Abu Dhabi,AE|AKL Auckland,NZ|AYT Antalya,TR|BCN Barcelona,ES|BER Berlin,DE|BEG Belgrade,RS|BGO Bergen,NO|BHX Birmingham,GB|BKK Bangkok,TH|BLQ Bologna,IT|BLR Bengaluru,IN|BNE Brisbane,AU|BOG Bogotá,CO|BOM Mumbai,IN|BOS Boston,US|BRU Brussels,BE|BSL Basel,CH|BUD Budapest,HU|BWI Baltimore,US|CAI Cairo,EG|CAN Guangzhou,CN|CDG Paris,FR|CGK Jakarta,ID|CGN Köln,DE|CHC Christchurch,NZ|CLT Charlotte,US|CMN Casablanca,MA|CPH Copenhagen,DK|CPT Cape Town,ZA|CTS Sapporo,JP|CTU Chengdu,CN|CUN Cancún,MX|CUZ Cusco,PE|DBV Dubrovnik,HR|DCA Washington,US|DEL Delhi,IN|DEN Denver,US|DFW Dallas,US|DMK Bangkok,TH|DOH Doha,QA|DPS Denpasar,ID|DTW Detroit,US|DUB Dublin,IE|DUS Düsseldorf,DE|DXB Dubai,AE|EDI Edinburgh,GB|EWR Newark,US|EZE Buenos Aires,AR|FCO Rome,IT|FLR Florence,IT|FRA Frankfurt,DE|FUK Fukuoka,JP|GIG Rio de Janeiro,BR|GLA Glasgow,GB|GMP Seoul,KR|GOT Göteborg,SE|GRU São Paulo,BR|GVA Geneva,CH|HAJ Hannover,DE|HAM Hamburg,DE|HAN Hanoi,VN|HEL Helsinki,FI|HKG Hong Kong,HK|HKT Phuket,TH|HND Tokyo,JP|HNL Honolulu,US|IAD Washington,US|IAH Houston,US|ICN Seoul,KR|IST Istanbul,TR|ITM Osaka,JP|JED Jeddah,SA|JFK New York City,US|JNB Johannesburg,ZA|KEF Reykjavik,IS|KIX Osaka,JP|KRK Kraków,PL|KTM Kathmandu,NP|KUL Kuala Lumpur,MY|LAS Las Vegas,US|LAX Los Angeles,US|LCY London,GB|LEJ Leipzig,DE|LGA New York City,US|LGW London,GB|LHR London,GB|LIM Lima,PE|LIN Milan,IT|LIS Lisbon,PT|LPA Las Palmas de Gran Canaria,ES|LTN London,GB|LUX Luxembourg,LU|LYS Lyon,FR|MAA Chennai,IN|MAD Madrid,ES|MAN Manchester,GB|MCO Orlando,US|MDW Chicago,US|MEL Melbourne,AU|MEX Mexico City,MX|MIA Miami,US|MLA Valletta,MT|MNL Manila,PH|MRS Marseille,FR|MSP Minneapolis,US|MUC Munich,DE|MXP Milan,IT|NAP Naples,IT|NBO Nairobi,KE|NCE Nice,FR|NGO Nagoya,JP|NRT Tokyo,JP|NUE Nürnberg,DE|OKA Naha,JP|OPO Porto,PT|ORD Chicago,US|ORY Paris,FR|OSL Oslo,NO|OTP Bucharest,RO|PDX Portland,US|PEK Beijing,CN|PER Perth,AU|PHL Philadelphia,US|PHX Phoenix,US|PKX Beijing,CN|PMI Palma,ES|PPT Papeete,PF|PRG Prague,CZ|PSA Pisa,IT|PVG Shanghai,CN|RAK Marrakech,MA|RIX Riga,LV|RUH Riyadh,SA|SAN San Diego,US|SCL Santiago,CL|SEA Seattle,US|SFO San Francisco,US|SGN Ho Chi Minh City,VN|SHA Shanghai,CN|SIN Singapore,SG|SJO San José,CR|SOF Sofia,BG|STN London,GB|STR Stuttgart,DE|SVQ Seville,ES|SYD Sydney,AU|SZG Salzburg,AT|SZX Shenzhen,CN|TFS Santa Cruz de Tenerife,ES|TLL Tallinn,EE|TLS Toulouse,FR|TLV Tel Aviv,IL|TPE Taipei,TW|TRD Trondheim,NO|TXL Berlin,DE|VCE Venice,IT|VIE Vienna,AT|VLC Valencia,ES|VNO Vilnius,LT|WAW Warsaw,PL|WLG Wellington,NZ|YUL Montréal,CA|YVR Vancouver,CA|YYC Calgary,CA|YYZ Toronto,CA|ZAG Zagreb,HR|ZRH Zürich,CH`
    .split("|")
    .map((row) => [row.slice(0, 3), row.slice(4)]),
);

function cityServed(code: string, language: Language): string {
  const [name, countryCode] = AIRPORTS[code]?.split(",") ?? [];
  return name && countryCode ? cityNameIn({ name, countryCode }, language) : "";
}

/** Where a city has several, what one says for each. */
const SAID: [string, string][] = [
  ["LHR", "heathrow"], ["LGW", "gatwick"], ["STN", "stansted"], ["LTN", "luton"], ["LCY", "london city"], ["JFK", "kennedy|new york jfk"], ["LGA", "la ?guardia"], ["EWR", "newark"], ["HND", "haneda"], ["NRT", "narita"],
  ["KIX", "kansai"], ["ITM", "itami"], ["CDG", "charles de gaulle|roissy"], ["ORY", "orly"], ["MXP", "malpensa"], ["LIN", "linate"], ["ORD", "o['’]?hare"], ["MDW", "midway"], ["IAD", "dulles"], ["DCA", "reagan"],
  ["GMP", "gimpo"], ["ICN", "incheon"], ["BKK", "suvarnabhumi"], ["DMK", "don mueang"], ["BER", "berlin"], ["PVG", "pudong"], ["SHA", "hongqiao"], ["PEK", "beijing capital"], ["PKX", "daxing"],
];

let byName: { pattern: RegExp; code: Map<string, string> } | null = null;

/** By what one says for it, or by its city where that has no other. */
function airportNames() {
  if (byName) return byName;
  const served = new Map<string, string[]>();
  for (const [code, city] of Object.entries(AIRPORTS)) served.set(city, [...(served.get(city) ?? []), code]);
  const code = new Map<string, string>();
  for (const [, codes] of [...served].filter(([, codes]) => codes.length === 1)) {
    for (const language of ["en", "de"] as const) code.set(cityServed(codes[0]!, language).toLowerCase(), codes[0]!);
  }
  const escaped = [...code.keys()].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  byName = { pattern: new RegExp(`(?<!\\p{L})(?:${[...SAID.map(([iata, words]) => `(?<${iata}>${words})`), ...escaped].join("|")})(?!\\p{L})`, "giu"), code };
  return byName;
}

/** The airports that a text names, in its order, each once: by their codes in brackets, else by bare ones, else by their names. */
export function airportsIn(text: string): string[] {
  const codes = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, code]) => code!).filter(isAirport))];
  const bracketed = codes(/\(([A-Z]{3})\)/g);
  if (bracketed.length >= 2) return bracketed;
  // "SAN FRANCISCO" isn't San Diego.
  const bare = codes(/\b([A-Z]{3})\b(?! [A-Z]{4,}\b)/g);
  if (bare.length >= 2) return bare;
  const { pattern, code } = airportNames();
  const named = [...text.slice(0, 2000).matchAll(pattern)].flatMap(({ 0: words, groups }) => Object.entries(groups ?? {}).find(([, said]) => said !== undefined)?.[0] ?? code.get(words.toLowerCase()) ?? []);
  return [...new Set(named)];
}

export const isAirport = (code: string): boolean => code in AIRPORTS;

/** "Tokyo (HND)", with the city's clock; in German "Tokio (HND)", where the file gives it no name. */
export function airport(code: string, language: Language, name = ""): Station {
  const city = AIRPORTS[code] ? searchGazetteer(AIRPORTS[code], 1)[0] : undefined;
  const called = name && name.toUpperCase() !== code ? name : cityServed(code, language);
  return { name: called ? `${called} (${code})` : code, lat: city?.lat ?? null, lng: city?.lng ?? null, timeZone: city?.timeZone ?? null };
}

/** A station, a port, a city by its name: the clock of the city that it is named after, where there is one. */
export function stationNamed(name: string, language: Language): Station {
  const code = /\(([A-Z]{3})\)\s*$/.exec(name)?.[1] ?? (/^[A-Z]{3}$/.test(name) ? name : null);
  if (code && isAirport(code)) return airport(code, language, name.replace(/\s*\([A-Z]{3}\)\s*$/, ""));
  const words = name.replace(/\b(station|airport|central|centraal|hbf|hauptbahnhof|gare( de)?|terminal|port|st\.?)\b/gi, " ").replace(/[,(].*$/, "").trim();
  const city = words.length > 2 ? searchGazetteer(words, 1).find((found) => found.name.toLowerCase() === words.toLowerCase() || found.matched?.toLowerCase() === words.toLowerCase()) : undefined;
  return { name, lat: null, lng: null, timeZone: city?.timeZone ?? null };
}
