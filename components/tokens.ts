/** Colours of both schemes as CSS custom properties; text on surface has a contrast of 4.5 or more in each. */
export const TOKENS = `
  --surface: #fff; --text: #202124; --soft: #5f6368; --line: #dadce0; --raised: #f8f9fa;
  --danger: #b3261e; --danger-soft: #fdeceb; --caution: #8a5000; --calm: #4d5156; --firm: #1a5fb4; --good: #1b6e3c;
  --focus: #1a5fb4; --link: #1a5fb4;`;

export const DARK_TOKENS = `
  --surface: #202124; --text: #e8eaed; --soft: #bdc1c6; --line: #5f6368; --raised: #2d2e31;
  --danger: #ffb4ab; --danger-soft: #43211f; --caution: #ffb868; --calm: #c4c7c5; --firm: #a8c7fa; --good: #84d6a0;
  --focus: #a8c7fa; --link: #a8c7fa;`;

/** Styles of the parts that the inline view and the pages share. */
export const PARTS = `
  * { box-sizing: border-box; }
  h2, h3, p, ul, ol { margin: 0; padding: 0; }
  h2 { font-size: 1.15em; } h3 { font-size: 1em; overflow-wrap: anywhere; }
  a { color: var(--link); }
  .icon { flex: none; inline-size: 1.15em; block-size: 1.15em; vertical-align: -0.2em; }
  .level-exposed, .level-undeliverable { --tone: var(--danger); }
  .level-unproven, .level-blind { --tone: var(--caution); }
  .level-unknown, .level-transport { --tone: var(--calm); }
  .level-enforced { --tone: var(--firm); }
  .level-end-to-end { --tone: var(--good); }
  .level { color: var(--tone); font-weight: 600; }
  .assessments { list-style: none; }
  .assessment { padding-block: 10px; border-block-end: 1px solid var(--line); }
  .assessment:last-child { border-block-end: 0; }
  .assessment > * + * { margin-block-start: 4px; }
  summary { cursor: pointer; min-block-size: 24px; padding-block: 2px; color: var(--soft); }
  .evidence { padding-inline-start: 1.2em; } .evidence li { margin-block: 4px; overflow-wrap: anywhere; }
  .source, .unseen { color: var(--soft); font-size: 0.92em; }
  .advice { padding-inline-start: 1.4em; } .advice li { margin-block: 8px; } .advice-title { font-weight: 600; }
  .unseen { padding-block: 8px; } .unreadable { padding-block: 6px; color: var(--caution); }
  .buttons { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-block-start: 4px; }
  .button, .close {
    font: inherit; min-block-size: 28px; padding: 3px 12px; border-radius: 14px; cursor: pointer;
    border: 1px solid var(--line); background: var(--surface); color: var(--text); text-decoration: none;
  }
  .button:hover, .close:hover { background: var(--raised); }
  .button.primary { background: var(--text); border-color: var(--text); color: var(--surface); }
  :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  @media (forced-colors: active) { .mark, .banner, .button, .close, .popover { border: 1px solid CanvasText; } }`;
