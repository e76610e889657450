// @vitest-environment jsdom
/** Which controls send, judged by their text or name, in the labels that apps use. */
import { expect, test } from 'vitest';
import { composedAncestors, queryAll } from '../../../utils/page/dom/dom.ts';
import { isSend, sendControlAt } from '../../../utils/page/send/send-controls.ts';
import { openPage } from '../pages.ts';

const SENDS = [
  '<button data-x><kbd>⌘</kbd> Send</button>',
  '<button>Send (Ctrl+Enter)</button>',
  '<button>Send now ▸</button>',
  '<button aria-label="Send ‪(Ctrl-Enter)‬"></button>',
  '<button title="Send message"><svg></svg></button>',
  '<a href="#" data-x title="Send"><i class=fa-paper-plane></i></a>',
  '<button class="btn btn--send"><svg></svg></button>',
  '<button data-testid="send-message-button"><svg></svg></button>',
  '<button><mat-icon fontIcon=send>send</mat-icon></button>',
  '<button><span class=material-icons>send</span></button>',
  '<button><i class="bi bi-send"></i></button>',
  '<button><i class="fas fa-paper-plane"></i></button>',
  '<button><svg class="lucide lucide-send"></svg></button>',
  '<input type=submit value="Send &gt;&gt;">',
  '<input type=submit value="Nachricht senden">',
  '<button>Jetzt senden</button>',
  '<button>Envoyer le message</button>',
  '<button>Enviar correo</button>',
  '<button>Invia messaggio</button>',
  '<button>Verzenden</button>',
  '<button>Отправить письмо</button>',
  '<button>メールを送信</button>',
  '<button>إرسال الرسالة</button>',
  '<button>Send anyway</button>',
  '<button>Send &amp; archive</button>',
  '<button>Sign and send</button>',
  '<button>Encrypt &amp; send</button>',
  '<button>Send securely</button>',
  '<button>Send email</button>',
  '<button>Send reply</button>',
  '<button>Send it</button>',
  '<button>Send mail now</button>',
  '<button>Skicka meddelande</button>',
  '<button>Wyślij wiadomość</button>',
  '<button>Odeslat zprávu</button>',
  '<button>发送邮件</button>',
  '<button>傳送郵件</button>',
  '<button>Send to all</button>',
  '<button>Send to 3 people</button>',
  '<button>Send (3)</button>',
  '<button>Senden an alle</button>',
  '<button>OK, send</button>',
  '<button>Yes, send</button>',
];

const DOES_NOT = [
  '<button>Nicht senden</button>',
  '<button>Send with a link to all files</button>',
  '<button aria-label="More send options"></button>',
  '<button>Send feedback</button>',
  '<button>Cancel</button>',
  '<button>Save draft</button>',
  '<button>Do not send</button>',
  '<button>Attach</button>',
  '<button title="Send options" aria-haspopup=menu>v</button>',
  '<button>Undo send</button>',
  '<button>Sent</button>',
  '<button>Resend code</button>',
  '<button>Send test</button>',
  '<button>Sender</button>',
  '<button class="sender-avatar"></button>',
  '<a>Discard</a>',
  '<button>Send a copy to myself</button>',
];

/** Whether this control is a Send, if its innermost part is pressed. */
function sends(html: string): boolean {
  const all = queryAll(openPage(`<main>${html}</main>`, 'https://any.example/'), 'main *');
  const [control, inner] = [all[0], all.at(-1)];
  return (
    control !== undefined &&
    inner !== undefined &&
    (isSend(control) || !!sendControlAt(composedAncestors(inner)))
  );
}

test.each(SENDS)('%s sends', (html) => {
  expect(sends(html)).toBe(true);
});

test.each(DOES_NOT)('%s does not send', (html) => {
  expect(sends(html)).toBe(false);
});

/** Whether pressing the marked element of this page sends, if it stands in no control. */
function isSentAt(html: string): boolean {
  const document = openPage(`<main>${html}</main>`, 'https://any.example/');
  const [at] = queryAll(document, '[data-at]');
  return at !== undefined && sendControlAt(composedAncestors(at)) !== undefined;
}

test.each([
  '<div data-at>Send</div>',
  '<span><i data-at></i> <b>Send</b></span>',
  '<table><tr><td data-at>Send message</td><td>Save</td></tr></table>',
  '<details><summary data-at>Senden</summary></details>',
  '<svg><title>Send</title><path data-at></path></svg>',
  '<img data-at alt=Send>',
  '<button>Send</button><ul><li data-at>Send now</li><li>Send later</li></ul>',
  '<button>Send</button><div role=option data-at>Send now</div>',
])('%s is plain, and sends', (html) => {
  expect(isSentAt(html)).toBe(true);
});

test.each([
  '<div data-at>Send message</div><button>Send</button>',
  '<h2 data-at>Send message</h2>',
  '<h2><b data-at>Send</b></h2>',
  '<label data-at>Send</label>',
  '<div contenteditable><p data-at>Send</p></div>',
  '<div data-at>Sent</div>',
  '<div data-at>Send options</div>',
  '<ul><li data-at>Do not send</li></ul>',
  '<ul><li data-at><button>Send</button></li></ul>',
  '<p data-at>Press Send when you are ready</p>',
])('%s is plain, and does not send', (html) => {
  expect(isSentAt(html)).toBe(false);
});
