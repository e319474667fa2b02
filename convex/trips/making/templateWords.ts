// What the templates are called, and what they promise: apart from their days, so that translators find it.
import { sentence } from "../../said";

export const TEMPLATE_WORDS: Record<string, { title: string; tagline: string }> = {
  "lisbon-easy": { title: sentence("Lisbon, unhurried"), tagline: sentence("Hills, viewpoints and custard tarts, with time to sit down.") },
  "rome-first": { title: sentence("Rome for the first time"), tagline: sentence("The Forum, the Vatican and long dinners in Trastevere.") },
  "new-york-weekend": { title: sentence("A long weekend in New York"), tagline: sentence("Museums by day, views at dusk, food from everywhere.") },
  "marrakech-souks": { title: sentence("Marrakech, souks and gardens"), tagline: sentence("Three nights of courtyards, markets and mint tea.") },
  "london-family": { title: sentence("London with children"), tagline: sentence("Dinosaurs, parks and boats, and never more than two big things a day.") },
  "copenhagen-family": { title: sentence("Copenhagen for the family"), tagline: sentence("A city on a child's scale: bikes, beaches and an old amusement park.") },
  "paris-two": { title: sentence("Paris for two"), tagline: sentence("Slow mornings, gardens, and the Seine in the evening.") },
  "italy-honeymoon": { title: sentence("Rome, Florence and Venice"), tagline: sentence("Italy's three great cities, with an easy train between them.") },
  "portugal-rail": { title: sentence("Portugal, north to south"), tagline: sentence("Port cellars in Porto, then the train down to Lisbon.") },
  "california-road": { title: sentence("California by the coast road"), tagline: sentence("San Francisco's hills, then south to the beaches of Los Angeles.") },
  "danube-rail": { title: sentence("Prague, Vienna, Budapest"), tagline: sentence("Three old capitals, two train rides, one river for most of it.") },
  "japan-first": { title: sentence("Japan for the first time"), tagline: sentence("Tokyo's neighbourhoods, Kyoto's temples, Osaka's kitchens.") },
};
