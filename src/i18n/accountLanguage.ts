// Which language a device and the account it is signed in to make of each other: the account is told what is chosen here, for its
// mails; a device on which nothing was chosen takes over what was chosen elsewhere.
import { LANGUAGES, type LanguageTag } from "./language";

type Spoken = keyof typeof LANGUAGES;
const isSpoken = (tag: string): tag is Spoken => Object.hasOwn(LANGUAGES, tag);

/** What is to be done, if anything. `here`: the language of the screen; `account`: the account's, null while it has none. */
export function languageStep({ here, account, made, untold }: { here: LanguageTag; account: string | null; made: boolean; untold: boolean }): { tell: Spoken } | { follow: Spoken } | null {
  if (isSpoken(here) && (account === null || (made && untold))) return { tell: here };
  if (!made && account !== null && account !== here && isSpoken(account)) return { follow: account };
  return null;
}
