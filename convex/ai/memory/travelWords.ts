// Words of travel that mean about the same. Extraction reads interests and dislikes from them, and the
// built-in embedding lets them lie close to each other.
import type { Interest } from "../../places/types";

type Concept = {
  name: string;
  /** What a person who likes it is interested in. */
  interest?: Interest;
  /** Lower case, without accents, singular, as `wordStem` leaves them. */
  words: string[];
};

const CONCEPTS: Concept[] = [
  { name: "museum", interest: "art", words: ["museum", "exhibition", "exhibit"] },
  { name: "art", interest: "art", words: ["art", "gallery", "painting", "sculpture"] },
  { name: "temple", interest: "temples", words: ["temple", "shrine", "pagoda"] },
  { name: "history", interest: "history", words: ["history", "historic", "historical", "ancient", "ruin", "archaeology", "old town"] },
  { name: "castle", interest: "history", words: ["castle", "palace", "fortress"] },
  { name: "architecture", interest: "architecture", words: ["architecture", "building", "design", "modernist"] },
  { name: "market", interest: "markets", words: ["market", "bazaar", "souk", "food market", "flea market", "street market"] },
  { name: "food", interest: "food", words: ["food", "foodie", "cuisine", "culinary", "eating", "street food", "local food", "cooking", "gastronomy", "restaurant", "ramen", "tapas"] },
  { name: "nature", interest: "nature", words: ["nature", "hike", "hiking", "outdoor", "forest", "mountain", "trail", "countryside", "trekking"] },
  { name: "park", interest: "nature", words: ["park"] },
  { name: "garden", interest: "gardens", words: ["garden", "botanical garden", "flower"] },
  { name: "view", interest: "views", words: ["view", "viewpoint", "panorama", "skyline", "lookout", "rooftop"] },
  { name: "shopping", interest: "shopping", words: ["shopping", "shop", "boutique", "souvenir", "mall"] },
  { name: "nightlife", interest: "nightlife", words: ["nightlife", "club", "clubbing", "bar", "pub", "party", "cocktail bar", "dancing"] },
  { name: "zoo", interest: "family", words: ["zoo", "aquarium"] },
  { name: "family", interest: "family", words: ["family", "kid", "child", "children", "theme park", "playground"] },
  { name: "beach", interest: "beach", words: ["beach", "sea", "ocean", "swim", "swimming", "snorkelling", "surfing", "coast"] },
  { name: "adventure", interest: "adventure", words: ["adventure", "climbing", "kayaking", "rafting", "diving"] },
  { name: "science", interest: "science", words: ["science", "technology", "planetarium", "astronomy"] },
  { name: "music", interest: "music", words: ["music", "jazz", "concert", "opera", "live music", "classical music"] },
  { name: "church", interest: "religion", words: ["church", "cathedral", "mosque", "monastery", "synagogue"] },
  { name: "localLife", interest: "localLife", words: ["local life", "neighbourhood", "neighborhood", "off the beaten track", "off the beaten path"] },
  { name: "photography", interest: "photography", words: ["photography", "photo", "photographer", "taking photo"] },
  { name: "wellness", interest: "wellness", words: ["wellness", "spa", "onsen", "hammam", "sauna", "hot spring", "massage"] },
  { name: "literature", interest: "literature", words: ["literature", "book", "bookshop", "bookstore", "library", "reading", "poetry"] },
  { name: "sports", interest: "sports", words: ["sport", "stadium", "football", "baseball", "sumo", "cycling"] },
  { name: "vegetarian", words: ["vegetarian", "veggie", "vegan", "meatless", "meat", "plant-based", "tofu"] },
  { name: "allergy", words: ["allergy", "allergic", "intolerant", "gluten", "celiac", "coeliac", "nut", "peanut", "dairy", "lactose"] },
  { name: "meal", words: ["meal", "dinner", "lunch", "breakfast", "brunch", "eat", "dish", "restaurant", "cafe"] },
  { name: "calm", words: ["slow", "relaxed", "relaxing", "easy", "calm", "quiet", "lazy", "leisurely", "chill", "unhurried"] },
  { name: "busy", words: ["busy", "packed", "full", "intense", "rushed", "rushing"] },
  { name: "early", words: ["early", "morning", "sunrise", "dawn", "alarm", "wake"] },
  { name: "late", words: ["late", "night", "evening"] },
  { name: "cheap", words: ["cheap", "budget", "affordable", "inexpensive", "hostel", "shoestring", "save", "cost", "price"] },
  { name: "luxury", words: ["luxury", "luxurious", "fancy", "upscale", "splurge", "five-star"] },
  { name: "lodging", words: ["hotel", "hostel", "room", "stay", "apartment", "accommodation", "guesthouse", "lodging"] },
  { name: "step-free", words: ["wheelchair", "step-free", "accessible", "accessibility", "stair", "step", "mobility", "stroller", "pram", "ramp", "elevator", "lift"] },
  { name: "walking", words: ["walk", "walking", "knee", "foot", "stroll"] },
  { name: "flight", words: ["flight", "fly", "airport", "plane", "airline"] },
  { name: "train", words: ["train", "rail", "railway", "station"] },
  { name: "crowd", words: ["crowd", "crowded", "queue", "line", "touristy"] },
];

const BY_WORD = new Map<string, Concept[]>();
for (const concept of CONCEPTS) for (const word of concept.words) BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), concept]);

/** Lower case, no accents, no plural: what words are compared by. */
export function wordStem(word: string): string {
  const plain = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (plain.length > 4 && plain.endsWith("ies")) return `${plain.slice(0, -3)}y`;
  if (plain.length > 4 && /(?:ch|sh|ss|x)es$/.test(plain)) return plain.slice(0, -2);
  return plain.length > 3 && /[^su]s$/.test(plain) ? plain.slice(0, -1) : plain;
}

/** The words of a text as `wordStem` leaves them; hyphens hold a word together. */
export function wordStems(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []).map(wordStem);
}

/** Names of what a word or a phrase of stems stands for; empty when it is no word of travel. */
export const conceptsOf = (stems: string): string[] => (BY_WORD.get(stems) ?? []).map(({ name }) => name);

/** What of travel a phrase is about, its last words counting as in "old wooden temples", or null. */
export function subjectOf(phrase: string): { name: string; interest: Interest | null } | null {
  const stems = wordStems(phrase);
  for (let start = 0; start < stems.length; start++) {
    const concept = BY_WORD.get(stems.slice(start).join(" "))?.[0];
    if (concept) return { name: concept.name, interest: concept.interest ?? null };
  }
  return null;
}
