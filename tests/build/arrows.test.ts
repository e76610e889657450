import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { withArrows } from '../../utils/build/arrows.ts';

/** Scripts that must yield the same values before and after the rewrite, and whether it changes them. */
const SCRIPTS: readonly [name: string, script: string, isChanged: boolean][] = [
  ['a function asked for before it stands', 'made(f(1));function f(a){return a+1}', true],
  ['one that asks another', 'function f(a){return g(a)}function g(a){return a*2}made(f(3))', true],
  [
    'one within one, hoisted in its own block',
    '(()=>{made(f());function f(){return g();function g(){return 4}}})()',
    true,
  ],
  ['values set before what was hoisted', 'const x=5;function f(){return x}made(f())', true],
  ['given values and rest', 'function f({a=1,b:[c]},...d){return a+c+d.length}made(f({b:[2]},3,4))', true],
  ['its own this', 'function f(){return this.a}made(f.call({a:6}))', false],
  ['this in an arrow of it', 'function f(){return(()=>this.a)()}made(f.call({a:7}))', false],
  ['its arguments', 'function f(){return arguments.length}made(f(1,2))', false],
  ['made with new', 'function F(){}made(new F instanceof F)', false],
  ['extended', 'function F(){}made(new(class G extends F{})instanceof F)', false],
  ['with a prototype', 'function F(){}F.prototype.a=8;made(F.prototype.a)', false],
  ['assigned anew', 'function f(){return 1}f=()=>9;made(f())', false],
  ['a generator', 'function*f(){yield 10}made([...f()][0])', false],
  ['strict by its own words', '(()=>{"use strict";function f(){return 11}made(f())})()', false],
];

describe('withArrows', () => {
  it.each(SCRIPTS)('means the same: %s', (_name, script, isChanged) => {
    const valueOf = (code: string) => {
      const values: unknown[] = [];
      runInNewContext(code, { made: (value: unknown) => values.push(value) });
      return values;
    };
    const written = withArrows(script);
    expect(valueOf(written)).toEqual(valueOf(script));
    expect(valueOf(script)).toHaveLength(1);
    expect(written !== script).toBe(isChanged);
  });

  it('keeps what waits', async () => {
    const script = 'async function f(){return await 12}made(f())';
    let value: unknown;
    runInNewContext(withArrows(script), { made: (promise: unknown) => (value = promise) });
    expect(await (value as Promise<number>)).toBe(12);
    expect(withArrows(script)).toContain('async()=>');
  });
});
