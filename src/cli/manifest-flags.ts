/** The flags of `port25 manifest`. */
export const MANIFEST_FLAGS = {
  'app-id': { type: 'string' },
  domain: { type: 'string' },
  out: { type: 'string' },
  version: { type: 'string' },
  name: { type: 'string' },
  developer: { type: 'string' },
  website: { type: 'string' },
  privacy: { type: 'string' },
  terms: { type: 'string' },
  'hear-threads': { type: 'boolean' },
  'without-slash': { type: 'boolean' },
} as const;
