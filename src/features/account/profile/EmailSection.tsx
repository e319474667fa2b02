// The account's address: whether it is confirmed, and another one in its place.
import { useQuery } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { Chip } from "../../../ui/Chip";
import { Skeleton } from "../../../ui/Skeleton";
import { ChangeEmailDialog } from "./ChangeEmailDialog";
import { ConfirmNote } from "./ConfirmNote";

export function EmailSection() {
  const overview = useQuery(api.users.security.overview);
  const [changing, setChanging] = useState(false);
  return (
    <section aria-labelledby="email">
      <h2 id="email" className="title text-2xl sm:text-3xl">{t("E-mail")}</h2>
      {overview ? (
        <>
          <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2">
            <p className="min-w-0 font-medium break-all">{overview.email ?? t("No address")}</p>
            {overview.email && (overview.emailConfirmed ? <Chip tone="ok">{t("Confirmed")}</Chip> : <Chip tone="warn">{t("Not confirmed")}</Chip>)}
            {overview.hasPassword && <Button look="secondary" size="sm" className="ms-auto" onClick={() => setChanging(true)}>{t("Change address")}</Button>}
          </div>
          <ConfirmNote overview={overview} />
          {overview.hasPassword && <ChangeEmailDialog open={changing} onOpenChange={setChanging} />}
        </>
      ) : <Skeleton className="mt-4 h-16" />}
    </section>
  );
}
