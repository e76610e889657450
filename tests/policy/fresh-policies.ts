/** Policies as systems, editors and people garble them: what arrives, and what was meant; null: nobody can know. */

const mail = (exposed: unknown) => ({ mailActions: { exposed } });
const BLOCK = { locked: mail('block') };
const STRICT = { channel: 'mail', actions: { exposed: 'block' }, when: { group: ['hr'] } };
const GUARDED = { locked: { internalDomains: ['corp.example', 'lab.example'] } };
const exception = (more: object) => ({
  locked: {
    ...mail('block'),
    exceptions: [{ kind: 'domain', value: 'fax.a.example', reason: 'r', ...more }],
  },
});

export interface Fresh {
  readonly name: string;
  readonly raw: unknown;
  readonly meant: unknown;
  /** It arrives as it was meant, so there is nothing to report. */
  readonly isRight?: true;
}

export const FRESH: readonly Fresh[] = [
  {
    name: 'group policy: switches as numbers',
    raw: { locked: { keepDecisions: 1, privateWindows: 0, tips: 0 } },
    meant: { locked: { keepDecisions: true, privateWindows: false, tips: false } },
  },
  {
    name: 'a profile with texts for numbers',
    raw: { locked: { snoozeDays: '0', justificationMinimum: '40', consentStage: '0' } },
    meant: { locked: { snoozeDays: 0, justificationMinimum: 40, consentStage: 0 } },
  },
  {
    name: 'a profile with texts for switches',
    raw: { locked: { keepDecisions: 'true', privateWindows: 'NO' } },
    meant: { locked: { keepDecisions: true, privateWindows: false } },
  },
  {
    name: 'a list of one for a value',
    raw: { locked: { justificationMinimum: [40], ...mail(['block']) } },
    meant: { locked: { justificationMinimum: 40, ...mail('block') } },
  },
  {
    name: 'actions in another case',
    raw: { locked: { mailActions: { exposed: 'Block', undeliverable: ' JUSTIFY ' } } },
    meant: { locked: { mailActions: { exposed: 'block', undeliverable: 'justify' } } },
  },
  {
    name: 'channels in another case, several at once, and all of them',
    raw: {
      locked: {
        actionsWhen: [
          { ...STRICT, channel: 'Mail' },
          { ...STRICT, channel: ['form', 'Upload'] },
          { ...STRICT, channel: 'all', when: { group: ['it'] } },
        ],
      },
    },
    meant: {
      locked: {
        actionsWhen: [
          STRICT,
          { ...STRICT, channel: 'form' },
          { ...STRICT, channel: 'upload' },
          { ...STRICT, channel: 'chat', when: { group: ['it'] } },
        ],
      },
    },
  },
  {
    name: 'numbers outside of their bounds, and between two',
    raw: { locked: { justificationMinimum: 1000, pauseHours: 0.5, snoozeDays: 1.5, consentStage: -1 } },
    meant: { locked: { justificationMinimum: 500, pauseHours: 0, snoozeDays: 1, consentStage: 0 } },
  },
  {
    name: 'numbers with their units',
    raw: { locked: { justificationMinimum: '40 characters', pauseHours: '2h', snoozeDays: '1 day' } },
    meant: { locked: { justificationMinimum: 40, pauseHours: 2, snoozeDays: 1 } },
  },
  {
    name: 'several actions for a level, and several levels for an action',
    raw: { locked: { mailActions: { exposed: ['warn', 'block'], 'unknown, unproven': 'justify' } } },
    meant: { locked: { mailActions: { exposed: 'block', unknown: 'justify', unproven: 'justify' } } },
  },
  {
    name: 'a console’s wrapper around a setting, and around an action',
    raw: { locked: { mailActions: { Value: { exposed: { value: 'block' } } }, consentStage: { Value: 0 } } },
    meant: { locked: { mailActions: { exposed: 'block' }, consentStage: 0 } },
  },
  {
    name: 'names in entries and lists of their own',
    raw: { locked: { internalDomains: [{ domain: 'corp.example' }, ['lab.example']] } },
    meant: GUARDED,
  },
  { name: 'an action with a letter too few', raw: { locked: mail('blok') }, meant: BLOCK },
  { name: 'levels in another case', raw: { locked: { mailActions: { Exposed: 'block' } } }, meant: BLOCK },
  { name: 'a table of another shape', raw: { locked: { mailActions: [['exposed', 'block']] } }, meant: null },
  { name: 'a table in single quotes', raw: { locked: { mailActions: "{'exposed':'block'}" } }, meant: null },
  {
    name: 'a table as a text with a byte order mark',
    raw: { locked: { mailActions: '\uFEFF{"exposed":"block"}' } },
    meant: BLOCK,
  },
  {
    name: 'a registry list of JSON texts',
    raw: { locked: { actionsWhen: [JSON.stringify(STRICT)] } },
    meant: { locked: { actionsWhen: [STRICT] } },
  },
  {
    name: 'a registry list with numbers for names',
    raw: { locked: { internalDomains: { 1: 'corp.example', 2: 'lab.example' } } },
    meant: GUARDED,
  },
  {
    name: 'a list in one text',
    raw: { locked: { internalDomains: 'corp.example; lab.example' } },
    meant: GUARDED,
  },
  {
    name: 'an entry without its list',
    raw: { locked: { actionsWhen: STRICT, extraHosts: { host: 'mail.a.example', app: 'Roundcube' } } },
    meant: { locked: { actionsWhen: [STRICT], extraHosts: [{ host: 'mail.a.example', app: 'Roundcube' }] } },
  },
  {
    name: 'a condition with texts for lists and numbers for hours',
    raw: {
      locked: { actionsWhen: [{ ...STRICT, when: { group: 'hr', days: 'sat', from: 8, to: 17 } }] },
    },
    meant: {
      locked: {
        actionsWhen: [{ ...STRICT, when: { group: ['hr'], days: ['sat'], from: '08:00', to: '17:00' } }],
      },
    },
  },
  { name: 'a part in another case', raw: { Locked: mail('block') }, meant: BLOCK },
  { name: 'a setting without its part', raw: mail('block'), meant: BLOCK },
  { name: 'a setting misspelt', raw: { locked: { mailAction: { exposed: 'block' } } }, meant: BLOCK },
  { name: 'a part within the part', raw: { locked: BLOCK }, meant: BLOCK },
  {
    name: 'the Google console’s form in another system',
    raw: { keys: 'locked.mailActions', locked: { Value: mail('block') } },
    meant: BLOCK,
  },
  { name: 'a table under merge', raw: { merge: mail('block') }, meant: BLOCK },
  {
    name: 'names with dots, of a flat preference file',
    raw: { 'locked.mailActions': { exposed: 'block' } },
    meant: BLOCK,
  },
  {
    name: 'one text with a byte order mark',
    raw: { policyJson: `\uFEFF${JSON.stringify(BLOCK)}` },
    meant: BLOCK,
  },
  {
    name: 'one text that was quoted twice',
    raw: { policyJson: JSON.stringify(JSON.stringify(BLOCK)) },
    meant: BLOCK,
  },
  { name: 'a list for a part', raw: { locked: [mail('block')] }, meant: null },
  {
    name: 'of a newer version: an action, a level, a setting and a part that are not known',
    raw: {
      keys: 'locked.mailActions locked.quarantine',
      locked: { mailActions: { exposed: 'quarantine', quantum: 'block', unknown: 'warn' }, quarantine: {} },
      enforced: { x: 1 },
    },
    meant: { locked: { mailActions: { unknown: 'warn' } } },
  },
  {
    name: 'locked, and milder as recommended',
    raw: {
      locked: { mailActions: { exposed: 'BLOCK' }, consentStage: 1, snoozeDays: '' },
      recommended: { mailActions: { exposed: 'off' }, consentStage: 3, snoozeDays: 365 },
    },
    meant: { locked: { mailActions: { exposed: 'block' }, consentStage: 1, snoozeDays: 7 } },
  },
  {
    name: 'empty texts',
    raw: { locked: { resolver: '', internalDomains: [''], mailActions: { exposed: '' }, outboundRelay: '' } },
    meant: null,
  },
  {
    name: 'names of many scripts, with signs that nobody sees',
    raw: {
      locked: {
        internalDomains: [
          'BÜCHER.example',
          'corp\u3002example',
          'cor\u00ADp2.example',
          'lab.\u200Bexample',
          'nul.example\u0000',
          '\tcrlf.example\r\n',
        ],
      },
    },
    meant: {
      locked: {
        internalDomains: [
          'xn--bcher-kva.example',
          'corp.example',
          'corp2.example',
          'lab.example',
          'nul.example',
          'crlf.example',
        ],
      },
    },
    isRight: true,
  },
  { name: 'an end in another zone', raw: exception({ until: '2027-06-30T17:00+02:00' }), meant: BLOCK },
  {
    name: 'an end as a profile writes dates',
    raw: exception({ until: '2027-06-30T00:00:00.000Z' }),
    meant: BLOCK,
  },
  { name: 'an end in the order of another country', raw: exception({ until: '30.06.2027' }), meant: BLOCK },
  { name: 'an end as a number', raw: exception({ until: 20270630 }), meant: BLOCK },
  { name: 'an end with a letter too many', raw: exception({ untill: '2020-01-01' }), meant: BLOCK },
  {
    name: 'people with blanks in their numbers, and capitals in their addresses',
    raw: {
      locked: {
        directory: [
          { handle: '+1 (555) 123-4567', imessage: false, asOf: '2026-11-01' },
          { handle: 'Ann@A.example', smime: true, asOf: '2026-11-01' },
        ],
      },
    },
    meant: { locked: { directory: [{ handle: '+15551234567', imessage: false, asOf: '2026-11-01' }] } },
  },
  {
    name: 'twenty thousand names',
    raw: { locked: { internalDomains: Array.from({ length: 20_000 }, (_, at) => `i${at}.example`) } },
    meant: { locked: { internalDomains: ['i0.example', 'i19999.example'] } },
  },
  {
    name: 'a table in a list of texts that stands twice',
    raw: '{"locked":{"mailActions":{"exposed":"block"}},"locked":{"mailActions":{"exposed":"off"}}}',
    meant: null,
  },
  {
    name: 'a group in capitals',
    raw: { locked: { groups: ['HR'], actionsWhen: [STRICT] } },
    meant: { locked: { groups: ['?'], actionsWhen: [STRICT] } },
  },
];
