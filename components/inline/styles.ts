/** The style sheet of the inline view, for the shadow root that the page engine makes. */
import { DARK_TOKENS, PARTS, TOKENS } from '../tokens.ts';

/** `all: initial` keeps the webmail's fonts, sizes and colours out; our surface is opaque on any page. */
export const STYLES = `
  :host { all: initial; display: block; ${TOKENS} }
  @media (prefers-color-scheme: dark) { :host { ${DARK_TOKENS} } }
  ${PARTS}
  .sealcheck {
    display: block; margin: 4px 0; color: var(--text); text-align: start;
    font: 13px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  }
  .mark {
    display: inline-flex; align-items: center; gap: 6px; max-inline-size: 100%; min-block-size: 24px;
    padding: 2px 10px; border: 1px solid var(--line); border-radius: 12px; cursor: pointer;
    background: var(--surface); color: var(--text); font: inherit; text-align: start;
  }
  .mark .icon { color: var(--tone); }
  .mark .words { overflow-wrap: anywhere; }
  .mark:hover { background: var(--raised); }
  .banner {
    display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; margin-block-end: 4px; padding: 8px 12px;
    border: 1px solid var(--tone); border-inline-start-width: 4px; border-radius: 8px; background: var(--danger-soft);
  }
  .banner .icon { color: var(--tone); }
  .banner p { flex: 1 1 12em; overflow-wrap: anywhere; font-weight: 600; }
  .banner .buttons { margin: 0; }
  .popover {
    position: fixed; inset: auto; margin: 0; inline-size: min(440px, calc(100vw - 16px)); overflow: auto;
    padding: 12px 16px; border: 1px solid var(--line); border-radius: 12px; background: var(--surface);
    color: var(--text); box-shadow: 0 6px 24px rgb(0 0 0 / 25%);
    font: 13px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  }
  .popover:focus { outline: none; }
  .popover-head { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; justify-content: space-between; }
`;
