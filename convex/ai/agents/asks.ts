// Requests in the words that the assistant understands. `work.test.ts` sends every one to it.
import { sightWord } from "../../places/sightNames";
import { say, type Said } from "../../said";

/** "12 Apr": without the weekday, which would mean every such day of a longer trip. */
const on = (date: string) => ({ date, bare: true });

export const askToPlan = () => say("Plan our trip: a bit of everything");
export const askToFill = (day: string) => say("Fill {day}", { day: on(day) });
export const askToRelax = (day: string) => say("Make {day} more relaxed", { day: on(day) });
export const askToOptimize = (day: string) => say("Optimise {day}", { day: on(day) });
export const askToAdd = (place: { name: string }, day: string) => say("Add {place} on {day}", { place: sightWord(place), day: on(day) });
export const askForMeal = (meal: "lunch" | "dinner", day: string) => say("Add a {meal, select, lunch {lunch} other {dinner}} on {day}", { meal, day: on(day) });
export const askToMove = (title: string, day: string) => ifNamed(title, say("Move {item} to {day}", { item: title, day: on(day) }));
export const askToReplace = (title: string, wish: string) => ifNamed(title, say("Replace {item} with {wish}", { item: title, wish }));
export const askForSomethingElse = (title: string) => ifNamed(title, say("Replace {item} with something else", { item: title }));
export const askToFitBudget = () => say("Get it within the budget");

/** The assistant finds an activity by words of three letters and more: of "To-ji" it would have to ask which one is meant. */
const ifNamed = (title: string, ask: Said): Said | undefined => (/\p{L}{3}/u.test(title) ? ask : undefined);
