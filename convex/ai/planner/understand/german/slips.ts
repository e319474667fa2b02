// Words of requests in German that are put right when one letter slipped.
import { withoutSlips } from "../spelling";
import { GERMAN_WORDS } from "./detect";

/** Six letters or more; a word that is one of them is right. */
const WORDS = `montag dienstag mittwoch donnerstag freitag samstag sonntag wochenende vormittag nachmittag mittagessen abendessen frühstück frühstücken vegetarisch vegetarische vegetarisches vegetarischen entspannt entspannter entspannte
  entspannten ruhiger günstiger billiger museum museen kirche kirchen tempel märkte gärten restaurant verschieb verschiebe verschieben verlege verlegen ersetze ersetzen tausche tauschen austauschen streiche streichen entferne entfernen lösche löschen hinzufügen
  streich tausch tauscht optimier optimiere alternative variante möglichkeit alternativen varianten möglichkeiten öffnungszeiten geöffnet rückgängig person personen kostet budget stattdessen gestern übermorgen kinder kindern zweite zweiten dritte dritten letzten letzte`.split(/\s+/);

/** Of these, as of those that tell the language, none is a slip of another. */
export const germanWithoutSlips = (text: string): string => withoutSlips(text, WORDS, GERMAN_WORDS);
