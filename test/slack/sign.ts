import { createHmac } from 'node:crypto';

/** Slack's signature of a body sent at a time in seconds (docs.slack.dev, verifying requests). */
export function sign(secret: string, body: string, timestamp: number | string): string {
  const content = `v0:${timestamp}:${body}`;
  return `v0=${createHmac('sha256', secret).update(content).digest('hex')}`;
}
