// What a call takes, said as a shape: reading a form by it gives typed values, or Stripe's own refusal
// for what is missing, unknown or not of its kind.
import { invalidRequest, missingParameter } from "./errors";
import type { FormObject, FormValue } from "./formBody";
import type { Metadata } from "../wire";

/** `at` is the parameter's name in brackets, for the error. */
export type Reader<T> = (value: FormValue, at: string) => T;
type Readers = Record<string, Reader<unknown>>;
type Values<R extends Readers> = { [K in keyof R]: ReturnType<R[K]> };

export const text: Reader<string> = (value, at) => {
  if (typeof value !== "string") throw invalidRequest(`Invalid string: ${at}`, { param: at });
  return value;
};

/** "" clears what was there. */
export const clearableText: Reader<string | null> = (value, at) => text(value, at) || null;

export const filledText: Reader<string> = (value, at) => {
  const given = text(value, at);
  if (given === "")
    throw invalidRequest(`You passed an empty string for '${at}'. We assume empty values are an attempt to unset a parameter; however '${at}' cannot be unset.`, {
      param: at,
      code: "parameter_invalid_empty",
    });
  return given;
};

export const integer: Reader<number> = (value, at) => {
  const given = text(value, at);
  if (!/^-?\d{1,15}$/.test(given)) throw invalidRequest(`Invalid integer: ${given}`, { param: at, code: "parameter_invalid_integer" });
  return Number(given);
};

export const positiveInteger: Reader<number> = (value, at) => {
  const given = integer(value, at);
  if (given < 0) throw invalidRequest("This value must be greater than or equal to 0.", { param: at, code: "parameter_invalid_integer" });
  return given;
};

export const decimal: Reader<number> = (value, at) => {
  const given = Number(text(value, at) || NaN);
  if (!Number.isFinite(given)) throw invalidRequest(`Invalid decimal: ${text(value, at)}`, { param: at });
  return given;
};

export const flag: Reader<boolean> = (value, at) => {
  const given = text(value, at);
  if (given !== "true" && given !== "false") throw invalidRequest(`Invalid boolean: ${given}`, { param: at });
  return given === "true";
};

export const currency: Reader<string> = (value, at) => {
  const given = text(value, at).toLowerCase();
  if (!/^[a-z]{3}$/.test(given)) throw invalidRequest(`Invalid currency: ${given}.`, { param: at });
  return given;
};

export const webAddress: Reader<string> = (value, at) => {
  const given = text(value, at);
  if (!URL.canParse(given.replaceAll("{CHECKOUT_SESSION_ID}", "id")) || !/^https?:/i.test(given)) throw invalidRequest("Not a valid URL", { param: at, code: "url_invalid" });
  return given;
};

export function oneOf<const T extends string>(...allowed: T[]): Reader<T> {
  return (value, at) => {
    const given = text(value, at);
    const found = allowed.find((one) => one === given);
    if (found === undefined) throw invalidRequest(`Invalid ${at}: must be one of ${allowed.join(", ")}`, { param: at });
    return found;
  };
}

export function either<A, B>(first: Reader<A>, second: Reader<B>): Reader<A | B> {
  return (value, at) => {
    try {
      return first(value, at);
    } catch {
      return second(value, at);
    }
  };
}

export function listOf<T>(read: Reader<T>): Reader<T[]> {
  return (value, at) => {
    if (value === "") return [];
    if (typeof value === "string") throw invalidRequest("Invalid array", { param: at });
    return Object.entries(value)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([key, one]) => read(one, `${at}[${key}]`));
  };
}

/** Names and values that the caller chose; a value of "" takes the name away. */
export const metadata: Reader<Metadata> = (value, at) => {
  if (value === "") return {};
  if (typeof value === "string") throw invalidRequest("Invalid object", { param: at });
  const entries = Object.entries(value).map(([name, one]) => [name, text(one, `${at}[${name}]`)] as const);
  for (const [name, one] of entries) {
    if (name.length > 40) throw invalidRequest(`Metadata keys can have up to 40 characters: ${name}`, { param: at });
    if (one.length > 500) throw invalidRequest(`Metadata values can have up to 500 characters, but you passed in a value that is ${one.length} characters.`, { param: `${at}[${name}]` });
  }
  return Object.fromEntries(entries);
};

/** An object with these and no other fields. */
export function shape<R extends Readers, O extends Readers = Record<never, never>>(required: R, optional?: O): Reader<Values<R> & Partial<Values<O>>> {
  const readers: Readers = { ...required, ...optional };
  return (value, at) => {
    const given: FormObject = typeof value === "string" ? {} : value;
    const named = (name: string) => (at === "" ? name : `${at}[${name}]`);
    for (const name of Object.keys(given))
      if (!Object.hasOwn(readers, name)) throw invalidRequest(`Received unknown parameter: ${named(name)}`, { param: named(name), code: "parameter_unknown" });
    for (const name of Object.keys(required)) if (given[name] === undefined) throw missingParameter(named(name));
    const read = Object.entries(given).map(([name, one]) => [name, readers[name]?.(one, named(name))] as const);
    return Object.fromEntries(read) as Values<R> & Partial<Values<O>>;
  };
}

/** Metadata after an update: what is named is set, what is named with "" is gone. */
export function mergedMetadata(before: Metadata, change: Metadata | undefined): Metadata {
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ""));
}
