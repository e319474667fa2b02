// Stays, hired cars and tables of Japanese confirmations (じゃらん, 楽天トラベル and the like), by their labels. Pure.
import { addDays } from "../../../../dates";
import { stationNamed } from "../../../airports";
import { item, leastSure, rentalCar } from "../../../items";
import type { ReadItem } from "../../../types";
import type { Language } from "../../../../words/languages";
import { write, written } from "../../../../words/words";
import { daysIn, timesIn, type FoundDay } from "../dates";
import { everySaid, japaneseCode, japanesePrice, saidOf, type Said } from "./labels";

const NAME = "(?:ご?宿泊)?(?:施設|ホテル|旅館|宿)名?|(?:ご?宿泊先|お宿)(?:名|名称)?|宿泊施設名称";
const ADDRESS = "(?:宿泊施設|施設|ホテル|宿|店舗|お店)?の?(?:住所|所在地)";
const CHECK_IN = "チェックイン(?:予定)?(?:日時?|時刻)?|(?:ご)?宿泊日時?|ご?到着(?:予定)?日時?";
const CHECK_OUT = "チェックアウト(?:予定)?(?:日時?)?|ご?出発(?:予定)?日時?";
const IN_HOURS = "チェックイン(?:可能|開始|予定)?(?:時間帯?|時刻)";
const OUT_HOURS = "チェックアウト(?:可能|予定)?(?:時間|時刻)";
/** What a mail opens or its subject says: "このたびは、… をご予約いただき", "… の予約が確定しました". */
const SAID_NAMES = [/(?:このたび|この度)は、?\s?「?(.{2,40}?)」?\s?をご予約/, /^[^。、]{0,12}?「?([^。、「」]{2,40}?)」?(?:の|での)ご?予約が(?:確定|完了)/];

type When = { day: FoundDay; time: string | null; index: number };

export function japaneseStays(lines: readonly string[], language: Language): ReadItem[] {
  const whole = lines.join("\n");
  if (!/チェックイン|宿泊/.test(whole)) return [];
  const arrival = whenOf(lines, CHECK_IN);
  const nights = Number(/(?:泊数|宿泊日数)\D{0,4}(\d{1,2})/.exec(whole)?.[1] ?? /(?<!\d)(\d{1,2})\s?泊(?!\s?目)/.exec(whole)?.[1] ?? 0);
  const departure = whenOf(lines, CHECK_OUT);
  const leaves = arrival && (departure && departure.day.day > arrival.day.day ? departure.day.day : nights > 0 ? addDays(arrival.day.day, nights) : null);
  if (!arrival || !leaves) return [];
  const hour = (label: string) => timesIn(saidOf(lines, label)?.value ?? "")[0]?.time ?? null;
  const address = saidOf(lines, ADDRESS);
  const above = address && lines.slice(0, address.index).findLast((line) => line.trim() !== "")?.trim();
  const name = saidOf(lines, NAME)?.value ?? SAID_NAMES.map((pattern) => lines.map((line) => pattern.exec(line)?.[1]).find(Boolean)).find(Boolean) ?? (above && isName(above) ? above : undefined);
  const code = japaneseCode(lines);
  return [
    item({
      title: name?.trim() || written(write("Stay"), language),
      type: "hotel",
      line: arrival.index + 1,
      day: arrival.day.day,
      endDay: leaves,
      start: arrival.time ?? hour(IN_HOURS),
      end: departure?.time ?? hour(OUT_HOURS),
      cost: japanesePrice(lines),
      ...(address && { address: address.value }),
      ...(code && { code }),
      certainty: leastSure(arrival.day.certainty, name && (departure || nights > 0) ? "sure" : "likely"),
    }),
  ];
}

const isName = (line: string) => line.length <= 60 && !/[:。]|\d{3}-\d{4}|様/.test(line);

