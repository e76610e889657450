/** The style sheet of the inline view, as text for the shadow root that the page engine creates. */
import STYLES from './inline.css?inline';

export { STYLES };
