import type { FunctionReturnType } from "convex/server";
import { useRef, useState } from "react";
import type { api } from "../../../../convex/_generated/api";
import { Button } from "../../../ui/Button";
import { Chip, type ChipTone } from "../../../ui/Chip";
import { formatMoment } from "../../../lib/moments";
import { useRescuedFocus } from "../useRescuedFocus";
import { KeptKey } from "./KeptKey";
import { KeyForm } from "./KeyForm";
import type { ProviderInfo } from "./providers";

export type Kept = FunctionReturnType<typeof api.ai.keys.keys.list>["keys"][number];

type Status = { label: string; tone: ChipTone; sentence: ((provider: string) => string) | null };
const STATUSES: Record<Kept["status"], Status> = {
  verified: { label: "Works", tone: "ok", sentence: null },
  refused: { label: "No longer accepted", tone: "danger", sentence: (provider) => `${provider} doesn't accept this key any more. Replace it with a new one, or remove it.` },
  unreadable: { label: "Enter it again", tone: "warn", sentence: () => "The secret that this key was encrypted with is gone, so nobody can use it. Enter it again, or remove it." },
};

/** One provider: the key that is kept, or a way to add one. */
export function ProviderKey({ info, kept, available }: { info: ProviderInfo; kept: Kept | null; available: boolean }) {
  const [entering, setEntering] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  useRescuedFocus(opener, kept ? 1 : 0);
  const close = () => {
    setEntering(false);
    opener.current?.focus();
  };
  const status = kept && STATUSES[kept.status];
  return (
    <article aria-label={info.name}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <h3 className="title text-xl">{info.name}</h3>
            {status && <Chip tone={status.tone}>{status.label}</Chip>}
          </div>
          <p className="mt-1 text-[0.9375rem] text-ink-soft">
            {kept ? (
              <>Ends in <span className="font-medium text-ink tabular-nums">{kept.last4}</span> · checked <time dateTime={new Date(kept.verifiedAt).toISOString()}>{formatMoment(kept.verifiedAt)}</time></>
            ) : "No key."}
          </p>
        </div>
        {available && (
          <Button ref={opener} look="secondary" size="sm" aria-expanded={entering} aria-label={`${kept ? "Replace" : "Add"} key for ${info.name}`} onClick={() => setEntering(!entering)}>
            {kept ? "Replace" : "Add a key"}
          </Button>
        )}
      </div>
      {status?.sentence && <p className="mt-3 text-[0.9375rem] text-ink-soft">{status.sentence(info.name)}</p>}
      {entering && <KeyForm info={info} replaces={kept !== null} onClose={close} />}
      {kept && !entering && <KeptKey info={info} kept={kept} />}
    </article>
  );
}
