/** The files that `npm run policy:files` writes: paths from the project's root, and contents. */
import { EXAMPLE } from '../render/example.ts';
import { policyFiles } from '../render/files.ts';
import { renderManagedSchema } from '../render/managed-schema.ts';
import { renderReference } from '../render/reference.ts';
import { IDS } from './ids.ts';

/** Returns every generated file. They are committed, so that they can be read and copied without building. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const ready = [...policyFiles(EXAMPLE, IDS)].map(([name, text]) => [`docs/policy/${name}`, text] as const);
  return new Map([
    ['public/policy/managed-schema.json', renderManagedSchema()],
    ['docs/policy.md', renderReference()],
    ...ready,
  ]);
}
