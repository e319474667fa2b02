// Confirmations as companies lay them out, in words of our own: what is read of each.
import { describe, expect, it } from "vitest";
import { readFile } from "../readFile";
import type { ReadItem, World } from "../types";

const WORLD: World = { zoneOn: () => null, language: "en", near: { today: "2026-11-22", startDate: "2027-04-10", endDate: "2027-04-16" } };

/** title | type | from its day and time | to its day and time | code | address, from where to where | certainty */
function said({ title, type, day, start, endDay, end, code, address, transport, certainty }: ReadItem): string {
  const at = (date: string | null | undefined, time: string | null) => [date, time].filter(Boolean).join(" ");
  const journey = transport && [transport.mode, transport.number, `${transport.from?.name} > ${transport.to?.name}`].filter(Boolean).join(" ");
  return [title, type, at(day, start), at(endDay, end), code ?? "", journey ?? address ?? "", certainty].join(" | ");
}

const LAYOUTS: [string, string, string[]][] = [
  ["Deutsche Bahn, a table there and back", `Auftragsnummer: 100200300400

Ihre Reiseverbindung Hinfahrt am 14.05.2027
Halt                    Datum      Zeit      Gleis  Produkte
Bremen Hbf              14.05.     ab 08:29  1      ICE 501
Leipzig Hbf (tief)      14.05.     an 12:32  22

Ihre Reiseverbindung Rückfahrt am 17.05.2027
Leipzig Hbf (tief)      17.05.     ab 15:27  18     ICE 700
Bremen Hbf              17.05.     an 19:30  5
Gesamtpreis: 99,80 EUR`, [
    "Bremen Hbf → Leipzig Hbf (tief) | transport | 2027-05-14 08:29 | 12:32 | 100200300400 | train ICE 501 Bremen Hbf > Leipzig Hbf (tief) | sure",
    "Leipzig Hbf (tief) → Bremen Hbf | transport | 2027-05-17 15:27 | 19:30 | 100200300400 | train ICE 700 Leipzig Hbf (tief) > Bremen Hbf | sure",
  ]],
  ["Deutsche Bahn, with a change", `Auftragsnummer: 55660011
Hinfahrt am 14.05.2027
Ulm Hbf        ab 07:57  Gleis 1  ICE 278
Augsburg Hbf   an 08:40  Gleis 3
Augsburg Hbf   ab 08:56  Gleis 4  RE 512
Kempten Hbf    an 10:13  Gleis 6`, [
    "Ulm Hbf → Augsburg Hbf | transport | 2027-05-14 07:57 | 08:40 | 55660011 | train ICE 278 Ulm Hbf > Augsburg Hbf | likely",
    "Augsburg Hbf → Kempten Hbf | transport | 2027-05-14 08:56 | 10:13 | 55660011 | train RE 512 Augsburg Hbf > Kempten Hbf | likely",
  ]],
  ["Deutsche Bahn, as its app says it", "Deine Fahrt: Kiel Hbf → Bonn Hbf\nFr. 14. Mai 2027\nICE 1021\nAbfahrt 10:46 Kiel Hbf, Gleis 14\nAnkunft 14:49 Bonn Hbf, Gleis 5\nReservierung: Wagen 7, Platz 45\nAuftragsnummer 700800", ["Kiel Hbf → Bonn Hbf | transport | 2027-05-14 10:46 | 14:49 | 700800 | train ICE 1021 Kiel Hbf > Bonn Hbf | sure"]],
  ["ÖBB, by night", "Nightjet Buchungsbestätigung\nBuchungscode: 1111 2222 3333 4444\nNJ 466 Graz Hbf – Zürich HB\nAbfahrt: Freitag, 14.05.2027, 21:27\nAnkunft: Samstag, 15.05.2027, 08:20\nSchlafwagen Wagen 302 Platz 21\nPreis: € 139,90", ["Graz Hbf → Zürich HB | transport | 2027-05-14 21:27 | 2027-05-15 08:20 | 1111 2222 3333 4444 | train NJ 466 Graz Hbf > Zürich HB | sure"]],
  ["SNCF", "Votre voyage est confirmé - Booking reference: TTTT7Y\nOutward journey: Friday 14 May 2027\nLille Flandres  10:04\nNice Ville 15:08\nTGV INOUI 6107 - Coach 5 Seat 61\nTotal: 78,00 €", ["Lille Flandres → Nice Ville | transport | 2027-05-14 10:04 | 15:08 | TTTT7Y | train TGV INOUI 6107 Lille Flandres > Nice Ville | sure"]],
  ["Trainline, there and back", "Your tickets are booked\nBooking ID: 2700000001\n\nOut: Sat 15 May 2027\nLeeds to York\nDepart 09:20 - Arrive 10:28\nAvanti West Coast, 0 changes\n\nReturn: Sun 16 May 2027\nYork to Leeds\nDepart 18:05 - Arrive 19:01\n£45.30", [
    "Leeds → York | transport | 2027-05-15 09:20 | 10:28 | 2700000001 | train Leeds > York | sure",
    "York → Leeds | transport | 2027-05-16 18:05 | 19:01 | 2700000001 | train York > Leeds | sure",
  ]],
  ["SmartEX", "Thank you for your reservation on SmartEX.\nReservation Number: 2013\nDate of travel: 2027/4/11\nNagoya (09:30) -> HIKARI 215 -> Okayama (11:42)\nCar 12 Seat 5-E\nJPY 13,970", ["Nagoya → Okayama | transport | 2027-04-11 09:30 | 11:42 | 2013 | train HIKARI 215 Nagoya > Okayama | sure"]],
  ["FlixBus", "Deine Buchungsnummer: 3010000000\nFr, 14.05.2027\n22:15 Dresden ZOB\n06:40 (+1 Tag) Basel, Busbahnhof\nFlixBus N160\nSumme: 39,98 €", ["Dresden ZOB → Basel, Busbahnhof | transport | 2027-05-14 22:15 | 2027-05-15 06:40 | 3010000000 | bus FlixBus N160 Dresden ZOB > Basel, Busbahnhof | sure"]],
  ["a train with labels", "Your rail booking\nFrom: Porto Campanhã\nTo: Lisboa Oriente\nDeparture: 12/05/2027 10:30\nArrival: 12/05/2027 13:21\nTotal 25,00 €\nValid until 30/05/2027", ["Porto Campanhã → Lisboa Oriente | transport | 2027-05-12 10:30 | 13:21 |  | train Porto Campanhã > Lisboa Oriente | sure"]],
  ["easyJet", "Booking reference: EXAAAA1\n\nBER - MXP   EJU5713\nDep: Fri 14 May 2027 06:45\nArr: Fri 14 May 2027 08:25\n\nMXP - BER   EJU5720\nDep: Mon 17 May 2027 20:10\nArr: Mon 17 May 2027 21:55", [
    "EJU 5713 BER → MXP | transport | 2027-05-14 06:45 | 08:25 | EXAAAA1 | flight EJU 5713 Berlin (BER) > Milan (MXP) | sure",
    "EJU 5720 MXP → BER | transport | 2027-05-17 20:10 | 21:55 | EXAAAA1 | flight EJU 5720 Milan (MXP) > Berlin (BER) | sure",
  ]],
  ["Ryanair, years of two digits", "Reservation: KAAAA9\n\nFlight FR 1884\nDublin (DUB) to London Stansted (STN)\nThu, 06 May 27\nDepart 06:25  Arrive 07:40\n\nFlight FR 1887\nLondon Stansted (STN) to Dublin (DUB)\nSun, 09 May 27\nDepart 21:55  Arrive 23:10", [
    "FR 1884 DUB → STN | transport | 2027-05-06 06:25 | 07:40 | KAAAA9 | flight FR 1884 Dublin (DUB) > London (STN) | sure",
    "FR 1887 STN → DUB | transport | 2027-05-09 21:55 | 23:10 | KAAAA9 | flight FR 1887 London (STN) > Dublin (DUB) | sure",
  ]],
  ["Amadeus, airports by name", "BOOKING REF: YYYY6T\nFLIGHT     BA 117 - BRITISH AIRWAYS              MON 05 APRIL 2027\nDEPARTURE: LONDON, GB (LONDON HEATHROW), TERMINAL 5   05 APR 08:20\nARRIVAL:   NEW YORK, NY (JOHN F KENNEDY INTL), TERMINAL 8  05 APR 11:10\nFLIGHT BOOKING REF: BA/YYYY6T", ["BA 117 LHR → JFK | transport | 2027-04-05 08:20 | 11:10 | YYYY6T | flight BA 117 London (LHR) > New York City (JFK) | sure"]],
  ["ANA, on one line", "ANA Reservation Number: 0199\n[1] NH263 Tokyo(Haneda) 15:30 - Fukuoka 17:35 April 12, 2027 (Mon)\nFare JPY 18,900", ["NH 263 HND → FUK | transport | 2027-04-12 15:30 | 17:35 | 0199 | flight NH 263 Tokyo (HND) > Fukuoka (FUK) | sure"]],
  ["United, a connection in two columns", `Receipt for Confirmation AAA9XY
Flight 1 of 3 UA2015        Class: Economy (K)
Sat, Apr 10, 2027           Sat, Apr 10, 2027
08:15 AM                    10:42 AM
Denver, CO, US (DEN)        San Francisco, CA, US (SFO)

Flight 2 of 3 UA837         Class: Economy (K)
Sat, Apr 10, 2027           Sun, Apr 11, 2027
12:10 PM                    03:25 PM
San Francisco, CA, US (SFO) Tokyo, JP (NRT)
Flight 3 of 3 UA32          Class: Economy (K)
Fri, Apr 16, 2027           Fri, Apr 16, 2027
05:30 PM                    11:05 AM
Tokyo, JP (NRT)             Los Angeles, CA, US (LAX)`, [
    "UA 2015 DEN → SFO | transport | 2027-04-10 08:15 | 10:42 | AAA9XY | flight UA 2015 Denver (DEN) > San Francisco (SFO) | sure",
    "UA 837 SFO → NRT | transport | 2027-04-10 12:10 | 2027-04-11 15:25 | AAA9XY | flight UA 837 San Francisco (SFO) > Tokyo (NRT) | sure",
    "UA 32 NRT → LAX | transport | 2027-04-16 17:30 | 11:05 | AAA9XY | flight UA 32 Tokyo (NRT) > Los Angeles (LAX) | sure",
  ]],
  ["Lufthansa, numbers below", "Buchungscode: 7AAAPQ\n\nHinflug\nFr. 09.04.2027\n13:15 Frankfurt (FRA) Terminal 1\n08:35 +1 Tokio Haneda (HND) Terminal 3\nLH716 durchgeführt von Lufthansa\nReisezeit: 12:20 h\n\nRückflug\nFr. 16.04.2027\n12:05 Tokio Haneda (HND) Terminal 3\n19:10 Frankfurt (FRA) Terminal 1\nLH717 durchgeführt von Lufthansa", [
    "LH 716 FRA → HND | transport | 2027-04-09 13:15 | 2027-04-10 08:35 | 7AAAPQ | flight LH 716 Frankfurt (FRA) > Tokyo (HND) | sure",
    "LH 717 HND → FRA | transport | 2027-04-16 12:05 | 19:10 | 7AAAPQ | flight LH 717 Tokyo (HND) > Frankfurt (FRA) | sure",
  ]],
  ["a connection whose second flight has no date of its own", "Flights, booking code QQ8800\nFriday 9 April 2027\nLH 111 Munich (MUC) 07:00 - Frankfurt (FRA) 08:05\nLH 716 Frankfurt (FRA) 13:15 - Tokyo (HND) 08:35 +1", [
    "LH 111 MUC → FRA | transport | 2027-04-09 07:00 | 08:05 | QQ8800 | flight LH 111 Munich (MUC) > Frankfurt (FRA) | sure",
    "LH 716 FRA → HND | transport | 2027-04-09 13:15 | 2027-04-10 08:35 | QQ8800 | flight LH 716 Frankfurt (FRA) > Tokyo (HND) | likely",
  ]],
  ["Expedia, both days on a line", "Itinerary # 72100000000001\nYour reservation is booked and confirmed.\n\nThe Hundred Lanterns\nApr 10, 2027 - Apr 14, 2027\n570 Higashi-cho, Kyoto, 600-0000 Japan\nCheck-in time starts at 3 PM\nCheck-out time is noon\nTotal $1,204.00", ["The Hundred Lanterns | hotel | 2027-04-10 15:00 | 2027-04-14 12:00 | 72100000000001 | 570 Higashi-cho, Kyoto, 600-0000 Japan | likely"]],
  ["Airbnb, that doesn't say its name", "Your reservation is confirmed\nYou're going to Osaka!\n\nSmall loft near the canal\nEntire home/apt hosted by Somebody\n\nCheck-in\nWed, Apr 14, 2027\n4:00 PM\n\nCheckout\nFri, Apr 16, 2027\n10:00 AM\n\nAddress\n2-chome-1 Sample, Chuo Ward, Osaka\n\nConfirmation code\nHAAAA4T9QZ\n\nTotal (USD)\n$312.48", ["Small loft near the canal | hotel | 2027-04-14 16:00 | 2027-04-16 10:00 | HAAAA4T9QZ | 2-chome-1 Sample, Chuo Ward, Osaka | sure"]],
  ["Airbnb in German", "Deine Buchung ist bestätigt\nDu reist nach Lissabon!\n\nHelle Wohnung am Fluss\nGesamte Unterkunft · Gastgeber: Jemand\n\nCheck-in\nDo., 3. Juni 2027\n15:00\n\nCheck-out\nSo., 6. Juni 2027\n11:00\n\nBestätigungs-Code\nHM2AAAAE4F", ["Helle Wohnung am Fluss | hotel | 2027-06-03 15:00 | 2027-06-06 11:00 | HM2AAAAE4F |  | sure"]],
  ["Booking.com in German", "Vielen Dank! Ihre Buchung in Wien ist bestätigt.\n\nBestätigungsnummer: 2900.100.004\nPIN-Code: 1234\n\nHotel Beispiel Wien\nMusterstraße 4, 01. Innere Stadt, 1010 Wien, Österreich\nTelefon: +43 1 000000\n\nAnreise\nFreitag, 14. Mai 2027\nab 15:00 Uhr\nAbreise\nMontag, 17. Mai 2027\nbis 12:00 Uhr", ["Hotel Beispiel Wien | hotel | 2027-05-14 15:00 | 2027-05-17 12:00 | 2900.100.004 | Musterstraße 4, 01. Innere Stadt, 1010 Wien, Österreich | sure"]],
  ["a stay with American dates, of which one decides", "Hotel confirmation\nThe Harbour Inn\nArrival: 04/11/2027\nDeparture: 04/16/2027\nConfirmation #: 88000", ["The Harbour Inn | hotel | 2027-04-11 | 2027-04-16 | 88000 |  | sure"]],
  ["a forwarded mail", "---------- Forwarded message ---------\nFrom: Somebody <noreply@example.com>\nDate: Tue, 3 Nov 2026 at 10:12\nSubject: Your stay\nTo: <somebody@example.org>\n\n> Hotel Example\n> Check-in: Saturday, 10 April 2027, from 15:00\n> Check-out: Monday, 12 April 2027, until 11:00\n> Confirmation number: 555.000", ["Hotel Example | hotel | 2027-04-10 15:00 | 2027-04-12 11:00 | 555.000 |  | sure"]],
  ["Sixt", "Ihre Reservierung bei SIXT\nReservierungsnummer: 9900000033\nAbholung: Fr, 14.05.2027, 10:00 Uhr\nMünchen Flughafen\nRückgabe: Mo, 17.05.2027, 18:00 Uhr\nBerlin Hauptbahnhof\nFahrzeug: Mittelklasse", ["Rental car, SIXT | transport | 2027-05-14 10:00 | 2027-05-17 18:00 | 9900000033 | car München Flughafen > Berlin Hauptbahnhof | sure"]],
  ["Sixt, place and time below", "Sixt Reservierungsbestätigung\nReservierungsnummer: 9900000034\nFahrzeugkategorie: Kleinwagen oder ähnlich\n\nAbholung\nCatania Flughafen\nFr, 14.05.2027 09:00 Uhr\n\nRückgabe\nCatania Flughafen\nMo, 17.05.2027 18:00 Uhr\n\nGesamtpreis: 89,70 EUR inkl. MwSt.", ["Rental car, Sixt | transport | 2027-05-14 09:00 | 2027-05-17 18:00 | 9900000034 | car Catania Flughafen > Catania Flughafen | sure"]],
  ["easyJet, past midnight", "Your booking confirmation - easyJet\nYour booking reference is EZ7AAAQ\n\nFlight 1\nNaples (Naples International) to Catania (Catania Fontanarossa)\nEJU 2781\nDepart: Fri 14 May 2027, 22:50\nArrive: Sat 15 May 2027, 00:05\nTotal price: EUR 118.40", ["EJU 2781 NAP → CTA | transport | 2027-05-14 22:50 | 2027-05-15 00:05 | EZ7AAAQ | flight EJU 2781 Naples (NAP) > Catania (CTA) | sure"]],
  ["Hertz", "Your Reservation Confirmation Number: J1200000000\nPick Up Location: Kansai International Airport\nPick Up Time: Sat, Apr 10, 2027 at 11:00 AM\nReturn Location: Osaka Umeda\nReturn Time: Tue, Apr 13, 2027 at 5:00 PM\nTotal: 28,600 JPY", ["Rental car | transport | 2027-04-10 11:00 | 2027-04-13 17:00 | J1200000000 | car Kansai International Airport > Osaka Umeda | sure"]],
  ["GetYourGuide", "Booking confirmed\nKyoto: Hidden Hike\nReference number: GYGAAAX3\nDate: Monday, April 12, 2027\nStart time: 9:00 AM\nMeeting point: Fushimi-Inari Station\n2 x Adult - €98.00", ["Kyoto: Hidden Hike | sightseeing | 2027-04-12 09:00 |  | GYGAAAX3 | Fushimi-Inari Station | likely"]],
  ["OpenTable, with the guest's name", "Your reservation is confirmed\nThe Copper Pot\nTable for 2 on Sunday, April 11, 2027 at 6:30 pm\nName: Somebody Else\nConfirmation #: 110000\n459 Sample-cho, Higashiyama-ku, Kyoto", ["The Copper Pot | restaurant | 2027-04-11 18:30 |  | 110000 | 459 Sample-cho, Higashiyama-ku, Kyoto | likely"]],
  ["Quandoo", "Hallo,\ndeine Tischreservierung bei Blaue Gans für 4 Personen am Freitag, den 14. Mai 2027, um 20:00 Uhr wurde bestätigt.\nMusterstraße 22, 10115 Berlin", ["Blaue Gans | restaurant | 2027-05-14 20:00 |  |  | Musterstraße 22, 10115 Berlin | sure"]],
  ["Resy, without a year", "You're confirmed at Marigold\nParty of 2\nFri, May 14\n8:15 PM\n567 Sample Ave, Brooklyn, NY", ["Marigold | restaurant | 2027-05-14 20:15 |  |  | 567 Sample Ave, Brooklyn, NY | likely"]],
  ["Trenitalia, labels in Italian", "Codice prenotazione (PNR): R7AAAM\nFrecciarossa 9500\nPartenza: Torino Porta Nuova 10/04/2027 ore 09:10\nArrivo: Napoli Centrale 10/04/2027 ore 14:20\nTotale 59,90 €", ["Torino Porta Nuova → Napoli Centrale | transport | 2027-04-10 09:10 | 14:20 | R7AAAM | train Frecciarossa 9500 Torino Porta Nuova > Napoli Centrale | sure"]],
  ["Renfe, labels in Spanish", "Localizador: 8HAAZK\nAVE 03100\nOrigen: Sevilla-Santa Justa\nDestino: Barcelona-Sants\nSalida: 12/04/2027 10:30\nLlegada: 12/04/2027 16:05\nPrecio: 78,40 €", ["Sevilla-Santa Justa → Barcelona-Sants | transport | 2027-04-12 10:30 | 16:05 | 8HAAZK | train AVE 03100 Sevilla-Santa Justa > Barcelona-Sants | sure"]],
  ["DFDS, that doesn't say it is a ferry", "DFDS booking confirmation 4400000\nOutward: Kiel - Klaipeda\nDeparture: 10 Apr 2027, 22:00\nArrival: 11 Apr 2027, 18:30\nVehicle: car under 2 m", ["Kiel → Klaipeda | transport | 2027-04-10 22:00 | 2027-04-11 18:30 | 4400000 | ferry Kiel > Klaipeda | sure"]],
  ["Hostelworld, arriving and departing", "Hi, you're booked!\nBooking ref: 100000-900000000\nGreen Triangle Florence\nViale Beispiel 19, Florence, Italy\nArriving: Sat 10th Apr 2027\nDeparting: Tue 13th Apr 2027\n3 nights, 2 guests", ["Green Triangle Florence | hotel | 2027-04-10 | 2027-04-13 | 100000-900000000 | Viale Beispiel 19, Florence, Italy | likely"]],
  ["Agoda, the nights first", "Booking ID 990000005\nCheck-in April 10, 2027 (after 2:00 PM)\nCheck-out April 12, 2027 (before 12:00 PM)\nRiver Sample Bangkok\n23 Sample Road, Khaosan, Bangkok, Thailand 10200", ["River Sample Bangkok | hotel | 2027-04-10 14:00 | 2027-04-12 12:00 | 990000005 | 23 Sample Road, Khaosan, Bangkok, Thailand 10200 | likely"]],
  ["Marriott, one word for the code after another", "Reservation Confirmation: 84000000\nThe Western Sample\nCheck-In: Saturday, April 10, 2027 04:00 PM\nCheck-Out: Tuesday, April 13, 2027 12:00 PM\nNumber of rooms 1 Room", ["The Western Sample | hotel | 2027-04-10 16:00 | 2027-04-13 12:00 | 84000000 |  | likely"]],
  ["Tock, a tasting menu", "Reservation confirmed\nOkoye\nTasting menu for 2\nThursday, April 15, 2027 at 7:00 PM\nConfirmation number: TOCK-R-80AZ", ["Okoye | restaurant | 2027-04-15 19:00 |  | TOCK-R-80AZ |  | likely"]],
  ["a concert, where the street says no word for it", "Your tickets for The Geysers\nBeispiel Hall, Austurbakki 2, 101 Reykjavík\nWednesday 14 April 2027, doors 19:00\nOrder number 55-000-22\nTotal ISK 23,800", ["Geysers | sightseeing | 2027-04-14 19:00 |  | 55-000-22 | Beispiel Hall, Austurbakki 2, 101 Reykjavík | sure"]],
  ["capitals, without a code", "BOOKING CONFIRMED\nHotel Sample View\nCheck-in: 10 April 2027 15:00\nCheck-out: 12 April 2027 11:00", ["Hotel Sample View | hotel | 2027-04-10 15:00 | 2027-04-12 11:00 |  |  | sure"]],
  ["a table for some, at a place", "YOUR RESERVATION DETAILS\nTable for 4 at Osteria Sample\n12 April 2027 20:00", ["Osteria Sample | restaurant | 2027-04-12 20:00 |  |  |  | sure"]],
  ["Vrbo, both hours on a line", "Reservation confirmed!\nSeaside cottage with a tub\nReservation ID: HA-XA00QA\nApr 10 - 13, 2027, 3 nights, 4 guests\nCheck-in 4:00 PM Check-out 10:00 AM", ["Seaside cottage with a tub | hotel | 2027-04-10 16:00 | 2027-04-13 10:00 | HA-XA00QA |  | likely"]],
  ["a hotel in French", "Votre réservation est confirmée\nNuméro de réservation : 99000066\nHôtel des Exemples\n12 rue des Exemples, 75009 Paris\nArrivée : samedi 10 avril 2027 à partir de 15h00\nDépart : mardi 13 avril 2027 jusqu'à 11h00", ["Hôtel des Exemples | hotel | 2027-04-10 15:00 | 2027-04-13 11:00 | 99000066 | 12 rue des Exemples, 75009 Paris | likely"]],
  ["Enterprise, the place behind the hour", "Your rental car confirmation number is 1900000321\nPick-up: Sat, April 10, 2027 12:00 PM - Keflavik Airport\nDrop-off: Fri, April 16, 2027 9:00 AM - Keflavik Airport\nEconomy Sample or similar", ["Rental car | transport | 2027-04-10 12:00 | 2027-04-16 09:00 | 1900000321 | car Keflavik Airport > Keflavik Airport | sure"]],
  ["Amtrak, a dash before the code", "Reservation Number - 8F2AAA\nNortheast Regional train\nBoston South Station → Washington Union Station\nDepart 8:10 AM, Saturday, April 10, 2027\nArrive 3:58 PM", ["Boston South Station → Washington Union Station | transport | 2027-04-10 08:10 | 15:58 | 8F2AAA | train Boston South Station > Washington Union Station | sure"]],
  ["a museum in German, with tickets", "Ihre Tickets: Panorama Beispiel\nDatum: Montag, 12. April 2027\nEinlasszeit: 11:00 Uhr\nBestellnummer: 7000123\nMusterstraße 2, 10117 Berlin", ["Panorama Beispiel | sightseeing | 2027-04-12 11:00 |  | 7000123 | Musterstraße 2, 10117 Berlin | sure"]],
  ["TheFork in German", "Ihre Reservierung ist bestätigt!\nRestaurant Goldfisch\nSamstag, 15. Mai 2027 um 19:30 Uhr\n2 Personen\nMusterstraße 26, 10969 Berlin\nReservierungsnummer: 55000A", ["Restaurant Goldfisch | restaurant | 2027-05-15 19:30 |  | 55000A | Musterstraße 26, 10969 Berlin | likely"]],
  ["Delta, airports by name, the year further down", "Your Trip Confirmation #: GAAA7C\n\nSat, 10APR\tDEPART\tARRIVE\nDELTA 128\nMAIN CABIN (U)\nSEATTLE\n9:34am\nLOS ANGELES, CA\n12:20pm\n\nFri, 16APR\tDEPART\tARRIVE\nDELTA 2277\nMAIN CABIN (T)\nLOS ANGELES, CA\n8:37pm\nSEATTLE\n11:23pm\n\nFLIGHT\tSEAT\nDELTA 128\t27E\nDELTA 2277\t13B\n\nTicket Issue Date: 08NOV26\nTicket Expiration Date: 08NOV27\nTICKET AMOUNT $233.20 USD\nSat 10 Apr 2027\tDELTA: SEA LAX\nCARRY ON FREE\nFri 16 Apr 2027\tDELTA: LAX SEA", [
    "DL 128 SEA → LAX | transport | 2027-04-10 09:34 | 12:20 | GAAA7C | flight DL 128 Seattle (SEA) > Los Angeles (LAX) | sure",
    "DL 2277 LAX → SEA | transport | 2027-04-16 20:37 | 23:23 | GAAA7C | flight DL 2277 Los Angeles (LAX) > Seattle (SEA) | sure",
  ]],
  ["Delta, over the date line", "Your Flight Confirmation # HAAB2Q\n\nFri, 09APR\tDEPART\tARRIVE\nDELTA 276*\nDelta Main (K)\nDETROIT\n1:10pm\nTOKYO-HANEDA\n3:40pm\n**Sat 10APR\n\nFri, 16APR\tDEPART\tARRIVE\nDELTA 275\nTOKYO-HANEDA\n4:20pm\nNYC-KENNEDY\n4:05pm", [
    "DL 276 DTW → HND | transport | 2027-04-09 13:10 | 2027-04-10 15:40 | HAAB2Q | flight DL 276 Detroit (DTW) > Tokyo (HND) | likely",
    "DL 275 HND → JFK | transport | 2027-04-16 16:20 | 16:05 | HAAB2Q | flight DL 275 Tokyo (HND) > New York City (JFK) | likely",
  ]],
  ["Turo, one place for both", "Trip booked with Somebody!\nPlease review the details of your trip below.\n\nBOOKED TRIP\nTesla Model 3 2022\n\nTRIP START\n4/10/27\n10:00 AM\n\nTRIP END\n4/13/27\n5:30 PM\n\nLOCATION\n100 Sample St, Honolulu, HI 96815\n\nReservation ID #30000001\n\nTOTAL PAID\n$214.50", ["Rental car | transport | 2027-04-10 10:00 | 2027-04-13 17:30 | 30000001 | car 100 Sample St, Honolulu, HI 96815 > 100 Sample St, Honolulu, HI 96815 | sure"]],
  ["Turo, with where one meets", "Your trip with Somebody's Jeep Wrangler is booked on Turo\nTrip start: Sat, Apr 10 10:00 AM\nTrip end: Tue, Apr 13 5:30 PM\nPicking up the car\nMeet Somebody at\nKahului Airport, OGG\nReturning the Car\nPlease return the car to\nKahului Airport, OGG\nReservation ID #30000002\nTotal Paid $310.00", ["Rental car, Turo | transport | 2027-04-10 10:00 | 2027-04-13 17:30 | 30000002 | car Kahului Airport, OGG > Kahului Airport, OGG | likely"]],
  ["JAL in Japanese", "〔JAL国内線〕購入内容のお知らせ\n予約番号\nQX4T7A\nご予約内容\n旅程1\n2027年4月10日（土）　JAL511便\n東京(羽田)10:30発        札幌(新千歳)12:05着\n座席：クラス J 座席番号：15H\n旅程2\n2027年4月16日（金）　JAL528便\n札幌(新千歳)21:15発        東京(羽田)22:55着\n座席：普通席 座席番号：8D\n合計　　45,600円", [
    "JL 511 HND → CTS | transport | 2027-04-10 10:30 | 12:05 | QX4T7A | flight JL 511 Tokyo (HND) > Sapporo (CTS) | sure",
    "JL 528 CTS → HND | transport | 2027-04-16 21:15 | 22:55 | QX4T7A | flight JL 528 Sapporo (CTS) > Tokyo (HND) | sure",
  ]],
  ["JAL's page in Japanese, numbers below", "予約番号：\nFAAAGS\n購入済み\n2027年4月10日（土）\n運賃：\nスペシャルセイバー\n11:55東京 (羽田)\n14:50 沖縄 (那覇)\nクラス： 普通席\n便名：JAL915\n2027年4月13日（火）\n運賃：\nセイバー\n18:20沖縄 (那覇)\n20:30 東京 (羽田)\nクラス： 普通席\n便名：JAL916", [
    "JL 915 HND → OKA | transport | 2027-04-10 11:55 | 14:50 | FAAAGS | flight JL 915 Tokyo (HND) > Naha (OKA) | sure",
    "JL 916 OKA → HND | transport | 2027-04-13 18:20 | 20:30 | FAAAGS | flight JL 916 Naha (OKA) > Tokyo (HND) | sure",
  ]],
  ["ANA in Japanese, without years", "いつもANAをご利用いただきありがとうございます。\n予約番号　0199\n確認番号　100200300\n\n[1] 4月12日(月) ANA263\n東京(羽田) - 福岡\n15:30発 17:35着\n普通席 / OK\n\n[2] 4月15日(木) ANA268\n福岡 - 東京(羽田)\n19:00発 20:45着\nお支払い総額 38,900円", [
    "NH 263 HND → FUK | transport | 2027-04-12 15:30 | 17:35 | 0199 | flight NH 263 Tokyo (HND) > Fukuoka (FUK) | likely",
    "NH 268 FUK → HND | transport | 2027-04-15 19:00 | 20:45 | 0199 | flight NH 268 Fukuoka (FUK) > Tokyo (HND) | likely",
  ]],
  ["ANA in Japanese, abroad and through the night", "ANA予約番号 8HAAKQ\n[1] 2027年4月9日(金) NH224\nフランクフルト(FRA) - 東京(羽田)(HND)\n20:45発 - 翌日 16:25着\nエコノミー：W / OK\n\n[2] 2027年4月16日(金) NH203\n東京(羽田)(HND) - フランクフルト(FRA)\n00:05発 - 06:45着", [
    "NH 224 FRA → HND | transport | 2027-04-09 20:45 | 2027-04-10 16:25 | 8HAAKQ | flight NH 224 Frankfurt (FRA) > Tokyo (HND) | sure",
    "NH 203 HND → FRA | transport | 2027-04-16 00:05 | 06:45 | 8HAAKQ | flight NH 203 Tokyo (HND) > Frankfurt (FRA) | sure",
  ]],
  ["スマートEX, there and back with a code each", "【スマートEX】新幹線予約内容\nスマートEXをご利用いただきありがとうございます。\n領収額は、合計27,940円です。\n【行き】\nお預かり番号　2001\n乗車日　4月10日\n東京(9:30)→のぞみ217号→京都(11:42)\n普通車　指定席\n7号車12番A席\n【帰り】\nお預かり番号　2002\n乗車日　4月16日\n新大阪(18:03)→のぞみ64号→東京(20:30)\n10号車3番E席", [
    "東京 → 京都 | transport | 2027-04-10 09:30 | 11:42 | 2001 | train のぞみ217号 東京 > 京都 | likely",
    "新大阪 → 東京 | transport | 2027-04-16 18:03 | 20:30 | 2002 | train のぞみ64号 新大阪 > 東京 | likely",
  ]],
  ["えきねっと, with labels", "【えきねっと】申込内容のご案内\n■ご乗車内容\nご乗車日：2027年04月12日\n列車名：はやぶさ15号\n出発駅：東京　出発時刻：09:36\n到着駅：仙台　到着時刻：11:08\n号車：3号車\n座席番号：5A\n申込番号：EA12345678\n合計金額 11,410円", ["東京 → 仙台 | transport | 2027-04-12 09:36 | 11:08 | EA12345678 | train はやぶさ15号 東京 > 仙台 | sure"]],
  ["えきねっと, hours in words", "えきねっと\n4月12日(月)\n東京(09時36分) → 仙台(11時08分)\nはやぶさ 15号\n8号車 19番A席\n予約番号 54321", ["東京 → 仙台 | transport | 2027-04-12 09:36 | 11:08 | 54321 | train はやぶさ15号 東京 > 仙台 | likely"]],
  ["JR, stations on lines of their own", "きっぷのお申込み\n乗車日 2027年4月13日\n北陸新幹線 かがやき505号\n東京 08:36発\n金沢 11:06着\n受付番号 A0001234", ["東京 → 金沢 | transport | 2027-04-13 08:36 | 11:06 | A0001234 | train かがやき505号 東京 > 金沢 | sure"]],
  ["じゃらん", "このたびは、ホテルサンプル京都　をご予約いただき誠にありがとうございます。\n予約受付日時：2026年11月08日22:22\n\n予約番号：0A123456\n宿泊代表者氏名：見本 太郎 様\n宿名：ホテルサンプル京都　\n電話番号：075-000-0000\n所在地：〒600-0000 京都府京都市下京区見本町１－１\nチェックイン日時：2027年04月10日16:00\n宿泊日数：2泊\n部屋タイプ：ツイン\nチェックイン可能時間：15:00～24:00\nチェックアウト時間：11:00\n\n（1泊目）\n8,000円（大人）× 2名\n小計：16,000円\n合計：32,000円（税込・サービス料別）\n支払料金：32,000円（税込・サービス料別）", ["ホテルサンプル京都 | hotel | 2027-04-10 16:00 | 2027-04-12 11:00 | 0A123456 | 〒600-0000 京都府京都市下京区見本町1-1 | sure"]],
  ["楽天トラベル, a word a line", "「楽天トラベル」予約完了メール\nご予約内容\n予約番号\nRYa0bc1def\n見本旅館 さくら亭\n宿泊施設住所\n神奈川県足柄下郡箱根町見本1-2-3\n宿泊施設電話番号\n0460-00-0000\nチェックイン日時\n2027-04-12(月) 15:30\nチェックアウト日\n2027-04-14(水)\n申込部屋数\n1部屋\n総合計\n大人2名 ＝48,400円", ["見本旅館 さくら亭 | hotel | 2027-04-12 15:30 | 2027-04-14 | RYa0bc1def | 神奈川県足柄下郡箱根町見本1-2-3 | sure"]],
  ["楽天トラベル, as plain text", "・予約番号： RY00AAAA00\n・宿泊施設名： ホテルビーチサンプル\n・チェックイン日時： 2027-04-13 14:00:00\n・チェックアウト日： 2027-04-15\n・料金： 24,000円", ["ホテルビーチサンプル | hotel | 2027-04-13 14:00 | 2027-04-15 | RY00AAAA00 |  | sure"]],
  ["Booking.com in Japanese", "ホテルグリーン見本の予約が確定しました\nチェックイン\n2027年4月10日(土) (15:00～)\nチェックアウト\n2027年4月12日(月) (～11:00)\n予約番号: 4000123456\n住所: 大阪市北区見本2-3\n料金: ¥28,500", ["ホテルグリーン見本 | hotel | 2027-04-10 15:00 | 2027-04-12 11:00 | 4000123456 | 大阪市北区見本2-3 | sure"]],
  ["a hired car in Japanese", "じゃらんレンタカー ご予約完了\n予約番号：JR0012345\nレンタカー会社：見本レンタカー\n貸出日時：2027年04月11日 午前10時\n貸出営業所：那覇空港店\n返却日時：2027年04月13日 午後6時30分\n返却営業所：那覇空港店\n合計金額：15,400円", ["Rental car, 見本レンタカー | transport | 2027-04-11 10:00 | 2027-04-13 18:30 | JR0012345 | car 那覇空港店 > 那覇空港店 | sure"]],
  ["a table in Japanese", "ご予約が完了しました\n店名：鮨 見本\n来店日時：2027年4月11日(日) 18:30\n人数：2名\n予約番号：T-00012\n住所：東京都中央区見本1-1", ["鮨 見本 | restaurant | 2027-04-11 18:30 |  | T-00012 | 東京都中央区見本1-1 | sure"]],
];

describe("a confirmation, as it is laid out by", () => {
  it.each(LAYOUTS)("%s", (_who, text, expected) => {
    expect(readFile(text, "text", WORLD).items.map(said)).toEqual(expected);
  });

  it.each([["a newsletter in Japanese", "4月10日までのセール！北海道3日間 29,800円から。新幹線もお得です。"], ["a newsletter", "Sale until 14 May 2027! Flights from 19:00 - book now"], ["a train of thoughts", "See you at the train, 10:00 or 11:00"]])("nobody: %s", (_what, text) => {
    expect(() => readFile(text, "text", WORLD)).toThrow("No flight, stay or reservation");
  });
});

it("sums of Japanese confirmations are yen, the whole of them and not one night's", () => {
  const sumsOf = (who: string) => readFile(LAYOUTS.find(([name]) => name === who)![1], "text", WORLD).items.map(({ cost }) => cost && `${cost.amount} ${cost.currency}`);
  expect(["JAL in Japanese", "スマートEX, there and back with a code each", "じゃらん", "楽天トラベル, a word a line"].map(sumsOf)).toEqual([["45600 JPY", null], ["27940 JPY", null], ["32000 JPY"], ["48400 JPY"]]);
});
