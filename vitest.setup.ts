// What a test waits for may take longer than Vitest's one second on a busy machine: only what says its own limit has another.
import { vi } from "vitest";

const PATIENCE_MS = 15_000;
const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (look, options) => waitFor(look, typeof options === "number" ? options : { timeout: PATIENCE_MS, ...options });
