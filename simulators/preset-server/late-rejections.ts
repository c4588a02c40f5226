/** Holds rejections back, so that most of a wave hears of a dead token when it has long been replaced. */
export class LateRejections {
  private wave = 0;
  private came = 0;
  private allCame = open();
  private accepted = open();

  /** Of the next `wave` rejections one goes out when all have come, the others after the next accepted call. */
  arm(wave: number): void {
    this.wave = wave;
    this.came = 0;
    this.allCame = open();
    this.accepted = open();
  }

  /** A request was rejected; resolves when it may hear so. */
  async rejected(): Promise<void> {
    if (this.came >= this.wave) return;
    this.came += 1;
    const isFirst = this.came === 1;
    if (this.came === this.wave) this.allCame.pass();
    await (isFirst ? this.allCame : this.accepted).passed;
  }

  acceptedCall(): void {
    this.accepted.pass();
  }
}

function open(): { readonly passed: Promise<void>; pass(): void } {
  let pass = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    pass = resolve;
  });
  return { passed, pass };
}
