/** The style sheet of the extension's own pages. A constructed sheet is no inline style to their CSP. */
import { DARK_TOKENS, PARTS, TOKENS } from './tokens.ts';

const STYLES = `
  :root { color-scheme: light dark; ${TOKENS} }
  @media (prefers-color-scheme: dark) { :root { ${DARK_TOKENS} } }
  ${PARTS}
  body {
    margin: 0; background: var(--surface); color: var(--text);
    font: 14px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  }
  main { padding: 20px 24px; max-inline-size: 44rem; margin-inline: auto; }
  main > * + *, form > * + * { margin-block-start: 14px; }
  h1 { font-size: 1.5em; line-height: 1.25; margin: 0; }
  fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
  legend { padding: 0; font-weight: 600; margin-block-end: 6px; }
  .choice { display: flex; gap: 10px; align-items: flex-start; padding: 8px 0; }
  .choice input { flex: none; inline-size: 20px; block-size: 20px; margin: 2px; accent-color: var(--firm); }
  .choice label { font-weight: 600; cursor: pointer; }
  .what { color: var(--soft); }
  .field { display: grid; gap: 4px; margin-block-start: 4px; }
  input[type='url'] {
    font: inherit; padding: 6px 10px; border: 1px solid var(--soft); border-radius: 6px; inline-size: 100%;
    background: var(--surface); color: var(--text);
  }
  .problem { color: var(--danger); min-block-size: 1.5em; }
  .button[disabled] { opacity: 0.5; cursor: default; }
  dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; margin: 0; }
  dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
  .scroll { overflow: auto; max-block-size: 240px; }
  table { border-collapse: collapse; font-size: 0.92em; }
  th, td { text-align: start; padding: 3px 8px 3px 0; vertical-align: top; overflow-wrap: anywhere; }
  footer { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 8px; color: var(--soft); }
  .popup main { padding: 14px 16px; }
  .popup h1 { font-size: 1.2em; }
  body.popup { inline-size: 380px; max-inline-size: 100%; }
`;

/** Gives this page its styles; `name` is the class of the body. */
export function applyPageStyles(name: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  document.adoptedStyleSheets = [sheet];
  document.body.classList.add(name);
}
