// What happened to one's account, newest first.
import { usePaginatedQuery } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { Skeleton } from "../../../ui/Skeleton";
import { formatMoment } from "../../../lib/moments";
import { placeWords } from "../security/placeWords";
import { auditSentence, byWords } from "./auditWords";

const FIRST = 5;
const MORE = 25;

export function HistorySection() {
  const { results, status, loadMore } = usePaginatedQuery(api.audit.log.mine, {}, { initialNumItems: FIRST });
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="title text-2xl sm:text-3xl">{t("What happened to your account")}</h2>
      {status === "LoadingFirstPage" ? <Skeleton className="mt-5 h-32" /> : results.length === 0 ? (
        <p className="mt-2.5 text-ink-soft">{t("Nothing yet. What changes how you sign in, what you pay, keep or take out is written here, with when and from where. It can't be changed afterwards, by us neither.")}</p>
      ) : (
        <>
          <ol className="mt-5 divide-y divide-line border-y border-line">
            {results.map(({ _id, at, action, by, from }) => (
              <li key={_id} className="py-3.5">
                <p className="font-medium">{auditSentence(action)}</p>
                <p className="mt-0.5 text-[0.9375rem] text-ink-soft">
                  <time dateTime={new Date(at).toISOString()}>{formatMoment(at)}</time> · {byWords(by)}
                  {(from.browser || from.network) && ` · ${placeWords(from)}`}
                </p>
              </li>
            ))}
          </ol>
          {status !== "Exhausted" && <Button look="secondary" size="sm" className="mt-4" busy={status === "LoadingMore"} onClick={() => loadMore(MORE)}>{t("Show older ones")}</Button>}
        </>
      )}
    </section>
  );
}
