// Keeps the language of the signed-in person's account and of this device together; see i18n/accountLanguage.ts for how.
import { useMutation, useQuery } from "convex/react";
import { useEffect, useRef } from "react";
import { api } from "../../../convex/_generated/api";
import { languageStep } from "../../i18n/accountLanguage";
import { choiceHere, followChoice, language, noteTold } from "../../i18n/language";

export function useAccountLanguage() {
  const account = useQuery(api.users.users.me)?.language;
  const update = useMutation(api.users.users.update);
  const looked = useRef(false);
  useEffect(() => {
    // Once a load: what is chosen elsewhere later mustn't take the page from under somebody's hands.
    if (account === undefined || looked.current) return;
    looked.current = true;
    const step = languageStep({ here: language, account, ...choiceHere() });
    if (step === null) return;
    if ("follow" in step) followChoice(step.follow);
    // What isn't heard now is told at the next load.
    else void update({ language: step.tell }).then(noteTold, () => undefined);
  }, [account, update]);
}
