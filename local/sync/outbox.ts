// What goes to one client. While it has much to read its Transitions wait, so that it gets one newest state and not each that
// came between; one that takes nothing is given up. What is kept for it is bounded, and nobody else waits for it.
import type { WebSocket } from "ws";

type Amount = { bytes: number; transitions: number };

/** Sent and not known to be read: then Transitions wait. */
const WINDOW: Amount = { bytes: 1024 * 1024, transitions: 128 };
/** After so much the client is asked to say when it has read it: long before the window is full, so that who reads at once never waits. */
const ASKED_AFTER: Amount = { bytes: WINDOW.bytes / 4, transitions: WINDOW.transitions / 4 };
/** Answers that its requests may make at most before it takes them; a message that is larger alone goes out. */
const MAX_BUFFERED = 32 * 1024 * 1024;

export class Outbox {
  private readonly sent: Amount = { bytes: 0, transitions: 0 };
  private read: Amount = { bytes: 0, transitions: 0 };
  /** What will have been read when the ping that is under way comes back: it goes behind all that was sent before. */
  private asked: Amount | null = null;
  private questions = 0;
  private waitsForRoom = false;
  /** How much this process kept for the client when that was last asked, and when the client last took something. */
  private held = 0;
  private movedAt = Date.now();

  constructor(
    private readonly socket: WebSocket,
    /** A Transition may be sent again. */
    private readonly onRoom: () => void,
  ) {
    socket.on("pong", (data) => this.answered(data.toString()));
  }

  /** Whether a Transition may be sent now; if not, `onRoom` says when. */
  hasRoom(): boolean {
    this.waitsForRoom = exceeds(this.sent, this.read, WINDOW);
    return !this.waitsForRoom;
  }

  /** More is kept for the client than it takes: it shouldn't be given reason for more answers. */
  get isClogged(): boolean {
    return this.socket.bufferedAmount > WINDOW.bytes;
  }

  /** Resolves when what was sent until now has left this process, or never will. */
  drained(): Promise<void> {
    return new Promise((resolve) => this.socket.ping("", false, () => resolve()));
  }

  /** As many messages as the Transition was cut into. */
  sendTransition(messages: Buffer[]): void {
    this.sent.transitions++;
    for (const message of messages) this.write(message, message.length);
  }

  send(text: string): void {
    this.write(text, text.length);
  }

  /** Called now and then: whether for `ms` the client has taken nothing of what was sent, though it goes on asking. */
  isStalled(now: number, ms: number): boolean {
    const { bufferedAmount, isPaused } = this.socket;
    const isIdle = bufferedAmount === 0 && this.asked === null;
    // Who isn't read can't say what it has read.
    const isUnheard = isPaused && !this.isClogged;
    if (isIdle || isUnheard || bufferedAmount < this.held) this.movedAt = now;
    this.held = bufferedAmount;
    return now - this.movedAt > ms;
  }

  private write(message: Buffer | string, bytes: number): void {
    if (this.socket.bufferedAmount > MAX_BUFFERED) return this.socket.terminate();
    this.sent.bytes += bytes;
    this.socket.send(message, { binary: false });
    if (this.asked === null && exceeds(this.sent, this.read, ASKED_AFTER)) this.ask();
  }

  private ask(): void {
    this.asked = { ...this.sent };
    this.socket.ping(String(++this.questions));
  }

  private answered(question: string): void {
    if (this.asked === null || question !== String(this.questions)) return;
    this.read = this.asked;
    this.asked = null;
    this.movedAt = Date.now();
    if (exceeds(this.sent, this.read, ASKED_AFTER)) this.ask();
    if (this.waitsForRoom && this.hasRoom()) this.onRoom();
  }
}

const exceeds = (sent: Amount, read: Amount, limit: Amount) => sent.bytes - read.bytes > limit.bytes || sent.transitions - read.transitions > limit.transitions;
