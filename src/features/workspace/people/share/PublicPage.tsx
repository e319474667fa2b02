// The trip's page for everybody who has its address: on or off, what it shows, until when; looked at as a reader would.
import { useMutation } from "convex/react";
import { Eye, RefreshCw } from "lucide-react";
import { useState } from "react";
import { api } from "../../../../../convex/_generated/api";
import { t } from "../../../../i18n/t";
import { useBusy } from "../../../../lib/useBusy";
import { formatMoment } from "../../../../lib/moments";
import { QrCode } from "../../../account/security/QrCode";
import { SwitchField } from "../../../account/SwitchField";
import { Button } from "../../../../ui/Button";
import { Field } from "../../../../ui/Field";
import { Select } from "../../../../ui/Input";
import { Skeleton } from "../../../../ui/Skeleton";
import { notify } from "../../../../ui/toast";
import { useTripFrame } from "../../tripFrame";
import { CopyField } from "./CopyField";
import { PagePreview } from "./PagePreview";
import { usePublicPage, type PageSettings } from "./usePublicPage";

const SHOWS: Record<keyof PageSettings["shows"], { label: string; hint: string }> = {
  addresses: { label: t("Addresses"), hint: t("Where exactly things are. Without, the city alone.") },
  notes: { label: t("Notes and links"), hint: t("What is written to items and days, and flight numbers.") },
  prices: { label: t("Prices"), hint: t("What items cost. The budget is never shown.") },
  ideas: { label: t("Ideas"), hint: t("What isn't on a day yet.") },
  people: { label: t("First names"), hint: t("Who travels.") },
  cover: { label: t("Cover picture"), hint: t("Yours, on the page and beside its link. Without, a drawn one.") },
};

export function PublicPage() {
  const { trip } = useTripFrame();
  const { settings, change, setOn } = usePublicPage(trip._id);
  const [previewing, setPreviewing] = useState(false);
  if (!settings) return <Skeleton className="h-56" />;
  const { on, expired, shows } = settings;
  return (
    <div className="space-y-6">
      <SwitchField label={t("Anybody can read this trip")} hint={t("With its address, without an account, and without changing anything. Booking codes, files, comments and who pays are never shown.")} checked={on} onCheckedChange={setOn} />
      {on && settings.slug && <Address slug={settings.slug} expired={expired} />}
      <fieldset>
        <legend className="eyebrow">{t("What it shows besides places and times")}</legend>
        <div className="mt-1 space-y-2">
          {(Object.keys(SHOWS) as (keyof typeof SHOWS)[]).map((part) => (
            <SwitchField key={part} {...SHOWS[part]} checked={shows[part] ?? false} onCheckedChange={(checked) => change({ shows: { ...shows, [part]: checked } })} />
          ))}
        </div>
        <Button look="secondary" size="sm" className="mt-3" onClick={() => setPreviewing(true)}><Eye aria-hidden />{t("See it as a reader")}</Button>
      </fieldset>
      <fieldset>
        <legend className="eyebrow">{t("What readers can do")}</legend>
        <div className="mt-1 space-y-2">
          <SwitchField label={t("Copy it into their trips")} hint={t("With what the page shows, and no more.")} checked={settings.copies} onCheckedChange={(copies) => change({ copies })} />
          <SwitchField label={t("Ask to join")} hint={t("You decide on each, under People.")} checked={settings.requests} onCheckedChange={(requests) => change({ requests })} />
          <SwitchField label={t("Find it with search engines")} hint={t("Otherwise they are told to leave it out.")} checked={settings.indexed} onCheckedChange={(indexed) => change({ indexed })} />
        </div>
      </fieldset>
      {on && <Ends expiresAt={settings.expiresAt} onChange={(days) => change({ days })} />}
      <PagePreview open={previewing} onClose={() => setPreviewing(false)} shows={shows} />
    </div>
  );
}

function Address({ slug, expired }: { slug: string; expired: boolean }) {
  const { trip } = useTripFrame();
  const renew = useMutation(api.trips.publicPages.renewAddress);
  const { busy, run } = useBusy<"renew">();
  const [showsQr, setShowsQr] = useState(false);
  const address = `${window.location.origin}/t/${slug}`;
  const another = () => run("renew", async () => {
    await renew({ tripId: trip._id });
    notify.done(t("The page has another address. The old one opens nothing any more."));
  });
  return (
    <div className="space-y-3">
      <Field label={t("Address")} error={expired ? t("The page's time is over. Choose below until when it is there.") : null}><CopyField label={t("Address of the public page")} text={address} /></Field>
      <div className="-ms-3 flex flex-wrap">
        <Button look="quiet" size="sm" asChild><a href={address} target="_blank" rel="noreferrer">{t("Open it")}</a></Button>
        <Button look="quiet" size="sm" aria-expanded={showsQr} onClick={() => setShowsQr(!showsQr)}>{t(showsQr ? "Hide the QR code" : "Show a QR code")}</Button>
        <Button look="quiet" size="sm" busy={busy !== null} onClick={() => void another()}><RefreshCw aria-hidden />{t("Another address")}</Button>
      </div>
      {showsQr && <QrCode text={address} label={t("QR code of the public page's address")} />}
    </div>
  );
}

const ENDS = { never: t("Until you switch it off"), 7: t("For 7 days from now"), 30: t("For 30 days from now"), 90: t("For 90 days from now") };

function Ends({ expiresAt, onChange }: { expiresAt: number | null; onChange: (days: number | null) => void }) {
  return (
    <Field label={t("How long it is there")} hint={expiresAt === null ? undefined : t("It is over on {date}.", { date: formatMoment(expiresAt) })}>
      <Select value={expiresAt === null ? "never" : "set"} onChange={(event) => onChange(event.target.value === "never" ? null : Number(event.target.value))}>
        {expiresAt !== null && <option value="set" disabled>{t("Until the date below")}</option>}
        {Object.entries(ENDS).map(([days, words]) => <option key={days} value={days}>{words}</option>)}
      </Select>
    </Field>
  );
}
