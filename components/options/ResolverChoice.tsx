import { t } from '../../utils/platform/i18n.ts';
import { Choice } from '../Choice.tsx';

export type ResolverKind = 'quad9' | 'cloudflare' | 'own' | 'off';

interface Props {
  readonly kind: ResolverKind;
  readonly url: string;
  readonly isInvalid: boolean;
  readonly isLocked: boolean;
  readonly onChoose: (kind: ResolverKind) => void;
  readonly onUrl: (url: string) => void;
}

const KINDS: readonly ResolverKind[] = ['quad9', 'cloudflare', 'off', 'own'];

/** Whoever was sent here for the sake of the resolver sees the choice at once. */
function revealElement(element: Element | null): void {
  if (element && location.hash === `#${element.id}`) element.scrollIntoView();
}

/** Which resolver is told the domains. */
export function ResolverChoice({ kind, url, isInvalid, isLocked, onChoose, onUrl }: Props) {
  return (
    <fieldset id="resolver" ref={revealElement}>
      <legend>{t('options_resolver')}</legend>
      <p class="what">{t('options_resolver_what')}</p>
      {KINDS.map((value) => (
        <Choice
          key={value}
          name="resolver"
          value={value}
          title={t(`options_${value}`)}
          checked={kind === value}
          isLocked={isLocked}
          onChoose={() => {
            onChoose(value);
          }}
        />
      ))}
      {kind === 'own' && (
        <p class="field">
          <label for="resolver-url">{t('options_own_url')}</label>
          <input
            id="resolver-url"
            type="url"
            disabled={isLocked}
            value={url}
            placeholder="https://dns.example.org/dns-query"
            aria-invalid={isInvalid}
            aria-describedby="resolver-url-problem"
            onInput={({ currentTarget }) => {
              onUrl(currentTarget.value);
            }}
          />
          <span id="resolver-url-problem" class="problem" role="alert">
            {isInvalid ? t('options_own_invalid') : ''}
          </span>
        </p>
      )}
    </fieldset>
  );
}
