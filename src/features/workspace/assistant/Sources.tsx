// What an answer rests on: which facts, from where, as of when, how sure.
import type { ReactNode } from "react";
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { asOfWords } from "../agents/adviceWords";
import { SURE, type Confidence } from "./placeWords";
import { reveal } from "./reveal";
import type { ThreadMessage } from "./useThread";

type Source = ThreadMessage["sources"][number];

const LEVELS: Confidence[] = ["high", "medium", "low"];
/** More names would be a list of their own. */
const MOST_NAMED = 8;

export function Sources({ sources }: { sources: Source[] }) {
  if (sources.length === 0) {
    return <Frame><p>{t("Nothing was looked up for this: it is what the language model itself says. Check it before you rely on it.")}</p></Frame>;
  }
  return (
    <Frame>
      <ul aria-label={t("Sources of this answer")} className="space-y-2.5">
        {sources.map((source) => (
          <li key={`${told(source.title)} ${source.asOf}`} className="[overflow-wrap:anywhere]">
            <p className="font-medium text-ink">{told(source.title)}, {asOfWords(source.asOf)}</p>
            <p>{told(source.facts)}:</p>
            <dl>
              {LEVELS.map((level) => <Level key={level} level={level} names={source.of.filter(({ confidence }) => confidence === level).map(({ name }) => (typeof name === "string" ? name : told(name)))} />)}
            </dl>
          </li>
        ))}
      </ul>
      <p className="mt-2.5">{t("Usual ones, not today's: check before you go.")}</p>
    </Frame>
  );
}

function Level({ level, names }: { level: Confidence; names: string[] }) {
  if (names.length === 0) return null;
  return (
    <div>
      <dt className="inline font-medium">{SURE[level]}: </dt>
      <dd className="inline">{listed(named(names))}</dd>
    </div>
  );
}

const named = (names: string[]) => (names.length > MOST_NAMED + 1 ? [...names.slice(0, MOST_NAMED), t("{count, number} more", { count: names.length - MOST_NAMED })] : names);

function Frame({ children }: { children: ReactNode }) {
  return <div ref={reveal} className="mt-1.5 scroll-my-4 animate-fade-in border-s-2 border-line ps-3 text-[0.8125rem] text-ink-soft">{children}</div>;
}
