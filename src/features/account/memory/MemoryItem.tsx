import { useMutation } from "convex/react";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router-dom";
import { api } from "../../../../convex/_generated/api";
import { rich, t } from "../../../i18n/t";
import { ConfirmDialog } from "../../../ui/Dialog";
import { IconButton } from "../../../ui/IconButton";
import { notify } from "../../../ui/toast";
import { formatDay } from "../../../lib/moments";
import { EditMemory } from "./EditMemory";
import { MEMORY_KINDS, valueInWords, type Memory } from "./memoryKinds";

export function MemoryItem({ memory, tripTitle }: { memory: Memory; tripTitle: string | null }) {
  const [doing, setDoing] = useState<"nothing" | "editing" | "forgetting">("nothing");
  const words = valueInWords(memory);
  const stop = (open: boolean) => !open && setDoing("nothing");
  return (
    <article aria-label={words} className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <p className="eyebrow">{MEMORY_KINDS[memory.kind].name}</p>
        <h3 dir="auto" className="title mt-1 text-xl wrap-anywhere">{words}</h3>
        <p className="mt-1.5 text-[0.9375rem] text-ink-soft">
          {memory.source === "stated" ? rich("You said <quote>{text}</quote>", { text: memory.text, quote: (text) => <q className="wrap-anywhere">{text}</q> }) : t("Set by you")}
          {" · "}
          <time dateTime={new Date(memory.createdAt).toISOString()} className="whitespace-nowrap">{formatDay(memory.createdAt)}</time>
          {memory.tripId && tripTitle !== null && (
            <> · {rich("in <link>{trip}</link>", { trip: tripTitle, link: (text) => <Link to={`/trips/${memory.tripId}`} className="rounded-sm text-accent underline underline-offset-4">{text}</Link> })}</>
          )}
        </p>
        {memory.kind === "homeAirport" && (
          <p className="mt-1 text-[0.9375rem] text-ink-soft">
            {rich("Plans of shared trips say so. Flights begin at the one in <link>your profile</link>, which is kept apart and seen by you alone.", {
              link: (text) => <Link to="/account/profile" className="rounded-sm text-accent underline underline-offset-4">{text}</Link>,
            })}
          </p>
        )}
      </div>
      <div className="-me-3 flex shrink-0">
        <IconButton label={t("Edit: {memory}", { memory: words })} onClick={() => setDoing("editing")}><Pencil /></IconButton>
        <IconButton label={t("Forget: {memory}", { memory: words })} onClick={() => setDoing("forgetting")}><Trash2 /></IconButton>
      </div>
      {doing === "editing" && <EditMemory memory={memory} onClose={() => setDoing("nothing")} />}
      <ForgetMemory memory={memory} words={words} open={doing === "forgetting"} onOpenChange={stop} />
    </article>
  );
}

/** Asks first: what is forgotten is deleted, and can't be brought back. */
function ForgetMemory({ memory, words, open, onOpenChange }: { memory: Memory; words: string; open: boolean; onOpenChange: (open: boolean) => void }) {
  const forgetMemory = useMutation(api.ai.memory.memories.forget);
  const [busy, setBusy] = useState(false);

  const forget = async () => {
    setBusy(true);
    try {
      await forgetMemory({ memoryId: memory._id });
      notify.done(t("Forgotten: {memory}", { memory: words }));
    } catch (error) {
      notify.error(error);
      setBusy(false);
      onOpenChange(false);
    }
  };

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("Forget “{memory}”?", { memory: words })}
      description={t("Plans that are made from now on won't follow it. It is deleted for good; you can always say it again.")}
      confirmLabel={t("Forget it")}
      busy={busy}
      onConfirm={() => void forget()}
    />
  );
}
