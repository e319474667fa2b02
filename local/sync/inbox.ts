// What one connection has sent and waits for its turn. Messages are handled in order, one at a time; a client that sends
// faster than that is read no further until there is room.
import type { WebSocket } from "ws";

/** Messages that may wait, and their characters. */
const MAX_MESSAGES = 256;
const MAX_CHARACTERS = 8 * 1024 * 1024;

export class Inbox {
  private last: Promise<void> = Promise.resolve();
  private messages = 0;
  private characters = 0;

  constructor(
    private readonly socket: Pick<WebSocket, "pause" | "resume" | "isPaused">,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Its client has more to say than is listened to now. */
  get isFull(): boolean {
    return this.messages >= MAX_MESSAGES || this.characters >= MAX_CHARACTERS;
  }

  add(characters: number, handle: () => void | Promise<void>): void {
    this.messages++;
    this.characters += characters;
    if (this.isFull) this.socket.pause();
    this.last = this.last.then(handle).catch(this.onFailure).then(() => this.left(characters));
  }

  private left(characters: number): void {
    this.messages--;
    this.characters -= characters;
    if (this.socket.isPaused && !this.isFull) this.socket.resume();
  }
}
