import { Link } from "react-router-dom";
import { rich } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
import { useMailService } from "./useMailService";

/** Says where mails are when nobody delivers them; nothing where there is a mail service. */
export function OutboxHint({ className }: { className?: string | undefined }) {
  if (useMailService() !== false) return null;
  return (
    <p role="note" className={cn("mt-6 rounded-md bg-warn-soft px-4 py-3 text-[0.9375rem] text-warn", className)}>
      {rich("This Caravan has no mail service. What would be mailed is in the <link>outbox</link>.", {
        link: (text) => <Link to="/outbox" className="rounded-sm py-2 font-medium underline underline-offset-4">{text}</Link>,
      })}
    </p>
  );
}
