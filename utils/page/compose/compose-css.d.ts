/** One CSS selector for the compose windows of all known webmails, inserted by the build (wxt.config.ts). */
declare const COMPOSE_CSS: string;
