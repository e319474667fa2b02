// Confirmations in the languages that people are written to in: layouts of real companies, with invented contents.
import { describe, expect, it } from "vitest";
import { readFile } from "../readFile";
import type { ReadItem, World } from "../types";

const WORLD: World = { zoneOn: () => null, language: "en", near: { today: "2026-11-22", startDate: null, endDate: null } };
const read = (text: string) => readFile(text, "text", WORLD).items;

/** title | type | from its day and time | to its day and time | code | from where to where, or its address | minor units */
const said = ({ title, type, day, start, endDay, end, code, address, transport, cost }: ReadItem): string =>
  [title, type, `${day} ${start ?? ""}`.trim(), `${endDay ?? ""} ${end ?? ""}`.trim(), code ?? "", transport ? `${transport.mode} ${transport.from?.name} > ${transport.to?.name}` : (address ?? ""), cost ? `${cost.amount} ${cost.currency}` : ""].join(" | ");

const LAYOUTS: [who: string, text: string, expected: string[]][] = [
  ["Ryanair", "Your Ryanair travel itinerary\nReservation: T4XM9Q\nDublin (DUB) - Porto (OPO)\nFR7312\nWed, 12 May 27\nDeparture time 06:25\nArrival time 08:50\nPorto (OPO) - Dublin (DUB)\nFR7313\nSun, 16 May 27\nDeparture time 21:30\nArrival time 23:55\nTotal paid 143.96 EUR", [
    "FR 7312 DUB → OPO | transport | 2027-05-12 06:25 | 08:50 | T4XM9Q | flight Dublin (DUB) > Porto (OPO) | 14396 EUR",
    "FR 7313 OPO → DUB | transport | 2027-05-16 21:30 | 23:55 | T4XM9Q | flight Porto (OPO) > Dublin (DUB) | ",
  ]],
  ["Vueling in Spanish", "¡Gracias por volar con nosotros!\nCódigo de reserva: M8QKTZ\nIda\nsábado, 8 de mayo de 2027\nBarcelona (BCN) 07:15 - Sevilla (SVQ) 08:55\nVY2212\nVuelta\nmartes, 11 de mayo de 2027\nSevilla (SVQ) 19:40 - Barcelona (BCN) 21:15\nVY2219\nImporte total: 126,40 EUR", [
    "VY 2212 BCN → SVQ | transport | 2027-05-08 07:15 | 08:55 | M8QKTZ | flight Barcelona (BCN) > Seville (SVQ) | 12640 EUR",
    "VY 2219 SVQ → BCN | transport | 2027-05-11 19:40 | 21:15 | M8QKTZ | flight Seville (SVQ) > Barcelona (BCN) | ",
  ]],
  ["TAP in Portuguese", "Confirmação da reserva\nCódigo da reserva: QK7T2M\nVoo TP1902\nData: 14 de maio de 2027\nPartida: 13:05 Lisboa (LIS)\nChegada: 14:50 Funchal (FNC)\nTotal: 98,20 EUR", ["TP 1902 LIS → FNC | transport | 2027-05-14 13:05 | 14:50 | QK7T2M | flight Lisbon (LIS) > Funchal (FNC) | 9820 EUR"]],
  ["KLM in Dutch", "Bedankt voor je boeking\nBoekingscode: XQ4T7L\nHeenvlucht\nvrijdag 14 mei 2027\nKL1601\nVertrek 07:00 Amsterdam (AMS)\nAankomst 09:10 Rome Fiumicino (FCO)\nTerugvlucht\ndinsdag 18 mei 2027\nKL1606\nVertrek 20:55 Rome Fiumicino (FCO)\nAankomst 23:30 Amsterdam (AMS)\nTotaalbedrag € 312,48", [
    "KL 1601 AMS → FCO | transport | 2027-05-14 07:00 | 09:10 | XQ4T7L | flight Amsterdam (AMS) > Rome (FCO) | 31248 EUR",
    "KL 1606 FCO → AMS | transport | 2027-05-18 20:55 | 23:30 | XQ4T7L | flight Rome (FCO) > Amsterdam (AMS) | ",
  ]],
  ["Air France in French", "Votre réservation est confirmée\nRéférence de réservation : ZK8QTM\nAller - vendredi 14 mai 2027\nAF7708\n09:10 Paris Orly (ORY)\n10:35 Nice (NCE)\nRetour - lundi 17 mai 2027\nAF7723\n19:55 Nice (NCE)\n21:25 Paris Orly (ORY)\nMontant total : 184,60 EUR", [
    "AF 7708 ORY → NCE | transport | 2027-05-14 09:10 | 10:35 | ZK8QTM | flight Paris (ORY) > Nice (NCE) | 18460 EUR",
    "AF 7723 NCE → ORY | transport | 2027-05-17 19:55 | 21:25 | ZK8QTM | flight Nice (NCE) > Paris (ORY) | ",
  ]],
  ["ITA in Italian", "Conferma di prenotazione\nCodice di prenotazione: T9WQKX\nVolo di andata\nvenerdì 14 maggio 2027\nAZ1779\nPartenza ore 10:15 da Roma Fiumicino (FCO)\nArrivo ore 11:20 a Palermo (PMO)\nTotale: 89,00 EUR", ["AZ 1779 FCO → PMO | transport | 2027-05-14 10:15 | 11:20 | T9WQKX | flight Rome (FCO) > Palermo (PMO) | 8900 EUR"]],
  ["Eurowings in German", "Ihre Buchungsbestätigung\nBuchungscode: Q4KX7T\nHinflug\nFr. 14.05.2027\nEW 9534\nab 06:45 Uhr Düsseldorf (DUS)\nan 09:20 Uhr Palma de Mallorca (PMI)\nRückflug\nFr. 21.05.2027\nEW 9535\nab 10:05 Uhr Palma de Mallorca (PMI)\nan 12:35 Uhr Düsseldorf (DUS)\nGesamtpreis: 289,98 EUR", [
    "EW 9534 DUS → PMI | transport | 2027-05-14 06:45 | 09:20 | Q4KX7T | flight Düsseldorf (DUS) > Palma (PMI) | 28998 EUR",
    "EW 9535 PMI → DUS | transport | 2027-05-21 10:05 | 12:35 | Q4KX7T | flight Palma (PMI) > Düsseldorf (DUS) | ",
  ]],
  ["Emirates", "Booking confirmed\nBooking reference: LT4KQZ\nDubai to Singapore\nEK 354\nFri 14 May 2027\n02:45 DXB Dubai International, Terminal 3\n14:20 SIN Changi, Terminal 1\nDuration 7hr 35min\nSingapore to Dubai\nEK 355\nSat 22 May 2027\n01:10 SIN Changi, Terminal 1\n04:30 DXB Dubai International, Terminal 3", [
    "EK 354 DXB → SIN | transport | 2027-05-14 02:45 | 14:20 | LT4KQZ | flight Dubai (DXB) > Singapore (SIN) | ",
    "EK 355 SIN → DXB | transport | 2027-05-22 01:10 | 04:30 | LT4KQZ | flight Singapore (SIN) > Dubai (DXB) | ",
  ]],
  ["Air New Zealand", "Booking reference X4Q9TL\nYour itinerary\nNZ 103  Auckland (AKL) to Sydney (SYD)\nDepart Friday 14 May 2027 8:30am\nArrive Friday 14 May 2027 10:15am\nSeats 14A", ["NZ 103 AKL → SYD | transport | 2027-05-14 08:30 | 10:15 | X4Q9TL | flight Auckland (AKL) > Sydney (SYD) | "]],
  ["Peach in Japanese, without a word for a flight", "予約完了のお知らせ\n予約番号：Q4KX9T\n2027年5月14日（金）\nMM305\n大阪(関西) 09:05 → 沖縄(那覇) 11:20\nお支払い金額 18,960円", ["MM 305 KIX → OKA | transport | 2027-05-14 09:05 | 11:20 | Q4KX9T | flight Osaka (KIX) > Naha (OKA) | 18960 JPY"]],
  ["Booking.com in Dutch", "Je boeking in Amsterdam is bevestigd\nBevestigingsnummer: 4123.998.221\nHotel De Gouden Leeuw\nInchecken vrijdag 14 mei 2027 (vanaf 15:00)\nUitchecken zondag 16 mei 2027 (tot 11:00)\nAdres: Prinsengracht 12, 1015 Amsterdam, Nederland\nTotaalprijs € 288,00", ["Hotel De Gouden Leeuw | hotel | 2027-05-14 15:00 | 2027-05-16 11:00 | 4123.998.221 | Prinsengracht 12, 1015 Amsterdam, Nederland | 28800 EUR"]],
  ["Booking.com in Italian", "La tua prenotazione è confermata\nNumero di conferma: 3998.112.556\nAlbergo Il Melograno\nVia dei Servi 14, 50122 Firenze, Italia\nArrivo: venerdì 14 maggio 2027 (dalle 14:00)\nPartenza: lunedì 17 maggio 2027 (entro le 10:30)\nPrezzo totale: € 412,50", ["Albergo Il Melograno | hotel | 2027-05-14 14:00 | 2027-05-17 10:30 | 3998.112.556 | Via dei Servi 14, 50122 Firenze, Italia | 41250 EUR"]],
  ["Booking.com in Spanish", "¡Tu reserva está confirmada!\nNúmero de confirmación: 2887.334.910\nHostal Las Golondrinas\nEntrada viernes, 14 de mayo de 2027 (a partir de las 15:00)\nSalida lunes, 17 de mayo de 2027 (hasta las 12:00)\nDirección: Calle Betis 40, 41010 Sevilla, España\nPrecio total 237 €", ["Hostal Las Golondrinas | hotel | 2027-05-14 15:00 | 2027-05-17 12:00 | 2887.334.910 | Calle Betis 40, 41010 Sevilla, España | 23700 EUR"]],
  ["Booking.com in Portuguese", "A sua reserva está confirmada\nNúmero da confirmação: 3112.774.085\nPousada do Castelo\nCheck-in: sexta-feira, 14 de maio de 2027 (a partir das 15:00)\nCheck-out: domingo, 16 de maio de 2027 (até às 11:00)\nMorada: Rua Direita 3, 2510-001 Óbidos, Portugal\nPreço total: 214,00 €", ["Pousada do Castelo | hotel | 2027-05-14 15:00 | 2027-05-16 11:00 | 3112.774.085 | Rua Direita 3, 2510-001 Óbidos, Portugal | 21400 EUR"]],
  ["an inn in French, hours without minutes", "Confirmation de votre séjour\nN° de réservation : LG448812\nAuberge du Vieux Moulin\n3 rue du Pont, 46500 Rocamadour\nDate d'arrivée : 14 mai 2027 à partir de 16h\nDate de départ : 16 mai 2027 avant 11h\nMontant du séjour : 236,00 €", ["Auberge du Vieux Moulin | hotel | 2027-05-14 16:00 | 2027-05-16 11:00 | LG448812 | 3 rue du Pont, 46500 Rocamadour | 23600 EUR"]],
  ["Airbnb in Spanish", "Reserva confirmada en Granada\nÁtico con vistas a la Alhambra\nAlojamiento entero · Anfitrión: Lucía\nLlegada\nvie, 14 may 2027\n16:00\nSalida\nlun, 17 may 2027\n11:00\nCódigo de confirmación\nHMXQ4T9K2A\nTotal (EUR) 354,20 €", ["Ático con vistas a la Alhambra | hotel | 2027-05-14 16:00 | 2027-05-17 11:00 | HMXQ4T9K2A |  | 35420 EUR"]],
  ["Airbnb in German", "Deine Buchung ist bestätigt\nHelle Wohnung am Kanal\nGesamte Unterkunft · Gastgeberin: Petra\nCheck-in\nFr., 14. Mai 2027\n15:00\nCheck-out\nMo., 17. Mai 2027\n10:00\nBestätigungscode\nHMQ9KX4T2B\nGesamtbetrag (EUR) 298,40 €", ["Helle Wohnung am Kanal | hotel | 2027-05-14 15:00 | 2027-05-17 10:00 | HMQ9KX4T2B |  | 29840 EUR"]],
  ["a hotel in German, named in the first line", "Ihre Reservierung im Novotel Lyon Confluence\nReservierungsnummer: HGTXQKWZ\nAnreise am 14.05.2027 ab 14:00 Uhr\nAbreise am 16.05.2027 bis 12:00 Uhr\n1 Zimmer, 2 Erwachsene\nGesamtpreis 318,00 EUR", ["Novotel Lyon Confluence | hotel | 2027-05-14 14:00 | 2027-05-16 12:00 | HGTXQKWZ |  | 31800 EUR"]],
  ["a hostel in German, a range of days", "Buchungsbestätigung\nJugendherberge Bacharach\nBurg Stahleck, 55422 Bacharach\nIhr Aufenthalt: 14.05.2027 - 16.05.2027\nBuchungsnummer: 77120034\nGesamtsumme: 132,60 €", ["Jugendherberge Bacharach | hotel | 2027-05-14 | 2027-05-16 | 77120034 | Burg Stahleck, 55422 Bacharach | 13260 EUR"]],
  ["Trainline, there and back", "Your booking confirmation\nTicket collection reference: 7TKQ4XZM\nOutward\nFri 14 May 2027\n09:33 Edinburgh Waverley\n13:52 London Kings Cross\n0 changes\nReturn\nMon 17 May 2027\n15:00 London Kings Cross\n19:21 Edinburgh Waverley\nTotal £118.40", [
    "Edinburgh Waverley → London Kings Cross | transport | 2027-05-14 09:33 | 13:52 | 7TKQ4XZM | train Edinburgh Waverley > London Kings Cross | 11840 GBP",
    "London Kings Cross → Edinburgh Waverley | transport | 2027-05-17 15:00 | 19:21 | 7TKQ4XZM | train London Kings Cross > Edinburgh Waverley | ",
  ]],
  ["Renfe, a route above its day", "Billete electrónico\nLocalizador: QK7T4M\nAVE 02112\nMadrid Puerta de Atocha - Córdoba\nFecha: 14/05/2027\nSalida 10:00\nLlegada 11:42\nCoche 5 Plaza 7A\nPrecio: 47,30 €", ["Madrid Puerta de Atocha → Córdoba | transport | 2027-05-14 10:00 | 11:42 | QK7T4M | train Madrid Puerta de Atocha > Córdoba | 4730 EUR"]],
  ["a train in Dutch", "Bevestiging van je boeking\nBoekingsnummer: TQ4KXZM\nHeenreis vrijdag 14 mei 2027\nAmsterdam Centraal 08:15\nEurostar 9322\nParis Nord 11:38\nTotaal € 92,00", ["Amsterdam Centraal → Paris Nord | transport | 2027-05-14 08:15 | 11:38 | TQ4KXZM | train Amsterdam Centraal > Paris Nord | 9200 EUR"]],
  ["a train in Portuguese", "Comboios de Portugal - Bilhete\nComboio: Alfa Pendular 125\nOrigem: Lisboa Oriente\nDestino: Porto Campanhã\nData: 14/05/2027\nPartida: 10:09\nChegada: 12:59\nPreço: 32,70 €", ["Lisboa Oriente → Porto Campanhã | transport | 2027-05-14 10:09 | 12:59 |  | train Lisboa Oriente > Porto Campanhã | 3270 EUR"]],
  ["Italo in Italian", "Il tuo viaggio\nCodice biglietto: QKZT4M\nItalo 9927\nPartenza Milano Centrale 14/05/2027 ore 09:40\nArrivo Firenze S.M.N. 14/05/2027 ore 11:36\nCarrozza 4 Posto 12\nTotale 39,90 €", ["Milano Centrale → Firenze S.M.N. | transport | 2027-05-14 09:40 | 11:36 | QKZT4M | train Milano Centrale > Firenze S.M.N. | 3990 EUR"]],
  ["SNCF, there and back", "Votre commande est confirmée\nRéférence de dossier : QTXKMZ\nAller : vendredi 14 mai 2027\nDépart 07:58 Paris Montparnasse\nArrivée 10:02 Bordeaux St-Jean\nTGV INOUI 8531\nRetour : dimanche 16 mai 2027\nDépart 18:04 Bordeaux St-Jean\nArrivée 20:12 Paris Montparnasse\nTGV INOUI 8548\nTotal : 134,00 €", [
    "Paris Montparnasse → Bordeaux St-Jean | transport | 2027-05-14 07:58 | 10:02 | QTXKMZ | train Paris Montparnasse > Bordeaux St-Jean | 13400 EUR",
    "Bordeaux St-Jean → Paris Montparnasse | transport | 2027-05-16 18:04 | 20:12 | QTXKMZ | train Bordeaux St-Jean > Paris Montparnasse | ",
  ]],
  ["ÖBB, ends without a colon", "Ihre Ticketbestätigung\nTicketcode 8812 3345 1190 2276\nReisedatum: 14.05.2027\nvon Wien Hbf\nnach Salzburg Hbf\nAbfahrt 08:30 Uhr, RJX 562\nAnkunft 10:52 Uhr\nGesamtpreis EUR 29,90", ["Wien Hbf → Salzburg Hbf | transport | 2027-05-14 08:30 | 10:52 | 8812 3345 1190 2276 | train Wien Hbf > Salzburg Hbf | 2990 EUR"]],
  ["a coach in French", "Confirmation de réservation FlixBus\nNuméro de réservation 3012 445 887\nven. 14 mai 2027\n08:20 Lyon Perrache\n11:05 Genève Gare routière\nLigne 706\nMontant total 17,98 €", ["Lyon Perrache → Genève Gare routière | transport | 2027-05-14 08:20 | 11:05 | 3012 445 887 | bus Lyon Perrache > Genève Gare routière | 1798 EUR"]],
  ["a ferry that only says it is a ship", "Booking confirmation\nYour booking reference is 24KQXT\nPortsmouth to Caen\nDeparting: Fri 14 May 2027 at 22:45\nArriving: Sat 15 May 2027 at 06:45\nShip: Mont St Michel\nTotal £268.00", ["Portsmouth → Caen | transport | 2027-05-14 22:45 | 2027-05-15 06:45 | 24KQXT | ferry Portsmouth > Caen | 26800 GBP"]],
  ["a ferry in Italian", "Biglietto traghetto\nCodice prenotazione: 55120098\nTratta: Livorno - Olbia\nPartenza: 14/05/2027 ore 08:00\nArrivo: 14/05/2027 ore 15:00\nNave: Moby Fantasy\nTotale: 146,30 EUR", ["Livorno → Olbia | transport | 2027-05-14 08:00 | 15:00 | 55120098 | ferry Livorno > Olbia | 14630 EUR"]],
  ["a ferry in Spanish", "Confirmación de reserva\nLocalizador: 7KQX44T\nTrayecto: Dénia - Ibiza\nBarco rápido\nSalida: 14/05/2027 17:00\nLlegada: 14/05/2027 19:00\nImporte: 88,50 €", ["Dénia → Ibiza | transport | 2027-05-14 17:00 | 19:00 | 7KQX44T | ferry Dénia > Ibiza | 8850 EUR"]],
  ["a hired car in French", "Votre réservation de voiture est confirmée\nNuméro de réservation : 15592874FR2\nPrise en charge : Nice Aéroport, 14/05/2027 11:00\nRestitution : Marseille Gare St-Charles, 18/05/2027 17:30\nLocation de voiture, catégorie B\nMontant estimé : 243,00 €", ["Rental car | transport | 2027-05-14 11:00 | 2027-05-18 17:30 | 15592874FR2 | car Nice Aéroport > Marseille Gare St-Charles | 24300 EUR"]],
  ["a hired car in Spanish", "Confirmación de reserva\nNúmero de reserva: GC7741205\nCoche: Fiat 500 o similar\nRecogida: Málaga Aeropuerto, 14/05/2027 10:30\nDevolución: Málaga Aeropuerto, 21/05/2027 09:00\nTotal: 112,40 €", ["Rental car | transport | 2027-05-14 10:30 | 2027-05-21 09:00 | GC7741205 | car Málaga Aeropuerto > Málaga Aeropuerto | 11240 EUR"]],
  ["a hired car in Dutch", "Bevestiging van je huurauto\nReserveringsnummer: 9912345678\nOphalen: Eindhoven Airport, 14 mei 2027 09:00\nTerugbrengen: Eindhoven Airport, 17 mei 2027 18:00\nTotaalprijs: € 156,00", ["Rental car | transport | 2027-05-14 09:00 | 2027-05-17 18:00 | 9912345678 | car Eindhoven Airport > Eindhoven Airport | 15600 EUR"]],
  ["a table in French", "Votre réservation est confirmée\nLe Petit Bouchon\nvendredi 14 mai 2027 à 20h30\n2 personnes\n8 rue Mercière, 69002 Lyon\nNuméro de réservation : TF558810", ["Le Petit Bouchon | restaurant | 2027-05-14 20:30 |  | TF558810 | 8 rue Mercière, 69002 Lyon | "]],
  ["a table in Italian", "La tua prenotazione è confermata!\nRistorante Da Enzo\nvenerdì 14 maggio 2027 alle 20:30\n4 persone\nVia dei Vascellari 29, 00153 Roma", ["Ristorante Da Enzo | restaurant | 2027-05-14 20:30 |  |  | Via dei Vascellari 29, 00153 Roma | "]],
  ["a table in Spanish", "Tu reserva está confirmada\nRestaurante Casa Lola\nviernes 14 de mayo de 2027 a las 21:30\nMesa para 2 personas\nCalle Granada 46, 29015 Málaga", ["Restaurante Casa Lola | restaurant | 2027-05-14 21:30 |  |  | Calle Granada 46, 29015 Málaga | "]],
  ["a table in Dutch", "Je reservering is bevestigd\nRestaurant De Kas\nvrijdag 14 mei 2027 om 19:00 uur\nTafel voor 2 personen\nKamerlingh Onneslaan 3, 1097 Amsterdam", ["Restaurant De Kas | restaurant | 2027-05-14 19:00 |  |  | Kamerlingh Onneslaan 3, 1097 Amsterdam | "]],
  ["a museum in Dutch", "Je tickets voor het Rijksmuseum\nDatum: vrijdag 14 mei 2027\nStarttijd: 10:30 uur\nBestelnummer: 88210034\n2 x Volwassene € 45,00", ["Rijksmuseum | sightseeing | 2027-05-14 10:30 |  | 88210034 |  | 4500 EUR"]],
  ["a museum in Spanish", "Confirmación de compra\nEntrada general Museo del Prado\nFecha: 14/05/2027\nHora de acceso: 11:30\nLocalizador: PR44KX81\nTotal 15,00 €", ["Entrada general Museo del Prado | sightseeing | 2027-05-14 11:30 |  | PR44KX81 |  | 1500 EUR"]],
  ["a museum in Italian", "Conferma d'acquisto\nGallerie degli Uffizi - Biglietto intero\nData visita: 14/05/2027\nOrario di ingresso: 09:15\nCodice prenotazione: UF77821K\nTotale 29,00 €", ["Gallerie degli Uffizi - Biglietto intero | sightseeing | 2027-05-14 09:15 |  | UF77821K |  | 2900 EUR"]],
  ["a museum in French", "Vos billets - Musée du Louvre\nDate de visite : 14 mai 2027\nHoraire : 10h00\nN° de commande : 77120045\n2 billets plein tarif - 44,00 €", ["Musée du Louvre | sightseeing | 2027-05-14 10:00 |  | 77120045 |  | 4400 EUR"]],
  ["a museum in Japanese", "チケット購入完了\nチームラボ 見本館\n来館日：2027年5月14日（金）\n入館時間：10:30\n注文番号：TL-0098812\n合計 7,600円", ["チームラボ 見本館 | sightseeing | 2027-05-14 10:30 |  | TL-0098812 |  | 7600 JPY"]],
  ["a tour in Portuguese", "Reserva confirmada\nVisita guiada pelo Mosteiro dos Jerónimos\nData: 14 de maio de 2027\nHora: 10:00\nPonto de encontro: Praça do Império, 1400 Lisboa\nNúmero da reserva: CV998120", ["Visita guiada pelo Mosteiro dos Jerónimos | sightseeing | 2027-05-14 10:00 |  | CV998120 | Praça do Império, 1400 Lisboa | "]],
  ["a tour in German", "Buchungsbestätigung\nStadtrundgang durch die Speicherstadt\nTermin: Freitag, 14. Mai 2027, 14:00 Uhr\nTreffpunkt: Am Sandtorkai 30, 20457 Hamburg\nBuchungsnummer: HH-77120\nPreis: 36,00 €", ["Stadtrundgang durch die Speicherstadt | sightseeing | 2027-05-14 14:00 |  | HH-77120 | Am Sandtorkai 30, 20457 Hamburg | 3600 EUR"]],
];

