import { describe, expect, it } from "vitest";
import { heldCityFile } from "./catalog";
import { placeNamed } from "./namedPlace";

const paris = heldCityFile("paris")!;
const kyoto = heldCityFile("kyoto")!;
const lisbon = heldCityFile("lisbon")!;
const saved = (title: string, fields = {}) => ({ title, type: "sightseeing" as const, placeId: null, lat: 48.1, lng: 2.1, ...fields });

describe("what is written down", () => {
  it.each([["Louvre"], ["  louvre "], ["Eiffel Tower"], ["Eiffelturm"], ["Triumphbogen"]])("is the known place of that name: %s", (title) => {
    expect(placeNamed(title, [paris], [])?.placeId).toMatch(/^paris\//);
  });

  it.each([
    ["Castelo de São Jorge", "lisbon/castle"],
    ["castelo de sao jorge", "lisbon/castle"],
    ["Mosteiro dos Jerónimos", "lisbon/jeronimos"],
    ["Museu Gulbenkian", "lisbon/gulbenkian"],
    ["Sintra", "lisbon/sintra"],
    ["Musée Picasso", "paris/picasso"],
    ["Picasso-Museum", "paris/picasso"],
    ["Versailles", "paris/versailles"],
    ["Place des Vosges", "paris/marais"],
  ])("is known by the words that it is called by there, an outing by its town: %s", (title, placeId) => {
    expect(placeNamed(title, [lisbon, paris], [])?.placeId).toBe(placeId);
  });

  it.each(["Museu", "Castelo", "Praça", "the garden", "Day trip"])("is no place by its kind alone: “%s”", (title) => {
    expect(placeNamed(title, [lisbon, paris, kyoto], [])).toBeNull();
  });

  it.each(["Louvr", "Louvre and lunch", "Louvre with Ben", "Tower", "Dinner", "museum", ""])("is no place by a part of its name, or by more: “%s”", (title) => {
    expect(placeNamed(title, [paris], [])).toBeNull();
  });

  it("is none of a city that one isn't in", () => {
    expect(placeNamed("Louvre", [kyoto], [])).toBeNull();
  });

  it("is what the trip has under that name, and nothing where two are called so", () => {
    expect(placeNamed("chez nous", [paris], [saved("Chez nous")])).toMatchObject({ placeId: null, lat: 48.1, lng: 2.1 });
    expect(placeNamed("chez nous", [paris], [saved("Chez nous"), saved("Chez nous")])).not.toBeNull();
    expect(placeNamed("chez nous", [paris], [saved("Chez nous"), saved("Chez Nous", { lat: 48.2 })])).toBeNull();
    expect(placeNamed("Louvre", [paris], [saved("Louvre", { lat: 48.9 })])).toBeNull();
    expect(placeNamed("chez nous", [paris], [saved("Chez nous", { lat: null })])).toBeNull();
    expect(placeNamed("ICE 12", [paris], [saved("ICE 12", { type: "transport" })])).toBeNull();
  });
});
