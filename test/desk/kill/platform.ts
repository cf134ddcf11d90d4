import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CAREFUL, type Received } from './wire';

/** What stands in for Slack and Teams: the one drops what comes with the same key again, the other does not. */
export type Platform = {
  readonly address: string;
  /** What people and staff have before them, in the order it came. */
  readonly received: readonly Received[];
  close(): Promise<void>;
};

/** Now and then it is busy, slow to answer, or takes a message and never says so. */
export async function startPlatform(random: () => number): Promise<Platform> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const chance = random();
      if (chance < 0.05) {
        response.writeHead(503);
        return response.end();
      }
      const message = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Received & { replaces: unknown };
      if (message.replaces === null) keep(received, message);
      return setTimeout(() => response.end('{}'), Math.floor(random() * 12));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function keep(received: Received[], { key, box, kind, text }: Received): void {
  const drops = box === 'staff' || box.startsWith(`person:${CAREFUL}`);
  if (drops && received.some((each) => each.key === key)) return;
  received.push({ key, box, kind, text });
}
