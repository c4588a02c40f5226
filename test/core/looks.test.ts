import { createLooks } from '../../core/token/looks';
import type { Standing } from '../../core/token/looks';
import { createFakeClock } from '../support/fake-clock';

const VALID = (): Promise<Standing> => Promise.resolve('valid');

describe('a look at an account', () => {
  it('is not repeated for as long as it stands', async () => {
    const clock = createFakeClock();
    const looks = createLooks(clock);
    const look = jest.fn(VALID);
    const suspicion = () => ({ generation: 1, sentAt: clock.mono(), standsFor: 30_000 });
    await looks.ask(suspicion(), look);
    await clock.advance(29_000);
    expect(await looks.ask(suspicion(), look)).toBe('valid');
    expect(look).toHaveBeenCalledTimes(1);
    await clock.advance(1_000);
    await looks.ask(suspicion(), look);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('says nothing of the token that came after', async () => {
    const looks = createLooks(createFakeClock());
    let answer: (standing: Standing) => void = () => undefined;
    const first = looks.ask(
      { generation: 1, sentAt: 0 },
      () => new Promise((end) => (answer = end)),
    );
    const second = looks.ask({ generation: 2, sentAt: 0 }, VALID);
    answer('rejected');
    expect(await Promise.all([first, second])).toEqual(['rejected', 'valid']);
  });

  it('that fails is made again', async () => {
    const looks = createLooks(createFakeClock());
    const failed = looks.ask({ generation: 1, sentAt: 0 }, () => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    expect(await looks.ask({ generation: 1, sentAt: 0 }, VALID)).toBe('valid');
  });
});
