// What stands in for a mail service while there is none: one's own mails, to be read here.
import { useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { Inbox } from "lucide-react";
import { Fragment } from "react";
import { Link } from "react-router-dom";
import { api } from "../../../../convex/_generated/api";
import { ThemeToggle } from "../../../app/ThemeToggle";
import { t } from "../../../i18n/t";
import { useTitle } from "../../../lib/useTitle";
import { Chip } from "../../../ui/Chip";
import { EmptyState } from "../../../ui/EmptyState";
import { Logo } from "../../../ui/Logo";
import { Skeleton } from "../../../ui/Skeleton";
import { browserTicket } from "../browserTicket";
import { formatMoment } from "../../../lib/moments";

type Mail = FunctionReturnType<typeof api.mail.outbox.list>["mails"][number];

export function OutboxPage() {
  useTitle(t("Outbox"));
  const outbox = useQuery(api.mail.outbox.list, { ticket: browserTicket() });
  return (
    <div className="min-h-dvh px-4 sm:px-6">
      <header className="mx-auto flex h-16 max-w-3xl items-center justify-between">
        <Link to="/trips" aria-label={t("Your trips")} className="rounded-md py-2"><Logo /></Link>
        <ThemeToggle />
      </header>
      <main id="main" className="mx-auto max-w-3xl pt-6 pb-24 sm:pt-10">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="title text-4xl sm:text-5xl">{t("Outbox")}</h1>
          {outbox?.service === false && <Chip tone="warn">{t("Stands in for a mail service")}</Chip>}
        </div>
        {outbox === undefined ? (
          <div role="status" aria-busy="true" aria-label={t("Loading the outbox")} className="mt-8 flex flex-col gap-4"><Skeleton className="h-32" /><Skeleton className="h-32" /></div>
        ) : outbox.service ? (
          <EmptyState icon={<Inbox />} title={t("Your mails are delivered")}>{t("This Caravan has a mail service. Look into your mailbox, and into its spam.")}</EmptyState>
        ) : (
          <>
            <p className="mt-3 text-ink-soft">
              {t("This Caravan has no mail service, so nothing is sent. What would be sent to you is here: the mails of your account while you are signed in, and resets of a password that were asked for in this browser, if you have signed in with it before. Whoever runs this Caravan can read the rest.")}
            </p>
            {outbox.mails.length === 0 ? (
              <EmptyState icon={<Inbox />} title={t("Nothing for you here")}>{t("Sign in to see the mails of your account. A reset shows up where the account has been signed in before.")}</EmptyState>
            ) : (
              <ul className="mt-8 flex flex-col gap-5">{outbox.mails.map((mail) => <li key={mail._id}><Letter mail={mail} /></li>)}</ul>
            )}
          </>
        )}
      </main>
    </div>
  );
}

function Letter({ mail: { _id, at, to, subject, text } }: { mail: Mail }) {
  return (
    <article aria-labelledby={_id} className="rounded-xl border border-line bg-surface p-5 shadow-card sm:p-7">
      <p className="text-sm break-words text-ink-faint">{t("To {address}", { address: to })} · <time dateTime={new Date(at).toISOString()}>{formatMoment(at)}</time></p>
      <h2 id={_id} dir="auto" className="title mt-1 text-2xl">{subject}</h2>
      <p dir="auto" className="mt-4 break-words whitespace-pre-line text-ink-soft">{text.split("\n").map((line, index) => <Fragment key={index}>{index > 0 && "\n"}<Line text={line} /></Fragment>)}</p>
    </article>
  );
}

/** Links of ours stand on lines of their own and open in place. */
function Line({ text }: { text: string }) {
  const own = text.startsWith(`${window.location.origin}/`);
  if (!own) return /^[0-9A-Z]{5}-[0-9A-Z]{5}$/.test(text) ? <strong className="text-lg font-semibold tracking-[0.12em] text-ink">{text}</strong> : text;
  return <Link to={text.slice(window.location.origin.length)} className="rounded-sm font-medium text-accent underline underline-offset-4">{text}</Link>;
}
