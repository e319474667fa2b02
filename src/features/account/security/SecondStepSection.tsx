// Two-step sign-in: on, off, and the codes for the day the phone is gone.
import { useAction } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { Link } from "react-router-dom";
import { api } from "../../../../convex/_generated/api";
import { rich, t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { Chip } from "../../../ui/Chip";
import { notify } from "../../../ui/toast";
import { formatDay } from "../../../lib/moments";
import { DisableDialog } from "./DisableDialog";
import { EnrolDialog, type Enrolment } from "./EnrolDialog";
import { RecoveryCodesDialog } from "./RecoveryCodesDialog";
import { useProof } from "./useProof";

type Overview = FunctionReturnType<typeof api.users.security.overview>;

export function SecondStepSection({ overview: { secondStep, emailConfirmed, canKeepSecrets } }: { overview: Overview }) {
  const begin = useAction(api.users.totp.begin);
  const renew = useAction(api.users.totp.renewRecoveryCodes);
  const { withProof, proofDialog } = useProof();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [disabling, setDisabling] = useState(false);
  const [busy, setBusy] = useState(false);

  const attempt = async (act: () => Promise<unknown>) => {
    setBusy(true);
    await withProof(act).catch(notify.error);
    setBusy(false);
  };

  return (
    <section aria-labelledby="second-step">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h2 id="second-step" className="title text-2xl sm:text-3xl">{t("Two-step sign-in")}</h2>
        {secondStep ? <Chip tone="ok">{t("On")}</Chip> : <Chip>{t("Off")}</Chip>}
      </div>
      <p className="mt-2.5 text-ink-soft">
        {secondStep
          ? t("On since {day}: after your password, a code of your authenticator app is asked for.", { day: formatDay(secondStep.since) })
          : t("After your password, a code of an app on your phone is asked for. Somebody who learns your password still can't get in.")}
      </p>
      {secondStep ? (
        <>
          <p className="mt-2 text-ink-soft">
            {t(
              "{count, plural, one {# recovery code is left, for when the app isn't at hand. Each works once.} other {# recovery codes are left, for when the app isn't at hand. Each works once.}}",
              { count: secondStep.recoveryCodesLeft },
            )}
          </p>
          <div className="mt-5 flex flex-wrap gap-2.5">
            <Button look="secondary" busy={busy} onClick={() => void attempt(async () => setCodes(await renew({})))}>{t("New recovery codes")}</Button>
            <Button look="quiet" className="text-danger hover:bg-danger-soft" onClick={() => setDisabling(true)}>{t("Switch off")}</Button>
          </div>
        </>
      ) : emailConfirmed && canKeepSecrets ? (
        <Button className="mt-5" busy={busy} onClick={() => void attempt(async () => setEnrolment(await begin({})))}>{t("Set up two-step sign-in")}</Button>
      ) : (
        <p className="mt-3 text-[0.9375rem] text-ink-soft">
          {canKeepSecrets
            ? rich("It needs a confirmed address first: <link>confirm your e-mail</link>.", {
                link: (text) => <Link to="/verify-email" className="rounded-sm py-2 font-medium text-accent underline underline-offset-4">{text}</Link>,
              })
            : t("This Caravan can't keep secrets: whoever runs it has to set AI_KEYS_SECRET first.")}
        </p>
      )}
      {enrolment && <EnrolDialog enrolment={enrolment} onClose={() => setEnrolment(null)} onEnrolled={(fresh) => { setEnrolment(null); setCodes(fresh); }} />}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
      {disabling && <DisableDialog onClose={() => setDisabling(false)} />}
      {proofDialog}
    </section>
  );
}
