import { useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import type { ReactNode } from "react";
import { api } from "../../../../convex/_generated/api";
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Skeleton } from "../../../ui/Skeleton";

type Outlook = FunctionReturnType<typeof api.privacy.deletion.outlook>;

export function DeleteDialog({ busy, onClose, onConfirm }: { busy: boolean; onClose: () => void; onConfirm: () => void }) {
  const outlook = useQuery(api.privacy.deletion.outlook);
  const me = useQuery(api.users.users.me);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("Delete your account?")}
      description={t(
        me?.isAnonymous
          ? "Nothing goes today. You can change your mind for fourteen days, in this browser."
          : "Nothing goes today. You can change your mind for fourteen days, here or after signing in again.",
      )}
      footer={
        <>
          <Button look="ghost" onClick={onClose}>{t("Keep my account")}</Button>
          <Button look="danger" busy={busy} disabled={!outlook} onClick={onConfirm}>{t("Delete in 14 days")}</Button>
        </>
      }
    >
      {outlook ? <Outcome outlook={outlook} /> : <Skeleton className="h-32" />}
    </Dialog>
  );
}

function Outcome({ outlook: { gone, handedOver, shared, plan } }: { outlook: Outlook }) {
  return (
    <dl className="divide-y divide-line border-y border-line">
      {gone.length > 0 && <Part name={t("Goes for good")}>{titles(gone)}</Part>}
      {handedOver.map(({ title, to }) => <Part key={title} name={t("Is handed on")}>{t("“{trip}” goes to {person}", { trip: title, person: to })}</Part>)}
      {shared > 0 && (
        <Part name={t("Stays with the others")}>
          {t(
            "{count, plural, one {The trip you were invited to. What you did there reads “Somebody who left”.} other {The # trips you were invited to. What you did there reads “Somebody who left”.}}",
            { count: shared },
          )}
        </Part>
      )}
      {plan && <Part name={t("Ends", {}, "plan")}>{t("Your plan, on that day and without a refund. To end it sooner, do so under Plan.")}</Part>}
      <Part name={t("Is removed")}>{t("Name, address, sign-ins, keys, documents, what the assistant remembers, and what you told it.")}</Part>
      <Part name={t("Is kept")}>{t("Payments and the log of your account, by number and without your name: the law wants the first, honesty the second.")}</Part>
      <Part name={t("Isn't cancelled")}>{t("Bookings that stand. Cancel them first if you won't go.")}</Part>
    </dl>
  );
}

const SHOWN = 4;
const titles = (all: string[]) => {
  const more = all.length - SHOWN;
  const shown = all.slice(0, SHOWN).map((trip) => t("“{trip}”", { trip }));
  return listed(more > 0 ? [...shown, t("{count, plural, one {# more trip} other {# more trips}}", { count: more })] : shown);
};

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-5 gap-y-0.5 py-3 sm:grid-cols-[10rem_1fr]">
      <dt className="font-medium">{name}</dt>
      <dd className="min-w-0 text-ink-soft wrap-anywhere">{children}</dd>
    </div>
  );
}
