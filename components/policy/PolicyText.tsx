import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { keyOf, t, tText } from '../../utils/platform/i18n.ts';
import { Detail } from './ProblemList.tsx';
import type { PlacedProblem } from '../../utils/policy/lint.ts';
import type { Place } from '../../utils/policy/places.ts';
import type { Key } from '../../utils/policy/schema.ts';

/** Browsers respond slowly to each key in a field with more lines or characters than these. */
const MAX = { lines: 1_000, signs: 100_000 };
/** The number of lines of a long text that are shown at once. */
const AT_ONCE = 400;
const LONG_LINE = 2_000;
/** Lines that are shown above the one that the person goes to. */
const CONTEXT = 3;
/** At most this many marks are shown beside the field. */
const MAX_MARKS = 200;

/**
 * Splits a text into lines; if one is too long, also after commas and opening brackets, where JSON allows line breaks.
 */
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
  /** Where the person wants to go in the text; each new object triggers a move. */
  readonly place: Place | null;
  readonly problems: readonly PlacedProblem[];
  readonly onText: (text: string) => void;
  /** Returns the setting that an offset of a text belongs to; null where it belongs to none. */
  readonly settingAt: (text: string, at: number) => Key | null;
  /** Reports the setting that the cursor has come to. */
  readonly onSetting: (key: Key) => void;
}

/** Renders the field for a policy's text. It holds only some lines of a long text, so that typing stays fast. */
export function PolicyText({ first, place, problems, onText, settingAt, onSetting }: Props) {
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const [start] = useState(() => linesOf(first));
  const linesRef = useRef(start);
  /** The lines that the field holds; each new object writes them into it again. */
  const [view, setView] = useState({ from: 0, count: start.length, total: start.length });
  const viewRef = useRef(view);
  /** The line of the cursor, counted from 1. */
  const [here, setHere] = useState(0);
  const [top, setTop] = useState(0);
  const goTo = (line: number) => {
    const { length: total } = linesRef.current;
    setView({ from: Math.max(0, Math.min(line, total - 1)), count: AT_ONCE, total });
  };
  useLayoutEffect(() => {
    viewRef.current = view;
    const text = linesRef.current.slice(view.from, view.from + view.count).join('\n');
    if (fieldRef.current && fieldRef.current.value !== text) fieldRef.current.value = text;
  }, [view]);
  useLayoutEffect(() => {
    const field = fieldRef.current;
    if (!place || !field) return;
    const before = viewRef.current;
    const isShown = place.line > before.from && place.line <= before.from + before.count;
    if (!isShown) {
      const total = linesRef.current.length;
      const from = Math.max(0, Math.min(place.line - 1 - CONTEXT, total - 1));
      viewRef.current = { from, count: AT_ONCE, total };
      field.value = linesRef.current.slice(from, from + AT_ONCE).join('\n');
      setView(viewRef.current);
    }
    const lines = field.value.split('\n');
    const line = place.line - 1 - viewRef.current.from;
    const start = lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0);
    field.focus();
    field.setSelectionRange(
      start + Math.min(place.column - 1, lines[line]?.length ?? 0),
      start + (lines[line]?.length ?? 0),
    );
    const height = field.scrollHeight / Math.max(1, lines.length);
    field.scrollTop = Math.max(0, (line - CONTEXT) * height);
    setHere(place.line);
  }, [place]);
  useEffect(() => {
    const field = fieldRef.current;
    if (!field) return undefined;
    // `select` does not tell that the cursor moved.
    const follow = () => {
      const { value, selectionStart } = field;
      setHere(viewRef.current.from + value.slice(0, selectionStart).split('\n').length);
      const setting = settingAt(value, selectionStart);
      if (setting !== null) onSetting(setting);
    };
    field.addEventListener('selectionchange', follow);
    return () => {
      field.removeEventListener('selectionchange', follow);
    };
  }, [settingAt, onSetting]);
  const write = (written: string) => {
    const { from, count } = viewRef.current;
    const fresh = linesOf(written);
    const lines = linesRef.current;
    linesRef.current = [...lines.slice(0, from), ...fresh, ...lines.slice(from + count)];
    const total = linesRef.current.length;
    viewRef.current = { from, count: fresh.length, total };
    // Text that is too long is cut before it is laid out.
    setView(isLong(fresh) ? { from, count: AT_ONCE, total } : viewRef.current);
    onText(linesRef.current.join('\n'));
  };
  /** Selecting everything in the field and then typing or pasting replaces the whole text, not just the part shown. */
  const widen = ({ selectionStart, selectionEnd, value }: HTMLTextAreaElement) => {
    if (value === '' || selectionStart !== 0 || selectionEnd !== value.length) return;
    const { length: total } = linesRef.current;
    viewRef.current = { from: 0, count: total, total };
  };
  const { from, count, total } = view;
  const isPart = count < total;
  const last = Math.min(total, from + count);
  const shown = problems.filter(({ line }) => line > from && line <= last).slice(0, MAX_MARKS);
  const mine = problems.filter(({ line }) => line === here);
  return (
    <>
      <div class="field text">
        <label for="policy">{t('builder_policy')}</label>
        {/* Visual only: the same in words is below, and described by the field. */}
        <div class="marks" aria-hidden="true">
          {shown.map(({ line, column, path, problem }) => (
            <span
              key={`${line}:${column}:${path}:${problem}`}
              style={{ '--row': line - from - 1, '--top': `${-top}px` }}
            />
          ))}
        </div>
        <textarea
          id="policy"
          ref={fieldRef}
          rows={18}
          spellcheck={false}
          wrap="off"
          aria-invalid={problems.length > 0}
          aria-describedby="here problems"
          onScroll={({ currentTarget }) => {
            setTop(currentTarget.scrollTop);
          }}
          onBeforeInput={({ currentTarget }) => {
            widen(currentTarget);
          }}
          onInput={({ currentTarget }) => {
            write(currentTarget.value);
          }}
        />
        <p id="here" class="problem">
          {mine.map(({ path, problem, detail, line, write: instead }) => (
            <span key={`${path}:${problem}`}>
              {t('builder_here', String(line))} <code>{path}</code> {t(keyOf('problem', problem))}
              {instead ? ` ${tText(instead)}` : <Detail of={detail} />}{' '}
            </span>
          ))}
        </p>
      </div>
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
