// Where a new item is; for a journey, by what and from where to where.
import { t } from "../../../../../i18n/t";
import { Field } from "../../../../../ui/Field";
import { Select } from "../../../../../ui/Input";
import { PlaceSearch } from "../../../../places/PlaceSearch";
import { MODES } from "../modes";
import type { Draft, Spot } from "./draft";

type WhereFieldsProps = { draft: Draft; set: (fields: Partial<Draft>) => void };

export function WhereFields({ draft, set }: WhereFieldsProps) {
  const { title, type, where, from, to, mode } = draft;
  if (type !== "transport") {
    const choose = (spot: Spot) => set({ where: spot, ...(spot.found && title.trim() === "" && { title: spot.found.name, type: spot.found.type }) });
    return <SpotField key="where" label={t("Where")} placeholder={t("A place, a kind of place, an address")} spot={where} onChange={choose} />;
  }
  return (
    <>
      <Field label={t("By", {}, "transport")}>
        <Select value={mode} onChange={(event) => set({ mode: event.target.value as Draft["mode"] })}>
          <option value="">{t("Not known yet")}</option>
          {MODES.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
        </Select>
      </Field>
      <SpotField key="from" label={t("From", {}, "place")} placeholder={t("A station, an airport, a city")} spot={from} onChange={(spot) => set({ from: spot })} />
      <SpotField key="to" label={t("To", {}, "place")} placeholder={t("A station, an airport, a city")} spot={to} onChange={(spot) => set({ to: spot })} />
    </>
  );
}

type SpotFieldProps = { label: string; placeholder: string; spot: Spot; onChange: (spot: Spot) => void };

function SpotField({ label, placeholder, spot, onChange }: SpotFieldProps) {
  return (
    <Field label={label} optional>
      <PlaceSearch
        keepsName
        initialText={spot.text}
        placeholder={placeholder}
        onTextChange={(text) => onChange({ found: null, text })}
        onChoose={(found) => onChange({ found, text: found.name })}
      />
    </Field>
  );
}
