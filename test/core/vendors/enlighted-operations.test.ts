import { readParams } from '../../../core/catalogue/input';
import { operationId } from '../../../core/model/operation';
import { vendor } from '../../../core/vendors/enlighted';

const GOOD = {
  identifier: 'DR16',
  priceLevel: 'LOW',
  duration: 60,
  startTime: '2027-01-31T15:30:00',
  startTimeForm: 'offset',
};

function create(utcOffset: string): unknown {
  const row = vendor.operations.find((one) => operationId(one) === 'demandResponse.create');
  if (row === undefined) throw new Error('no such operation');
  return row.build?.(readParams(row, { ...GOOD, utcOffset })).body;
}

describe('a demand response with the offset of the site', () => {
  it('says how an offset is written', () => {
    for (const wrong of ['5:30', '+15:00', 'IST', '+05:60']) {
      expect(() => create(wrong)).toThrow(/^utcOffset: UTC Offset must be written like \+05:30/);
    }
  });

  it('keeps the clock of the site', () => {
    expect(create('-08:00')).toEqual({ starttime: '2027-01-31T15:30:00-08:00' });
  });

  it('asks for the offset where only the rules of the operation are run', () => {
    const row = vendor.operations.find((one) => operationId(one) === 'demandResponse.create');
    expect(() => row?.build?.({ startTime: '2027-01-31', startTimeForm: 'offset' })).toThrow(
      /^utcOffset/,
    );
  });
});
