import type { Socket } from 'node:net';
import { type Peer, post, startPeer, toMessage } from '../e2e/bot-framework';
import { type StaffInTeams, startStaffInTeams } from '../e2e/staff-in-teams';

const sockets: Socket[] = [];
let teams: StaffInTeams;
let service: Peer;

beforeAll(async () => {
  service = await startPeer(({ socket }, response) => {
    sockets.push(socket);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ id: `m${sockets.length}` }));
  });
  teams = await startStaffInTeams();
});
afterAll(() => Promise.all([service.close(), teams.close()]));

test('a message never goes over a connection that the other side may have closed meanwhile', async () => {
  for (const id of ['a', 'b', 'c']) {
    const sent = toMessage({ id, deliveryMode: undefined, serviceUrl: service.url });
    expect(await post(teams.url, sent)).toMatchObject({ status: 200 });
  }
  expect(new Set(sockets).size).toBe(3);
});
