import { bearer, gateway, openEdgecast } from './edgecast-client';

openEdgecast({
  samples: [
    { method: 'GET', path: '/cdn/origins/v0.5/{platform}/{id}', status: 200, body: { id: 7 } },
    { method: 'DELETE', path: '/cdn/origins/v0.5/{platform}/{id}', status: 204 },
    { method: 'GET', path: '/cdn/origins/v0.5/{any}/groups', status: 500, body: 'never' },
  ],
});

it('answers what it has no route for from its samples, behind the same gate', async () => {
  const token = await bearer('cdn.origins');
  const one = 'cdn/origins/v0.5/adn/7';
  expect(await gateway('GET', one, token)).toMatchObject({ status: 200, body: { id: 7 } });
  expect(await gateway('DELETE', one, token)).toMatchObject({ status: 204, text: '' });
  expect((await gateway('GET', one, 'Bearer x')).status).toBe(401);
  expect((await gateway('GET', 'cdn/origins/v0.5/adn/groups', token)).status).toBe(200);
});
