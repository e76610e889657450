import { useEffect, useRef } from 'preact/hooks';
import { HoldDialog } from '../inline/HoldDialog.tsx';
import type { QuestionProps } from '../inline/view.ts';

/** Shows the question at Send over a page of the extension, where every press counts: no page can have set a trap. */
export function Question(props: Omit<QuestionProps, 'onAsk'>) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('dialog')?.showModal();
  }, []);
  return (
    <div ref={box} data-ready>
      <HoldDialog {...props} onAsk={() => undefined} />
    </div>
  );
}
