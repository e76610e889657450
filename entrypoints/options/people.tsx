/** The person's own claims about people, as the options page changes them. */
import { parseHandle, type ParseNumber } from '../../utils/core/handle.ts';
import { People } from '../../components/options/People.tsx';
import type { ImportedPeople, Means, PersonEntry } from '../../utils/core/people.ts';
import { browser } from '../../utils/platform/browser.ts';
import { parsePeople } from '../../utils/contacts/import.ts';
import { forgetClaims, writeClaims } from '../../utils/contacts/store.ts';
import { loadLibrary } from '../../utils/worker/library.ts';

/**
 * Returns a parser that reads numbers without a country code as numbers of the region in the browser's language tag.
 */
async function loadParser(): Promise<ParseNumber> {
  const { parseNumber } = await loadLibrary('phones');
  return (text) => parseNumber(text, /-([A-Z]{2})$/.exec(browser.i18n.getUILanguage())?.[1] ?? null);
}

const today = () => new Date().toISOString().slice(0, 10);

/** Stores a claim about one person; false where the text names nobody. */
async function claimOf(text: string, means: Means, holds: boolean): Promise<boolean> {
  const handle = parseHandle(text, await loadParser());
  if (handle === null) return false;
  await writeClaims([{ handle, [means]: holds, asOf: today() }]);
  return true;
}

/** Imports the people that a file names; the result lists what could not be imported. */
async function importPeople(text: string): Promise<ImportedPeople> {
  const imported = parsePeople(text, await loadParser(), today());
  await writeClaims(imported.entries);
  return imported;
}

/** Renders the section about people; `onChange` renders the page again. */
export function PeopleSection({
  people,
  onChange,
}: {
  readonly people: readonly PersonEntry[];
  readonly onChange: () => Promise<void>;
}) {
  return (
    <People
      people={people}
      onClaim={(...mark) => claimOf(...mark).finally(() => void onChange())}
      onForget={async (handle) => {
        const gone = people.filter((one) => handle === undefined || one.handle === handle);
        await forgetClaims(handle);
        await onChange();
        return () => writeClaims(gone).then(onChange);
      }}
      onImport={(text) => importPeople(text).finally(() => void onChange())}
    />
  );
}
