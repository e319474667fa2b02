// What holidays are called that many countries keep, to be said in each language; those of one country keep their names.
import { say, sentence, type Said } from "../../said";

const SHARED = new Set<string>([
  sentence("New Year’s Day"),
  sentence("New Year"),
  sentence("New Year’s Eve"),
  sentence("Labour Day"),
  sentence("Workers’ Day"),
  sentence("May Day"),
  sentence("Epiphany"),
  sentence("Carnival"),
  sentence("Maundy Thursday"),
  sentence("Maundy Thursday and Good Friday"),
  sentence("Good Friday"),
  sentence("Easter Monday"),
  sentence("Ascension Day"),
  sentence("Whit Monday"),
  sentence("Corpus Christi"),
  sentence("Assumption Day"),
  sentence("All Saints’ Day"),
  sentence("Immaculate Conception"),
  sentence("Christmas"),
  sentence("Christmas Day"),
  sentence("Boxing Day"),
  sentence("Independence Day"),
  sentence("National Day"),
  sentence("Constitution Day"),
  sentence("Republic Day"),
  sentence("Liberation Day"),
  sentence("Victory Day"),
  sentence("Armistice Day"),
  sentence("Memorial Day"),
  sentence("Children’s Day"),
  sentence("King’s Birthday"),
  sentence("Thanksgiving"),
  sentence("Lunar New Year"),
  sentence("Mid-Autumn Festival"),
  sentence("Islamic New Year"),
  sentence("The Prophet’s Birthday"),
  sentence("Eid al-Fitr"),
  sentence("Eid al-Adha"),
  sentence("Buddha’s Birthday"),
  sentence("Vesak"),
]);

const IN_LIEU = " (day off in lieu)";

/** As it is said: the names of the table are English. */
export function holidayName(name: string): string | Said {
  if (name.endsWith(IN_LIEU)) return say("{holiday} (day off in lieu)", { holiday: holidayName(name.slice(0, -IN_LIEU.length)) });
  return SHARED.has(name) ? { message: name } : name;
}
