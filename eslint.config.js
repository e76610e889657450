import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** DOM methods that must not be called on a page's elements directly. */
const METHODS =
  'closest|contains|getRootNode|checkVisibility|matches|(get|has)Attribute|querySelector(All)?|getElementById|getBoundingClientRect|elementFromPoint|compareDocumentPosition';
const OURS = 'box|shadow|dialog|host';

export default tseslint.config(
  { ignores: ['.output/', '.wxt/', 'node_modules/', 'tests/.out/', 'tests/fixtures/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'tests/setup/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
    },
  },
  {
    // Names in a page's forms and document can shadow their methods: utils/page/dom/ calls the prototypes' methods. Our
    // own elements, in a closed tree, are called box, shadow, dialog or host.
    files: ['utils/page/**', 'utils/inline/**', 'entrypoints/**'],
    ignores: [
      'utils/page/dom/**',
      // They only hint, look at what was touched, and must fit in 2 kB.
      'utils/page/guards/**',
      // Their elements are ours.
      'utils/page/float/shield.ts',
      'utils/page/send/{question,settled}.ts',
      'entrypoints/{background,encrypt,exception,options,policy,popup,question,selftest,welcome}/**',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: `CallExpression > MemberExpression.callee[property.name=/^(${METHODS})$/]:not([object.name=/^(${OURS})$/])`,
          message: 'Ask page elements by utils/page/dom/: a page can hide their methods.',
        },
        {
          selector: 'MemberExpression[property.name="labels"]',
          message: 'labelsOf (utils/page/dom/dom.ts): a page can hide them.',
        },
      ],
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
