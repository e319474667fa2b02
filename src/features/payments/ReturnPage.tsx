// Where one comes back to from the payment service's page. The address says only which payment it is; what became of it is
// what the payment service told Caravan, shown as it arrives.
import { useAction, useQuery } from "convex/react";
import { CircleCheck, CircleSlash, Hourglass } from "lucide-react";
import { useEffect, useState } from "react";
import { Link, useSearchParams } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { LoadingPage } from "../../app/LoadingPage";
import { MessagePage } from "../../app/MessagePage";
import { useTitle } from "../../lib/useTitle";
import { Button } from "../../ui/Button";
import { notify } from "../../ui/toast";
import { EmulatedNote } from "./EmulatedNote";
import { returnWords } from "./returnWords";

export function ReturnPage() {
  useTitle(t("Your payment"));
  const [search] = useSearchParams();
  const of = search.get("of") ?? "";
  const left = search.has("left");
  const found = useQuery(api.billing.returns.get, { of });
  const ask = useAction(api.billing.returns.check);
  const [busy, setBusy] = useState(false);
  const isOpen = found?.state === "open";

  // The word of the payment service usually comes within a second; asking once makes up for one that is late.
  useEffect(() => {
    if (isOpen && !left) void ask({ of }).catch(() => undefined);
  }, [isOpen, left, of, ask]);

  if (found === undefined) return <LoadingPage />;
  const { title, text, mood, to } = returnWords(found, left);
  const check = async () => {
    setBusy(true);
    await ask({ of }).catch(notify.error);
    setBusy(false);
  };
  return (
    <MessagePage
      art={<Mood mood={mood} />}
      title={title}
      actions={
        <>
          {mood === "waiting" && <Button look="secondary" busy={busy} onClick={() => void check()}>{t("Check now")}</Button>}
          <Button asChild><Link to={to.path}>{to.label}</Link></Button>
        </>
      }
    >
      <p role="status">{text}</p>
      {found?.kind === "payment" && found.receiptUrl && <p className="mt-3"><a href={found.receiptUrl} target="_blank" rel="noreferrer" className="font-medium text-accent underline underline-offset-4">{t("Receipt")}</a></p>}
      {found && <div className="mt-6 text-start"><EmulatedNote mode={found.mode} /></div>}
    </MessagePage>
  );
}

const MOODS = { done: { Icon: CircleCheck, colour: "text-ok" }, waiting: { Icon: Hourglass, colour: "text-warn" }, nothing: { Icon: CircleSlash, colour: "text-ink-faint" } };

function Mood({ mood }: { mood: keyof typeof MOODS }) {
  const { Icon, colour } = MOODS[mood];
  return <Icon aria-hidden className={`size-16 stroke-[1.25] ${colour}`} />;
}
