import { t } from '../../utils/platform/i18n.ts';
import type { Settings } from '../../utils/policy/settings.ts';
import { StageChoice } from '../StageChoice.tsx';
import { Lock } from './Lock.tsx';
import { ResolverChoice } from './ResolverChoice.tsx';
import { Saved } from './SavedNotice.tsx';

interface Props {
  readonly settings: Settings;
  readonly locked: ReadonlySet<string>;
  /** Name of the resolver; null where none is set. */
  readonly resolver: string | null;
  readonly isResolverUrl: (text: string) => boolean;
  readonly onWrite: (patch: Partial<Settings>) => void;
  readonly onSave: (name: string, patch: Partial<Settings>) => void;
}

/** Renders the settings for what may be looked up, who is asked, and whether private windows count. */
export function Lookups({ settings, locked, resolver, isResolverUrl, onWrite, onSave }: Props) {
  const isLocked = locked.has('privateWindows');
  return (
    <>
      <div>
        <StageChoice
          isLocked={locked.has('stage')}
          stage={settings.stage}
          resolver={resolver}
          onChoose={(stage) => {
            onSave('stage', { stage });
          }}
        />
        <Lock id="stage-lock" isLocked={locked.has('stage')} />
        <Saved name="stage" />
      </div>
      <div>
        <ResolverChoice
          resolver={settings.resolver}
          isLocked={locked.has('resolver')}
          isResolverUrl={isResolverUrl}
          onWrite={(chosen) => {
            onWrite({ resolver: chosen });
          }}
          onSave={(chosen) => {
            onSave('resolver', { resolver: chosen });
          }}
        />
        <Lock id="resolver-lock" isLocked={locked.has('resolver')} />
        <Saved name="resolver" />
      </div>
      <div>
        <div class="choice">
          <input
            id="private"
            type="checkbox"
            checked={settings.privateWindows}
            disabled={isLocked}
            aria-describedby={isLocked ? 'private-what private-lock' : 'private-what'}
            onChange={({ currentTarget }) => {
              onSave('private', { privateWindows: currentTarget.checked });
            }}
          />
          <div>
            <label for="private">{t('options_private')}</label>
            <p id="private-what" class="what">
              {t('options_private_what')}
            </p>
          </div>
        </div>
        <Lock id="private-lock" isLocked={isLocked} />
        <Saved name="private" />
      </div>
    </>
  );
}
