// Files on their way: what of each has been sent, and why one was refused. They go on while the sheet that they were
// dropped on is closed.
import { create } from "zustand";
import type { Id } from "../../../convex/_generated/dataModel";

/** Null: the trip itself. */
export type Holder = Id<"activities"> | null;
export type Upload = {
  id: string;
  tripId: Id<"trips">;
  holder: Holder;
  name: string;
  /** From 0 to 1. */
  sent: number;
  /** Why it was refused; it stays until it is put away. */
  problem: string | null;
};

type Uploads = {
  uploads: Upload[];
  begin: (upload: Pick<Upload, "id" | "tripId" | "holder" | "name">) => void;
  change: (id: string, change: Partial<Pick<Upload, "sent" | "problem">>) => void;
  end: (id: string) => void;
};

export const useUploads = create<Uploads>()((set) => ({
  uploads: [],
  begin: (upload) => set(({ uploads }) => ({ uploads: [...uploads, { ...upload, sent: 0, problem: null }] })),
  change: (id, change) => set(({ uploads }) => ({ uploads: uploads.map((one) => (one.id === id ? { ...one, ...change } : one)) })),
  end: (id) => set(({ uploads }) => ({ uploads: uploads.filter((one) => one.id !== id) })),
}));

/** Posts a file and tells how far it is; `fetch` can't. Rejects as `fetch` does where it doesn't arrive. */
export function postFile(url: string, type: string, file: File, onSent: (part: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("content-type", type);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => total > 0 && onSent(loaded / total);
    request.onload = () => {
      const answer = request.response as { storageId?: string } | null;
      if (request.status === 200 && answer?.storageId) resolve(answer.storageId);
      else reject(new Error("failed to fetch"));
    };
    request.onerror = () => reject(new Error("failed to fetch"));
    request.send(file);
  });
}
