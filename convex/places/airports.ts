// The world's busiest airports by the code on a ticket, with the city they serve: enough for the clocks at both ends of a flight, and to find the
// city of a code. Where they lie isn't held: clocks and coordinates are those of the city in the gazetteer. Pure.
import { LANGUAGES } from "../words/languages";
import { cityNameIn } from "./cityNames";
import { searchGazetteer, type GazetteerCity } from "./gazetteer";
import { searchKey } from "./searchKey";

/** By code the name of the city and its country. */
export const AIRPORTS: Record<string, string> = Object.fromEntries(
  `ADB İzmir,TR|AGA Agadir,MA|AGP Málaga,ES|AKL Auckland,NZ|ALC Alicante,ES|AMS Amsterdam,NL|ARN Stockholm,SE|ATH Athens,GR|ATL Atlanta,US|AUH Abu Dhabi,AE|AYT Antalya,TR|BCN Barcelona,ES|BEG Belgrade,RS|BER Berlin,DE|BGO Bergen,NO|BHX Birmingham,GB|BIO Bilbao,ES|BKK Bangkok,TH|BLQ Bologna,IT|BLR Bengaluru,IN|BNE Brisbane,AU|BOG Bogotá,CO|BOM Mumbai,IN|BOS Boston,US|BRU Brussels,BE|BSL Basel,CH|BUD Budapest,HU|BWI Baltimore,US|CAG Cagliari,IT|CAI Cairo,EG|CAN Guangzhou,CN|CDG Paris,FR|CFU Corfu,GR|CGK Jakarta,ID|CGN Köln,DE|CHC Christchurch,NZ|CHQ Chania,GR|CLT Charlotte,US|CMN Casablanca,MA|CPH Copenhagen,DK|CPT Cape Town,ZA|CTA Catania,IT|CTS Sapporo,JP|CTU Chengdu,CN|CUN Cancún,MX|CUZ Cusco,PE|DBV Dubrovnik,HR|DCA Washington,US|DEL Delhi,IN|DEN Denver,US|DFW Dallas,US|DMK Bangkok,TH|DOH Doha,QA|DPS Denpasar,ID|DTW Detroit,US|DUB Dublin,IE|DUS Düsseldorf,DE|DXB Dubai,AE|EDI Edinburgh,GB|EWR Newark,US|EZE Buenos Aires,AR|FAO Faro,PT|FCO Rome,IT|FLR Florence,IT|FNC Funchal,PT|FRA Frankfurt,DE|FUK Fukuoka,JP|GDN Gdańsk,PL|GIG Rio de Janeiro,BR|GLA Glasgow,GB|GMP Seoul,KR|GOT Göteborg,SE|GRU São Paulo,BR|GRZ Graz,AT|GVA Geneva,CH|HAJ Hannover,DE|HAM Hamburg,DE|HAN Hanoi,VN|HEL Helsinki,FI|HER Heraklion,GR|HKG Hong Kong,HK|HKT Phuket,TH|HND Tokyo,JP|HNL Honolulu,US|HRG Hurghada,EG|IAD Washington,US|IAH Houston,US|IBZ Ibiza,ES|ICN Seoul,KR|INN Innsbruck,AT|IST Istanbul,TR|ITM Osaka,JP|JED Jeddah,SA|JFK New York City,US|JNB Johannesburg,ZA|KEF Reykjavik,IS|KIX Osaka,JP|KRK Kraków,PL|KTM Kathmandu,NP|KUL Kuala Lumpur,MY|LAS Las Vegas,US|LAX Los Angeles,US|LCA Larnaca,CY|LCY London,GB|LEJ Leipzig,DE|LGA New York City,US|LGW London,GB|LHR London,GB|LIM Lima,PE|LIN Milan,IT|LIS Lisbon,PT|LJU Ljubljana,SI|LPA Las Palmas de Gran Canaria,ES|LTN London,GB|LUX Luxembourg,LU|LYS Lyon,FR|MAA Chennai,IN|MAD Madrid,ES|MAN Manchester,GB|MCO Orlando,US|MDW Chicago,US|MEL Melbourne,AU|MEX Mexico City,MX|MIA Miami,US|MLA Valletta,MT|MNL Manila,PH|MRS Marseille,FR|MSP Minneapolis,US|MUC Munich,DE|MXP Milan,IT|NAP Naples,IT|NBO Nairobi,KE|NCE Nice,FR|NGO Nagoya,JP|NRT Tokyo,JP|NUE Nürnberg,DE|OKA Naha,JP|OLB Olbia,IT|OPO Porto,PT|ORD Chicago,US|ORY Paris,FR|OSL Oslo,NO|OTP Bucharest,RO|PDX Portland,US|PEK Beijing,CN|PER Perth,AU|PFO Paphos,CY|PHL Philadelphia,US|PHX Phoenix,US|PKX Beijing,CN|PMI Palma,ES|PMO Palermo,IT|PPT Papeete,PF|PRG Prague,CZ|PSA Pisa,IT|PVG Shanghai,CN|RAK Marrakech,MA|RIX Riga,LV|RUH Riyadh,SA|SAN San Diego,US|SCL Santiago,CL|SEA Seattle,US|SFO San Francisco,US|SGN Ho Chi Minh City,VN|SHA Shanghai,CN|SIN Singapore,SG|SJO San José,CR|SKG Thessaloníki,GR|SOF Sofia,BG|STN London,GB|STR Stuttgart,DE|SVQ Seville,ES|SYD Sydney,AU|SZG Salzburg,AT|SZX Shenzhen,CN|TFS Santa Cruz de Tenerife,ES|TLL Tallinn,EE|TLS Toulouse,FR|TLV Tel Aviv,IL|TPE Taipei,TW|TRD Trondheim,NO|TUN Tunis,TN|TXL Berlin,DE|VCE Venice,IT|VIE Vienna,AT|VLC Valencia,ES|VNO Vilnius,LT|WAW Warsaw,PL|WLG Wellington,NZ|YUL Montréal,CA|YVR Vancouver,CA|YYC Calgary,CA|YYZ Toronto,CA|ZAG Zagreb,HR|ZRH Zürich,CH`
    .split("|")
    .map((row) => [row.slice(0, 3), row.slice(4)]),
);

