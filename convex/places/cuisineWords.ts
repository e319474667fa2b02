// What one eats at a place, for its page and for those who search for it.
import type { Prose } from "../said";
import german from "./context/de/cuisines.json";
import { proseOf } from "./prose";

const GERMAN: Record<string, string> = german;

/** The words of the city files are English: `middleEastern`, `noodles`. */
export const cuisineWord = (cuisine: string): Prose => proseOf(cuisine.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`), { de: GERMAN[cuisine] });
