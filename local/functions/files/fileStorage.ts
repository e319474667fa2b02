// Files of a deployment: a row in `_storage` that functions read, and bytes in a folder. Bytes come first and go
// last, so that a row always has its bytes; bytes without a row are nobody's, and are swept up.
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { ComponentPath, Database, JSONObject, SerializedQuery, Transaction } from "../../database/types";
import type { BlobFolder, BlobSource, ByteRange } from "../../store/blobs";
import { StoreError } from "../../store/errors";
import { FILE_ADDRESSES, FILES } from "../system/systemTables";

const UPLOAD_MS = 60 * 60 * 1000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is known of a file; `storageId` is its public address, which only those who are given its URL know. */
export type StoredFile = { storageId: string; size: number; /** base64 */ sha256: string; contentType: string | null };
type Row = { _id: string; size: number; sha256: string; contentType: string | null };
type Address = { _id: string; storageId: string; component: ComponentPath; file: string };

export type UploadGrant = { ok: true; component: ComponentPath } | { ok: false; code: string; message: string };

export class ChecksumMismatch extends Error {}

export class FileStorage {
  /** Who reads files of an older moment: until they are done nothing is deleted. */
  private holders = 0;
  private readonly unsettled = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly blobs: BlobFolder,
    /** Of this data folder alone: whoever has it can upload. */
    private readonly secret: Buffer,
    private readonly now: () => number = Date.now,
  ) {}

  // Within a transaction.

  /** Null when there is no such file. Throws, naming `method`, for what can't be the id of one. */
  find(tx: Transaction, component: ComponentPath, id: string, method: string): StoredFile | null {
    const address = this.addressOf(tx, component, id, method);
    const text = address && tx.get(component, address.file, FILES);
    if (!text) return null;
    const { size, sha256, contentType } = JSON.parse(text) as Row;
    return { storageId: address.storageId, size, sha256, contentType };
  }

  /** Returns what to `settle` once the transaction is over. */
  remove(tx: Transaction, component: ComponentPath, id: string): string {
    const address = this.addressOf(tx, component, id, "storage.delete");
    if (!address) throw new Error(`storage id ${id} not found`);
    tx.remove(component, address.file, FILES);
    tx.remove("", address._id, FILE_ADDRESSES);
    return address.storageId;
  }

  /** The row of bytes that are on disk; returns its id. */
  insert(tx: Transaction, component: ComponentPath, { storageId, ...fields }: StoredFile): string {
    const file = tx.insert(component, FILES, fields);
    tx.insert("", FILE_ADDRESSES, { storageId, component, file });
    return file;
  }

  /** A row that has its id and creation time already. */
  adopt(tx: Transaction, component: ComponentPath, { storageId, ...fields }: StoredFile, { _id, _creationTime }: { _id: string; _creationTime: number }): void {
    tx.adopt(component, FILES, { ...fields, _id, _creationTime });
    tx.insert("", FILE_ADDRESSES, { storageId, component, file: _id });
  }

  // Outside of any.

  /** Writes bytes for an `insert` to follow; without one they are nobody's. Throws ChecksumMismatch. */
  async receive(source: BlobSource, contentType: string | null, expectedSha256?: string, storageId: string = randomUUID()): Promise<StoredFile> {
    const { size, sha256 } = await this.blobs.write(storageId, source);
    const actual = sha256.toString("base64");
    if (expectedSha256 !== undefined && expectedSha256 !== actual && expectedSha256.toLowerCase() !== sha256.toString("hex")) {
      await this.blobs.remove(storageId);
      throw new ChecksumMismatch(`Sha256 mismatch. Expected: ${expectedSha256} Actual: ${actual}`);
    }
    return { storageId, size, sha256: actual, contentType };
  }

  /** Bytes and row; resolves to the row's id once both are on disk. */
  async store(component: ComponentPath, source: BlobSource, contentType: string | null, sha256?: string): Promise<string> {
    const file = await this.receive(source, contentType, sha256);
    try {
      const { value, durable } = await this.database.write(async (tx) => this.insert(tx, component, file));
      await durable;
      return value;
    } catch (error) {
      // What has no room for its row must not take the room; after another fault nobody knows whether the row is there.
      if (error instanceof StoreError && error.code === "DISK_FULL") await this.blobs.remove(file.storageId);
      throw error;
    }
  }

  /** By its public address. */
  async lookUp(storageId: string): Promise<StoredFile | null> {
    const { value } = await this.database.read(async (tx) => {
      const address = addressBy(tx, "by_storageId", [["storageId", storageId.toLowerCase()]]);
      return address && this.find(tx, address.component, address.file, "storage.get");
    });
    return value;
  }

  read({ storageId }: StoredFile, range?: ByteRange) {
    return this.blobs.read(storageId, range);
  }

  open({ storageId, contentType }: StoredFile): Promise<Blob | null> {
    return this.blobs.open(storageId, contentType ?? "");
  }

  /** After transactions that wrote or deleted these: bytes whose row didn't come to be, or is gone, go. */
  async settle(storageIds: Iterable<string>): Promise<void> {
    if (this.holders > 0) {
      for (const storageId of storageIds) this.unsettled.add(storageId);
      return;
    }
    for (const storageId of storageIds) if ((await this.lookUp(storageId)) === null) await this.blobs.remove(storageId);
  }

  /** Keeps the bytes of every file that is there now, until what this returns is called. */
  hold(): () => void {
    this.holders++;
    return () => {
      if (--this.holders > 0) return;
      const waiting = [...this.unsettled];
      this.unsettled.clear();
      this.settle(waiting).catch((error: unknown) => console.error("Files that nobody has any more could not be deleted", error));
    };
  }

  /** At start, before anything is uploaded: what a process that died left behind goes. Resolves to how many files that were. */
  async sweep(): Promise<number> {
    const { value } = await this.database.read(async (tx) => this.blobs.sweep((key) => addressBy(tx, "by_storageId", [["storageId", key]]) !== null));
    return value;
  }

  // Leave to upload.

  /** Good for an hour, however often. */
  grantUpload(component: ComponentPath): string {
    const grant = Buffer.from(JSON.stringify({ component, issued: this.now() })).toString("base64url");
    return `${grant}.${this.sign(grant)}`;
  }

  checkGrant(token: string): UploadGrant {
    const [grant = "", signature = ""] = token.split(".");
    const expected = Buffer.from(this.sign(grant));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return { ok: false, code: "StorageTokenInvalid", message: "Couldn't decode the StoreFileAuthorization token" };
    }
    const { component, issued } = JSON.parse(Buffer.from(grant, "base64url").toString()) as { component: ComponentPath; issued: number };
    if (this.now() - issued > UPLOAD_MS) return { ok: false, code: "StorageTokenExpired", message: "Store File Authorization expired" };
    return { ok: true, component };
  }

  private sign(grant: string): string {
    return createHmac("sha256", this.secret).update(grant).digest("base64url");
  }

  /** An id of `_storage`, or an address as older clients keep them. */
  private addressOf(tx: Transaction, component: ComponentPath, id: string, method: string): Address | null {
    const table = tx.tableOf(component, id);
    if (table === FILES) return addressBy(tx, "by_file", [["component", component], ["file", id]]);
    const refuse = (reason: string) => new Error(`Invalid argument \`storageId\` for \`${method}\`: ${reason}`);
    if (table !== null) throw refuse(`Invalid storage ID. Storage ID cannot be an ID on any table other than '${FILES}'.`);
    if (!UUID.test(id)) throw refuse(`Invalid storage ID: "${id}". Storage ID should be an Id of '${FILES}' table, or a UUID string.`);
    const address = addressBy(tx, "by_storageId", [["storageId", id.toLowerCase()]]);
    return address?.component === component ? address : null;
  }
}

/** Addresses of all components are in the app's own table: those of one that isn't mounted now keep their bytes. */
function addressBy(tx: Transaction, index: string, fields: [string, string][]): Address | null {
  const query: SerializedQuery = {
    source: { type: "IndexRange", indexName: `${FILE_ADDRESSES}.${index}`, range: fields.map(([fieldPath, value]) => ({ type: "Eq", fieldPath, value })), order: "asc" },
    operators: [{ limit: 1 }],
  };
  const stream = tx.query("", query);
  const text = stream.next();
  stream.close();
  return text === null ? null : (JSON.parse(text) as JSONObject as Address);
}