/** Where a city has several, what one says for each. */
export const SAID_AIRPORTS: [string, string][] = [
  ["LHR", "heathrow"], ["LGW", "gatwick"], ["STN", "stansted"], ["LTN", "luton"], ["LCY", "london city"], ["JFK", "kennedy|new york jfk"], ["LGA", "la ?guardia"], ["EWR", "newark"], ["HND", "haneda"], ["NRT", "narita"],
  ["KIX", "kansai"], ["ITM", "itami"], ["CDG", "charles de gaulle|roissy"], ["ORY", "orly"], ["MXP", "malpensa"], ["LIN", "linate"], ["ORD", "o['’]?hare"], ["MDW", "midway"], ["IAD", "dulles"], ["DCA", "reagan"],
  ["GMP", "gimpo"], ["ICN", "incheon"], ["BKK", "suvarnabhumi"], ["DMK", "don mueang"], ["BER", "berlin"], ["PVG", "pudong"], ["SHA", "hongqiao"], ["PEK", "beijing capital"], ["PKX", "daxing"],
];


/** A code, and in lower case what people say for the airport. */
export type AirportNamed = { code: string; says: string };

const AIRPORT_WORDS = /\b(?:international airport|airport|aéroport|aeropuerto|aeroporto|flughafen|intl)\b/giu;
const saidAs = SAID_AIRPORTS.map(([code, words]) => ({ code, pattern: new RegExp(`^(?:\\p{L}+ )?(?:${words})$`, "iu") }));

/** The airport that is meant by a code alone ("HND", "lhr", "Tokyo (HND)"), by its own name, or by its city's with the word for an airport; null for anything else. */
export function airportNamed(text: string): AirportNamed | null {
  const typed = text.trim();
  const code = (/\(([A-Za-z]{3})\)$/.exec(typed)?.[1] ?? (/^[A-Za-z]{3}$/.test(typed.replace(AIRPORT_WORDS, "").trim()) ? typed.replace(AIRPORT_WORDS, "").trim() : "")).toUpperCase();
  if (Object.hasOwn(AIRPORTS, code)) return { code, says: saysOf(code) };
  const name = typed.replace(AIRPORT_WORDS, " ").replace(/\s+/g, " ").trim();
  const said = saidAs.find(({ pattern }) => pattern.test(name));
  // "Berlin" alone is the city.
  if (said && (name !== typed || !citiesServed().has(searchKey(name)))) return { code: said.code, says: saysOf(said.code) };
  const only = name === typed ? undefined : citiesServed().get(searchKey(name));
  return only?.length === 1 ? { code: only[0]!, says: saysOf(only[0]!) } : null;
}

/** What one asks a service for: "haneda airport", "Munich airport". */
function saysOf(code: string): string {
  const own = SAID_AIRPORTS.find(([iata]) => iata === code)?.[1].split("|")[0]!.replace(/\W\?|\[[^\]]*\]/g, "");
  return `${own ?? AIRPORTS[code]!.split(",")[0]!} airport`;
}

let served: Map<string, string[]> | null = null;
/** The codes of each city, by its name in each language. */
function citiesServed(): Map<string, string[]> {
  if (served) return served;
  served = new Map();
  for (const [code, city] of Object.entries(AIRPORTS)) {
    const [name, countryCode] = city.split(",") as [string, string];
    for (const key of new Set(LANGUAGES.map((language) => searchKey(cityNameIn({ name, countryCode }, language))))) served.set(key, [...(served.get(key) ?? []), code]);
  }
  return served;
}

/** The airport whose code this is, and nothing more. */
const codeAlone = (text: string): AirportNamed | null => (/^[A-Za-z]{3}$/.test(text.trim()) ? airportNamed(text) : null);

/** What services are asked for that know no codes: the airport by its name. Anything else as it is. */
export const withoutCode = (text: string): string => codeAlone(text)?.says ?? text;

/** The city that an airport serves, as the gazetteer has it. */
export const cityOfAirport = (code: string): GazetteerCity | null => (Object.hasOwn(AIRPORTS, code) ? (searchGazetteer(AIRPORTS[code]!, 1)[0] ?? null) : null);

/** The city that is served by the airport of a bare code; null for any other text. */
export function servedByCode(text: string): GazetteerCity | null {
  const named = codeAlone(text);
  return named && cityOfAirport(named.code);
}

/** Cities by their names or by the code or name of an airport that serves them; one that is called so itself comes first. */
export function searchCities(text: string, limit: number): GazetteerCity[] {
  const found = searchGazetteer(text, limit);
  const airport = airportNamed(text);
  const city = airport && cityOfAirport(airport.code);
  if (!airport || !city) return found;
  const key = searchKey(text);
  const others = found.filter(({ geonameId }) => geonameId !== city.geonameId);
  const called = others.filter(({ name, matched }) => searchKey(name) === key || searchKey(matched ?? "") === key);
  return [...called, { ...city, matched: airport.code }, ...others.filter((one) => !called.includes(one))].slice(0, limit);
}
