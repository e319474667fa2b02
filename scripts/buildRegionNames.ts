// Builds convex/places/context/de/regions.json: what Germans call the gazetteer's regions ("Bavaria|DE"), by CLDR's names of subdivisions
// (Unicode licence) and regionCorrections.json, which says more and wins. npm's own packages of CLDR leave these names out, `cldr` has them:
// it is fetched to be read (34 MB) and isn't installed.
//
//   npm run gazetteer && npx tsx scripts/buildRegionNames.ts [folder of CLDR's subdivisions]
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { searchKey } from "../convex/places/searchKey";

const CLDR = "cldr@8.0.0";
const SUBDIVISIONS = "package/3rdparty/cldr/common/subdivisions";
/** Where its German names have been gone through: elsewhere some are transliterations that nobody uses. */
const COUNTRIES = new Set("AT AU BE BG CA CH CY CZ DE DK ES FI FR GB GR HR HU IE IT LI LT LU NL NZ PL PT RO RU SI SK TN TR UA US ZA".split(" "));

const placesDir = new URL("../convex/places/", import.meta.url);
const read = <Content>(file: string) => JSON.parse(readFileSync(new URL(file, placesDir), "utf8")) as Content;

/** CLDR writes what kind of region it is, as no map does: "Provinz Nordholland", "Autonome Gemeinschaft Katalonien", "La Rioja²". */
const KIND = /^(?:Autonome (?:Gemeinschaft|Region|Republik)|Provinz|Woiwodschaft|Oblast|Distrikt|Bezirk|Komitat|Kreis|Gespanschaft|Region|Kanton|Republik|Rajongemeinde|Gouvernorat|Okres) (?=\p{Lu})/u;
/** So does the gazetteer, in English. "Capital Region" alone would be nothing. */
const ENGLISH_KIND = /^(?!Capital|Central|(?:North|South|East|West)\S* (?:County|Region)$)(.+) (?:County|Region|Province|Governorate|Voivodeship)$/u;
const shortName = (name: string) => name.replace(KIND, "").replace(/ \([^)]*\)$|[²³]$/u, "").replace(ENGLISH_KIND, "$1");

function fetched(): string {
  const folder = mkdtempSync(join(tmpdir(), "cldr-"));
  execFileSync("npm", ["pack", CLDR, "--silent"], { cwd: folder });
  execFileSync("tar", ["xzf", `${CLDR.replace("@", "-")}.tgz`, SUBDIVISIONS], { cwd: folder });
  return join(folder, SUBDIVISIONS);
}

const folder = process.argv[2] ?? fetched();
type Subdivisions = { ldml: { localeDisplayNames: { subdivisions: { subdivision: { "@_type": string; "#text": string }[] } } } };
const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });
const namesIn = (language: string) =>
  (parser.parse(readFileSync(join(folder, `${language}.xml`), "utf8")) as Subdivisions).ldml.localeDisplayNames.subdivisions.subdivision.map((one) => [one["@_type"], one["#text"]] as const);

const german = new Map(namesIn("de"));
/** By country and name; a name that a country has twice is nobody's. */
const codes = new Map<string, string | null>();
for (const [code, name] of namesIn("en")) {
  const key = `${searchKey(name)}|${code.slice(0, 2).toUpperCase()}`;
  codes.set(key, codes.has(key) ? null : code);
}

const corrections = read<Record<string, string>>("regionCorrections.json");
const regions = new Set(read<{ rows: string }>("gazetteer.json").rows.split("\n").map((row) => row.split("\t").slice(2, 4).join("|")));
const found = [...regions].flatMap((id): [string, string][] => {
  const [name = "", country = ""] = id.split("|");
  const code = codes.get(`${searchKey(name)}|${country}`);
  const called = corrections[id] ?? (COUNTRIES.has(country) ? shortName((code && german.get(code)) ?? name) : name);
  return called === name ? [] : [[id, called]];
});
const unknown = Object.keys(corrections).filter((id) => !regions.has(id));
if (unknown.length > 0) throw new Error(`No such region in the gazetteer: ${unknown.join(", ")}`);

found.sort(([a], [b]) => (a.slice(-2) + a < b.slice(-2) + b ? -1 : 1));
writeFileSync(new URL("context/de/regions.json", placesDir), `${JSON.stringify(Object.fromEntries(found), null, 2)}\n`);
console.log(`${found.length} of ${regions.size} regions have a German name of their own`);
