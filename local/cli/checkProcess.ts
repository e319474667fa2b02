// What `check` does, in a process of its own: LMDB ends the one that reads a broken page, or fails with an error of its own.
import { checkData } from "../snapshot/checkData";
import { SnapshotError } from "../snapshot/snapshotError";
import { isUnreadable, StoreError } from "../store/errors";

/** A status that `check` itself doesn't end with. */
const STATUS_UNREADABLE = 2;

try {
  process.exit(await check(process.argv[2]!));
} catch (error) {
  if (isUnreadable(error)) process.exit(STATUS_UNREADABLE);
  console.error(error instanceof StoreError || error instanceof SnapshotError ? error.message : error);
  process.exit(1);
}

async function check(dataDir: string): Promise<number> {
  const { tables, documents, entries, files, scheduled, answers, leftovers, problems } = await checkData(dataDir);
  if (problems.length > 0) {
    console.error(problems[0]);
    if (problems.length > 1) console.error(`There are ${problems.length - 1} more problems.`);
    return 1;
  }
  console.log(`Whole: ${documents} documents in ${tables} tables, ${entries} index and search entries that agree with them, ${files} files with their bytes, ${scheduled} scheduled functions, ${answers} answers to mutations that may be sent again.`);
  if (leftovers > 0) console.log(`${leftovers} files of uploads that were cut short are swept up at the next start.`);
  return 0;
}
