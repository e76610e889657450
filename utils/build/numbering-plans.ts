/** Leaves out of the telephone numbering plans what only formats numbers for people, which we never do. */
import type { Plugin } from 'vite';

/** Version of the library's own format whose columns are known here. */
const VERSION = 4;
/**
 * Columns of a country's row: formats; the rule by which the national prefix is written; whether that is optional
 * (libphonenumber-js, `metadata.js`). Parsing a number and judging its length read none of them.
 */
const FORMATTING = [4, 6, 9];
/** Formats that the library has known for years, at least this many in all. */
const MIN = 500;

type Row = readonly unknown[];

/** The library's data, as far as it matters here. */
export interface Plans {
  readonly version: number;
  readonly countries: Readonly<Record<string, Row>>;
  readonly nonGeographic: Readonly<Record<string, Row>>;
}

const lean = (rows: Readonly<Record<string, Row>>) =>
  Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [
      name,
      row.map((value, at) => (FORMATTING.includes(at) ? 0 : value)),
    ]),
  );

/**
 * Returns the plans without their formats, which are half of their size. Throws where the library's data has another
 * shape, so that somebody reads anew which columns are which.
 */
export function withoutFormats<P extends Plans>(plans: P): P {
  const rows = [...Object.values(plans.countries), ...Object.values(plans.nonGeographic)];
  const { length } = rows.flatMap(([, , , , formats]) => (Array.isArray(formats) ? (formats as Row) : []));
  if (plans.version !== VERSION || length < MIN)
    throw new Error(`the numbering plans have another shape: version ${plans.version}, ${length} formats`);
  return { ...plans, countries: lean(plans.countries), nonGeographic: lean(plans.nonGeographic) };
}

/** Does that to the library's data while it is bundled. */
export const leanPlans: Plugin = {
  name: 'sealcheck:lean-plans',
  transform: {
    filter: { id: /libphonenumber-js[\\/]metadata\.min\.json\.js$/ },
    handler(code) {
      const json = /^export default (\{.*\});?$/m.exec(code)?.[1];
      if (json === undefined) return this.error('the numbering plans are no JSON any more');
      return {
        code: `export default ${JSON.stringify(withoutFormats(JSON.parse(json) as Plans))}`,
        map: null,
      };
    },
  },
};
