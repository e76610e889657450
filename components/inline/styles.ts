/** The style sheet of the inline view, as a text for the shadow root that the page engine makes. */
import STYLES from './inline.css?inline';

export { STYLES };
