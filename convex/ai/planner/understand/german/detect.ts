// Whether a message is German: by the small words and the verbs of its requests, which English doesn't share.
// What both have ("was", "die", "in", "plan", "museum", "so") tells nothing.
const OF = (words: string) => new Set(words.split(/\s+/));

export const GERMAN_WORDS = OF(`der das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen keiner keins ist sind wir ich du ihr uns euch mir dir mich dich ihm ihnen sie es
  bitte mal noch auch gern gerne lieber doch statt anstatt stattdessen mit ohne für fuer von vom zum zur beim ins aufs auf aus bei nach vor ab bis um gegen durch über ueber unter zwischen zu
  wie warum wieso weshalb wann wo wer welche welcher welches wieviel wohin gibt hast habt haben hätte hätten haette haetten sein werden wird würde würden wuerde wuerden kann kannst können koennen könnte könnten koennte koennten
  könnt möchte möchten moechte moechten wollen soll sollen sollte sollten muss müssen muessen lass lasst mach mache macht machen zeig zeige plane planen füge fuege fueg füg hinzu streich streiche streichen lösch lösche loesche loesch lösche entferne entfern verschieb verschiebe verschieben verleg verlege verlegen
  tausch tausche tauschen ersetz ersetze ersetzen nimm nehmt nehmen lege setz setze packe baue bau einbauen füll fülle fuelle optimiere optimier vergiss merk merke buche buch reserviere schick übersetze
  montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags heute morgen gestern übermorgen uebermorgen wochenende tag tage tagen woche wochen abend abends nachmittag vormittag mittag früh uhr halb viertel
  januar februar märz mai juni juli oktober dezember erste ersten erster erstes zweite zweiten zweiter zweites dritte dritten letzte letzten letzter letztes eins zwei drei vier fünf sechs sieben acht neun zehn beide beiden alle alles
  frühstück fruehstueck mittagessen abendessen essen reise urlaub kinder kindern familie museen markt märkte kirche kirchen garten gärten strand schloss burg tempel entspannt entspannter ruhiger ruhig günstig günstiger billiger teuer voll weniger mehr viel
  drinnen draußen vegetarisch vegan höchstens maximal kostet kosten preis öffnungszeiten geöffnet offen weg raus rein davon danach davor dann jetzt rückgängig hallo danke ja nein nichts etwas anderes andere anderen gleiche unser unsere unseren mein meine meinen
  nix brauchen brauche bleiben länger kürzer reichen reicht langt lohnt hilfe wetter regnet flug reisepass empfehlung tipps tipp vorschläge alternativen varianten möglichkeiten sehenswürdigkeiten aussicht einkaufen wandern`);

const ENGLISH = OF(`the a and or but not no is are we you i he she it us me my our your this that these those of to at on with without for from by about into instead
  please can could would should will have has had do does did make makes add remove delete drop skip replace swap move shift put push bring take give get show tell let let's book change include insert squeeze fit fill relax optimise optimize reorder
  why when where how what which who anything something more less too very some any all day days week weekend morning afternoon evening night today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday
  first second third last next one two three four five breakfast lunch dinner food trip plan's itinerary draft easy calmer busy cheaper cheap cost costs price expensive indoors outdoors like love want need help undo both other there here
  neither none nothing never mind yes thanks organise around our veggie gluten free surprise whole thing chill push write best know us i'm we're don't it's what's whats that's does going go see visit much many recommend recommendations per head`);

/** "en" or "de"; null for a message that tells neither, such as a name. */
export function languageOf(message: string): "de" | "en" | null {
  const words = message.toLowerCase().replace(/[’‘]/g, "'").match(/[\p{L}']+/gu) ?? [];
  let german = 0;
  let english = 0;
  for (const word of words) {
    if (GERMAN_WORDS.has(word)) german++;
    if (ENGLISH.has(word)) english++;
  }
  return german === english ? null : german > english ? "de" : "en";
}
