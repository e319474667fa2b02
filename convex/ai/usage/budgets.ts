// What a person may still ask of the assistant this month, and who answers. Pure.
// Guests have a number of requests; language models have a budget for each person and one for the
// whole deployment. A spent budget never silences the assistant: the built-in planner costs nothing.
import { say, type Phrase, type Said } from "../../said";

const MICROS = 1_000_000;

const WARNING_SHARE = 0.8;

/** Millionths of a US dollar. A limit of null is none. */
export type Spending = { spentMicros: number; limitMicros: number | null };
export type BudgetState = "unlimited" | "open" | "warning" | "spent";

export type Allowance =
  | { status: "refused"; reason: Said }
  | {
      status: "allowed";
      /** The narrower of the person's budget and the deployment's. */
      budget: BudgetState;
      /** What is left for models on the deployment's keys, for the router; null is no limit. */
      remainingUsd: { person: number | null; deployment: number | null };
      /** To be said in the thread. */
      notice: Said | null;
    };

export type AllowanceInput = {
  /** A month's, by the person's plan; null is no limit. */
  requestLimit: number | null;
  /** Made this month, without the one that asks. */
  requests: number;
  person: Spending;
  deployment: Spending;
  /** YYYY-MM */
  month: string;
};

export const usd = (micros: number): number => micros / MICROS;
export const micros = (amountUsd: number): number => Math.round(amountUsd * MICROS);

/** A monthly budget as the environment has it, in US dollars. Unset is no limit; what isn't an amount is a budget of nothing, so that a slip of the pen can't cost money. */
export function budgetSetting(text: string | undefined): number | null {
  if (text === undefined || text.trim() === "") return null;
  const amount = Number(text);
  return Number.isFinite(amount) && amount >= 0 ? micros(amount) : 0;
}

export function budgetState({ spentMicros, limitMicros }: Spending): BudgetState {
  if (limitMicros === null) return "unlimited";
  if (spentMicros >= limitMicros) return "spent";
  return spentMicros >= limitMicros * WARNING_SHARE ? "warning" : "open";
}

/** Requests left of a month's; null where only the rate limit holds. */
export const requestsLeft = (limit: number | null, requests: number): number | null => (limit === null ? null : Math.max(0, limit - requests));

export function allowanceFor({ requestLimit, requests, person, deployment, month }: AllowanceInput): Allowance {
  if (requestsLeft(requestLimit, requests) === 0) {
    const values = { limit: requestLimit!, until: firstOfNextMonth(month) };
    return { status: "refused", reason: say("You have used the {limit, number} requests that guests have each month. Sign up to go on now and keep your trips, or come back on {until}.", values) };
  }
  return {
    status: "allowed",
    budget: narrower(budgetState(person), budgetState(deployment)),
    remainingUsd: { person: remaining(person), deployment: remaining(deployment) },
    notice: noticeFor(person, deployment, month),
  };
}

const NARROWNESS: Record<BudgetState, number> = { unlimited: 0, open: 1, warning: 2, spent: 3 };
const narrower = (a: BudgetState, b: BudgetState): BudgetState => (NARROWNESS[a] >= NARROWNESS[b] ? a : b);

const remaining = ({ spentMicros, limitMicros }: Spending) => (limitMicros === null ? null : usd(Math.max(0, limitMicros - spentMicros)));

/** Null while nobody needs to know. The deployment's figures are its operator's, so only its state is told. */
export function noticeFor(person: Spending, deployment: Spending, month: string): Said | null {
  const until = firstOfNextMonth(month);
  if (budgetState(person) === "spent") return say("Your budget for language models is used up, so the built-in planner answers until {until}.", { until });
  if (budgetState(deployment) === "spent") {
    return say("This Caravan's budget for language models is used up, so the built-in planner answers until {until}.", { until });
  }
  if (budgetState(person) === "warning") {
    const share = Math.floor((person.spentMicros / person.limitMicros!) * 100);
    return say("You have used {share, number} % of this month's budget for language models. When it is used up the built-in planner answers until {until}.", { share, until });
  }
  if (budgetState(deployment) === "warning") {
    return say("This Caravan's budget for language models is nearly used up. When it is, the built-in planner answers until {until}.", { until });
  }
  return null;
}

/** "1 December" of "2026-11". */
const firstOfNextMonth = (month: string): Phrase =>
  say(
    "{month, select, 1 {1 January} 2 {1 February} 3 {1 March} 4 {1 April} 5 {1 May} 6 {1 June} 7 {1 July} 8 {1 August} 9 {1 September} 10 {1 October} 11 {1 November} other {1 December}}",
    { month: (Number(month.split("-")[1]) % 12) + 1 },
  );
