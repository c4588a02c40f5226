import { InputError } from '../../../core/errors';
import { onInputError } from '../../../core/described/on-input-error';

const throwing = (error: Error) => (): string => {
  throw error;
};

test('only an input error is an answer', () => {
  expect(
    onInputError(
      () => 'fine',
      () => 'instead',
    ),
  ).toBe('fine');
  expect(onInputError(throwing(new InputError('a', 'a: b.')), ({ field }) => String(field))).toBe(
    'a',
  );
  expect(() => onInputError(throwing(new TypeError('bug')), () => 'instead')).toThrow(TypeError);
});
