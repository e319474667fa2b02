import { useAction } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { useSubmit } from "../../../lib/useSubmit";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { CodeField } from "../CodeField";
import { QrCode } from "./QrCode";

export type Enrolment = { secret: string; uri: string };
export type EnrolDialogProps = { enrolment: Enrolment; onClose: () => void; /** With the recovery codes, shown this once. */ onEnrolled: (codes: string[]) => void };

/** The secret goes into the app, and the app's first code comes back. */
export function EnrolDialog({ enrolment: { secret, uri }, onClose, onEnrolled }: EnrolDialogProps) {
  const confirm = useAction(api.users.totp.confirm);
  const [code, setCode] = useState("");
  const { busy, refusal, submit } = useSubmit(async () => onEnrolled(await confirm({ code })));

  return (
    <Dialog open onOpenChange={onClose} title={t("Set up two-step sign-in")} description={t("Scan this with an authenticator app, or type the key into it.")}>
      <div className="grid items-center gap-6 sm:grid-cols-[14rem_1fr]">
        <div className="mx-auto w-full max-w-56"><QrCode text={uri} label={t("QR code for your authenticator app")} /></div>
        <div className="min-w-0">
          <p className="text-sm font-medium">{t("Key for the app")}</p>
          <p dir="ltr" aria-label={t("Key for the app")} className="mt-1 font-medium tracking-[0.08em] break-words text-ink-soft select-all">{secret.match(/.{1,4}/g)!.join(" ")}</p>
          <form noValidate onSubmit={(event) => void submit(event)} className="mt-5 flex flex-col gap-4">
            <CodeField label={t("Code that the app shows")} hint={t("Six digits.")} name="code" inputMode="numeric" error={refusal} value={code} onChange={(event) => setCode(event.target.value)} />
            <Button type="submit" busy={busy} disabled={!code.trim()}>{t("Switch it on")}</Button>
          </form>
        </div>
      </div>
    </Dialog>
  );
}
