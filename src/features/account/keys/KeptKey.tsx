import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { ConfirmDialog } from "../../../ui/Dialog";
import { notify } from "../../../ui/toast";
import { SwitchField } from "../SwitchField";
import type { Kept, ProviderInfo } from "./providers";

/** What may be chosen for a key that is kept: what happens when it fails, and its removal. */
export function KeptKey({ info: { provider, name }, kept: { last4, allowFallback } }: { info: ProviderInfo; kept: Kept }) {
  const setFallback = useMutation(api.ai.keys.keys.setFallback).withOptimisticUpdate((store, changed) => {
    const list = store.getQuery(api.ai.keys.keys.list, {});
    if (list) store.setQuery(api.ai.keys.keys.list, {}, { ...list, keys: list.keys.map((key) => (key.provider === changed.provider ? { ...key, allowFallback: changed.allowFallback } : key)) });
  });
  const removeKey = useMutation(api.ai.keys.keys.remove);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const remove = async () => {
    setBusy(true);
    try {
      await removeKey({ provider });
      notify.done(t("Your key for {provider} is gone from Caravan.", { provider: name }));
    } catch (error) {
      notify.error(error);
      setBusy(false);
      setAsking(false);
    }
  };

  return (
    <div className="mt-4 flex flex-col gap-2">
      <SwitchField
        label={t("May fall back to this Caravan's keys")}
        hint={t("When {provider} can't answer with your key, this Caravan's own keys may be used, on your budget here.", { provider: name })}
        checked={allowFallback}
        onCheckedChange={(next) => void setFallback({ provider, allowFallback: next }).catch(notify.error)}
      />
      <div><Button look="quiet" size="sm" className="-ms-3 text-danger hover:bg-danger-soft" aria-label={t("Remove key for {provider}", { provider: name })} onClick={() => setAsking(true)}>{t("Remove this key")}</Button></div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("Remove your key for {provider}?", { provider: name })}
        description={t("Caravan forgets the key that ends in {end}. It stays valid at {provider} until you revoke it there.", { end: last4, provider: name })}
        confirmLabel={t("Remove it")}
        busy={busy}
        onConfirm={() => void remove()}
      />
    </div>
  );
}
