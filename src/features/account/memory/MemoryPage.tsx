// What the assistant remembers of a person: all of it, each to be put right or forgotten.
import { useMutation, usePaginatedQuery, useQuery } from "convex/react";
import { BookHeart } from "lucide-react";
import { useRef } from "react";
import { api } from "../../../../convex/_generated/api";
import { rich, t } from "../../../i18n/t";
import { useTitle } from "../../../lib/useTitle";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { Skeleton } from "../../../ui/Skeleton";
import { notify } from "../../../ui/toast";
import { SwitchField } from "../SwitchField";
import { useRescuedFocus } from "../useRescuedFocus";
import { ForgetAll } from "./ForgetAll";
import { MemoryItem } from "./MemoryItem";
import { useTripTitles } from "./useTripTitles";

const PAGE = 50;

export function MemoryPage() {
  useTitle(t("What is remembered"));
  const { results, status, loadMore } = usePaginatedQuery(api.ai.memory.memories.list, {}, { initialNumItems: PAGE });
  const titles = useTripTitles(results.some(({ tripId }) => tripId !== null));
  const heading = useRef<HTMLHeadingElement>(null);
  useRescuedFocus(heading, results.length);
  return (
    <section aria-labelledby="memories">
      <h2 ref={heading} id="memories" tabIndex={-1} className="title outline-none text-2xl sm:text-3xl">{t("What the assistant remembers")}</h2>
      <p className="mt-2.5 text-ink-soft">{t("Lasting wishes that you have told it. They shape every plan made for you, in every trip; in a shared trip its plans say whose wish they follow.")}</p>
      <MemorySwitch />
      {status === "LoadingFirstPage" ? (
        <div role="status" aria-busy="true" aria-label={t("Loading what is remembered")} className="mt-8 flex flex-col gap-4"><Skeleton className="h-20" /><Skeleton className="h-20" /></div>
      ) : results.length === 0 ? (
        <EmptyState icon={<BookHeart />} title={t("Nothing yet")}>
          {rich("Tell the assistant something that holds for every trip, such as <quote>I'm vegetarian and I hate early mornings.</quote> It says when it has remembered something, and lists it here.", {
            quote: (text) => <q className="text-ink">{text}</q>,
          })}
        </EmptyState>
      ) : (
        <>
          <ul className="mt-8 divide-y divide-line border-y border-line">
            {results.map((memory) => <li key={memory._id} className="py-4"><MemoryItem memory={memory} tripTitle={(memory.tripId && titles.get(memory.tripId)) ?? null} /></li>)}
          </ul>
          <div className="mt-5 -me-3 flex flex-wrap justify-between gap-3">
            {status === "Exhausted" ? <span /> : <Button look="secondary" size="sm" busy={status === "LoadingMore"} onClick={() => loadMore(PAGE)}>{t("Show older ones")}</Button>}
            <ForgetAll />
          </div>
        </>
      )}
    </section>
  );
}

function MemorySwitch() {
  const settings = useQuery(api.ai.memory.memories.settings);
  const setEnabled = useMutation(api.ai.memory.memories.setEnabled).withOptimisticUpdate((store, { enabled }) => store.setQuery(api.ai.memory.memories.settings, {}, { enabled }));
  if (!settings) return <Skeleton className="mt-6 h-18" />;
  return (
    <div className="mt-5 border-t border-line pt-3">
      <SwitchField
        label={t("Remember my wishes")}
        hint={t("While this is off, nothing new is remembered and nothing below is used, in shared trips too; what is listed stays until you forget it.")}
        checked={settings.enabled}
        onCheckedChange={(enabled) => void setEnabled({ enabled }).catch(notify.error)}
      />
    </div>
  );
}
