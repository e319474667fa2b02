// Keys of one's own at model providers: entered here, never shown again.
import { useQuery } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { useTitle } from "../../../lib/useTitle";
import { Skeleton } from "../../../ui/Skeleton";
import { ProviderKey } from "./ProviderKey";
import { KEY_PROVIDERS } from "./providers";

export function KeysPage() {
  useTitle(t("Your keys"));
  const kept = useQuery(api.ai.keys.keys.list);
  return (
    <section aria-labelledby="your-keys">
      <h2 id="your-keys" className="title text-2xl sm:text-3xl">{t("Keys of your own")}</h2>
      <p className="mt-2.5 text-ink-soft">
        {t("If you have a key at one of these providers, the assistant can answer you with its models. Your key is used before this Caravan's, its provider bills you, and no budget here counts it. Without any key everything works all the same.")}
      </p>
      <p className="mt-2.5 text-ink-soft">{t("A key is tried at its provider first, then encrypted before it is kept. It is never shown again, not even to you.")}</p>
      {kept && !kept.available && (
        <p role="note" className="mt-6 rounded-lg bg-warn-soft px-5 py-3.5 text-[0.9375rem] text-warn">
          {t("This Caravan can't keep keys: whoever runs it has to set AI_KEYS_SECRET first.")}
        </p>
      )}
      {kept ? (
        <ul className="mt-8 divide-y divide-line border-y border-line">
          {KEY_PROVIDERS.map((info) => (
            <li key={info.provider} className="py-6">
              <ProviderKey info={info} kept={kept.keys.find(({ provider }) => provider === info.provider) ?? null} available={kept.available} />
            </li>
          ))}
        </ul>
      ) : (
        <div role="status" aria-busy="true" aria-label={t("Loading your keys")} className="mt-8 flex flex-col gap-6">
          {KEY_PROVIDERS.map(({ provider }) => <Skeleton key={provider} className="h-20" />)}
        </div>
      )}
    </section>
  );
}
