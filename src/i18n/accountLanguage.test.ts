import { describe, expect, it } from "vitest";
// The one place that sees both sides, to hold them equal.
// eslint-disable-next-line no-restricted-imports
import { LOCALES } from "../../convex/words/languages";
import { languageStep } from "./accountLanguage";
import { LANGUAGES, MIRRORED } from "./language";

const nothingChosen = { made: false, untold: false };
const chosenJustNow = { made: true, untold: true };
const chosenOnce = { made: true, untold: false };

describe("the language of an account and of a device", () => {
  it("are the same few", () => expect(Object.keys(LANGUAGES)).toEqual(Object.keys(LOCALES)));

  it("tells an account without one what the screen speaks", () => {
    expect(languageStep({ here: "de", account: null, ...nothingChosen })).toEqual({ tell: "de" });
    expect(languageStep({ here: "de", account: null, ...chosenOnce })).toEqual({ tell: "de" });
  });

  it("tells a choice once, and keeps it on its device", () => {
    expect(languageStep({ here: "de", account: "en", ...chosenJustNow })).toEqual({ tell: "de" });
    expect(languageStep({ here: "de", account: "en", ...chosenOnce })).toBeNull();
  });

  it("follows the account where nothing was chosen, and is content then", () => {
    expect(languageStep({ here: "en", account: "de", ...nothingChosen })).toEqual({ follow: "de" });
    expect(languageStep({ here: "de", account: "de", ...nothingChosen })).toBeNull();
    expect(languageStep({ here: "de", account: "de", ...chosenOnce })).toBeNull();
  });

  it("leaves alone what no account can have, and what this screen doesn't speak", () => {
    expect(languageStep({ here: MIRRORED, account: null, ...chosenJustNow })).toBeNull();
    expect(languageStep({ here: "en", account: "fr", ...nothingChosen })).toBeNull();
  });
});
