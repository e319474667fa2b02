// Stripe's test cards and what each does. A number is looked at here and forgotten: only its brand,
// its last four digits and what the card does are kept.

/** "authenticate" asks once, until the card was set up for later; "always_authenticate" asks each time. */
export type CardBehaviour = "pays" | "authenticate" | "always_authenticate" | "fails_when_charged" | "declined" | "insufficient_funds" | "expired" | "wrong_cvc" | "processing_error";

export type CardFailure = { code: string; declineCode: string | null; message: string };

export type TestCard = { number: string; brand: string; behaviour: CardBehaviour; says: string; token: string };

export const TEST_CARDS: TestCard[] = [
  { number: "4242424242424242", brand: "visa", behaviour: "pays", says: "Pays", token: "pm_card_visa" },
  { number: "4000002500003155", brand: "visa", behaviour: "authenticate", says: "Asks for 3-D Secure", token: "pm_card_authenticationRequiredOnSetup" },
  { number: "4000000000000002", brand: "visa", behaviour: "declined", says: "Is declined", token: "pm_card_visa_chargeDeclined" },
  { number: "4000000000009995", brand: "visa", behaviour: "insufficient_funds", says: "Has insufficient funds", token: "pm_card_visa_chargeDeclinedInsufficientFunds" },
  { number: "4000000000000341", brand: "visa", behaviour: "fails_when_charged", says: "Can be saved, fails when charged (at the end of a trial, at renewal)", token: "pm_card_chargeCustomerFail" },
  { number: "4000002760003184", brand: "visa", behaviour: "always_authenticate", says: "Asks for 3-D Secure every time", token: "pm_card_authenticationRequired" },
  { number: "4000000000000069", brand: "visa", behaviour: "expired", says: "Has expired", token: "pm_card_chargeDeclinedExpiredCard" },
  { number: "4000000000000127", brand: "visa", behaviour: "wrong_cvc", says: "Has another CVC", token: "pm_card_chargeDeclinedIncorrectCvc" },
  { number: "4000000000000119", brand: "visa", behaviour: "processing_error", says: "Meets a processing error", token: "pm_card_chargeDeclinedProcessingError" },
  { number: "5555555555554444", brand: "mastercard", behaviour: "pays", says: "Pays (Mastercard)", token: "pm_card_mastercard" },
  { number: "378282246310005", brand: "amex", behaviour: "pays", says: "Pays (American Express)", token: "pm_card_amex" },
];

const declined = (declineCode: string, message: string): CardFailure => ({ code: "card_declined", declineCode, message });

const FAILURES: Partial<Record<CardBehaviour, CardFailure>> = {
  declined: declined("generic_decline", "Your card was declined."),
  fails_when_charged: declined("generic_decline", "Your card was declined."),
  insufficient_funds: declined("insufficient_funds", "Your card has insufficient funds."),
  expired: { code: "expired_card", declineCode: "expired_card", message: "Your card has expired." },
  wrong_cvc: { code: "incorrect_cvc", declineCode: "incorrect_cvc", message: "Your card's security code is incorrect." },
  processing_error: { code: "processing_error", declineCode: "processing_error", message: "An error occurred while processing your card. Try again in a little bit." },
};

const AUTHENTICATION_NEEDED: CardFailure = declined("authentication_required", "Your card was declined. This transaction requires authentication.");
export const AUTHENTICATION_FAILED: CardFailure = {
  code: "payment_intent_authentication_failure",
  declineCode: null,
  message: "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
};

export type ChargeOutcome = { kind: "pays" } | { kind: "authenticate" } | { kind: "fails"; failure: CardFailure };

type Card = { behaviour: CardBehaviour; authenticated: boolean };

/** What charging the card comes to. `approved`: its holder has just passed 3-D Secure. */
export function chargeOutcome(card: Card, { offSession, approved }: { offSession: boolean; approved: boolean }): ChargeOutcome {
  const failure = FAILURES[card.behaviour];
  if (failure) return { kind: "fails", failure };
  const asks = card.behaviour === "always_authenticate" || (card.behaviour === "authenticate" && !(offSession && card.authenticated));
  if (!asks || approved) return { kind: "pays" };
  return offSession ? { kind: "fails", failure: AUTHENTICATION_NEEDED } : { kind: "authenticate" };
}

/** What saving the card for later comes to: less is asked than when it is charged. */
export function setupOutcome(card: Card, { approved }: { approved: boolean }): ChargeOutcome {
  if (card.behaviour === "fails_when_charged") return { kind: "pays" };
  return chargeOutcome(card, { offSession: false, approved });
}

/** The card of a number as it was typed, or why it can't be one. */
export function cardOfNumber(typed: string): TestCard | CardFailure {
  const number = typed.replace(/[\s-]/g, "");
  const known = TEST_CARDS.find((card) => card.number === number);
  if (known) return known;
  if (!/^\d{12,19}$/.test(number)) return { code: "invalid_number", declineCode: null, message: "Your card number is incomplete." };
  if (!passesLuhn(number)) return { code: "incorrect_number", declineCode: null, message: "Your card number is incorrect." };
  return declined("test_mode_live_card", "Your card was declined. This is an emulator, which takes Stripe's test cards alone.");
}

function passesLuhn(number: string): boolean {
  const digits = [...number].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => total + (index % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
}
