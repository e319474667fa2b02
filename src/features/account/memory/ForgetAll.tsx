import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { ConfirmDialog } from "../../../ui/Dialog";
import { notify } from "../../../ui/toast";

/** Forgets everything, after a question. */
export function ForgetAll() {
  const forgetAll = useMutation(api.ai.memory.memories.forgetAll);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const forget = async () => {
    setBusy(true);
    try {
      const count = await forgetAll({});
      notify.done(t("{count, plural, =1 {One memory is forgotten.} one {All # memories are forgotten.} other {All # memories are forgotten.}}", { count }));
    } catch (error) {
      notify.error(error);
      setBusy(false);
      setAsking(false);
    }
  };

  return (
    <>
      <Button look="quiet" size="sm" className="text-danger hover:bg-danger-soft" onClick={() => setAsking(true)}>{t("Forget everything")}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("Forget everything?")}
        description={t("All that the assistant remembers of you is deleted for good. Trips and their plans stay as they are.")}
        confirmLabel={t("Forget everything")}
        busy={busy}
        onConfirm={() => void forget()}
      />
    </>
  );
}
