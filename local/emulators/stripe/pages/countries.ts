// Countries that a buyer may choose, by ISO 3166-1 code: those that Stripe itself serves.
export const COUNTRIES = (
  "AE AT AU BE BG BR CA CH CY CZ DE DK EE ES FI FR GB GI GR HK HR HU IE IN IT JP LI LT LU LV MT MX MY NL NO NZ PL PT RO SE SG SI SK TH US"
).split(" ");
