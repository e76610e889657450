import type { Level } from '../../utils/core/model.ts';

/** A shape for each level, so that no information depends on colour alone. Drawn on a 16 by 16 grid. */
const SHAPES: Readonly<Record<Level | 'blind', string>> = {
  // A warning triangle with its stroke cut out.
  exposed: 'M8 1.5 15.2 14.2H.8ZM7.2 6v4h1.6V6Zm0 5v1.6h1.6V11Z',
  // A circle with a cross.
  undeliverable:
    'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM5.6 4.5 8 6.9l2.4-2.4 1.1 1.1L9.1 8l2.4 2.4-1.1 1.1L8 9.1l-2.4 2.4-1.1-1.1L6.9 8 4.5 5.6Z',
  // An open padlock.
  unproven: 'M11 6V4.2a3.2 3.2 0 0 0-6.2-1L6.3 3.8A1.6 1.6 0 0 1 9.4 4.2V6H3v9h10V6Zm-3.8 3h1.6v3H7.2Z',
  // A dotted circle with a question mark's dot.
  unknown:
    'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.600ZM5 7.200h6v1.600H5Z',
  // A closed envelope.
  transport: 'M1 3h14v10H1Zm1.600 1.900v6.500h10.800V4.900L8 8.700ZM3.300 4.600 8 7l4.700-2.400Z',
  // A closed padlock.
  enforced:
    'M4.800 6V4.200a3.200 3.200 0 0 1 6.400 0V6H13v9H3V6Zm1.600 0h3.200V4.200a1.600 1.600 0 0 0-3.200 0Zm.8 3v3h1.600V9Z',
  // A seal with a check mark.
  'end-to-end':
    'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM4.700 7.600 7 9.900l4.400-4.400 1.100 1.100L7 12.100 3.600 8.700Z',
  // A crossed-out eye, reduced to a slashed ring.
  blind:
    'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 1.600c1 0 1.900.3 2.600.9L4.500 10.600A4.400 4.400 0 0 1 8 3.600Zm0 8.800c-1 0-1.900-.3-2.600-.9l6.100-6.100A4.400 4.400 0 0 1 8 12.400Z',
};

/** Renders the shape of a level; decorative, as the words beside it say the same. */
export function LevelIcon({ level }: { readonly level: Level | 'blind' }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path fill="currentColor" fill-rule="evenodd" d={SHAPES[level]} />
    </svg>
  );
}
