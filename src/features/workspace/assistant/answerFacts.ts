// Who gave an answer, how long it took and what it cost, in words.
import { displayLocale } from "../../../lib/dates";

/** `openai/some-model` as `some-model by openai`. */
export function modelName(model: string): string {
  if (model === "builtin") return "Built-in planner";
  const [provider, ...name] = model.split("/");
  return name.length === 0 ? model : `${name.join("/")} by ${provider}`;
}

/** Milliseconds as `0.4 s`, `12 s`, `1 min 5 s`. */
export function formatDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** US dollars; a part of a cent with its first two digits, as answers cost far less than one. */
export function formatUsd(amount: number): string {
  const digits: Intl.NumberFormatOptions = amount > 0 && amount < 0.01 ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(displayLocale, { style: "currency", currency: "USD", ...digits }).format(amount);
}
