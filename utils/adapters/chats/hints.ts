/**
 * Hints that a page may be one of the chats that organisations run on hosts of their own, one CSS selector each. For the
 * script that is on any touched page and must stay small: it only brings the engine, whose adapters' `detect` decides.
 */
export const CHAT_HINTS =
  '.mx_MessageComposer,[data-editable-name],#post_textbox,#compose-textarea,.rcx-room-header,.new-message-form,meta[content=BlueBubbles]';
