// `ctx.storage`: what functions ask of the deployment's files, within a mutation's transaction or, from an
// action, in one of its own.
import type { JSONValue } from "convex/values";
import type { ComponentPath, Transaction } from "../../database/types";
import type { Args, StorageHost } from "./caller";
import type { FileStorage, StoredFile } from "../files/fileStorage";

const ONLY_IN_WRITERS = "ctx.storage of a query can only read: store, delete and generateUploadUrl need a mutation or an action.";

/** A query's or mutation's. `touched` takes what is to be settled when it is over. Undefined for another syscall. */
export function storageInTransaction(
  op: string,
  args: Args,
  { files, cloudUrl }: StorageHost,
  { tx, component, mayWrite, touched }: { tx: Transaction; component: ComponentPath; mayWrite: boolean; touched: Set<string> },
): string | Promise<string> | undefined {
  const id = String(args.storageId);
  switch (op) {
    case "1.0/storageGetUrl":
      return JSON.stringify(urlOf(files.find(tx, component, id, "storage.getUrl"), cloudUrl()));
    case "1.0/storageGetMetadata":
      return JSON.stringify(metadataOf(files.find(tx, component, id, "storage.getMetadata")));
    case "1.0/storageGet": {
      const file = files.find(tx, component, id, "storage.get");
      if (file === null) return "null";
      tx.usage.add("filesRead", 1);
      tx.usage.add("fileReadBytes", file.size);
      return contentsOf(files, file);
    }
    case "1.0/storageGenerateUploadUrl":
      if (!mayWrite) throw new Error(ONLY_IN_WRITERS);
      return JSON.stringify(uploadUrl(files, component, cloudUrl()));
    case "1.0/storageDelete":
      if (!mayWrite) throw new Error(ONLY_IN_WRITERS);
      touched.add(files.remove(tx, component, id));
      return "null";
    case "1.0/storageStore": {
      if (!mayWrite) throw new Error(ONLY_IN_WRITERS);
      const bytes = Buffer.from(String(args.blob), "base64");
      tx.usage.add("filesWritten", 1);
      tx.usage.add("fileWriteBytes", bytes.length);
      return files.receive([bytes], contentType(args.contentType), args.sha256 as string | undefined).then((file) => {
        touched.add(file.storageId);
        return JSON.stringify(files.insert(tx, component, file));
      });
    }
    default:
      return undefined;
  }
}

/** An action's. Undefined for another syscall. */
export function storageInAction(op: string, args: Args, { files, database, cloudUrl }: StorageHost, component: ComponentPath): string | Promise<string> | undefined {
  const id = String(args.storageId);
  const find = (method: string) => database.read(async (tx) => files.find(tx, component, id, method));
  switch (op) {
    case "1.0/storageGetUrl":
      return find("storage.getUrl").then(({ value }) => JSON.stringify(urlOf(value, cloudUrl())));
    case "1.0/storageGetMetadata":
      return find("storage.getMetadata").then(({ value }) => JSON.stringify(metadataOf(value)));
    case "1.0/storageGenerateUploadUrl":
      return JSON.stringify(uploadUrl(files, component, cloudUrl()));
    case "1.0/storageDelete":
      return database
        .write(async (tx) => files.remove(tx, component, id))
        .then(async ({ value, durable }) => {
          await durable;
          await files.settle([value]);
          return "null";
        });
    default:
      return undefined;
  }
}

/** Blobs come and go as they are: an action's `store` and `get`. */
export async function blobSyscall(op: string, args: Record<string, unknown>, { files, database }: StorageHost, component: ComponentPath): Promise<string | Blob | null> {
  switch (op) {
    case "storage/storeBlob": {
      const { blob, options } = args as { blob: Blob; options?: { sha256?: string } };
      return files.store(component, blob.stream() as unknown as AsyncIterable<Uint8Array>, contentType(blob.type), options?.sha256);
    }
    case "storage/getBlob": {
      const { value } = await database.read(async (tx) => files.find(tx, component, String(args.storageId), "storage.get"));
      return value && files.open(value);
    }
    default:
      throw new Error(`This embedded deployment doesn't have ${op} yet.`);
  }
}

const urlOf = (file: StoredFile | null, cloudUrl: string) => file && `${cloudUrl}/api/storage/${file.storageId}`;

const uploadUrl = (files: FileStorage, component: ComponentPath, cloudUrl: string) => `${cloudUrl}/api/storage/upload?token=${files.grantUpload(component)}`;

/** The older form, whose checksum is in hexadecimal. */
const metadataOf = (file: StoredFile | null): JSONValue => file && { ...file, sha256: Buffer.from(file.sha256, "base64").toString("hex") };

/** A blob without a type says so by an empty one. */
const contentType = (type: unknown) => (typeof type === "string" && type !== "" ? type : null);

async function contentsOf(files: FileStorage, file: StoredFile): Promise<string> {
  const blob = await files.open(file);
  return JSON.stringify(blob && { blob: Buffer.from(await blob.arrayBuffer()).toString("base64"), contentType: file.contentType });
}
