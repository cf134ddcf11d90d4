import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Service, startService } from '../../src/app';
import { readConfig } from '../../src/config';
import { type Connector, type Fault, post, startConnector, toMessage } from './bot-framework';

// Each start loads the whole knowledge; a busy machine takes a few seconds.
jest.setTimeout(60_000);

const faults: Fault[] = [];
let connector: Connector;
let service: Service | undefined;
beforeEach(async () => {
  faults.length = 0;
  connector = await startConnector(faults);
});
afterEach(async () => {
  await service?.close();
  await connector.close();
});

test('a service that is asked to stop while Teams is busy does so, and the next one says what it kept', async () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'port25-stop-'));
  const start = () => startService(readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR }));
  const question = toMessage({
    deliveryMode: undefined,
    serviceUrl: connector.url,
    text: 'Pay-As-You-Go, created in March 2019, port 25',
  });
  const busy: Fault = { status: 429, headers: { 'retry-after': '9' } };
  faults.push(busy, busy, busy);
  const first = await start();
  const asked = post(first.address, question);
  while (connector.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const stopped = performance.now();
  await first.close();
  expect(performance.now() - stopped).toBeLessThan(5_000);
  expect(await asked).toMatchObject({ status: 502 });
  expect(connector.sent).toEqual([]);

  faults.length = 0;
  service = await start();
  expect(await post(service.address, question)).toMatchObject({ status: 200 });
  expect(connector.sent).toHaveLength(1);
});
