// Requests in the words that the assistant understands. `work.test.ts` sends every one to it.
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** "12 Apr": without the weekday, which would mean every such day of a longer trip. */
const dayWords = (day: string) => DAY.format(Date.parse(`${day}T00:00:00Z`)).replace("Sept", "Sep");

export const askToPlan = () => "Plan our trip: a bit of everything";
export const askToFill = (day: string) => `Fill ${dayWords(day)}`;
export const askToRelax = (day: string) => `Make ${dayWords(day)} more relaxed`;
export const askToOptimize = (day: string) => `Optimise ${dayWords(day)}`;
export const askToAdd = (name: string, day: string) => `Add ${name} on ${dayWords(day)}`;
export const askForMeal = (meal: "lunch" | "dinner", day: string) => `Add a ${meal} on ${dayWords(day)}`;
export const askToMove = (title: string, day: string) => ifNamed(title, `Move ${title} to ${dayWords(day)}`);
export const askToReplace = (title: string, wish: string) => ifNamed(title, `Replace ${title} with ${wish}`);
export const askToFitBudget = () => "Get it within the budget";

/** The assistant finds an activity by words of three letters and more: of "To-ji" it would have to ask which one is meant. */
const ifNamed = (title: string, ask: string) => (/\p{L}{3}/u.test(title) ? ask : undefined);
