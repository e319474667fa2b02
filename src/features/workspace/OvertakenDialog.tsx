// Changes of one's own that met somebody else's while one was away: both are shown, and one is kept.
import { useConvex } from "convex/react";
import { useState } from "react";
import { t } from "../../i18n/t";
import { told } from "../../i18n/told";
import { listed } from "../../i18n/formats";
import type { Overtaken } from "../../lib/errors";
import { formatMoment } from "../../lib/moments";
import { settleOvertaken } from "../../lib/chooseOvertaken";
import { chooseNow, useOvertaken, type OvertakenEdit } from "../../lib/overtaken";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { notify } from "../../ui/toast";
import { capitalised, fieldWords, rowTitle, valueWords } from "./people/history/historyWords";

type Row = Overtaken["rows"][number];
type Keep = "mine" | "theirs";

export default function OvertakenDialog() {
  const { edits, choosing } = useOvertaken();
  const client = useConvex();
  const [busy, setBusy] = useState<string | null>(null);
  const settle = async (chosen: readonly OvertakenEdit[], keep: Keep, name: string) => {
    setBusy(name);
    // In their order: what is made of one may follow from another.
    for (const one of chosen) await settleOvertaken(client, one, keep).catch(notify.error);
    setBusy(null);
    announce(keep === "mine" ? t("Yours is kept.") : t("Theirs is kept."));
    if (useOvertaken.getState().edits.length === 0) chooseNow(false);
  };
  return (
    <Dialog
      open={choosing && edits.length > 0}
      onOpenChange={chooseNow}
      title={t("Which should it be?")}
      description={t("While you were away, somebody else changed what you changed too. Nothing is lost: choose what the plan keeps.")}
      footer={
        edits.length > 1 ? (
          <>
            <Button look="ghost" disabled={busy !== null} onClick={() => void settle(edits, "theirs", "all theirs")}>{t("Keep all of theirs")}</Button>
            <Button look="secondary" disabled={busy !== null} onClick={() => void settle(edits, "mine", "all mine")}>{t("Keep all of mine")}</Button>
          </>
        ) : undefined
      }
    >
      <ul className="space-y-4">
        {edits.map((one) => <Contest key={one.edit.editKey} one={one} busy={busy} onKeep={(keep) => void settle([one], keep, `${one.edit.editKey} ${keep}`)} />)}
      </ul>
    </Dialog>
  );
}

function Contest({ one, busy, onKeep }: { one: OvertakenEdit; busy: string | null; onKeep: (keep: Keep) => void }) {
  const { edit, overtaken } = one;
  const title = listed(overtaken.rows.map(rowTitle));
  const people = [...new Set(overtaken.theirs.map(({ by }) => by ?? t("somebody who left")))];
  const others = people.length > 0 ? listed(people) : t("Somebody else");
  return (
    <li className="rounded-lg border border-line p-4">
      <h3 className="font-medium [overflow-wrap:anywhere]">
        {title} <span className="font-normal text-ink-faint">· {overtaken.trip.title}</span>
      </h3>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <Side heading={t("You")} steps={[{ words: wordsOf(overtaken.mine), at: edit.at }]} rows={overtaken.rows} of="mine">
          <Button size="sm" className="w-full" busy={busy === `${edit.editKey} mine`} disabled={busy !== null} aria-label={t("Keep my change: {item}", { item: title })} onClick={() => onKeep("mine")}>{t("Keep my change")}</Button>
        </Side>
        <Side heading={others} steps={overtaken.theirs.map(({ label, said, at }) => ({ words: wordsOf(said ?? label), at })).toReversed()} rows={overtaken.rows} of="theirs">
          <Button size="sm" look="secondary" className="w-full" busy={busy === `${edit.editKey} theirs`} disabled={busy !== null} aria-label={t("Keep their change: {item}", { item: title })} onClick={() => onKeep("theirs")}>{t("Keep their change")}</Button>
        </Side>
      </div>
    </li>
  );
}

type Step = { words: string; at: number };

function Side({ heading, steps, rows, of, children }: { heading: string; steps: Step[]; rows: Row[]; of: Keep; children: React.ReactNode }) {
  return (
    <section className="flex flex-col rounded-md bg-sunken p-3 text-sm">
      <h4 className="eyebrow">{heading}</h4>
      <dl className="mt-1.5 flex-1 space-y-1.5">
        {rows.flatMap((row) => valuesOf(row, of).map(({ name, words }) => <Value key={`${row.id} ${name}`} name={rows.length === 1 ? name : rowTitle(row)} words={words} />))}
      </dl>
      {steps.map(({ words, at }) => (
        <p key={`${words} ${at}`} className="mt-1.5 text-ink-soft [overflow-wrap:anywhere]">
          {words}
          <time className="block text-[0.8125rem] text-ink-faint" dateTime={new Date(at).toISOString()}>{formatMoment(at)}</time>
        </p>
      ))}
      <div className="mt-3">{children}</div>
    </section>
  );
}

/** What the row's fields would be, where that can be said in words. */
function valuesOf(row: Row, of: Keep): { name: string | null; words: string }[] {
  if (of === "mine" && row.isRemoval) return [{ name: null, words: t("Removed") }];
  return row.fields.flatMap(({ name, mine, theirs }) => {
    const words = wordsOfValue(name, of === "mine" ? mine : theirs);
    return words === null ? [] : [{ name: capitalised(fieldWords(name)), words }];
  });
}

function wordsOfValue(name: string, value: unknown): string | null {
  if (typeof value === "string" && LONG.has(name)) return value.trim() || t("nothing");
  return name === "day" && (value ?? null) === null ? t("ideas") : valueWords(name, value);
}

function Value({ name, words }: { name: string | null; words: string }) {
  return (
    <div>
      {name !== null && <dt className="text-ink-faint">{name}</dt>}
      <dd dir="auto" className="max-h-40 overflow-y-auto font-medium whitespace-pre-wrap [overflow-wrap:anywhere]">{words}</dd>
    </div>
  );
}

/** Texts that are read whole. */
const LONG = new Set(["description", "notes"]);

const wordsOf = (said: Overtaken["mine"]): string => capitalised(told(said));
