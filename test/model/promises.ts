/** What a world watches. A promise may be broken where nobody catches an error, so it is told afterward. */
import { must } from './steps';

export class Promises {
  private broken: Error | undefined;

  expects(holds: boolean, promise: string): void {
    try {
      must(holds, promise);
    } catch (error) {
      this.broken ??= error as Error;
    }
  }

  /** @throws Broken, the first one. */
  check(): void {
    if (this.broken !== undefined) throw this.broken;
  }
}
