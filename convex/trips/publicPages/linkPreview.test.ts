import { describe, expect, it } from "vitest";
import { slugOf } from "../linkPicture";
import { withFace, withInvitation, type Face, type Invitation } from "../linkPreview";
import { newSlug } from "./publicPageModel";

const SHELL = '<html><head><title>Caravan</title><meta name="description" content="x" /></head><body></body></html>';
const FACE: Face = { language: "en", title: 'A "<script>" & $& trip', places: ["Kyoto", "L'Alpe"], startDate: "2027-04-10", endDate: "2027-04-16", hasDates: true, indexed: false, picture: { url: "https://caravan.test/trip-picture/japan-k3x9?v=1&2", drawn: true } };
const ADDRESS = "https://caravan.test/t/japan-k3x9";

describe("the head of a public page", () => {
  it("has the trip's words in place of the app's, as text and nothing else", () => {
    const html = withFace(SHELL, FACE, ADDRESS);
    expect(html).toContain('<meta property="og:title" content="A &quot;&lt;script&gt;&quot; &amp; $&amp; trip" />');
    expect(html).toContain("<title>A &quot;&lt;script&gt;&quot; &amp; $&amp; trip</title>");
    expect(html).toContain("Kyoto, L&#39;Alpe. 10 April 2027 to 16 April 2027. A trip planned on Caravan.");
    expect([html.match(/<title>/g)?.length, html.match(/name="description"/g)?.length, html.includes("<script")]).toEqual([1, 1, false]);
  });

  it("speaks its owner's language", () => {
    const html = withFace(SHELL, { ...FACE, language: "de", places: ["Rom"] }, ADDRESS);
    expect(html).toContain("Rom. 10. April 2027 bis 16. April 2027. Eine Reise, geplant mit Caravan.");
    expect(html).toContain("Eine Karte mit dem Weg durch Rom");
  });

  it("tells search engines to leave it out unless the owner lets them in, and never the days of a trip without dates", () => {
    expect(withFace(SHELL, FACE, ADDRESS)).toContain('<meta name="robots" content="noindex, nofollow" />');
    const open = withFace(SHELL, { ...FACE, indexed: true, hasDates: false }, ADDRESS);
    expect(open).toContain(`<link rel="canonical" href="${ADDRESS}" />`);
    expect([open.includes("noindex"), open.includes("2027")]).toEqual([false, false]);
  });

  it("names a picture that messengers take, and its size where that is known", () => {
    const head = withFace(SHELL, FACE, ADDRESS);
    expect(head).toContain('<meta property="og:image" content="https://caravan.test/trip-picture/japan-k3x9?v=1&amp;2" />');
    expect(head).toContain('<meta name="twitter:card" content="summary_large_image" />');
    expect(head).toContain('<meta property="og:image:width" content="1200" />');
    const cover = withFace(SHELL, { ...FACE, picture: { ...FACE.picture, drawn: false } }, ADDRESS);
    expect([cover.includes("og:image:width"), cover.includes("og:image:alt")]).toEqual([false, true]);
  });

  it("is the app's own where there is no trip, and not indexed either", () => {
    expect(withFace(SHELL, null, ADDRESS)).toBe(SHELL.replace("</head>", '<meta name="robots" content="noindex, nofollow" /></head>'));
  });
});

describe("the head of an invitation", () => {
  const INVITATION: Invitation = { language: "de", title: 'Rom & "<b>"', places: ["Rom"], startDate: "2027-04-10", endDate: "2027-04-16", hasDates: true, inviter: "Ada" };

  it("says who invites to what, where and when, in the words of who invites, and is for no search engine", () => {
    const html = withInvitation(SHELL, INVITATION);
    expect(html).toContain("<title>Ada lädt dich zu „Rom &amp; &quot;&lt;b&gt;&quot;“ ein</title>");
    expect(html).toContain('<meta property="og:description" content="Rom. 10. April 2027 bis 16. April 2027. Eine Reise, geplant mit Caravan." />');
    expect([html.includes("noindex"), html.includes("<b>"), html.includes("og:url")]).toEqual([true, false, false]);
  });

  it("names nobody who has left, and no days where there are none", () => {
    const html = withInvitation(SHELL, { ...INVITATION, title: "Rom", inviter: null, hasDates: false });
    expect([html.includes("<title>Rom</title>"), html.includes("2027")]).toEqual([true, false]);
  });

  it("is the app's own where the link opens nothing", () => {
    expect(withInvitation(SHELL, null)).toBe(withFace(SHELL, null, ADDRESS));
  });
});

describe("a slug", () => {
  it("is read from the address, whatever stands there", () => {
    expect(["/t/japan-k3x9", "/t/japan-k3x9/", "/t/%E6%9D%B1", "/t/%E0%A4%A", "/t/"].map((path) => slugOf(path, "/t/"))).toEqual(["japan-k3x9", "japan-k3x9", "東", "", ""]);
  });

  it("says what the trip is, and can't be come upon", () => {
    expect([newSlug("São Tomé & Príncipe!"), newSlug("東京"), newSlug("-- --")]).toEqual([
      expect.stringMatching(/^sao-tome-principe-[a-z2-9]{12}$/),
      expect.stringMatching(/^[a-z2-9]{12}$/),
      expect.stringMatching(/^[a-z2-9]{12}$/),
    ]);
    expect(newSlug("x")).not.toBe(newSlug("x"));
  });
});
