/** Imported first: the tests imported after it run on the newest Node-RED and the Node.js it asks for. */
import { useOtherHost } from '../../node-red/support/runtime';
import { nodeRedScript, node24 } from '../../../scripts/kept-install';

beforeAll(async () => {
  const node = await node24();
  useOtherHost(await nodeRedScript(node), node);
}, 1_800_000);
