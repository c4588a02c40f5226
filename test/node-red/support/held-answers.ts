/** The answers of Node-RED to its editor, given when and in the order that a test wants. */
import type { HTTPRequest, Page } from 'puppeteer-core';

/** What the editor has asked and waits for. */
export interface Question {
  readonly body: Readonly<Record<string, unknown>>;
  /** Answers, and waits until the editor has done with the answer. */
  answer(body: object): Promise<void>;
}

const PATIENCE_MS = 60_000;

const NOTHING = JSON.stringify({ ok: false, message: 'Nobody answered.' });

export class HeldAnswers {
  private readonly questions: Question[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly unanswered = new Set<HTTPRequest>();
  private readonly watch = (request: HTTPRequest): void => {
    if (request.url().endsWith(`/latchkey/${this.path}`)) this.take(request);
    else void request.continue();
  };

  private constructor(
    private readonly page: Page,
    private readonly path: string,
  ) {}

  /** From now on questions to this path of ours, such as `truesight/list`, are answered by the test alone. */
  static async at(page: Page, path: string): Promise<HeldAnswers> {
    const held = new HeldAnswers(page, path);
    await page.evaluate(`
      window.questionsSent = 0;
      window.answersDone = [];
      $(document).on('ajaxSend.held', (event, request, { url }) => {
        if (url === 'latchkey/${path}') window.questionsSent += 1;
      });
      $(document).on('ajaxComplete.held', (event, request) => {
        window.answersDone.push(request.getResponseHeader('x-held'));
      });
    `);
    await page.setRequestInterception(true);
    page.on('request', held.watch);
    return held;
  }

  /** Node-RED answers again. What nobody has answered is said to have failed. */
  async end(): Promise<void> {
    this.page.off('request', this.watch);
    await Promise.all(
      [...this.unanswered].map((request) =>
        request.respond({ status: 200, contentType: 'application/json', body: NOTHING }),
      ),
    );
    await this.page.setRequestInterception(false);
    await this.page.evaluate(`$(document).off('.held')`);
  }

  /** The latest question of those that are meant; waits for it where there is none yet. */
  async latest(isMeant: (body: Question['body']) => boolean): Promise<Question> {
    for (;;) {
      const sent = Number(await this.page.evaluate('window.questionsSent'));
      while (this.questions.length < sent) await this.next();
      const found = this.questions.filter(({ body }) => isMeant(body)).at(-1);
      if (found !== undefined) return found;
      await this.next();
    }
  }

  private next(): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(look);
        const asked = JSON.stringify(this.questions.map(({ body }) => body));
        reject(new Error(`Nothing more was asked of ${this.path} after ${asked}`));
      }, PATIENCE_MS);
      const look = (): void => {
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
    });
  }

  private take(request: HTTPRequest): void {
    const mark = String(this.questions.length);
    this.unanswered.add(request);
    this.questions.push({
      body: JSON.parse(request.postData() ?? '{}') as Question['body'],
      answer: async (body) => {
        this.unanswered.delete(request);
        await request.respond({
          status: 200,
          contentType: 'application/json',
          headers: { 'x-held': mark },
          body: JSON.stringify(body),
        });
        await this.page.waitForFunction(`window.answersDone.includes('${mark}')`);
      },
    });
    for (const look of this.waiting) look();
  }
}
