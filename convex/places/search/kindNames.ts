// How people name what kind of place they search for, beside the English word that the city files have for it.
import type { PlaceKind } from "../types";

export const KIND_NAMES: Record<PlaceKind, string[]> = {
  temple: ["temple", "Tempel", "Schrein"],
  museum: ["museum", "Museen"],
  castle: ["castle", "Burg", "Burgen", "Schloss", "Schlösser"],
  palace: ["palace", "Palast", "Paläste", "Schloss", "Schlösser"],
  landmark: ["landmark", "Wahrzeichen", "Sehenswürdigkeit", "Sehenswürdigkeiten"],
  market: ["market", "Markt", "Märkte"],
  eating: ["restaurant", "Essen", "Lokal", "Lokale"],
  park: ["park"],
  garden: ["garden", "Garten", "Gärten"],
  viewpoint: ["viewpoint", "Aussicht", "Aussichtspunkt", "Aussichtspunkte"],
  neighbourhood: ["neighbourhood", "Viertel", "Stadtviertel"],
  beach: ["beach", "Strand", "Strände"],
  experience: ["experience", "Erlebnis", "Erlebnisse"],
  shopping: ["shopping", "Einkaufen", "Läden"],
  church: ["church", "Kirche", "Kirchen"],
  zoo: ["zoo", "Tierpark"],
  dayTrip: ["dayTrip", "day trip", "Ausflug", "Ausflüge", "Tagesausflug"],
  nightlife: ["nightlife", "Nachtleben", "Bar"],
};
