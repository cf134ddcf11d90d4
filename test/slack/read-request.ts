import type { IncomingMessage } from 'node:http';
import type { Args } from './calls';

/** Arguments that are JSON inside a form. Any other may begin with a bracket and be plain words. */
const JSON_ARGS: readonly string[] = [
  'blocks',
  'view',
  'attachments',
  'prompts',
  'metadata',
  'loading_messages',
];

/** The arguments of a call: from its address, and from a body in JSON, a form or several parts. */
export async function readArgs(request: IncomingMessage): Promise<Args> {
  const inAddress = new URL(request.url ?? '', 'http://simulator').searchParams;
  const body = await readBody(request);
  const inBody = body.length === 0 ? {} : await parseBody(body, request.headers['content-type'] ?? '');
  return parseJsonArgs({ ...Object.fromEntries(inAddress), ...inBody });
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function parseBody(body: Buffer, type: string): Promise<Args> {
  if (type.startsWith('application/json')) return JSON.parse(body.toString());
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  return Object.fromEntries(form);
}

function parseJsonArgs(args: Args): Args {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      JSON_ARGS.includes(name) && typeof value === 'string' ? parseLeniently(value) : value,
    ]),
  );
}

/** What is not JSON is left to the method to refuse. */
function parseLeniently(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** A token from the header, or else from among the arguments. */
export function readToken({ headers }: IncomingMessage, args: Args): string | undefined {
  const inHeader = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  return inHeader ?? (typeof args.token === 'string' ? args.token : undefined);
}
