const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, in elements and in quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Readable on a phone, on paper and by whoever has changed the font size; contrast is 15 : 1 or more. */
export const PAGE_STYLE = `
body { margin: 0; background: #fff; color: #1a1a1a; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem; }
p, li { overflow-wrap: anywhere; }
ul { margin: 0.25rem 0; padding-left: 1.25rem; }
section + section { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid #595959; }
h1, h2 { font-size: 1.4rem; line-height: 1.3; }
dl { display: grid; grid-template-columns: fit-content(40%) 1fr; gap: 0.25rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin-top: 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { font-weight: 600; text-align: left; padding-bottom: 0.5rem; }
th, td { text-align: left; padding: 0.4rem 0.5rem; border-bottom: 1px solid #595959; vertical-align: top; }
td[colspan] { overflow-wrap: anywhere; font-size: 0.875rem; padding-top: 0; }
tr:has(+ tr > td[colspan]) > * { border-bottom: 0; }
tfoot th, tfoot td { font-weight: 600; }
th { font-weight: 600; }
th.amount { text-align: right; vertical-align: bottom; }
td.amount { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
th small, td small { display: block; font-weight: 400; white-space: nowrap; }
`;
