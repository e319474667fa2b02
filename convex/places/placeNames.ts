// All that a sight is called: by its guide, where it stands, in other languages, and by the parts of a guide's title. Pure.
import { searchKey } from "./searchKey";
import { otherNamesOf } from "./sightNames";
import type { Place } from "./types";

type Called = Pick<Place, "name" | "localName" | "aliases">;

const DAY_TRIP = /\s+day trip$/i;

/** As a whole: its own name, that of the place, its aliases, and those in other languages. An outing is called as the town it goes to. */
export function namesOfPlace({ name, localName, aliases = [] }: Called): string[] {
  const town = name.replace(DAY_TRIP, "");
  return [...new Set([name, town, ...(localName === undefined ? [] : [localName]), ...aliases, ...otherNamesOf({ name })])];
}

/** What a guide has under one title: "Westminster and Big Ben", "Burano and Torcello day trip". A single word is none, save of an outing's towns. */
function partsOfPlace({ name }: Called): string[] {
  const parts = name.replace(DAY_TRIP, "").split(/\s+and\s+(?:its |the )?/);
  return parts.length === 1 ? [] : parts.filter((part) => DAY_TRIP.test(name) || part.includes(" "));
}

/** Words for kinds of sights in the languages of the places themselves, each by one of them. */
const KINDS: Record<string, string> = {
  castle: "castelo castillo castello castell chateau schloss burg slot slott zamek hrad kasteel var",
  museum: "museu museo musee muzeum muzej museet muzesi",
  church: "kirche igreja iglesia chiesa eglise kosciol kostel crkva kerk kyrka kirke",
  cathedral: "kathedrale catedral cattedrale cathedrale katedra katedrala dom duomo",
  basilica: "basilika basilique bazylika bazilika",
  chapel: "kapelle capela capilla cappella chapelle",
  monastery: "kloster mosteiro monasterio monestir monastero monastere klasztor",
  convent: "convento couvent",
  palace: "palast palais palacio palazzo palau palac palaca palota paleis palads",
  square: "platz praca plaza piazza placa place rynek namesti trg ter torg plein",
  tower: "turm torre tour wieza vez torony kulesi toren",
  bridge: "brucke ponte puente pont most hid brug bro",
  market: "markt mercado mercato mercat marche pazari",
  park: "parque parc parco parki",
  garden: "gardens garten jardim jardin jardins jardines giardino giardini jardi ogrod zahrada have",
  gallery: "galerie galeria galleria galleries gallerie",
  library: "bibliothek biblioteca bibliotheque",
  fountain: "brunnen fonte fuente fontana fontaine",
  theatre: "theater teatro teatre",
  opera: "oper opernhaus",
  cemetery: "friedhof cemiterio cementerio cimitero cimetiere cmentarz",
  temple: "tempel tempio templo dera tera ji wat",
  shrine: "schrein jinja jingu taisha",
  mosque: "moschee camii",
  monument: "denkmal monumento padrao",
  beach: "strand playa praia spiaggia plage",
  island: "insel ilha isla isola ile otok",
  station: "bahnhof estacao estacion stazione gare eki",
  hotel: "hotels",
  restaurant: "ristorante restaurante gasthaus",
  national: "nacional nazionale nationale",
  royal: "real reale",
};
const KIND_OF = new Map(Object.entries(KINDS).flatMap(([kind, words]) => [kind, ...words.split(" ").filter(Boolean)].map((word) => [word, kind] as const)));
const NO_NAME: ReadonlySet<string> = new Set(Object.keys(KINDS));
const JOINING: ReadonlySet<string> = new Set("the of at de da do dos das di del dei della delle degli du des d la le les l el los las lo der die das den von zu a s".split(" "));

/**
 * The words of a name that tell it from others, kinds of sights by one word, in no order: "Castelo de São Jorge" is "São Jorge Castle".
 * `without`: names of where it is, which some leave out. Null where nothing is left that names it.
 */
export function nameWords(name: string, without = ""): string | null {
  const around = new Set(searchKey(without).split(" "));
  const words = searchKey(name).split(" ").filter((word) => word !== "" && !JOINING.has(word)).map((word) => KIND_OF.get(word) ?? word);
  const telling = words.filter((word) => !around.has(word));
  return telling.some((word) => !NO_NAME.has(word)) ? [...new Set(telling)].sort().join(" ") : null;
}

type Keys = { whole: ReadonlySet<string>; words: ReadonlySet<string>; parts: ReadonlySet<string> };
const known = new WeakMap<Called, Keys>();

/** The same to compare with, worked out once a place. */
export function keysOfPlace(place: Called): Keys {
  const held = known.get(place);
  if (held) return held;
  const names = namesOfPlace(place);
  const keys: Keys = {
    whole: new Set(names.map(searchKey)),
    words: new Set(names.flatMap((name) => nameWords(name) ?? [])),
    parts: new Set(partsOfPlace(place).map(searchKey)),
  };
  known.set(place, keys);
  return keys;
}
