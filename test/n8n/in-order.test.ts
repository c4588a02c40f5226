import { inOrder } from '../../nodes/shared/in-order';
import { settle } from '../support/fake-clock';

describe('the items of a run', () => {
  it('goes with the first alone, then with as many as it may, and keeps the order', async () => {
    const inside: number[] = [];
    let now = 0;
    const results = await inOrder(25, 10, async (index) => {
      now += 1;
      inside.push(now);
      await settle(index % 3);
      now -= 1;
      return index;
    });
    expect(results).toEqual(Array.from({ length: 25 }, (_, index) => index));
    expect(inside.slice(0, 2)).toEqual([1, 1]);
    expect(Math.max(...inside)).toBe(10);
  });

  it('begins nothing new after a failure', async () => {
    const begun: number[] = [];
    const run = inOrder(25, 1, async (index) => {
      begun.push(index);
      await settle(1);
      if (index === 3) throw new Error('three');
      return index;
    });
    await expect(run).rejects.toThrow('three');
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('gives nothing for nothing', async () => {
    await expect(inOrder(0, 10, () => Promise.reject(new Error('never')))).resolves.toEqual([]);
  });
});
