// The ways that lead into one's account, one beside the other: add Clerk to a password, take away what isn't used.
import { useClerk } from "@clerk/clerk-react";
import { useMutation, useQuery } from "convex/react";
import { KeyRound, Link2, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { formatDay } from "../../lib/moments";
import { useProof } from "../../features/account/security/useProof";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/Dialog";
import { Skeleton } from "../../ui/Skeleton";
import { notify } from "../../ui/toast";
import { useIdentity } from "../identity";
import { keepLinkCode } from "./linkCode";

const LABEL = { builtIn: t("Caravan password"), clerk: t("Clerk sign-in") } as const;

export function WaysIn() {
  const clerk = useClerk();
  const { provider } = useIdentity();
  const ways = useQuery(api.users.linking.list);
  const me = useQuery(api.users.users.me);
  const offer = useMutation(api.users.linking.offer);
  const remove = useMutation(api.users.linking.remove);
  const { withProof, proofDialog } = useProof();
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState<{ tokenIdentifier: string; kind: keyof typeof LABEL } | null>(null);

  const attempt = async (act: () => Promise<unknown>) => {
    setBusy(true);
    await withProof(act).catch(notify.error);
    setBusy(false);
  };
  const link = async () => {
    keepLinkCode({ ...(await offer({})), purpose: "link" });
    clerk.openSignIn({ forceRedirectUrl: "/account/security", signUpForceRedirectUrl: "/account/security" });
  };

  if (!ways || !me) return <Skeleton className="h-32 w-full rounded-lg" />;
  // A guest has no account yet to which anything could be added.
  if (me.isAnonymous) return null;
  return (
    <section aria-labelledby="ways-in">
      <h2 id="ways-in" className="title text-2xl sm:text-3xl">{t("Ways to sign in")}</h2>
      <p className="mt-2.5 text-ink-soft">{t("Each of them leads into this account.")}</p>
      <ul className="mt-4 divide-y divide-line rounded-lg border border-line bg-surface">
        {ways.map(({ tokenIdentifier, kind, linkedAt, current }) => (
          <li key={tokenIdentifier} className="flex min-h-16 flex-wrap items-center gap-3 px-4 py-3">
            {kind === "builtIn" ? <KeyRound className="size-5 text-ink-soft" aria-hidden /> : <ShieldCheck className="size-5 text-ink-soft" aria-hidden />}
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{LABEL[kind]}</span>
              <span className="block text-sm text-ink-soft">{current ? t("Signed in with it now") : linkedAt ? t("Linked on {date}", { date: formatDay(linkedAt) }) : t("The first one")}</span>
            </span>
            {!current && (
              <Button look="secondary" size="sm" disabled={busy} aria-label={t("Remove {way}", { way: LABEL[kind] })} onClick={() => setLeaving({ tokenIdentifier, kind })}>{t("Remove")}</Button>
            )}
          </li>
        ))}
      </ul>
      {provider === "builtIn" && (
        <Button look="secondary" className="mt-4" busy={busy} onClick={() => void attempt(link)}><Link2 aria-hidden />{t("Link a Clerk sign-in")}</Button>
      )}
      {leaving && (
        <ConfirmDialog
          open
          onOpenChange={() => setLeaving(null)}
          title={t("Remove the {way}?", { way: LABEL[leaving.kind] })}
          description={t("It will no longer lead into this account, on any device. Your trips stay.")}
          confirmLabel={t("Remove")}
          busy={busy}
          onConfirm={() => void attempt(() => remove({ tokenIdentifier: leaving.tokenIdentifier })).then(() => setLeaving(null))}
        />
      )}
      {proofDialog}
    </section>
  );
}
