/**
 * Counts queries on a page. Our code takes the methods from the prototypes when it is loaded (utils/page/dom/dom.ts),
 * so this module must be imported first.
 */
export const looks = { count: 0 };

const METHODS = ['querySelectorAll', 'querySelector'] as const;
for (const { prototype } of [Element, Document, DocumentFragment])
  for (const name of METHODS) {
    const own: (this: Node, css: string) => unknown = Reflect.get(prototype, name);
    Reflect.set(prototype, name, function (this: Node, css: string) {
      looks.count += 1;
      return own.call(this, css);
    });
  }
