import { useEffect, useRef } from 'preact/hooks';
import { HoldDialog } from '../inline/HoldDialog.tsx';
import type { QuestionProps } from '../inline/view.ts';

/** The question at Send, over a page of ours, where no press needs to be doubted: nobody can have set a trap. */
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
