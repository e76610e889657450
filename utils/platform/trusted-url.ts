/** Addresses of our own scripts, for where the browser wants them trusted (Trusted Types, which our pages' policy demands). */

interface Scope {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { readonly createScriptURL: (url: string) => string },
    ): { createScriptURL(url: string): string };
  };
}

const own = (globalThis as Scope).trustedTypes?.createPolicy('sealcheck', { createScriptURL: (url) => url });

/** The address of a script of the package, as the browser takes it; never to be given one that came from elsewhere. */
export const trustedUrl = (url: string): string => own?.createScriptURL(url) ?? url;
