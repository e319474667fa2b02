// The audit log of this Caravan: filtered, and checked.
import { usePaginatedQuery } from "convex/react";
import { ScrollText } from "lucide-react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { useTitle } from "../../../lib/useTitle";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { Skeleton } from "../../../ui/Skeleton";
import { AuditFilters, EVERYTHING, filterArguments, type Filter } from "./AuditFilters";
import { AuditRow } from "./AuditRow";
import { ChainCheck } from "./ChainCheck";

const PAGE = 30;

export function AuditPage() {
  useTitle(t("Audit log"));
  const [filter, setFilter] = useState<Filter>(EVERYTHING);
  return (
    <section aria-labelledby="audit">
      <h2 id="audit" className="title text-2xl sm:text-3xl">{t("Audit log")}</h2>
      <p className="mt-2.5 max-w-2xl text-ink-soft">{t("Who did what to which account. Rows hold ids and no names, are never changed, and each seals the one before it.")}</p>
      <ChainCheck />
      <AuditFilters filter={filter} onChange={setFilter} />
      <Rows key={JSON.stringify(filter)} filter={filter} onPerson={(personId) => setFilter({ ...EVERYTHING, personId })} />
    </section>
  );
}

function Rows({ filter, onPerson }: { filter: Filter; onPerson: (personId: string) => void }) {
  const { results, status, loadMore } = usePaginatedQuery(api.audit.admin.list, filterArguments(filter), { initialNumItems: PAGE });
  if (status === "LoadingFirstPage") return <div role="status" aria-busy="true" aria-label={t("Loading the audit log")} className="mt-6 flex flex-col gap-3"><Skeleton className="h-14" /><Skeleton className="h-14" /><Skeleton className="h-14" /></div>;
  if (results.length === 0) {
    return <EmptyState icon={<ScrollText />} title={t("Nothing like that")}>{t("No row of the log fits. Take a filter away to see more.")}</EmptyState>;
  }
  return (
    <>
      <ol className="mt-6 divide-y divide-line border-y border-line">
        {results.map((row) => <li key={row._id}><AuditRow row={row} onPerson={onPerson} /></li>)}
      </ol>
      {status !== "Exhausted" && <Button look="secondary" size="sm" className="mt-4" busy={status === "LoadingMore"} onClick={() => loadMore(PAGE)}>{t("Show older ones")}</Button>}
    </>
  );
}
