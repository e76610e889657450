/** What is shown in web pages: strip, card, question and tip, each in its states. */
import { useState } from 'preact/hooks';
import { drawCard } from '../../components/inline/Card.tsx';
import { ComposeUi } from '../../components/inline/ComposeUi.tsx';
import { HoldDialog } from '../../components/inline/HoldDialog.tsx';
import { Tip } from '../../components/inline/Tip.tsx';
import type { QuestionProps, Scheme } from '../../components/inline/view.ts';
import { LEVELS, type Action, type Level } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { t } from '../../utils/platform/i18n.ts';
import { BLIND, EVERYONE, FAILED, NOW, reportOf, WITHOUT_CONSENT } from '../components/samples.ts';
import { RULES, WORDS } from './fixed.ts';
import type { State } from './state.ts';

const yes = () => Promise.resolve(true);
const none = () => undefined;
const done = () => Promise.resolve('done' as const);
/** As wide as a compose window, with room below for what opens there. */
const STRIP = [560, 120] as const;
const CARD = [560, 620] as const;
const QUESTION = [640, 560] as const;

const strip =
  (report: WindowReport, isFloating = false) =>
  (scheme: Scheme) => (
    <ComposeUi
      isFloating={isFloating}
      report={{ rules: RULES, ...report }}
      dismissed={new Set()}
      now={NOW}
      scheme={scheme}
      onDismiss={none}
      onSnooze={none}
      onCopy={yes}
      onClaim={none}
      onAct={done}
      openWelcome={none}
      loadCard={() => Promise.resolve(drawCard)}
      onPage={none}
    />
  );

/** A card that is open while all its recipients are checked again. */
function Again({ scheme }: { readonly scheme: Scheme }) {
  const [report, setReport] = useState(reportOf(['unproven', 'end-to-end']));
  return (
    <>
      {strip(report)(scheme)}
      <button
        id="again"
        type="button"
        hidden
        onClick={() => {
          const asked = ({ verdict, ...one }: (typeof report.assessments)[number]) => {
            return { ...one, verdict: { ...verdict, level: 'unknown' as const } };
          };
          setReport({ ...report, pending: true, assessments: report.assessments.map(asked) });
        }}
      />
    </>
  );
}

/** Returns the report behind the question at Send, about one recipient of this level. */
export const held = (level: Level, action: Action, change: Partial<WindowReport> = {}) => {
  const report = reportOf([level], { rules: RULES, ...change });
  return { ...report, assessments: report.assessments.map((one) => ({ ...one, action })) };
};
const question =
  (report: WindowReport, more: Partial<QuestionProps> = {}) =>
  (scheme: Scheme) => (
    <HoldDialog
      report={report}
      scheme={scheme}
      onAnswer={none}
      onCopy={yes}
      onPage={none}
      onAsk={none}
      onAct={done}
      {...more}
    />
  );

const MANY = reportOf([...Array<Level>(2).fill('exposed'), ...Array<Level>(48).fill('transport')]);
const OTHERS = {
  id: 'others',
  title: { key: 'advice_others_title', count: 2 },
  how: { key: 'advice_others_how', values: ['5551234567@vtext.com'] },
  act: { kind: 'remove', addresses: ['5551234567@vtext.com'], stay: ['ann@one.example', 'bob@one.example'] },
} as const;

const strips: readonly (readonly [string, WindowReport])[] = [
  ...LEVELS.map((level) => [level, reportOf([level])] as const),
  ['everyone', EVERYONE],
  ['blind', BLIND],
  ['failed', FAILED],
  ['no-consent', WITHOUT_CONSENT],
  // The subject's kind is a class of the strip, which must not match another component's rules.
  ['link', reportOf(['exposed'], { kind: 'link' })],
];
const questions: readonly (readonly [string, WindowReport, Partial<QuestionProps>?])[] = [
  ['warn', held('exposed', 'warn')],
  ['others', held('exposed', 'warn', { others: OTHERS })],
  ['justify', held('unproven', 'justify')],
  ['block', held('exposed', 'block', { rules: { ...RULES, words: WORDS } })],
  ['upload', held('exposed', 'warn', { kind: 'upload' })],
  ['unchecked', { ...FAILED, rules: RULES }],
  ['clear', reportOf(['transport'], { rules: RULES })],
];

/** Every state of what is shown in web pages. */
export const INLINE_STATES: readonly State[] = [
  ...strips.map(([name, report]): State => {
    return { name: `strip-${name}`, surface: 'inline', size: STRIP, view: strip(report) };
  }),
  ...strips.map(([name, report]): State => {
    return { name: `card-${name}`, surface: 'inline', size: CARD, view: strip(report), presses: ['.mark'] };
  }),
  // Where the box over the page has less room (utils/page/float).
  ...['whole', 'small', 'tiny'].flatMap((box) => {
    const boxed = (report: WindowReport) => (scheme: Scheme) => (
      <div class={box}>{strip(report, true)(scheme)}</div>
    );
    return [
      { name: `strip-${box}-warns`, surface: 'inline', size: STRIP, view: boxed(held('exposed', 'warn')) },
      { name: `strip-${box}-calm`, surface: 'inline', size: STRIP, view: boxed(reportOf(['transport'])) },
    ] satisfies State[];
  }),
  { name: 'card-many', surface: 'inline', size: CARD, view: strip(MANY), presses: ['.mark'] },
  { name: 'card-narrow', surface: 'inline', size: [320, 620], view: strip(EVERYONE), presses: ['.mark'] },
  ...questions.map(([name, report, more]): State => {
    return { name: `question-${name}`, surface: 'question', size: QUESTION, view: question(report, more) };
  }),
  {
    name: 'question-narrow',
    surface: 'question',
    size: [320, 560],
    view: question(held('exposed', 'warn', { others: OTHERS })),
  },
  // As large as the browser is asked to make it (utils/worker/question.ts), and half that size.
  ...(
    [
      [520, 560],
      [260, 280],
    ] as const
  ).map((size): State => {
    const about = { site: 'mail.example.org', closing: t('question_close') };
    const name = `question-window-${String(size[0])}`;
    return {
      name,
      surface: 'question',
      size,
      view: question(held('exposed', 'block', { rules: { ...RULES, words: WORDS } }), { about }),
    };
  }),
  {
    name: 'card-again',
    surface: 'inline',
    size: CARD,
    view: (scheme) => <Again scheme={scheme} />,
    presses: ['.mark', '#again'],
  },
  {
    name: 'tip',
    surface: 'inline',
    size: STRIP,
    view: () => <Tip words="Use a passkey." source="https://www.cisa.gov/" onHide={none} />,
  },
];
