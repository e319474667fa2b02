// A mail that takes a booking back isn't read as one; terms of cancelling are no such mail.
import { describe, expect, it } from "vitest";
import { readFile } from "../readFile";
import type { World } from "../types";
import { itemsOf } from "../confirmation/things";

const WORLD: World = { zoneOn: () => "Asia/Tokyo", language: "en" };
const read = (text: string) => readFile(text, "text", WORLD);

const STAY = `Hotel Granvia Kyoto
Confirmation number: 3849.221.774
Check-in    Saturday, April 10, 2027 (15:00 - 24:00)
Check-out   Wednesday, April 14, 2027 (until 11:00)
Total price ¥ 96,000`;
const AUFENTHALT = "Buchungsnummer: 88123456\nUnterkunft: Pension Rosengarten\nAnreise: 10. April 2027 ab 15:00 Uhr\nAbreise: 12. April 2027";
const 宿泊 = "予約番号:RK-20270410\n宿泊施設:京都グランドホテル\nチェックイン:2027年4月10日 15:00\nチェックアウト:2027年4月12日 11:00";

describe("a mail that says that it was cancelled", () => {
  it.each([
    ["Your reservation has been cancelled.", STAY],
    ["Your reservation at Hotel Granvia\nKyoto has been successfully\ncanceled.", STAY],
    ["Subject: Cancelled: Hotel Granvia Kyoto", STAY],
    ["Booking status: Cancelled", STAY],
    ["CANCELLED", STAY],
    ["Reservation canceled", STAY],
    ["We're sorry to tell you that the hotel has had to cancel your stay.", STAY],
    ["You cancelled your booking on 1 March.", STAY],
    ["Cancellation confirmation", STAY],
    ["Ihre Buchung wurde storniert.", AUFENTHALT],
    ["Storniert", AUFENTHALT],
    ["Betreff: Stornierungsbestätigung", AUFENTHALT],
    ["Sie haben Ihre Buchung kostenlos storniert.", AUFENTHALT],
    ["Stornobestätigung\nDie Stornierungsbedingungen stehen in der Bestätigung.", AUFENTHALT],
    ["ご予約がキャンセルされました。キャンセル料は発生しません。", 宿泊],
    ["【キャンセル】ご予約のお知らせ", 宿泊],
    ["以下のご予約のキャンセルを承りました。", 宿泊],
    ["キャンセル完了のお知らせ", 宿泊],
    ["Votre réservation a été annulée.", STAY],
    ["Su reserva ha sido cancelada.", STAY],
    ["La sua prenotazione è stata cancellata.", STAY],
  ])("holds no booking: %s", (news, mail) => {
    const { items, problems } = read(`${news}\n\n${mail}`);
    expect(items).toMatchObject([{ type: "hotel", day: "2027-04-10", cancelled: true, cost: null }]);
    expect(items[0]).not.toHaveProperty("code");
    expect(problems[0]).toMatchObject({ line: expect.any(Number), text: { message: expect.stringContaining("it was cancelled") } });
  });

  it("says so for machines too, and isn't read again by its words", () => {
    const stay = (reservationStatus: string) => ({ "@type": "LodgingReservation", reservationStatus, reservationNumber: "H1", checkinTime: "2027-04-11T15:00:00+09:00", checkoutTime: "2027-04-13T11:00:00+09:00", reservationFor: { "@type": "Hotel", name: "Granvia" } });
    const mail = (...nodes: object[]) => `<html><body><pre>${STAY}</pre><script type="application/ld+json">${JSON.stringify(nodes)}</script></body></html>`;
    const { items } = read(mail(stay("https://schema.org/ReservationCancelled")));
    expect(items).toMatchObject([{ title: "Granvia", cancelled: true }]);
    expect(items[0]).not.toHaveProperty("code");
    expect(read(mail(stay("http://schema.org/ReservationCanceled"), { ...stay("http://schema.org/ReservationConfirmed"), reservationNumber: "H2" })).items).toMatchObject([{ cancelled: true }, { code: "H2" }]);
    expect(read(mail(stay("https://schema.org/ReservationConfirmed"))).items[0]).not.toHaveProperty("cancelled");
  });

  it("of one flight of two leaves the other as it is; of one that is replaced says that something was", () => {
    const flights = "Booking reference: X7KQ2P\n\nOutbound flight\nFriday, 9 April 2027\nLH 716\nDepart 13:30 Frankfurt (FRA)\nArrive 09:05+1 Tokyo Haneda (HND)\n\nReturn flight\nFri, 16 April 2027\nLH 717\nDepart 12:25 Tokyo Haneda (HND)\nArrive 18:40 Frankfurt (FRA)";
    expect(read(`Your flight LH 717 has been cancelled.\n\n${flights}`).items.map(({ cancelled }) => cancelled ?? false)).toEqual([false, true]);
    const moved = read(`Your flight LH 999 has been cancelled. We have rebooked you as follows.\n\n${flights}`);
    expect(moved.items.every(({ cancelled }) => !cancelled)).toBe(true);
    expect(moved.problems).toMatchObject([{ line: 1, text: { message: expect.stringContaining("something was cancelled") } }]);
  });

  it("is so too where a model has read it", () => {
    const words = `Your reservation has been cancelled.\n${STAY}`;
    const { items } = itemsOf([{ kind: "stay", title: "Hotel Granvia Kyoto", startDay: "2027-04-10", endDay: "2027-04-14", code: "3849.221.774", quote: "Check-in    Saturday, April 10, 2027" }], words, "en");
    expect(items).toMatchObject([{ cancelled: true }]);
    expect(items[0]).not.toHaveProperty("code");
  });
});

describe("a mail of a booking that stands", () => {
  it.each([
    ["Free cancellation until 8 April 2027.", STAY],
    ["If your booking is cancelled within 24 hours, the first night is charged.", STAY],
    ["Cancellation policy: bookings that are cancelled after 8 April are charged in full.", STAY],
    ["You may cancel your booking until 8 April. If it was\ncancelled later, you pay the first night.", STAY],
    ["Your reservation has not been cancelled.", STAY],
    ["Cancellation: free. Cancellation number is given on request", STAY],
    ["Any reservation cancelled after that is charged. Reservations are cancelled automatically if they aren't paid.", STAY],
    ["Kostenlos stornierbar bis 8. April 2027.", AUFENTHALT],
    ["Wenn die Buchung bis zum 8. April storniert wird, ist das kostenlos.", AUFENTHALT],
    ["Die Buchung ist kostenlos, sofern sie bis zum 8. April storniert wird.", AUFENTHALT],
    ["Stornierung: bis 8. April kostenlos", AUFENTHALT],
    ["キャンセルポリシー:前日までキャンセル無料", 宿泊],
    ["キャンセルされた場合は、キャンセル料として宿泊料金の100%を頂戴いたします。", 宿泊],
    ["キャンセルは前日まで可能です。", 宿泊],
  ])("may say how one cancels: %s", (terms, mail) => {
    const { items, problems } = read(`${mail}\n\n${terms}`);
    expect(items[0]).not.toHaveProperty("cancelled");
    expect(items[0]).toHaveProperty("code");
    expect(problems).toEqual([]);
  });
});
