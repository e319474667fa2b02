// The words that tell a time, a price or a kind of thing from a name, by language. English is always understood, and so is
// the language of the screen: people mix them. Each list is part of a regular expression.
import { cached } from "../../../../i18n/formats";
import { language } from "../../../../i18n/language";

export type Words = {
  /** "9 to 11", "until 11". */
  to: string[];
  /** "at 9"; "from 9" where it says a time alone too. */
  at: string[];
  /** "von 9 bis 11": a time only with its end. */
  from: string[];
  /** "22:00 for 2h". */
  lasting: string[];
  /** "19 Uhr", "19 Uhr 30". */
  clock: string[];
  /** "halb acht" is half an hour before eight. */
  halfTo: string[];
  /** Hours that are said in words there: "halb neun". */
  hoursInWords: Record<string, number>;
  /** A half of the day that is another word before a name: "um 8 am Hafen". */
  alsoWords: string[];
  hours: string[];
  minutes: string[];
  moments: Record<string, string>;
  /** "Rooms 10-12" are no hours. */
  counted: string[];
  free: string[];
  /** By code; a word that several share stands for the trip's own, else for the first of them. */
  currencies: Record<string, string[]>;
  breakfast: string[];
  lunch: string[];
  dinner: string[];
  food: string[];
  /** By what one goes; "other": nobody can tell. */
  rides: Record<"flight" | "train" | "bus" | "ferry" | "taxi" | "car" | "other", string[]>;
  /** "from Rome". */
  leaving: string[];
  /** "to Rome". */
  goingTo: string[];
};

const ENGLISH: Words = {
  to: ["to", "until", "till"],
  at: ["at", "from"],
  from: [],
  lasting: ["for"],
  clock: ["o['’]?clock"],
  halfTo: [],
  hoursInWords: {},
  alsoWords: [],
  hours: ["h(?:ours?)?"],
  minutes: ["m(?:in)?(?:utes)?"],
  moments: { noon: "12:00", midday: "12:00", midnight: "00:00" },
  counted: ["rooms?", "gates?", "platforms?", "tracks?", "seats?", "pages?", "chapters?", "halls?", "routes?", "lines?", "bus", "ages?", "aged", "kids", "days?", "no", "nos", "numbers?", "stages?"],
  free: ["free", "gratis"],
  currencies: {
    EUR: ["euros?"], USD: ["dollars?", "bucks"], GBP: ["pounds?", "quid"], JPY: ["yen"], CHF: ["francs?"], CNY: ["yuan", "renminbi"], KRW: ["won"], INR: ["rupees?"], THB: ["baht"], TRY: ["lira"],
    VND: ["dong"], ILS: ["shekels?"], PLN: ["zloty", "zlotys", "złoty"], CZK: ["koruna", "korunas"], HUF: ["forints?"], SEK: ["kronor"], RON: ["lei"], BRL: ["reais"], ZAR: ["rand"], IDR: ["rupiah"],
    MYR: ["ringgit"], MAD: ["dirhams?"], AED: ["dirhams?"], UAH: ["hryvnias?"], GEL: ["lari"],
    CAD: ["dollars?"], AUD: ["dollars?"], NZD: ["dollars?"], SGD: ["dollars?"], HKD: ["dollars?"], TWD: ["dollars?"], EGP: ["pounds?"], LKR: ["rupees?"], NPR: ["rupees?"],
    MXN: ["pesos?"], ARS: ["pesos?"], CLP: ["pesos?"], COP: ["pesos?"], PHP: ["pesos?"], UYU: ["pesos?"], NOK: ["kroner"], DKK: ["kroner"], ISK: ["kronur"],
  },
  breakfast: ["breakfast", "brunch"],
  lunch: ["lunch"],
  dinner: ["dinner", "supper"],
  food: ["restaurant", "café", "cafe", "coffee", "bar", "drinks", "ramen", "sushi", "pizza", "bakery", "food"],
  rides: {
    flight: ["flights?", "fly", "flying", "vuelos?"], train: ["train", "shinkansen", "eurostar", "tgv", "tren"], bus: ["bus", "coach"], ferry: ["ferry"], taxi: ["taxi", "cab"],
    car: ["drive", "(?:rental|hired?) car", "car (?:rental|hire)"], other: ["transfer"],
  },
  leaving: ["from"],
  goingTo: ["to"],
};

