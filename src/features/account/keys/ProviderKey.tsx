import { useRef, useState } from "react";
import { rich, t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { Chip, type ChipTone } from "../../../ui/Chip";
import { formatMoment } from "../../../lib/moments";
import { useRescuedFocus } from "../useRescuedFocus";
import { KeptKey } from "./KeptKey";
import { KeyForm } from "./KeyForm";
import type { Kept, ProviderInfo } from "./providers";

type Status = { label: string; tone: ChipTone; sentence: ((provider: string) => string) | null };
const STATUSES: Record<Kept["status"], Status> = {
  verified: { label: t("Works"), tone: "ok", sentence: null },
  refused: { label: t("No longer accepted"), tone: "danger", sentence: (provider) => t("{provider} doesn't accept this key any more. Replace it with a new one, or remove it.", { provider }) },
  unreadable: { label: t("Enter it again"), tone: "warn", sentence: () => t("The secret that this key was encrypted with is gone, so nobody can use it. Enter it again, or remove it.") },
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
            {kept
              ? rich("Ends in <end>{letters}</end> · checked <time>{when}</time>", {
                  letters: kept.last4,
                  when: formatMoment(kept.verifiedAt),
                  end: (text) => <span className="font-medium text-ink tabular-nums">{text}</span>,
                  time: (text) => <time dateTime={new Date(kept.verifiedAt).toISOString()}>{text}</time>,
                })
              : t("No key.")}
          </p>
        </div>
        {available && (
          <Button ref={opener} look="secondary" size="sm" aria-expanded={entering} aria-label={t(kept ? "Replace key for {provider}" : "Add key for {provider}", { provider: info.name })} onClick={() => setEntering(!entering)}>
            {t(kept ? "Replace" : "Add a key")}
          </Button>
        )}
      </div>
      {status?.sentence && <p className="mt-3 text-[0.9375rem] text-ink-soft">{status.sentence(info.name)}</p>}
      {entering && <KeyForm info={info} replaces={kept !== null} onClose={close} />}
      {kept && !entering && <KeptKey info={info} kept={kept} />}
    </article>
  );
}
