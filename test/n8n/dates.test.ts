/** Dates as people have them in n8n: its own date objects, dates of a code node, milliseconds. */
import { startEdgecast } from '../../simulators/edgecast';
import type { Simulator } from '../../simulators/simulator';
import { Stage } from './stage/stage';

let edgecast: Simulator;
let stage: Stage;

beforeAll(async () => {
  edgecast = await startEdgecast();
  stage = await Stage.for('edgecast/rest-token', edgecast);
});

afterAll(async () => {
  stage.stop();
  await edgecast.close();
});

/** The days that go out for two expressions. */
async function daysOf(beginDate: string, endDate = beginDate): Promise<readonly string[]> {
  const { items, error } = await stage.run(
    'usageReport.getReportCodes',
    { platform: '3', beginDate, endDate },
    { more: { options: { showRequest: true } } },
  );
  expect(error).toBeUndefined();
  const { url } = items[0]?.json['request'] as { readonly url: string };
  const { searchParams } = new URL(url);
  return [String(searchParams.get('begindate')), String(searchParams.get('enddate'))];
}

it.each([
  ['a date object in Berlin', `DateTime.fromISO('2026-11-25', { zone: 'Europe/Berlin' })`],
  ['its text', `DateTime.fromISO('2026-11-25', { zone: 'Europe/Berlin' }).toISO()`],
  [
    'the evening in Los Angeles',
    `DateTime.fromISO('2026-11-25T22:30:00-08:00', { setZone: true })`,
  ],
  ['a Date at noon', `new Date('2026-11-25T12:00:00Z')`],
  ['milliseconds', `DateTime.fromISO('2026-11-25T12:00:00Z').toMillis()`],
])('the day is the day as written: %s', async (_, expression) => {
  expect(await daysOf(`={{ ${expression} }}`)).toEqual(['2026-11-25', '2026-11-25']);
});

it('takes $today and $now, in the time zone of the workflow', async () => {
  const [today, plain] = await daysOf('={{ $today }}', '={{ $today.toFormat("yyyy-MM-dd") }}');
  expect(today).toBe(plain);
  const [now, then] = await daysOf('={{ $now }}', '={{ $now.toISO() }}');
  expect(now).toBe(then);
});
