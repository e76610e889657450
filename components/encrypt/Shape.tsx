import { t } from '../../utils/platform/i18n.ts';
import { ageOf } from '../age.ts';
import { Choice } from '../Choice.tsx';

/** A file in the age format, or a page that decrypts itself. */
export type MadeAs = 'file' | 'page';

/** A mail service, the URL of its list of refused attachments, and the date on which that was read. */
interface Listed {
  readonly name: string;
  readonly source: string;
  readonly asOf: string;
}

/** Mail services, by whether their own list of refused attachments includes HTML pages. */
export interface Hosts {
  readonly refusing: readonly Listed[];
  readonly taking: readonly Listed[];
}

interface Props {
  readonly shape: MadeAs;
  readonly hosts: Hosts;
  readonly onShape: (shape: MadeAs) => void;
}

const named = (services: readonly Listed[]) =>
  new Intl.ListFormat(t('locale_language')).format(services.map(({ name }) => name));

/** Renders links to those lists, with their age. */
function Lists({ services }: { readonly services: readonly Listed[] }) {
  return services.map(({ name, source, asOf }) => (
    <span key={name} class="source">
      {' '}
      <a href={source} target="_blank" rel="noreferrer">
        {t('evidence_source', name, ageOf({ source: { name, asOf }, observedAt: 0 }, Date.now()))}
      </a>
    </span>
  ));
}

/**
 * Lets the person choose the form of the result: for people who have a program for the format, or for people who don't.
 */
export function Shape({ shape, hosts: { refusing, taking }, onShape }: Props) {
  return (
    <fieldset>
      <legend>{t('encrypt_shape')}</legend>
      <Choice
        name="shape"
        value="file"
        title={t('encrypt_shape_file')}
        checked={shape === 'file'}
        onChoose={() => {
          onShape('file');
        }}
      >
        {t('encrypt_shape_file_what')}
      </Choice>
      <Choice
        name="shape"
        value="page"
        title={t('encrypt_shape_page')}
        checked={shape === 'page'}
        onChoose={() => {
          onShape('page');
        }}
      >
        {t('encrypt_shape_page_what')}
      </Choice>
      {shape === 'page' && (
        <p class="what">
          {t('encrypt_shape_page_not')} {t('encrypt_shape_page_hosts')}{' '}
          {refusing.length > 0 && t('encrypt_shape_refusing', named(refusing))}{' '}
          {taking.length > 0 && t('encrypt_shape_taking', named(taking))}
          <Lists services={[...refusing, ...taking]} />
        </p>
      )}
    </fieldset>
  );
}
