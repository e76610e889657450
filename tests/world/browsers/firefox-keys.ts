/** Key values as defined by WebDriver (WebDriver §17.4.2, "keyboard actions"). */

const NAMED: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Backspace: '\uE003',
  Space: ' ',
  ArrowDown: '\uE015',
  Control: '\uE009',
  Shift: '\uE008',
  Alt: '\uE00A',
  Meta: '\uE03D',
};

interface KeyAction {
  readonly type: 'keyDown' | 'keyUp';
  readonly value: string;
}

/** Returns the actions that press the keys one after the other, or all `together` as one shortcut. */
export function keySequence(keys: readonly string[], together: boolean): KeyAction[] {
  const values = keys.map((key) => NAMED[key] ?? key);
  const down = (value: string): KeyAction => ({ type: 'keyDown', value });
  const up = (value: string): KeyAction => ({ type: 'keyUp', value });
  return together
    ? [...values.map(down), ...values.toReversed().map(up)]
    : values.flatMap((value) => [down(value), up(value)]);
}

/** Returns the actions that hold a key while it repeats, with `pause` (ms) in between, and release it. */
export function heldKey(key: string, repeats: number, pause: number): object[] {
  const value = NAMED[key] ?? key;
  const down = [
    { type: 'keyDown', value },
    { type: 'pause', duration: pause },
  ];
  return [...Array.from({ length: repeats + 1 }, () => down).flat(), { type: 'keyUp', value }];
}
