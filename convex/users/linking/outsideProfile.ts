// What another identity provider says of a person, made fit for a row of `users`: an odd name or picture is mended
// or left out, never a reason to keep somebody outside. Pure.
import type { UserIdentity } from "convex/server";
import { v, type Infer } from "convex/values";

export const outsideProfile = v.object({
  name: v.string(),
  /** Lower case, and verified by the provider; null when there is no such address. */
  email: v.union(v.string(), v.null()),
  image: v.union(v.string(), v.null()),
});
export type OutsideProfile = Infer<typeof outsideProfile>;

export type Said = { names: unknown[]; email: unknown; emailVerified: boolean; image: unknown };

const MAX_NAME = 80;
const MAX_EMAIL = 254;
const MAX_IMAGE = 1000;

/** `names` are tried in order; without any, the address's first part is the name. */
export function profileOf({ names, email, emailVerified, image }: Said): OutsideProfile {
  const address = typeof email === "string" ? email.trim().toLowerCase() : "";
  const known = emailVerified && address.includes("@") && address.length <= MAX_EMAIL ? address : null;
  const name = names.map(clean).find(Boolean) ?? clean(address.split("@")[0]) ?? "";
  return { name: name || "Traveller", email: known, image: typeof image === "string" && isPicture(image) ? image : null };
}

/** From a verified token's claims. */
export function profileOfIdentity({ name, givenName, nickname, email, emailVerified, pictureUrl }: UserIdentity): OutsideProfile {
  return profileOf({ names: [name, givenName, nickname], email, emailVerified: emailVerified === true, image: pictureUrl });
}

const clean = (value: unknown) => (typeof value === "string" ? [...value.replace(/[\p{C}\s]+/gu, " ").trim()].slice(0, MAX_NAME).join("") : "");

const isPicture = (url: string) => url.length <= MAX_IMAGE && URL.canParse(url) && new URL(url).protocol === "https:";
