/** The rows of a list and the sign-out of the request node, in the real editor: set, deployed, run, opened again. */
import { apiAccount, requestNodes } from './support/api-flow';
import { describeEditor } from './support/describe-editor';
import type { NodeRedEditor } from './support/editor';
import { LIST_DOCUMENT, startLists } from './support/list-server';
import type { ListServer } from './support/list-server';

type Values = Readonly<Record<string, unknown>>;

describeEditor('the form of a request whose response is a list', (suite) => {
  let lists: ListServer;
  let editor: NodeRedEditor;

  beforeAll(async () => {
    lists = await startLists();
  });
  afterAll(() => lists.close());
  beforeEach(() => lists.asked.splice(0));

  /** Opens the dialog of a request node of a flow that has an account for the lists. */
  async function open(settings: Values): Promise<void> {
    const [tab, node, ...others] = requestNodes({ errors: 'catch', ...settings }, 'list');
    const flows = [
      apiAccount({
        signIn: 'document',
        document: LIST_DOCUMENT,
        baseUrl: lists.url,
        credentials: { password: 'p-123456' },
      }),
      tab as object,
      { ...node, x: 200, y: 100 },
      ...others.map((other, index) => ({ ...other, x: 500, y: 100 + 60 * index })),
    ];
    editor = await suite.visit(flows);
    await editor.openNode('list');
  }

  async function deployAndRun(): Promise<readonly Values[]> {
    await editor.done('node');
    expect(await editor.node('list')).toMatchObject({ valid: true, reasons: [] });
    await editor.deploy();
    const { sent } = await suite.stage.runtime.run('list', {});
    return sent.map(({ msg }) => msg);
  }

  const input = (name: string): string => `#node-input-${name}`;

  async function valuesOf(...names: readonly string[]): Promise<readonly string[]> {
    const values: string[] = [];
    for (const name of names) values.push(await editor.valueOf(input(name)));
    return values;
  }

  it('fetches the pages that it is told, up to the limit, and opens as it was left', async () => {
    // As a core http request node whose type was changed: it knows nothing of lists.
    await open({ url: '/page' });
    expect(await editor.isVisible(input('itemsAt'))).toBe(false);
    await editor.choose(input('result'), 'items');
    await editor.fill(input('itemsAt'), 'list');
    expect(await editor.isVisible(input('pageParameter'))).toBe(false);
    await editor.choose(input('pagination'), 'page');
    expect(await valuesOf('pageParameter', 'firstPage', 'pageSize')).toEqual(['page', '1', '100']);
    await editor.fill(input('limitParameter'), 'size');
    await editor.fill(input('pageSize'), '3');
    await editor.fill(input('totalAt'), 'total');
    await editor.fill(input('limit'), '5');
    const [msg] = await deployAndRun();
    expect((msg?.['payload'] as readonly Values[]).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    expect(lists.asked).toEqual(['GET /page?page=1&size=3', 'GET /page?page=2&size=3']);

    const before = await editor.node('list');
    await editor.reload();
    await editor.openNode('list');
    expect(
      await valuesOf('result', 'itemsAt', 'pagination', 'limitParameter', 'pageSize', 'limit'),
    ).toEqual(['items', 'list', 'page', 'size', '3', '5']);
    expect(await editor.isVisible(input('pageParameter'))).toBe(true);
    await editor.done('node');
    expect(await editor.node('list')).toEqual(before);
  });

  it.each([
    ['cursor', ['cursorParameter', 'nextCursorAt']],
    ['link', ['nextUrlAt']],
    ['offset', ['offsetParameter', 'totalAt']],
    ['page', ['pageParameter', 'firstPage', 'totalAt']],
    ['none', []],
  ] as const)(
    'shows what pages by %s need, and no more',
    async (pagination, own) => {
      await open({ url: '/page', result: 'each' });
      await editor.choose(input('pagination'), pagination);
      const all = ['cursorParameter', 'nextCursorAt', 'nextUrlAt', 'offsetParameter', 'totalAt'];
      const shown: string[] = [];
      for (const name of [...all, 'pageParameter', 'firstPage']) {
        if (await editor.isVisible(input(name))) shown.push(name);
      }
      expect(shown.sort()).toEqual([...own].sort());
      const isPaged = pagination !== 'none';
      for (const name of ['limitParameter', 'pageSize', 'pageIn']) {
        expect(await editor.isVisible(input(name))).toBe(isPaged);
      }
      expect(await editor.isVisible(input('ret'))).toBe(false);
    },
    60_000,
  );

  it('says in red what is missing, and nothing more once the whole response is wanted', async () => {
    await open({ url: '/cursor' });
    await editor.choose(input('result'), 'items');
    await editor.choose(input('pagination'), 'cursor');
    await editor.fill(input('limit'), 'many');
    await editor.done('node');
    expect(await editor.node('list')).toMatchObject({
      valid: false,
      reasons: ['Next Cursor At is missing', 'Max items must be a whole number from 1 on'],
    });
    await editor.openNode('list');
    await editor.choose(input('result'), '');
    await editor.done('node');
    expect(await editor.node('list')).toMatchObject({ valid: true, reasons: [] });
  });

  it('signs out, asks for nothing that a sign-out does not need, and opens as it was left', async () => {
    await open({ url: '/whole' });
    await deployAndRun();
    const before = lists.logouts();
    await editor.openNode('list');
    await editor.choose(input('action'), 'signOut');
    for (const name of ['method', 'url', 'result', 'ret', 'dryRun']) {
      expect(await editor.isVisible(input(name))).toBe(false);
    }
    const [msg] = await deployAndRun();
    expect(msg).toMatchObject({ payload: { signedOut: true } });
    expect(lists.logouts() - before).toBe(1);
    await editor.reload();
    await editor.openNode('list');
    expect(await valuesOf('action')).toEqual(['signOut']);
    await editor.cancel();
  });
});