export function japaneseCars(lines: readonly string[], language: Language): ReadItem[] {
  const [gets, gives] = [whenOf(lines, "(?:ご?貸出|ご?出発|お?受け?取り?|ご?利用開始|配車)(?:予定)?日?時?"), whenOf(lines, "(?:ご?返却|ご?返車|ご?利用終了)(?:予定)?日?時?")];
  if (!/レンタカー|貸出|配車/.test(lines.join("\n")) || !gets || !gives || gives.day.day < gets.day.day) return [];
  const place = (label: string) => {
    const said = saidOf(lines, label)?.value;
    return said ? stationNamed(said, language) : null;
  };
  const company = saidOf(lines, "レンタカー会社(?:名)?")?.value ?? "";
  const [from, to] = [place("(?:貸出|出発|受取)(?:営業所|店舗|場所)(?:名)?"), place("(?:返却|返車)(?:営業所|店舗|場所)(?:名)?")];
  const [code, cost] = [japaneseCode(lines), japanesePrice(lines)];
  return [
    item({
      title: rentalCar(company, language),
      type: "transport",
      line: gets.index + 1,
      day: gets.day.day,
      start: gets.time,
      end: gives.time,
      ...(gives.day.day > gets.day.day && { endDay: gives.day.day }),
      cost,
      ...(code && { code }),
      transport: { mode: "car", ...(company && { carrier: company }), from, to: to ?? from },
      certainty: leastSure(gets.day.certainty, gets.time && gives.time ? "sure" : "likely"),
    }),
  ];
}

export function japaneseTables(lines: readonly string[], language: Language): ReadItem[] {
  const when = whenOf(lines, "ご?(?:来店|来場|利用|予約)(?:予定)?日時?|日時");
  const name = saidOf(lines, "(?:店|店舗|レストラン|お店)(?:名|の名前)?|ご?予約店舗");
  if (!when || !name) return [];
  const [code, address, cost] = [japaneseCode(lines), saidOf(lines, ADDRESS), japanesePrice(lines)];
  return [item({ title: name.value || written(write("Reservation"), language), type: "restaurant", line: when.index + 1, day: when.day.day, start: when.time, cost, ...(address && { address: address.value }), ...(code && { code }), certainty: leastSure(when.day.certainty, when.time ? "sure" : "likely") })];
}

const VISIT = "ご?(?:来館|入館|入場|来園|入園|参加|体験|催行|観覧|公演|開催|利用)(?:予定)?日時?";
const VISIT_HOUR = "ご?(?:来館|入館|入場|来園|入園|集合|開始|開演|開場|参加)(?:予定)?(?:時間帯?|時刻)";
const VISIT_NAME = "(?:施設|イベント|チケット|商品|プラン|公演|体験|ツアー|コース)名(?:称)?";
const NO_VISIT_NAME = /完了|予約|購入|申込|注文|お知らせ|ありがとう|確認|ください|です|ます/;

/** A museum, a tour, a concert: by the day's label, and the hour's. */
export function japaneseVisits(lines: readonly string[]): ReadItem[] {
  const when = whenOf(lines, VISIT);
  if (!when) return [];
  const start = when.time ?? timesIn(saidOf(lines, VISIT_HOUR)?.value ?? "")[0]?.time ?? null;
  const above = lines.slice(0, when.index).findLast((line) => line.trim().length > 2 && isName(line) && !NO_VISIT_NAME.test(line) && daysIn(line).length === 0);
  const name = saidOf(lines, VISIT_NAME)?.value ?? above?.trim();
  if (!name) return [];
  const [code, address, cost] = [japaneseCode(lines), saidOf(lines, ADDRESS), japanesePrice(lines)];
  return [item({ title: name, type: "sightseeing", line: when.index + 1, day: when.day.day, start, cost, ...(address && { address: address.value }), ...(code && { code }), certainty: leastSure(when.day.certainty, start ? "sure" : "likely") })];
}

/** The first label with a day; its hour may stand on the next line. */
function whenOf(lines: readonly string[], label: string): When | null {
  const found = everySaid(lines, label).flatMap((said: Said) => {
    const day = daysIn(said.value)[0];
    return day ? [{ day, time: timesIn(said.value.slice(day.index + day.length))[0]?.time ?? null, index: said.index }] : [];
  });
  return found[0] ?? null;
}
