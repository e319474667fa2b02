import { t } from "../../../i18n/t";

/** Milliseconds as `0.4 s`, `12 s`, `1 min 5 s`. */
export function formatDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 9.95) return t("{seconds, number, ::.0} s", { seconds });
  const whole = Math.round(seconds);
  return whole < 60 ? t("{seconds, number} s", { seconds: whole }) : t("{minutes, number} min {seconds, number} s", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}
