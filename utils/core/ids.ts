/** The ids by which browsers, and therefore policies, know this extension. */

/**
 * Public half of the key that fixes the id in Chromium, so that policy files can name it. Its private half was not
 * kept: whoever publishes or signs the extension puts the public half of their own key here.
 */
export const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA2fQvOQVdHCVhrBeGUDw5dDGrBW1HUCzwi4B4AuK1K0pLTm41THhFFvylnXQn/Fs5rh2SA5FGesCA7EtKjFweyT7VKA2xrioDmmqbBlbYAtOij2GaeolLYLx4f3XV/Q+hyX/sNTKyPGyYw4Cnr5TMn8/yoyPpPPRvsM1HQruGm1f7v12kQ9Jz7H55rwkXa30AMw9wHsdRdK2h8TxuaIub5gg3IFsAJQr6knfTdNTkdQ4DRwqIhiJoLQOdXj1zCgAk3EQ0YCG6wOjZcScistpAEZNLhvryWiWkFhLCRTDYuh9GqwLwR3jBioj6l0puxwjyp56bpJpTpRmVsnUl/zeFywIDAQAB';

/** The id in Firefox (`browser_specific_settings.gecko.id`). */
export const FIREFOX_ID = 'sealcheck@sealcheck.example';