describe("a confirmation in its sender's language", () => {
  it.each(LAYOUTS)("%s", (_who, text, expected) => {
    expect(read(text).map(said)).toEqual(expected);
  });

  it.each([
    ["an insurance in German", "Ihre Reiseversicherung - Versicherungsschein\nVersicherungsnummer: RV-8812440\nReisezeitraum: 14.05.2027 bis 21.05.2027\nReisepreis: 1.240,00 EUR\nVersicherte Person: Erika Beispiel"],
    ["an insurance in French", "Votre assurance voyage\nN° de contrat : AV-88120\nDate de départ : 14/05/2027\nDate de retour : 21/05/2027\nPrime : 42,00 €\n2 personnes assurées"],
    ["an invoice in Italian", "Fattura n. 114\nData: 4 maggio 2027\nServizi di consulenza per 2 persone\nTotale 1.200,00 EUR"],
    ["an advertisement in Spanish", "¡Ofertas de verano! Entradas desde 9 €\nReserva antes del 14 de mayo de 2027."],
    ["an advertisement in English", "Concert tickets from €9\nBook before 14 May 2027."],
    ["a letter in German", "Hallo Erika,\nam 14.05.2027 kommen drei Personen zu Besuch. Bis bald!\nPaul"],
  ])("is none: %s", (_what, text) => {
    expect(() => read(text)).toThrow("could be made out");
  });
});
