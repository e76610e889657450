/**
 * The part of zod that we use, without its probe of `new Function`, which the extension's CSP would report at each
 * start. Exported by name: a re-exported namespace would bring all of zod into the worker.
 */
import { config } from 'zod/mini';

config({ jitless: true });

export {
  array,
  boolean,
  enum,
  gte,
  int,
  literal,
  lte,
  maxLength,
  minLength,
  nullable,
  object,
  optional,
  overwrite,
  refine,
  regex,
  strictObject,
  string,
  union,
  unknown,
} from 'zod/mini';
export type { infer } from 'zod/mini';
