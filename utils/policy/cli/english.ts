/** English texts for command-line tools, which have no browser to read them from. */
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import type { Text } from '../../core/alternative.ts';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** Returns a text in English with its placeholders filled in order. Throws if the key has no text. */
export function english({ key, values = [] }: Text): string {
  const { message, placeholders = {} } = (messages as Readonly<Record<string, Message>>)[key] ?? {};
  if (message === undefined) throw new Error(`no text for ${key}`);
  return message.replace(/\$(\w+)\$/g, (all, name: string) => {
    const place = /^\$(\d)$/.exec(placeholders[name.toLowerCase()]?.content ?? '')?.[1];
    return place === undefined ? all : (values[Number(place) - 1] ?? '');
  });
}
