import { t } from '../../utils/platform/i18n.ts';
import type { Settings } from '../../utils/policy/settings.ts';
import { Choice } from '../Choice.tsx';

type Resolver = Settings['resolver'];

interface Props {
  readonly resolver: Resolver;
  readonly isLocked: boolean;
  readonly isResolverUrl: (text: string) => boolean;
  /** Called while a resolver's own address is being typed. */
  readonly onWrite: (resolver: Resolver) => void;
  readonly onSave: (resolver: Resolver) => void;
}

const KINDS = ['quad9', 'cloudflare', 'off', 'own'] as const;

/** Lets the person choose the resolver that domains are sent to. Their own is stored once its address is valid. */
export function ResolverChoice({ resolver, isLocked, isResolverUrl, onWrite, onSave }: Props) {
  const { kind } = resolver;
  const url = kind === 'own' ? resolver.url : '';
  const isInvalid = kind === 'own' && url !== '' && !isResolverUrl(url);
  return (
    <fieldset id="resolver" aria-describedby={isLocked ? 'resolver-lock' : undefined}>
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
            if (value === 'own') onWrite({ kind: value, url: '' });
            else onSave({ kind: value });
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
              onWrite({ kind, url: currentTarget.value });
            }}
            onChange={({ currentTarget: { value } }) => {
              if (isResolverUrl(value)) onSave({ kind, url: value });
            }}
          />
          <span id="resolver-url-problem" class="problem" role="alert">
            {isInvalid ? t('options_own_invalid') : ''}
          </span>
          {url === '' && <span class="what">{t('options_own_open')}</span>}
        </p>
      )}
    </fieldset>
  );
}