const GERMAN: Words = {
  to: ["bis"],
  at: ["um", "ab", "gegen"],
  from: ["von"],
  lasting: ["für"],
  clock: ["uhr"],
  halfTo: ["halb"],
  hoursInWords: { eins: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11, zwölf: 12 },
  alsoWords: ["am"],
  hours: ["std", "stunden?"],
  minutes: ["minuten?"],
  moments: { mittags: "12:00", mittag: "12:00", mitternacht: "00:00", mitternachts: "00:00" },
  counted: ["zimmer", "gleise?", "seiten?", "kapitel", "hallen?", "linien?", "plätze?", "platz", "tage?", "nr", "nummern?", "etappen?", "strophen?"],
  free: ["kostenlos", "umsonst", "frei", "gratis"],
  currencies: {
    EUR: ["euro"], CHF: ["franken"], USD: ["dollar"], GBP: ["pfund"], INR: ["rupien?"], TRY: ["lire", "lira"], CZK: ["kronen"], THB: ["baht"], KRW: ["won"],
    SEK: ["kronen"], NOK: ["kronen"], DKK: ["kronen"], ISK: ["kronen"], ILS: ["schekel"],
  },
  breakfast: ["frühstück", "frühstücken"],
  lunch: ["mittagessen"],
  dinner: ["abendessen", "abendbrot", "nachtessen"],
  food: ["essen", "kaffee", "kneipe", "biergarten", "imbiss", "bäckerei", "konditorei", "eisdiele"],
  rides: {
    flight: ["flüge?", "flug", "hinflug", "rückflug", "heimflug", "weiterflug", "abflug", "flieger", "fliegen"], train: ["zug", "nachtzug", "bahn", "bahnfahrt", "zugfahrt", "ice"], bus: ["fernbus", "reisebus", "busfahrt"],
    ferry: ["fähre"], taxi: ["taxifahrt"], car: ["mietwagen", "mietauto", "leihwagen", "autofahrt"], other: ["fahrt", "anreise", "abreise"],
  },
  leaving: ["von", "ab"],
  goingTo: ["nach"],
};

const LANGUAGES: Record<string, Words> = { de: GERMAN };

/** English's and those of the language, of each kind. */
const both = (own: Words | undefined): Words => {
  if (!own) return ENGLISH;
  const kinds = Object.keys(ENGLISH) as (keyof Words)[];
  const joined = kinds.map((kind) => {
    const [english, others] = [ENGLISH[kind], own[kind]];
    if (Array.isArray(english) && Array.isArray(others)) return [kind, [...english, ...others]];
    if (kind === "currencies" || kind === "rides") return [kind, mergedLists(ENGLISH[kind], own[kind])];
    return [kind, { ...english, ...others }];
  });
  return Object.fromEntries(joined) as Words;
};

const mergedLists = (one: Record<string, string[]>, other: Record<string, string[]>) =>
  Object.fromEntries([...new Set([...Object.keys(one), ...Object.keys(other)])].map((code) => [code, [...(one[code] ?? []), ...(other[code] ?? [])]]));

/** What is understood on a screen in the language. */
export const wordsOf = cached((tag: string): Words => both(LANGUAGES[tag]));

/** The language of this screen, whose words are understood without asking. */
export const spoken: string = language;

/** Any of them, in a regular expression; nothing is never found. */
export const anyOf = (words: string[]): string => (words.length > 0 ? `(?:${words.join("|")})` : "(?!)");
/** "8am", "8 pm", where it isn't a word of the language's own. */
export const halfOfDay = ({ alsoWords }: Words): string => String.raw`[ap]m(?!(?<= ${anyOf(alsoWords)})\s+\p{L})`;
/** "halb 9", "halb neun". */
export const halfToHour = ({ halfTo, hoursInWords }: Words): string => `${anyOf(halfTo)} (?:\\d{1,2}|${anyOf(Object.keys(hoursInWords))})`;
/** The same as words of their own, whatever letters they end in. */
export const whole = (words: string[]): RegExp => new RegExp(`(?<![\\p{L}\\d])${anyOf(words)}(?![\\p{L}\\d])`, "iu");
