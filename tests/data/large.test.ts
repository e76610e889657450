import { beforeEach, describe, expect, it, vi } from 'vitest';

type Large = typeof import('../../utils/data/large.ts');
let large: Large;

beforeEach(async () => {
  vi.resetModules();
  large = await import('../../utils/data/large.ts');
});

describe('large tables', () => {
  it('throw where they were not loaded: "not in the table" would be a claim', () => {
    expect(() => large.largeTable('gateways')).toThrow(/not loaded/);
  });

  it('are read once, also when asked for twice at the same time', async () => {
    const read = vi.fn(() => Promise.resolve([] as never));
    await Promise.all([large.loadTables(['gateways'], read), large.loadTables(['gateways'], read)]);
    expect(read).toHaveBeenCalledTimes(1);
    expect(large.largeTable('gateways')).toEqual([]);
  });

  it('reject where one cannot be read, and are tried again', async () => {
    const read = vi.fn(() => Promise.reject(new Error('gone')));
    await expect(large.loadTables(['gateways'], read)).rejects.toThrow('gone');
    expect(() => large.largeTable('gateways')).toThrow();
    await large.loadTables(['gateways'], () => Promise.resolve([] as never));
    expect(large.largeTable('gateways')).toEqual([]);
  });
});
