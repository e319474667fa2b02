import { describe, expect, it } from "vitest";
import { dependsOnConversation, isPersonal } from "./sharing";

const PERSONAL: [string, string][] = [
  ["en", "Where can I eat near the station?"],
  ["en", "Which museums fit our budget?"],
  ["en", "What is a good gift for my sister?"],
  ["en", "What's open for us on Monday?"],
  ["en", "Which temples are wheelchair friendly?"],
  ["en", "Is the tasting menu good for vegetarians?"],
  ["en", "Where are the best halal restaurants?"],
  ["en", "Is the park good for kids?"],
  ["en", "Is peanut oil common, with an ALLERGY to nuts?"],
  ["en", "Which hotel is best for a honeymoon?"],
  ["en", "What is open on the day of the wedding anniversary?"],
  ["en", "What do people say of ada@example.org?"],
  ["en", "Who answers at +44 20 7946 0958?"],
  ["de", "Wo kann ich am Sonntag frühstücken?"],
  ["de", "Was kostet das Ticket für unsere Gruppe?"],
  ["fr", "Où peut-on manger avec mes parents ?"],
  ["es", "¿Dónde hay farmacias para mi madre?"],
  ["en", "Wo kann ich am Sonntag frühstücken?"],
];
const GENERAL: [string, string][] = [
  ["en", "When does the Louvre open on Mondays?"],
  ["en", "What is the best way from the airport to the centre?"],
  ["en", "What kind of transport pass is best for three days in Vienna?"],
  ["en", "How much is a ticket for the Christmas market?"],
  ["de", "Wann öffnet das Pergamonmuseum am Montag?"],
  ["fr", "Quels sont les horaires du musée d'Orsay ?"],
  ["es", "¿Cuándo abre el Museo del Prado los lunes?"],
];

describe("a question that is somebody's own", () => {
  it.each(PERSONAL)("%s: %s", (language, text) => {
    expect(isPersonal(text, [], language)).toBe(true);
  });

  it.each([
    ["pl", "Kiedy otwierają muzeum w poniedziałek?"],
    ["ja", "美術館は月曜日に開いていますか"],
    ["en", "美術館は月曜日に開いていますか"],
    ["en", "Kiedy otwierają muzeum narodowe?"],
    ["", "When does the Louvre open?"],
  ])("is taken to be so in what can't be judged: %s: %s", (language, text) => {
    expect(isPersonal(text, [], language)).toBe(true);
  });

  it.each([
    [["likes museums"], "Which museum is best in the rain?"],
    [["Home airport LIS"], "How long is the flight from LIS to Kyoto?"],
    [["Bo Li"], "What would Bo see in Vienna?"],
  ])("for what is remembered: %j: %s", (memories, text) => {
    expect(isPersonal(text, [], "en")).toBe(false);
    expect(isPersonal(text, memories, "en")).toBe(true);
  });
});

describe("a question that anybody may ask", () => {
  it.each(GENERAL)("%s: %s", (language, text) => {
    expect(isPersonal(text, ["walks slowly", "dislikes clubs"], language)).toBe(false);
    expect(dependsOnConversation(text, language)).toBe(false);
  });

  it("may ask whether something exists", () => {
    expect(dependsOnConversation("Is there a night market in Kyoto?", "en")).toBe(false);
    expect(dependsOnConversation("Gibt es einen Nachtmarkt in Kyoto?", "de")).toBe(false);
  });
});

describe("a question about what was said before", () => {
  it.each([
    ["en", "Is that museum open on Mondays?"],
    ["en", "When does it close?"],
    ["en", "What can you eat there?"],
    ["en", "What is the plan for the second day?"],
    ["en", "What happens on day 3 of the trip?"],
    ["en", "Which museum is cheaper?"],
    ["en", "What's the weather in Paris today?"],
    ["en", "And lunch?"],
    ["de", "Wann macht dieses Museum zu?"],
    ["de", "Wann macht das am Montag zu?"],
    ["fr", "Quels sont les horaires de ce musée ?"],
    ["pl", "Kiedy otwierają muzeum w poniedziałek?"],
  ])("%s: %s", (language, text) => {
    expect(dependsOnConversation(text, language)).toBe(true);
  });
});
