// A confirmation code: big enough to be read out at a counter, one press to copy, and out of sight when somebody looks on.
import { Copy, Eye, EyeOff } from "lucide-react";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import { t } from "../../i18n/t";
import { copyText } from "../../lib/copyText";
import { cn } from "../../ui/cn";
import { IconButton } from "../../ui/IconButton";
import { notify } from "../../ui/toast";

/** Whether codes are out of sight on this device. */
const useHiddenCodes = create<{ hidden: boolean; toggle: () => void }>()(
  persist((set) => ({ hidden: false, toggle: () => set(({ hidden }) => ({ hidden: !hidden })) }), { name: "caravan-codes" }),
);

export function ConfirmationCode({ code }: { code: string }) {
  const { hidden, toggle } = useHiddenCodes();
  const copy = () => copyText(code).then(() => notify.done(t("The code is copied.")), () => notify.info(t("Your browser doesn't let us copy. Mark the code instead.")));
  return (
    <p className="flex items-center gap-1 rounded-lg bg-sunken py-1 pe-1 ps-4">
      <span className="min-w-0 flex-1">
        <span className="block text-xs text-ink-soft">{t("Confirmation code")}</span>
        {hidden && <span className="sr-only">{t("Hidden")}</span>}
        <span dir="ltr" aria-hidden={hidden || undefined} className={cn("block font-mono text-lg font-semibold tracking-wide [overflow-wrap:anywhere] rtl:text-end", hidden && "blur-sm select-none")}>{code}</span>
      </span>
      <IconButton label={hidden ? t("Show codes") : t("Hide codes")} onClick={toggle}>{hidden ? <Eye /> : <EyeOff />}</IconButton>
      <IconButton label={t("Copy the code")} onClick={() => void copy()}><Copy /></IconButton>
    </p>
  );
}
