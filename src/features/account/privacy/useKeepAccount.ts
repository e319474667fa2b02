// "Keep my account", as the banner and the Privacy page offer it.
import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { notify } from "../../../ui/toast";

export function useKeepAccount(): { keep: () => void; busy: boolean } {
  const keepAccount = useMutation(api.privacy.deletion.keep);
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    try {
      await keepAccount({});
      notify.done(t("Your account stays. Everything is as it was."));
    } catch (error) {
      notify.error(error);
    }
    setBusy(false);
  };
  return { keep: () => void keep(), busy };
}
