import { ListChecks } from "lucide-react";
import { useId } from "react";
import { t } from "../../../i18n/t";
import { IconButton } from "../../../ui/IconButton";
import { Popover } from "../../../ui/Popover";
import { useEdits } from "../useEdits";
import { useTripFrame } from "../tripFrame";
import type { Itinerary } from "../useItinerary";

type Rule = Itinerary["trip"]["assistant"];

const RULES: { rule: Rule; name: string; sentence: string }[] = [
  { rule: "atOnce", name: t("At once"), sentence: t("The plan changes for everyone as the assistant works. Every change can be undone.") },
  { rule: "review", name: t("We review first"), sentence: t("Changes wait here until someone who plans this trip accepts or declines them.") },
  { rule: "vote", name: t("We vote"), sentence: t("A change goes in when more than half of the editors are for it. The owner may decide alone.") },
];

/** How the assistant's changes come into this trip's plan. */
export function ChangeRule() {
  const { trip } = useTripFrame();
  const edits = useEdits();
  const name = useId();
  return (
    <Popover label={t("How changes come in")} trigger={<IconButton label={t("How changes come in")}><ListChecks /></IconButton>}>
      <fieldset>
        <legend className="title text-lg">{t("How changes come in")}</legend>
        <div className="-mx-2 mt-2">
          {RULES.map(({ rule, name: said, sentence }) => (
            <label key={rule} className="flex items-start gap-3 rounded-md px-2 py-2.5 hover:bg-ink/5">
              <input type="radio" name={name} checked={trip.assistant === rule} onChange={() => void edits.updateTrip({ assistant: rule })} className="mt-1 size-4 shrink-0 accent-accent" />
              <span>
                <span className="block text-[0.9375rem] font-medium">{said}</span>
                <span className="block text-sm text-ink-soft">{sentence}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </Popover>
  );
}
