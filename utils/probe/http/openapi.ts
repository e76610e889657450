/** The protocol in OpenAPI 3.1; `npm run probe -- openapi` writes it to docs/probe.openapi.json. */
import { SILENCES } from '../answer.ts';
import { DANE, FAULTS, PROBLEMS, STEPS } from '../model.ts';
import { MAX_HOSTS } from './questions.ts';

const nullable = (type: string) => ({ type: [type, 'null'] });
const oneOf = (...values: readonly (string | null)[]) => ({ enum: values });
const time = { type: 'string', format: 'date-time' };
const object = (properties: Readonly<Record<string, unknown>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const evidence = object({
  step: oneOf(...STEPS),
  problem: oneOf(...PROBLEMS, null),
  code: nullable('integer'),
  protocol: nullable('string'),
  cipher: nullable('string'),
  bits: nullable('integer'),
  certificate: { type: ['array', 'null'], items: oneOf(...FAULTS) },
  notAfter: { type: ['string', 'null'], format: 'date-time' },
  dane: oneOf(...DANE, null),
  requiretls: nullable('boolean'),
});

const answer = object({
  host: { type: 'string' },
  starttls: nullable('boolean'),
  certValid: { type: 'boolean' },
  at: time,
  expires: time,
  problem: oneOf(...PROBLEMS, ...SILENCES, null),
  evidence: { oneOf: [{ $ref: '#/components/schemas/Evidence' }, { type: 'null' }] },
});

const list = object({ answers: { type: 'array', items: { $ref: '#/components/schemas/Answer' } } });

const domain = object({
  domain: { type: 'string' },
  state: oneOf('hosts', 'implicit', 'null-mx', 'no-domain', 'unknown'),
  mx: { type: 'array', items: { type: 'string' } },
  secure: { type: 'boolean' },
  policy: object({
    mode: oneOf('enforce', 'testing', 'none', 'unknown'),
    covers: { type: 'array', items: { type: 'string' } },
  }),
  answers: { type: 'array', items: { $ref: '#/components/schemas/Answer' } },
  at: time,
});

const body = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const failures = {
  '400': { description: 'Invalid request; `error` says why.', ...body(ref('Error')) },
  '401': { description: 'No valid token or client certificate.', ...body(ref('Error')) },
  '429': { description: 'Too many requests from this caller; see Retry-After.', ...body(ref('Error')) },
  '503': { description: 'Overloaded; see Retry-After.', ...body(ref('Error')) },
};
const name = (key: string, required: boolean, schema: unknown = { type: 'string' }) => ({
  name: key,
  in: 'query',
  required,
  schema,
});
const hosts = { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: MAX_HOSTS };

/** Returns the whole description. */
export function openApi() {
  return {
    openapi: '3.1.0',
    info: { title: 'Sealcheck probe', version: '1', description: 'See docs/probe.md.' },
    security: [{ token: [] }, { certificate: [] }],
    paths: {
      '/v1/probe': {
        get: {
          summary: 'What was seen of these mail hosts; one host gives one answer, several a list.',
          parameters: [name('mx', true, hosts), name('domain', false)],
          responses: {
            '200': { description: 'Seen.', ...body({ oneOf: [ref('Answer'), ref('Answers')] }) },
            '304': { description: 'Not modified (If-None-Match).' },
            ...failures,
          },
        },
        post: {
          summary: 'The same for a list in the request body.',
          requestBody: {
            required: true,
            ...body({
              type: 'object',
              properties: { mx: hosts, domain: { type: 'string' } },
              required: ['mx'],
              additionalProperties: false,
            }),
          },
          responses: { '200': { description: 'Seen.', ...body(ref('Answers')) }, ...failures },
        },
      },
      '/v1/domain': {
        get: {
          summary: 'The domain’s mail hosts, its MTA-STS policy, and what was seen of each host.',
          parameters: [name('name', true)],
          responses: { '200': { description: 'Seen.', ...body(ref('Domain')) }, ...failures },
        },
      },
    },
    components: {
      schemas: {
        Answer: answer,
        Answers: list,
        Domain: domain,
        Evidence: evidence,
        Error: object({ error: { type: 'string' } }),
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        certificate: { type: 'mutualTLS' },
      },
    },
  };
}
