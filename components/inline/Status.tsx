import { useEffect, useState } from 'preact/hooks';

/**
 * Announces a change once, politely, to screen readers. They announce a change of a live region (ARIA, `status`), not a
 * region that is inserted with its text.
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
