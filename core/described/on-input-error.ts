import { InputError } from '../errors';

/** Runs; an input error becomes what `instead` makes of it, any other error stays one. */
export function onInputError<T>(run: () => T, instead: (error: InputError) => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof InputError) return instead(error);
    throw error;
  }
}
