import { useQuery } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { Chip, type ChipTone } from "../../../ui/Chip";
import { Skeleton } from "../../../ui/Skeleton";
import { formatMoment } from "../../../lib/moments";
import { placeWords } from "./placeWords";

const OUTCOMES: Record<string, { label: string; tone: ChipTone }> = {
  signedIn: { label: t("Signed in"), tone: "ok" },
  wrongPassword: { label: t("Wrong password"), tone: "danger" },
  wrongCode: { label: t("Wrong code"), tone: "danger" },
};

/** The last sign-ins that were tried on the account. */
export function SignInList() {
  const events = useQuery(api.users.security.signIns);
  return (
    <section aria-labelledby="sign-ins">
      <h2 id="sign-ins" className="title text-2xl sm:text-3xl">{t("Recent sign-ins")}</h2>
      {events === undefined ? <Skeleton className="mt-5 h-24" /> : events.length === 0 ? (
        <p className="mt-2.5 text-ink-soft">{t("Sign-ins are listed here from the next one on.")}</p>
      ) : (
        <ul className="mt-5 divide-y divide-line border-y border-line">
          {events.map(({ _id, at, outcome, network, browser }) => (
            <li key={_id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 py-3.5">
              <p className="min-w-0 text-[0.9375rem] text-ink-soft"><time dateTime={new Date(at).toISOString()} className="font-medium text-ink">{formatMoment(at)}</time> · {placeWords({ network, browser })}</p>
              <Chip tone={OUTCOMES[outcome]!.tone}>{OUTCOMES[outcome]!.label}</Chip>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
