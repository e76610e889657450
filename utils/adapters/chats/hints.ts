/**
 * Hints that a page may be a chat that an organisation hosts itself: one CSS selector per product. For the script on
 * every touched page, which must stay small: it only brings in the engine, whose adapters' `detect` decides.
 */
export const CHAT_HINTS =
  '.mx_MessageComposer,[data-editable-name],#post_textbox,#compose-textarea,.rcx-room-header,.new-message-form,meta[content=BlueBubbles]';
