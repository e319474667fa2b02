// A half-written text that is there again where its field went away for a while: in another view, a sheet that was closed, a page that was loaded anew.
import { useEffect, useEffectEvent, useState } from "react";
import { forgetDraft, keepDraft, keptDraft } from "./drafts";

/** `name`: null where the text isn't kept. */
export function useKeptText(name: string | null, initial = "") {
  const [text, setText] = useState(() => (name === null ? initial : (keptDraft(name)?.text ?? initial)));
  const keep = useEffectEvent(() => {
    if (name === null) return;
    if (text.trim() === "") forgetDraft(name);
    else keepDraft(name, { text, base: "" });
  });
  useEffect(() => {
    const leave = () => keep();
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      keep();
    };
  }, []);
  return [text, setText] as const;
}
