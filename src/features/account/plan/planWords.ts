// What plans include, cost and become, in words.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import { formatNumber } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { formatMoney } from "../../../lib/money";
import { formatDay } from "../../../lib/moments";

export type Offers = FunctionReturnType<typeof api.billing.plan.offers>;
export type Offer = Offers["plans"][number];
export type Mine = FunctionReturnType<typeof api.billing.plan.mine>;
export type Subscription = NonNullable<Mine["subscription"]>;
export type Interval = "month" | "year";
type Entitlements = Mine["entitlements"];

/** What a plan includes, a line each, the most asked-for first. */
export function includedLines({ trips, members, assistantRequests, modelBudget, agency }: Entitlements): string[] {
  return [
    trips === null
      ? t("As many trips as you like")
      : t("{trips, plural, one {# trip ahead at a time; past ones don't count} other {# trips ahead at a time; past ones don't count}}", { trips }),
    t("{count, plural, one {# person in each of them} other {# people in each of them}}", { count: members }),
    assistantRequests === null
      ? t("The assistant as often as you like, at a fair pace")
      : t("{count, plural, one {# request to the assistant a month} other {# requests to the assistant a month}}", { count: assistantRequests }),
    modelBudget === 1 ? t("The everyday budget for language models") : t("{factor, number} times the budget for language models", { factor: modelBudget }),
    ...(agency ? [t("The workspace for agencies, in preparation")] : []),
  ];
}

export const priceOf = (offer: Offer, interval: Interval) => (interval === "month" ? offer.monthly : offer.yearly);

/** "€8 a month"; "nothing" for what is free. */
function priceWords(offer: Offer, interval: Interval): string {
  const price = priceOf(offer, interval);
  return price ? t(interval === "month" ? "{price} a month" : "{price} a year", { price: formatMoney(price) }) : t("nothing");
}

/** How much less a year may cost than twelve months: "Save up to 25 %"; null for nothing. */
export function savingWords(offers: Offer[]): string | null {
  const shares = offers.map(({ monthly, yearly }) => (monthly && yearly ? 1 - yearly.amount / (12 * monthly.amount) : 0));
  const most = Math.floor(Math.max(...shares) * 100);
  return most > 0 ? t("Save up to {percent, number} %", { percent: most }) : null;
}

/** What changing to a plan costs, and when. */
export function changeWords(offer: Offer, interval: Interval, onTrial: boolean): string {
  const values = { plan: offer.name, price: priceWords(offer, interval) };
  if (onTrial && offer.trialDays === 0) return t("From now on {plan} costs {price}. It has no trial: yours ends, and the first payment is due now.", values);
  if (onTrial) return t("From now on {plan} costs {price}. Your trial goes on as it is.", values);
  return t("From now on {plan} costs {price}. The difference for the rest of this period is charged now; what you have paid too much is taken off your next bills.", values);
}

/** How a subscription goes on. `needsCare`: something has to be done to keep it. */
export type Renewal = { sentence: string; needsCare: boolean };

export function renewalOf({ status, interval, plan, currentPeriodEnd, cancelAt, trialEnd, graceUntil }: Subscription, offers: Offer[]): Renewal {
  const offer = offers.find((one) => one.plan === plan);
  const price = offer && interval ? priceWords(offer, interval) : t("its price");
  const values = (until: number | null) => ({ plan: offer?.name ?? t("Your plan"), price, day: until === null ? t("the end of the period") : formatDay(until) });
  switch (status) {
    case "trialing":
      return cancelAt === null
        ? { sentence: t("Your trial lasts until {day}. After that {plan} goes on for {price}, unless you cancel before.", values(trialEnd)), needsCare: false }
        : { sentence: t("Your trial ends on {day}, and nothing will be charged. Your trips stay, and you and the others can go on with them.", values(cancelAt)), needsCare: false };
    case "active":
      return cancelAt === null
        ? { sentence: t("Renews on {day} for {price}.", values(currentPeriodEnd)), needsCare: false }
        : {
            sentence: t("{plan} is cancelled and ends on {day}; until then you have all of it. Your trips stay, and you and the others can go on with them.", values(cancelAt)),
            needsCare: false,
          };
    case "past_due":
      return { sentence: t("We couldn't charge your card. You have {plan} until {day}: update your card before then to keep it.", values(graceUntil)), needsCare: true };
    case "unpaid":
    case "paused":
    case "incomplete":
    case "incomplete_expired":
    case "canceled":
      return {
        sentence: t("{plan} is on hold, as its last payment is missing. Update your card to have it back. Your trips stay, and you and the others can go on with them.", values(null)),
        needsCare: true,
      };
  }
}

/** "3 of 10", "12". */
export const usedWords = (used: number, limit: number | null): string => (limit === null ? formatNumber(used) : t("{used, number} of {limit, number}", { used, limit }));

/** From here on somebody is told that a limit is near: the last two, or nothing left. */
export const isNear = (used: number, limit: number | null): boolean => limit !== null && limit - used <= 2;
