// The process that `crash.test.ts` kills: it writes without pause and prints one line for every
// write that was acknowledged, once `durable` has resolved.
import { writeSync } from "node:fs";
import { HEADS_BY_LENGTH, HEADS_BY_WORDS, wordsFor } from "./crashSchema";
import { openDatabase } from "./openDatabase";

const WRITERS = 8;

/**
 * Each writer of each run keeps a chain: entry n names n - 1 and the chain's head counts n, in one
 * transaction, so that a half transaction, a lost write and a wrong order all show.
 */
async function main(dataDir: string, run: number): Promise<void> {
  // Few writes a checkpoint: kills shall fall into checkpoints too.
  const db = await openDatabase(dataDir, { checkpointWrites: 150 });
  await db.applySchemas([
    {
      component: "",
      validate: true,
      tables: [
        { name: "heads", vectorIndexes: [HEADS_BY_LENGTH], searchIndexes: [HEADS_BY_WORDS], indexes: [{ name: "by_chain", fields: ["chain"] }, { name: "by_length", fields: ["length"] }], documentType: null },
        { name: "entries", indexes: [{ name: "by_chain_position", fields: ["chain", "position"] }], documentType: null },
      ],
    },
  ]);
  writeSync(1, `open ${db.durableTs}\n`);
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => keepWriting(db, `${run}-${writer}`, writer)));
}

async function keepWriting(db: Awaited<ReturnType<typeof openDatabase>>, chain: string, writer: number): Promise<never> {
  let head: string | null = null;
  for (let position = 1; ; position++) {
    const { value, ts, durable } = await db.write(async (tx) => {
      const length: number = head === null ? 0 : (JSON.parse(tx.get("", head)!) as { length: number }).length;
      if (length !== position - 1) throw new Error(`Chain ${chain} is ${length} long, expected ${position - 1}`);
      // Uneven work, so that kills fall on groups of every size.
      for (let i = 0; i <= position % (writer + 1); i++) {
        tx.insert("", "entries", { chain, position, part: i, parts: (position % (writer + 1)) + 1, text: "x".repeat((position * 37) % 900) });
      }
      const fields = { length: position, direction: [position, 1], words: wordsFor(position) };
      if (head === null) return tx.insert("", "heads", { chain, ...fields });
      tx.patch("", head, fields);
      return head;
    });
    head = value;
    await durable;
    writeSync(1, `ack ${chain} ${position} ${ts}\n`);
  }
}

await main(process.argv[2]!, Number(process.argv[3]));
