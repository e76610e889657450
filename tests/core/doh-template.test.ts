import { describe, expect, it } from 'vitest';
import { expandResolver, isResolverTemplate, resolverAt } from '../../utils/core/doh-template.ts';
import { parseResolver } from '../../utils/policy/resolver.ts';
import templates from '../vectors/resolver-templates.json' with { type: 'json' };

describe('the address of a resolver', () => {
  it.each(templates.taken)('$template is asked at $asks', ({ template, asks }) => {
    expect(parseResolver(template)).toEqual({ kind: 'own', url: template });
    expect(new URL(expandResolver(template, 'AAAB')).href).toBe(asks);
    expect(resolverAt(template).origin).toBe(new URL(asks).origin);
  });

  it.each(templates.refused)('%s is none', (text) => {
    expect(parseResolver(text)).toBeNull();
  });

  it('is chosen by nothing that is asked', () => {
    expect(isResolverTemplate('https://{dns}.example/q')).toBe(false);
  });
});
