// Private addresses under which one's calendar reads the trip: each is shown once, and can be renewed and revoked.
import { useMutation, useQuery } from "convex/react";
import { CalendarSync, Check, Copy } from "lucide-react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { useBusy } from "../../lib/useBusy";
import { copyText } from "../../lib/copyText";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Input } from "../../ui/Input";
import { notify } from "../../ui/toast";
import { useTripFrame } from "../workspace/tripFrame";

const FEEDS = {
  mine: { title: t("My days"), what: t("What you take part in"), address: t("Address of my days") },
  all: { title: t("The whole trip"), what: t("Everybody’s plan"), address: t("Address of the whole trip") },
};
type Whose = keyof typeof FEEDS;

export function CalendarFeeds() {
  const { trip } = useTripFrame();
  const feeds = useQuery(api.transfer.feeds.mine, { tripId: trip._id });
  return (
    <section aria-labelledby="feeds">
      <h3 id="feeds" className="title flex items-center gap-2.5 text-xl"><CalendarSync className="size-5 text-accent" aria-hidden />{t("In your calendar")}</h3>
      <p className="mt-1.5 text-[0.9375rem] text-ink-soft">{t("A private address that your calendar subscribes to and follows as the plan changes. Whoever has it can read your plan, so keep it to yourself.")}</p>
      {trip.openDates ? (
        <p className="mt-3 text-[0.9375rem]">{t("It fills once the trip has dates.")}</p>
      ) : null}
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {(Object.keys(FEEDS) as Whose[]).map((whose) => <Feed key={whose} whose={whose} made={feeds?.some((feed) => feed.whose === whose) ?? null} />)}
      </ul>
    </section>
  );
}

function Feed({ whose, made }: { whose: Whose; made: boolean | null }) {
  const { trip } = useTripFrame();
  const renew = useMutation(api.transfer.feeds.renew);
  const revoke = useMutation(api.transfer.feeds.revoke);
  const { busy, run } = useBusy<"renew" | "revoke">();
  const [url, setUrl] = useState<string | null>(null);
  const { title, what, address } = FEEDS[whose];
  const make = () => run("renew", async () => setUrl((await renew({ tripId: trip._id, whose, codes: false })).url));
  const end = () =>
    run("revoke", async () => {
      await revoke({ tripId: trip._id, whose });
      setUrl(null);
      notify.done(t("The address doesn’t work any more."));
    });
  return (
    <li className="space-y-3 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-40 flex-1">
          <span className="block font-medium">{title}</span>
          <span className="block text-sm text-ink-soft">{made && !url ? t("In use. Its address was shown when it was made.") : what}</span>
        </p>
        {made && <Button look="ghost" size="sm" busy={busy === "revoke"} onClick={() => void end()}>{t("Revoke")}</Button>}
        <Button look="secondary" size="sm" busy={busy === "renew"} disabled={made === null} onClick={() => void make()}>{made ? t("New address") : t("Make an address")}</Button>
      </div>
      {url && <Address url={url} label={address} />}
    </li>
  );
}

function Address({ url, label }: { url: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await copyText(url);
      setCopied(true);
    } catch {
      notify.info(t("Copying isn’t allowed here. Select the address and copy it yourself."));
    }
  };
  return (
    <div className="space-y-2.5">
      <Field label={label} hint={t("Shown only now. In Google Calendar: Other calendars, From URL.")}>
        <div className="flex gap-2">
          <Input readOnly dir="ltr" value={url} onFocus={(event) => event.target.select()} />
          <Button look="secondary" onClick={() => void copy()}>{copied ? <Check aria-hidden /> : <Copy aria-hidden />}{copied ? t("Copied") : t("Copy")}</Button>
        </div>
      </Field>
      <Button asChild look="quiet" size="sm"><a href={url.replace(/^https?:/, "webcal:")}>{t("Subscribe on this device")}</a></Button>
    </div>
  );
}
