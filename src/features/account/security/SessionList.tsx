// Where one is signed in. Ending a session takes effect there at once.
import { useMutation, useQuery } from "convex/react";
import { MonitorSmartphone } from "lucide-react";
import { useRef, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { Chip } from "../../../ui/Chip";
import { Skeleton } from "../../../ui/Skeleton";
import { notify } from "../../../ui/toast";
import { formatMoment } from "../../../lib/moments";
import { useRescuedFocus } from "../useRescuedFocus";
import { browserWords, networkWords } from "./placeWords";

export function SessionList() {
  const sessions = useQuery(api.users.sessions.list);
  const revoke = useMutation(api.users.sessions.revoke);
  const revokeOthers = useMutation(api.users.sessions.revokeOthers);
  const [busy, setBusy] = useState<Id<"authSessions"> | "others" | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useRescuedFocus(heading, sessions?.length ?? 0);

  const end = async (which: Id<"authSessions"> | "others") => {
    setBusy(which);
    try {
      await (which === "others" ? revokeOthers({}) : revoke({ sessionId: which }));
      notify.done(t(which === "others" ? "You are signed out everywhere else." : "That session is over."));
    } catch (error) {
      notify.error(error);
    }
    setBusy(null);
  };

  return (
    <section aria-labelledby="sessions">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 ref={heading} id="sessions" tabIndex={-1} className="title text-2xl outline-none sm:text-3xl">{t("Where you are signed in")}</h2>
        {sessions && sessions.length > 1 && <Button look="secondary" size="sm" busy={busy === "others"} onClick={() => void end("others")}>{t("Sign out everywhere else")}</Button>}
      </div>
      {sessions ? (
        <ul className="mt-5 divide-y divide-line border-y border-line">
          {sessions.map(({ _id, browser, network, since, seenAt, current, flagged }) => (
            <li key={_id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
              <MonitorSmartphone className="size-6 shrink-0 text-ink-faint" aria-hidden />
              <div className="min-w-0 flex-1 basis-52">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-medium">{browser ? browserWords(browser) : t("A browser from before")}</span>
                  {current && <Chip tone="accent">{t("This one")}</Chip>}
                  {flagged && <Chip tone="warn">{t("Out of the ordinary")}</Chip>}
                </p>
                <p className="mt-0.5 text-sm text-ink-soft">{t("Since {since} · last seen {seen}", { since: formatMoment(since), seen: formatMoment(seenAt) })}{network && ` · ${networkWords(network)}`}</p>
              </div>
              {!current && <Button look="secondary" size="sm" busy={busy === _id} aria-label={browser ? t("Sign out {browser}, since {since}", { browser: browserWords(browser), since: formatMoment(since) }) : t("Sign out a browser from before, since {since}", { since: formatMoment(since) })} onClick={() => void end(_id)}>{t("Sign out")}</Button>}
            </li>
          ))}
        </ul>
      ) : <Skeleton className="mt-5 h-24" />}
    </section>
  );
}
