import { useEffect, useState } from 'preact/hooks';

/**
 * Says a change once, politely, to who listens. Screen readers announce a change of a live region (ARIA, `status`), not a
 * region that arrives filled.
 */
export function Status({ words }: { readonly words: string }) {
  const [said, say] = useState('');
  useEffect(() => {
    say(words);
  }, [words]);
  return (
    <span class="unseen-text" role="status">
      {said}
    </span>
  );
}
