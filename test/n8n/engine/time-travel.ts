/** Clocks of this realm, moved forward at will; timers and sockets keep real time. */
export interface TimeTravel {
  /** Makes `Date.now()`, `new Date()` and `performance.now()` say that much later. */
  skip(milliseconds: number): void;
  /** Gives back the real clocks. */
  end(): void;
}

/** Lets a test see a token grow old without waiting. One at a time; end it. */
export function travelInTime(): TimeTravel {
  const RealDate = Date;
  const { performance } = globalThis;
  const realNow = performance.now.bind(performance);
  let ahead = 0;

  class MovedDate extends RealDate {
    constructor(...parts: []) {
      if (parts.length === 0) super(RealDate.now() + ahead);
      else super(...parts);
    }

    static override now(): number {
      return RealDate.now() + ahead;
    }
  }
  globalThis.Date = MovedDate as DateConstructor;
  performance.now = () => realNow() + ahead;
  return {
    skip: (milliseconds) => {
      ahead += milliseconds;
    },
    end: () => {
      globalThis.Date = RealDate;
      performance.now = realNow;
    },
  };
}
