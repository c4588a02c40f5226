import { isRecord, optionalText, type Params } from './parameter-schema';
import { invalidParams, workerError } from './rpc-error';
import type { CallContext, Worker } from './worker';

type Article = Record<string, unknown> & { ArticleID: number };

const FIRST: readonly Article[] = [
  {
    ArticleID: 1234,
    ArticleHeading: 'Bin collections',
    ArticleSummary: 'When we come',
    ArticleText: '<p>Every week.</p>',
    ArticleTemplateID: 7,
  },
  {
    ArticleID: 1235,
    ArticleHeading: 'Council tax',
    ArticleSummary: 'How to pay',
    ArticleText: '<p>Ten instalments.</p>',
    ArticleTemplateID: 7,
  },
];

/** The icmapi worker: reads and writes articles of the content management system. */
export function createIcmApiWorker(): Worker {
  const articles: Article[] = FIRST.map((article) => ({ ...article }));

  const articleAt = (id: unknown): Article => {
    const article = articles.find((entry) => entry.ArticleID === id);
    if (article === undefined) throw workerError(`Article ${String(id)} does not exist`);
    return article;
  };

  const get = (params: Params): unknown => {
    const set = isRecord(params.set) ? params.set : {};
    if (typeof set.ArticleID !== 'number') throw invalidParams('"set" needs an "ArticleID"');
    const article = articleAt(set.ArticleID);
    if (params.get === '*') return { ...article };
    const name = String(params.get);
    if (!(name in article)) throw workerError(`An article has no property "${name}"`);
    return { [name]: article[name] };
  };

  const update = (params: Params, context: CallContext): unknown => {
    // The credentials come from the key (GOSS article 7277): a key without any cannot write.
    if (context.user === undefined) throw workerError('The API key has no credentials for iCM');
    const struct = isRecord(params.ArticleStruct) ? params.ArticleStruct : {};
    if (typeof struct.ArticleID !== 'number')
      throw invalidParams('"ArticleStruct" needs an "ArticleID"');
    if (struct.ArticleID === 0) {
      if (optionalText(struct, 'ArticleHeading') === undefined) {
        throw invalidParams('A new article needs an "ArticleHeading"');
      }
      const created = {
        ...struct,
        ArticleID: Math.max(...articles.map((entry) => entry.ArticleID)) + 1,
      };
      articles.push(created);
      return { ArticleID: created.ArticleID };
    }
    Object.assign(articleAt(struct.ArticleID), struct);
    return { ArticleID: struct.ArticleID };
  };

  return {
    name: 'icmapi',
    discovery: false,
    methods: {
      CSArticle_get: {
        description: 'Reads one property of an article, or all of them',
        schema: {
          get: { type: 'string', required: true },
          set: { type: 'object', required: true },
        },
        call: get,
      },
      iCM_obj_articleGet: {
        description: 'Reads an article as a structure',
        schema: {
          ArticleID: { type: 'integer' },
          ArticleTemplateID: { type: 'integer' },
          UserID: { type: 'any' },
          DetailLevel: { type: 'any' },
          Preview: { type: 'boolean' },
          OverrideSecurity: { type: 'boolean' },
        },
        call: (params) => {
          if (typeof params.ArticleID === 'number') return { ...articleAt(params.ArticleID) };
          if (typeof params.ArticleTemplateID !== 'number') {
            throw invalidParams('Either "ArticleID" or "ArticleTemplateID" is required');
          }
          return { ArticleID: 0, ArticleTemplateID: params.ArticleTemplateID, ArticleHeading: '' };
        },
      },
      iCM_obj_articleUpdate: {
        description: 'Writes an article; ArticleID 0 makes a new one',
        schema: {
          ArticleStruct: { type: 'object', required: true },
          SignificantChange: { type: 'boolean' },
          VersionNotes: { type: 'string', maxLength: 256 },
        },
        call: update,
      },
    },
  };
}
