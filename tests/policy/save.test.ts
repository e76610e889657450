import { expect, it, vi } from 'vitest';

vi.mock('../../utils/platform/browser.ts', () => ({
  browser: { storage: { onChanged: { addListener: vi.fn() } } },
}));
const { resolverNameOf } = await import('../../utils/policy/save.ts');

it.each([
  ['', '–'],
  ['https://', '–'],
  ['http://plain.example/', '–'],
  ['https://d.example{', '–'],
  ['https://doh.example/dns-query', 'doh.example'],
  ['https://doh.example/q{?dns}', 'doh.example'],
])('a resolver that is typed as “%s” is called %s', (url, name) => {
  expect(resolverNameOf({ resolver: { kind: 'own', url } })).toBe(name);
});
