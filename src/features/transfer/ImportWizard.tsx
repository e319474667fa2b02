// From a file or pasted words to the plan: choose, look, add. Shows what is in it before anything is written.
import { useQuery } from "convex/react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";
import { cn } from "../../ui/cn";
import { ChooseSource } from "./ChooseSource";
import { ImportPreview } from "./ImportPreview";
import { useImport, type Done } from "./useImport";

export function ImportWizard({ tripId, barClass, onDone }: { tripId: Id<"trips"> | null; /** Of the bar at the end, as wide as what it stands in. */ barClass: string; onDone: (done: Done) => void }) {
  const me = useQuery(api.users.users.me);
  const wizard = useImport(tripId, me?.currency ?? "EUR", onDone);
  const { preview, chosen, busy, refusal, target, commit } = wizard;
  const alert = refusal && <p key={refusal} ref={showAll} role="alert" className="scroll-my-6 rounded-md bg-danger-soft px-4 py-2.5 text-danger">{refusal}</p>;
  if (!preview) {
    return (
      <div className="space-y-5 pt-2">
        <ChooseSource busy={busy === "reading"} onFile={(file) => void wizard.openFile(file)} onText={(text) => void wizard.readText(text)} />
        {alert}
      </div>
    );
  }
  return (
    <div className="pt-2">
      <ImportPreview wizard={wizard} preview={preview} inTrip={tripId !== null} />
      <div className={cn("sticky -bottom-6 z-10 mt-6 -mb-6 space-y-3 border-t border-line bg-surface pt-4 pb-6", barClass)}>
        {alert}
        <div className="flex flex-wrap-reverse items-center justify-between gap-x-3 gap-y-1">
          <Button look="ghost" onClick={wizard.startOver}>{wizard.source?.name === "" ? t("Another text") : t("Another file")}</Button>
          <Button className="max-sm:grow" busy={busy === "adding"} disabled={busy !== null || (chosen.size === 0 && preview.days.length === 0)} onClick={() => void commit()}>
            {chosen.size === 0 && preview.days.length === 0
              ? t("Choose what to add")
              : target === "trip"
                ? t("Add {count, plural, one {# thing} other {# things}}", { count: chosen.size })
                : t("Make a trip of {count, plural, one {# thing} other {# things}}", { count: chosen.size })}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** What is refused is said at the end, below what a phone shows. */
function showAll(said: HTMLElement | null) {
  said?.scrollIntoView({ block: "nearest" });
}
