/** Source and destination of what an admin tries, in the form in which a page's script would report them. */
import { ADAPTERS } from '../adapters/index.ts';
import { parseHandle } from '../core/handle.ts';
import { CHAT_STATES, type Destination } from '../core/model.ts';
import type { TrialInput } from '../core/trial.ts';
import { chatOf, chatsAt } from '../data/chats.ts';
import { peopleOf } from '../page/forms/read-link.ts';
import type { EffectiveValues } from '../policy/resolve.ts';

const urlsOf = (text: string): URL[] =>
  text
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .flatMap((one) => URL.parse(/^[a-z][a-z\d+.-]*:/i.test(one) ? one : `https://${one}`) ?? []);

/** Returns the destinations that are named; for a chat, one for each state that its page may show; for a mail, none. */
export function destinationsOf({ kind, to, from }: TrialInput): Destination[] {
  const base = { type: 'destination', upgraded: false } as const;
  if (kind === 'chat') {
    const [host = 'chat.example'] = chatOf(from)?.hosts ?? [];
    const handles = to.split(',').flatMap((one) => parseHandle(one) ?? []);
    const about = {
      ...base,
      channel: kind,
      scheme: 'https:',
      host,
      page: { scheme: 'https:', host },
    } as const;
    return [undefined, ...CHAT_STATES].map((state) => ({
      ...about,
      app: from,
      ...(state && { state }),
      ...(handles.length > 0 && { handles }),
    }));
  }
  if (kind === 'email') return [];
  const [page] = urlsOf(from);
  return urlsOf(to).map((url) => {
    const at = page ?? (kind === 'link' ? new URL('https://page.example') : url);
    const isMessage =
      peopleOf(url).length > 0 || /^(tel|callto|facetime|facetime-audio):$/.test(url.protocol);
    const handles = peopleOf(url).flatMap((one) => parseHandle(one) ?? one);
    return {
      ...base,
      channel: kind,
      scheme: url.protocol,
      host: isMessage ? '' : url.hostname,
      page: { scheme: at.protocol, host: at.hostname },
      ...(handles.length > 0 && { handles }),
    };
  });
}

/** Whether the app from which this is sent is disabled. */
export function isOffFor({ disabledApps, extraHosts }: EffectiveValues, { kind, from }: TrialInput): boolean {
  const text = from.trim().toLowerCase();
  const host = kind === 'email' ? text : (urlsOf(text)[0]?.hostname ?? '');
  const apps = [
    ...(kind === 'chat' ? [from] : chatsAt(host).map(({ app }) => app)),
    ...ADAPTERS.filter(({ matches }) => matches.some((one) => one.startsWith(`https://${host}/`))).map(
      ({ name }) => name,
    ),
    ...extraHosts.value.filter((one) => one.host === host).map(({ app }) => app),
  ];
  return apps.some((app) => disabledApps.value.includes(app));
}
