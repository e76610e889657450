import { t } from '../../utils/platform/i18n.ts';
import { Open, type OpenProps } from './Open.tsx';
import { Seal, type SealProps } from './Seal.tsx';

/** The page where a person encrypts files for somebody, and opens encrypted files. */
export function Encrypt(props: SealProps & OpenProps) {
  return (
    <main>
      <h1>{t('encrypt_title')}</h1>
      <p>{t('encrypt_what')}</p>
      {/* Somebody who was sent a file comes for that, which is far below. */}
      {!props.given && !props.mail.keys && (
        <p>
          <a href="#open">{t('encrypt_open_title')}</a>
        </p>
      )}
      <Seal {...props} />
      <section id="open">
        <h2>{t('encrypt_open_title')}</h2>
        <Open onOpen={props.onOpen} />
      </section>
      <footer>
        <span>{t('encrypt_format')}</span>
      </footer>
    </main>
  );
}
