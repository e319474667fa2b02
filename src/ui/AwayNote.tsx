import { CloudOff } from "lucide-react";
import { t } from "../i18n/t";
import { useAway } from "../lib/offline/away";
import { cn } from "./cn";

/** On top of what needs the server, while there is none: so that nobody waits for it. */
export function AwayNote({ className }: { className?: string }) {
  const away = useAway((state) => state.away);
  if (!away) return null;
  return (
    <p className={cn("flex items-start gap-2.5 rounded-md bg-sunken px-3.5 py-2.5 text-sm text-ink-soft", className)}>
      <CloudOff className="mt-0.5 size-4 shrink-0" aria-hidden />
      {t("Changes to the plan are kept on this device. What else is here waits for the network.")}
    </p>
  );
}
