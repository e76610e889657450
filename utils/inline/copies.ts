/**
 * Lets the copies of the extension in one page know which questions were answered. In Chromium, an update leaves the
 * old scripts running, in a world of their own beside that of the new copy; a question of theirs that is open still
 * counts, and what it releases must not be asked about again.
 */
import type { Asking, Question, View } from '../../components/inline/view.ts';

type Copy = { -readonly [K in keyof View]: View[K] };

/**
 * Joins the view of this copy to those of the others. They hear of an answer by an event with the name `channel`, which
 * no page can guess, and which all copies in a page are given. Does nothing the second time. The worker injects this
 * function alone, so it uses nothing from outside itself.
 */
export function joinCopies(channel: string): void {
  const [mark, joined] = [Symbol.for('sealcheck.view'), Symbol.for('sealcheck.joined')];
  const own = globalThis as unknown as { [name: symbol]: Copy | undefined };
  const view = own[mark];
  if (!view || own[joined] === view) return;
  own[joined] = view;

  /** How long after the answer it may be sent: apps send late, and are judged first (ms). */
  const WHILE = 5_000;
  const proto = Node.prototype;
  let last: { readonly at: Node; readonly about: string; readonly reason?: string } | null = null;
  let isTelling = false;

  /** The element, or the host of the outermost shadow tree around it. A form's children may hide its own methods. */
  const inDocument = (node: Node): Node => {
    const { host } = proto.getRootNode.call(node) as Partial<ShadowRoot>;
    return host ? inDocument(host) : node;
  };
  /** What a person answers in this report; the answer counts for exactly that. */
  const aboutIn = ({ report: { state, assessments } }: Asking) =>
    JSON.stringify([
      state,
      assessments
        .filter(({ action }) => /^(warn|justify|block)$/.test(action))
        .map(({ subject, verdict, action }) => [subject, verdict.level, action]),
    ]);
  const hear = (event: Event) => {
    if (isTelling) return;
    const { target, data } = event as MessageEvent<string>;
    const heard = { at: target as Node, ...(JSON.parse(data) as { about: string }) };
    last = heard;
    setTimeout(() => {
      if (last === heard) last = null;
    }, WHILE);
  };
  const tell = (root: Element, asking: Asking, reason: string | undefined) => {
    isTelling = true;
    const data = JSON.stringify({ about: aboutIn(asking), reason });
    proto.dispatchEvent.call(inDocument(root), new MessageEvent(channel, { data }));
    isTelling = false;
  };
  /** Whether another copy was answered about exactly this, a moment ago; once. What policy forbids is asked anyway. */
  const take = (root: Element, asking: Asking) => {
    const [heard, at] = [last, inDocument(root)];
    if (
      heard?.about !== aboutIn(asking) ||
      asking.report.assessments.some(({ action }) => action === 'block')
    )
      return null;
    if (!proto.contains.call(heard.at, at) && !proto.contains.call(at, heard.at)) return null;
    last = null;
    return heard;
  };

  const { ask } = view;
  view.ask = (root, first, onLost): Question => {
    const heard = take(root, first);
    if (heard) {
      const { reason } = heard;
      void Promise.resolve({ ruling: 'send', ...(reason === undefined ? {} : { reason }) } as const).then(
        first.onAnswer,
      );
      return { update: () => undefined, close: () => undefined };
    }
    const telling = (asking: Asking): Asking => ({
      ...asking,
      onAnswer(answer) {
        if (answer.ruling === 'send') tell(root, asking, answer.reason);
        asking.onAnswer(answer);
      },
    });
    const question = ask.call(view, root, telling(first), onLost);
    return {
      ...question,
      update(asking) {
        question.update(telling(asking));
      },
    };
  };

  // Writing the page anew removes all listeners.
  const listen = () => {
    addEventListener(channel, hear, true);
  };
  new MutationObserver(listen).observe(document, { childList: true });
  listen();
}
