// An import under way: the file, what is in it, what of it is chosen and where it goes. Nothing is written before `commit`.
import { useConvex } from "convex/react";
import { useRef, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { listed } from "../../i18n/formats";
import { t } from "../../i18n/t";
import { errorSentence } from "../../lib/errors";
import { createArgs, problemsOf, type TripDraft } from "../trips/newTrip";
import { draftOf, onDatesOf, toldBesides } from "./newTripDraft";
import { asSent, atTime, chosenAtFirst, type DateOrder, type ImportFormat, type Preview, type PreviewItem, type When, withPlans } from "./transferWords";

type Source = { text: string; name: string };
export type Target = "trip" | "new";

export type Done = { kind: "added"; batchId: string; count: number } | { kind: "made"; tripId: Id<"trips"> };

const MOST_NAMED = 3;

function othersNote(others: string[]): string {
  const files = listed(others.slice(0, MOST_NAMED), "unit");
  return others.length > MOST_NAMED
    ? t("The archive also holds {files} and more. Unpack it to import those.", { files })
    : t("The archive also holds {files}. Unpack it to import those.", { files });
}

/** `tripId` null: only a new trip can be made of it. */
export function useImport(tripId: Id<"trips"> | null, currency: string, onDone: (done: Done) => void) {
  const client = useConvex();
  const [source, setSource] = useState<Source | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [target, setTarget] = useState<Target>(tripId ? "trip" : "new");
  /** What was said of dates that go both ways; null: nothing yet. */
  const [order, setOrder] = useState<DateOrder | null>(null);
  const [draft, setDraft] = useState<TripDraft | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState<"reading" | "adding" | null>(null);

  /** What stands in the fields of a thing that is still being put right: it counts as written, saved or not. */
  const writing = useRef<{ index: number; when: When } | null>(null);

  const attempt = async (what: "reading" | "adding", work: () => Promise<void>) => {
    setBusy(what);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      setRefusal(error instanceof Error && error.name === "CantOpen" ? error.message : errorSentence(error));
    }
    setBusy(null);
  };

  const read = async (from: Source, asked: { format?: ImportFormat; by?: "rules"; order?: DateOrder } = {}) => {
    const args = { ...from, ...asked };
    const next = tripId ? await client.action(api.transfer.reading.forTrip, { tripId, ...args }) : await client.action(api.transfer.reading.forNewTrip, args);
    setSource(from);
    setPreview(next);
    setChosen(chosenAtFirst(next));
    setDraft(draftOf(next, currency));
    setOrder(asked.order ?? null);
  };

  const openFile = (file: File) =>
    attempt("reading", async () => {
      setNote(null);
      // Archives need a library that few people need.
      const { unpack } = await import("./unpack");
      const { name, text, others } = unpack(new Uint8Array(await file.arrayBuffer()), file.name);
      if (others.length > 0) setNote(othersNote(others));
      await read({ name, text });
    });

  const commit = () =>
    attempt("adding", async () => {
      if (!preview) return;
      const written = (item: PreviewItem, index: number) => (writing.current?.index === index ? atTime(item, writing.current.when, preview.tripDates) : item);
      const items = preview.items.map(written).filter((_, index) => chosen.has(index)).map(asSent);
      const whole = { ...withPlans(items, preview), days: preview.days };
      if (target === "trip" && tripId) {
        const { batchId, added } = await client.mutation(api.transfer.imports.add, { tripId, ...whole });
        return onDone({ kind: "added", batchId, count: added });
      }
      const problem = draft && Object.values(problemsOf(draft))[0];
      if (!draft || problem) return setRefusal(problem ?? t("Say where the trip goes."));
      const made = await client.mutation(api.transfer.imports.create, { ...createArgs(draft), ...toldBesides(preview.header, draft), ...whole });
      onDone({ kind: "made", tripId: made });
    });

  return {
    source, note, preview, chosen, target, draft, order, refusal, busy,
    openFile,
    readText: (text: string) => attempt("reading", () => read({ text, name: "" })),
    readAs: (format: ImportFormat) =>
      attempt("reading", async () => {
        if (source) await read(source, { format });
      }),
    readByRules: () =>
      attempt("reading", async () => {
        if (source) await read(source, { format: "text", by: "rules" });
      }),
    readInOrder: (next: DateOrder) =>
      attempt("reading", async () => {
        if (source && preview) await read(source, { format: preview.format, ...(preview.readBy.by === "rules" && preview.format === "text" && { by: "rules" as const }), order: next });
      }),
    setWhen: (index: number, when: When) => {
      if (!preview) return;
      const next = { ...preview, items: preview.items.map((item, at) => (at === index ? atTime(item, when, preview.tripDates) : item)) };
      setPreview(next);
      if (draft) setDraft(onDatesOf(next, chosen, draft));
    },
    noteWriting: (index: number, when: When | null) => {
      writing.current = when && { index, when };
    },
    startOver: () => {
      setPreview(null);
      setRefusal(null);
      setNote(null);
    },
    setTarget,
    setDraft,
    setChosen: (next: ReadonlySet<number>) => {
      setChosen(next);
      if (preview && draft) setDraft(onDatesOf(preview, next, draft));
    },
    commit,
  };
}
