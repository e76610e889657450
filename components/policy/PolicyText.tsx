import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../utils/platform/i18n.ts';

/** A field with more lines, or signs, than these makes browsers slow at each key. */
const MAX = { lines: 1_000, signs: 100_000 };
/** Lines of a long text that are shown at once. */
const AT_ONCE = 400;
const LONG_LINE = 2_000;

/** The lines of a text; a long one is broken after its commas and brackets, which JSON takes for the same. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.every(({ length }) => length <= LONG_LINE)) return lines;
  return text
    .replaceAll(/("(?:[^"\\\n]|\\.)*")|([,{[]) *(?=\S)/g, (all, word?: string) =>
      word === undefined ? `${all}\n` : all,
    )
    .split('\n');
}

const isLong = (lines: readonly string[]) =>
  lines.length > MAX.lines || lines.reduce((sum, { length }) => sum + length, 0) > MAX.signs;

interface Props {
  readonly first: string;
  readonly isInvalid: boolean;
  readonly onText: (text: string) => void;
}

/** The field for a policy's text. Of a long text it holds some lines, so that writing stays quick. */
export function PolicyText({ first, isInvalid, onText }: Props) {
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const [start] = useState(() => linesOf(first));
  const linesRef = useRef(start);
  /** Which lines the field holds, of how many; a new object puts them there anew. */
  const [view, setView] = useState({ from: 0, count: start.length, total: start.length });
  const viewRef = useRef(view);
  const goTo = (line: number) => {
    const { length: total } = linesRef.current;
    setView({ from: Math.max(0, Math.min(line, total - 1)), count: AT_ONCE, total });
  };
  useLayoutEffect(() => {
    viewRef.current = view;
    const text = linesRef.current.slice(view.from, view.from + view.count).join('\n');
    if (fieldRef.current && fieldRef.current.value !== text) fieldRef.current.value = text;
  }, [view]);
  const write = (written: string) => {
    const { from, count } = viewRef.current;
    const fresh = linesOf(written);
    const lines = linesRef.current;
    linesRef.current = [...lines.slice(0, from), ...fresh, ...lines.slice(from + count)];
    const total = linesRef.current.length;
    viewRef.current = { from, count: fresh.length, total };
    // What is too long is cut before it is laid out.
    setView(isLong(fresh) ? { from, count: AT_ONCE, total } : viewRef.current);
    onText(linesRef.current.join('\n'));
  };
  /** Who selects all that the field shows, and writes or pastes, means all of the text. */
  const widen = ({ selectionStart, selectionEnd, value }: HTMLTextAreaElement) => {
    if (value === '' || selectionStart !== 0 || selectionEnd !== value.length) return;
    const { length: total } = linesRef.current;
    viewRef.current = { from: 0, count: total, total };
  };
  const { from, count, total } = view;
  const isPart = count < total;
  const last = Math.min(total, from + count);
  return (
    <>
      <p class="field">
        <label for="policy">{t('builder_policy')}</label>
        <textarea
          id="policy"
          ref={fieldRef}
          rows={18}
          spellcheck={false}
          wrap="off"
          aria-invalid={isInvalid}
          aria-describedby="problems"
          onBeforeInput={({ currentTarget }) => {
            widen(currentTarget);
          }}
          onInput={({ currentTarget }) => {
            write(currentTarget.value);
          }}
        />
      </p>
      {isPart && (
        <p class="buttons">
          <button
            type="button"
            class="button"
            disabled={from === 0}
            onClick={() => {
              goTo(from - AT_ONCE);
            }}
          >
            {t('paged_before')}
          </button>
          <button
            type="button"
            class="button"
            disabled={last >= total}
            onClick={() => {
              goTo(last);
            }}
          >
            {t('paged_after')}
          </button>
          <label>
            {t('builder_line')}{' '}
            <input
              type="number"
              min={1}
              max={total}
              onChange={({ currentTarget }) => {
                if (currentTarget.value !== '') goTo(Number(currentTarget.value) - 1);
              }}
            />
          </label>
          <span role="status">{t('builder_lines', String(from + 1), String(last), String(total))}</span>
        </p>
      )}
    </>
  );
}
