/** Compose windows as apps without an adapter may build them. */

/** Returns a row of recipients with this markup in it, and the rest of a compose window. */
export const row = (shown: string) =>
  `<div><div><label for="to">To</label>${shown}<input id="to"></div><div><label for="s">Subject</label><input id="s"></div><div contenteditable="true"></div><button>Send</button></div>`;

export const URL_ = 'https://post.example.org/app';

/** The compose windows, each with the recipients that are read from it as `to` and `cc`. */
export const APPS: Readonly<
  Record<string, readonly [html: string, to: readonly string[], cc: readonly string[], unreadable?: number]>
> = {
  'plain fields with names': [
    '<form><input name="compose_to" value="a@x.example"><input name="compose_cc" value="c@x.example"><input name="compose_subject"><textarea name="compose_body" rows="9"></textarea><button class="smtp_send">Go</button></form>',
    ['a@x.example'],
    ['c@x.example'],
  ],
  'lists in text areas with id ends': [
    '<div class="v-Compose"><textarea id="v1-to-input" rows="1">a@x.example, b@x.example</textarea><textarea id="v1-cc-input" rows="1"></textarea><input id="v1-subject-input"><div contenteditable="true"></div><button>Send</button></div>',
    ['a@x.example, b@x.example'],
    [],
  ],
  'chips with the address in a title': [
    '<div role="dialog"><div><label for="to">To</label><div><span class="tag" title="a@x.example">Ann<b>×</b></span><span class="tag">Staff</span><input id="to" type="search"></div></div><div><label for="cc">Cc</label><input id="cc"></div><input placeholder="Subject"><div contenteditable="true"></div><button type="submit">Send</button></div>',
    ['a@x.example'],
    [],
    1,
  ],
  'labels in table cells': [
    '<table><tr><td>An</td><td><ul><li title="Ann &lt;a@x.example&gt;">Ann</li><li><input list="d"></li></ul></td></tr><tr><td>Kopie</td><td><ul><li title="c@x.example">c</li><li><input></li></ul></td></tr><tr><td>Betreff</td><td><input></td></tr></table><div class="squire" contenteditable="true"></div><a class="btn" title="Senden">➤</a>',
    ['Ann <a@x.example>'],
    ['c@x.example'],
  ],
  'test ids': [
    '<div class="composer"><div><div data-testid="item"><span>Ann &lt;a@x.example&gt;</span><button data-testid="remove-address-button-a@x.example">×</button></div><input data-testid="composer:to" value="b@x.example"></div><div><input data-testid="composer:to-cc"></div><input data-testid="composer:subject"><textarea rows="5"></textarea><button data-testid="composer:send-button"></button></div>',
    ['b@x.example', 'Ann <a@x.example>'],
    [],
  ],
  'an editable To field': [
    '<main><div aria-label="To" contenteditable="true" role="textbox">left@x.example <span data-email="a@x.example" contenteditable="false">Ann</span></div><input aria-label="Add a subject"><div contenteditable="true" role="textbox" aria-multiline="true">z@body.example</div></main>',
    ['left@x.example', 'a@x.example'],
    [],
  ],
  'addresses in attributes that nobody knows': [
    row(
      '<span class="r" data-recipient="a@x.example">Ann</span><span class="r" data-user=\'{"mail":"b@x.example"}\'>Bob</span><a href="mailto:c@x.example">Cy</a><img alt="d@x.example" src="icon@2x.png"><i data-all="e@x.example,f@x.example">Two</i>',
    ),
    ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example', 'e@x.example,f@x.example'],
    [],
  ],
  'a name beside an address, made alike': [
    row(
      '<div><div class="q"><div>Ann Miller</div></div><div class="q">a@x.example</div><div class="hint">Add people</div></div>',
    ),
    ['a@x.example'],
    [],
    1,
  ],
  'names that are more than there is room for': [
    row('<span class="chip">a@x.example</span><span>+3 more</span>'),
    ['a@x.example'],
    [],
    3,
  ],
  'others, in a button and in German': [
    row('<b class="chip">a@x.example</b><button>2 weitere</button>'),
    ['a@x.example'],
    [],
    2,
  ],
  'others in the text of an address': [row('<span>a@x.example and 2 others</span>'), ['a@x.example'], [], 2],
  'elements of the app itself, one of which shows no address': [
    row('<mail-pill mail="a@x.example">Ann</mail-pill><mail-pill>Bob</mail-pill>'),
    ['a@x.example'],
    [],
    1,
  ],
  'addresses that show how one is written': [
    row(
      '<b class="chip">a@x.example</b><span title="Separate with commas, e.g. jane@y.example; joe@y.example">?</span><small>For example: jane@y.example</small><p>z. B. jane@y.example</p><p>例：jane@y.example</p>',
    ),
    ['a@x.example'],
    [],
  ],
  'names with a word of examples in them': [
    row(
      '<p>Exec. Board &lt;a@x.example&gt;</p><p>Exchange: b@x.example</p><p title="Направление &lt;c@x.example&gt;">К</p><p>例会 &lt;d@x.example&gt;</p><p>Z. B. Bijvank (e@x.example)</p><p title="Mail for Executives &lt;f@x.example&gt;">M</p>',
    ),
    [
      'Exec. Board <a@x.example>',
      'b@x.example',
      'Направление <c@x.example>',
      '例会 <d@x.example>',
      'e@x.example',
      'Mail for Executives <f@x.example>',
    ],
    [],
  ],
  'other words for an example': [
    row(
      '<b class="chip">a@x.example</b><p>Par exemple : jane@y.example</p><p>Ej.: jane@y.example</p><p>например, jane@y.example</p><p>例えば jane@y.example</p><small title="zum Beispiel jane@y.example">?</small>',
    ),
    ['a@x.example'],
    [],
  ],
  'recipients whose class has “note” in it': [
    row('<div class="NotesName">a@x.example</div><div class="NotesName">Staff</div>'),
    ['a@x.example'],
    [],
    1,
  ],
  'hints that share a class with recipients': [
    row(
      '<div class="flex row recip">a@x.example</div><div class="flex row helper">Press Enter to add</div><div class="flex note">Learn more</div>',
    ),
    ['a@x.example'],
    [],
  ],
  'addresses that are only sent along, beside names': [
    `<form><input type="hidden" name="to" value="a@x.example,b@x.example"><input type="hidden" name="cc[]" value="c@x.example"><input type="hidden" name="reply_to" value="me@x.example">${row('<span class="tok">Ann</span><span class="tok">Bob</span>')}</form>`,
    ['a@x.example,b@x.example'],
    ['c@x.example'],
  ],
  'addresses that are only sent along, beside a name that nobody can change': [
    '<form><input type="hidden" name="to" value="a@x.example"><div>To: <span>Ann</span></div><p>Subject <input name="s"></p><div contenteditable="true"></div><button>Send</button></form>',
    ['a@x.example'],
    [],
  ],
  'a list that says itself what it is': [
    '<div><ul aria-label="To"><li>a@x.example</li><li>Bob (b@x.example)</li><li><input></li></ul><p>Subject <input name="s"></p><div contenteditable="true"></div><button>Send</button></div>',
    ['a@x.example', 'b@x.example'],
    [],
  ],
  'a list of suggestions that says so by its class only': [
    row('<b class="chip">a@x.example</b><div class="suggestions-box"><p>b@y.example</p></div>'),
    ['a@x.example'],
    [],
  ],
  'labels with an end in brackets': [
    '<form><label>Destinataire(s) : <input value="a@x.example"></label><label>Sujet <input></label><textarea rows="9"></textarea><button>Envoyer</button></form>',
    ['a@x.example'],
    [],
  ],
  'Japanese placeholders': [
    '<div><input placeholder="宛先を入力" value="a@x.example"><input placeholder="件名を入力"><div contenteditable="true"></div><button>送信する</button></div>',
    ['a@x.example'],
    [],
  ],
  'a To that can only be read: an answer': [
    '<form><p><label>To <input readonly value="Ann &lt;a@x.example&gt;"></label></p><p><label>Subject <input></label></p><textarea rows="9"></textarea><button>Send</button></form>',
    ['Ann <a@x.example>'],
    [],
  ],
  'recipients as text, with nothing to type into': [
    '<section><div><span>To</span><b class="chip">a@x.example<button>×</button></b><b class="chip">Staff<button>×</button></b></div><div><label>Subject <input></label></div><div contenteditable="true">z@body.example</div><button>Send</button></section>',
    ['a@x.example'],
    [],
    1,
  ],
  'a list to choose from: who is not chosen gets nothing': [
    '<form><label>To <select multiple name="to"><option selected>a@x.example</option><option>b@x.example</option><option value="c@x.example">Cy</option></select></label><label>Subject <input></label><textarea rows="9"></textarea><button>Send</button></form>',
    ['a@x.example'],
    [],
  ],
  'names with a state of their own': [
    row(
      '<span class="x"><span class="q ok">a@x.example</span><span class="q error">Ann Miller</span><span class="q">Bob</span></span>',
    ),
    ['a@x.example'],
    [],
    2,
  ],
  'others, told only in a label of a picture': [
    row('<b class="chip">a@x.example</b><button aria-label="Show 3 more recipients">…</button>'),
    ['a@x.example'],
    [],
    3,
  ],
  'others, told only in a tool tip': [
    row('<b class="chip">a@x.example</b><span title="4 more">…</span>'),
    ['a@x.example'],
    [],
    4,
  ],
  'mentions, each with its address in an attribute': [
    row('<b class="chip" data-id="a@x.example">@Ann</b><b class="chip" data-id="b@x.example">@Bob</b>'),
    ['a@x.example', 'b@x.example'],
    [],
  ],
  'a chosen person without an address, in a list to choose from': [
    '<form><label>To <select multiple name="to"><option selected value="a@x.example">Ann</option><option selected value="17">Bob</option><option value="18">Cy</option></select></label><label>Subject <input></label><textarea rows="9"></textarea><button>Send</button></form>',
    ['a@x.example'],
    [],
    1,
  ],
  'a name above its address, without a class': [
    row('<div><div><div>Ann Miller</div><div>a@x.example</div></div></div>'),
    ['a@x.example'],
    [],
  ],
  'a label with the word for what separates addresses': [
    '<form><label>Recipients, separated by commas <input value="a@x.example"></label><label>Subject <input></label><textarea rows="9"></textarea><button>Send</button></form>',
    ['a@x.example'],
    [],
  ],
  'chips that are buttons, named in full for those who hear them': [
    row(
      '<button aria-label="Ann Miller, a@x.example, press Delete to remove">Ann</button><button aria-label="Bob, b@x.example">Bob</button>',
    ),
    ['a@x.example', 'b@x.example'],
    [],
  ],
  'a kind for each recipient, chosen beside it': [
    '<div><table role="grid"><tr><td><select aria-label="Recipient type"><option selected>To<option>Cc</select></td><td><input aria-label="Recipient" value="a@x.example"></td></tr><tr><td><select aria-label="Recipient type"><option>To<option selected>Cc</select></td><td><input aria-label="Recipient" value="b@x.example"></td></tr></table><p>Subject <input name="s"></p><div contenteditable="true"></div><button>Send</button></div>',
    ['a@x.example', 'b@x.example'],
    [],
  ],
  'addresses that may break between their parts, from right to left': [
    row('<bdi class="chip">a@<wbr>x.example</bdi><bdi class="chip">b<wbr>@x.<wbr>example</bdi>'),
    ['a@x.example', 'b@x.example'],
    [],
  ],
  'a legend for each field': [
    '<form><fieldset><legend>To</legend><input value="a@x.example"></fieldset><fieldset><legend>Cc</legend><input value="c@x.example"></fieldset><fieldset><legend>Subject</legend><input></fieldset><textarea rows="9"></textarea><button>Send</button></form>',
    ['a@x.example'],
    ['c@x.example'],
  ],
  'names as frameworks send them': [
    '<form><input name="message[to][0]" value="a@x.example"><input name="message[to][1]" value="b@x.example"><input name="message[cc]" value="c@x.example"><input name="message[subject]"><textarea name="message[body]" rows="9"></textarea><button>Send</button></form>',
    ['a@x.example', 'b@x.example'],
    ['c@x.example'],
  ],
};
