import { render } from 'preact';
import '../../components/page.css';
import { Exception } from '../../components/exception/Exception.tsx';
import { bannerWords } from '../../components/inline/words.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { makeRequest, openRequest, wishOf, type Requested } from '../../utils/policy/requests.ts';
import { startPage } from '../../utils/platform/start-page.ts';
import { askedOf, heldIn, readRules, take } from './state.ts';

const root = startPage(document, 'exception_title');
const place = new URLSearchParams(location.search);

const { assessment, isPrivate } = await heldIn(Number(place.get('tab')), place.get('window') ?? '');
const { settings, stamp } = await readRules();
const wish = assessment && wishOf(assessment);

function show(asked: Requested | null): void {
  render(
    <Exception
      held={assessment && bannerWords(assessment)}
      isPrivate={isPrivate}
      minimum={settings.justificationMinimum.value}
      asked={asked && askedOf(asked, settings.requestUrl.value, stamp)}
      mayGrant={settings.grantKeys.value.length > 0}
      onAsk={async (reason) => {
        if (wish) show(await makeRequest(wish, reason, Date.now()));
      }}
      onCode={(code) => (asked ? take(code, asked) : Promise.resolve({ refused: 'no-code' }))}
      onCopy={copyText}
    />,
    root,
  );
}

show((wish && (await openRequest(wish, Date.now()))) ?? null);
