// The files of a data folder: `files/`, and the secret that uploads are signed with.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../../database/types";
import { BlobFolder } from "../../store/blobs";
import { writeWhole } from "../../store/dataFolder";
import { FileStorage } from "./fileStorage";

/** Call it once the database has the folder: it belongs to one process. */
export function openFileStorage(dataDir: string, database: Database): FileStorage {
  return new FileStorage(database, new BlobFolder(join(dataDir, "files")), keptSecret(join(dataDir, "upload-key")));
}

/** Made once a data folder, readable by its owner alone. */
function keptSecret(path: string): Buffer {
  if (existsSync(path)) return Buffer.from(readFileSync(path, "utf8").trim(), "hex");
  const secret = randomBytes(32);
  writeWhole(path, `${secret.toString("hex")}\n`);
  return secret;
}
