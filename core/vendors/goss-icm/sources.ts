import type { Source } from '../../kit';

/** What the rows name as their source: pages of the documentation of the vendor. */
export const sources: Readonly<Record<string, Source>> = {
  'article *': { title: 'article *', url: 'https://docs.gossinteractive.com/article/*' },
  endpointworkers: {
    title: 'End point workers',
    url: 'https://docs.gossinteractive.com/apiserver/workers/endpointworkers',
  },
  'workers/email': {
    title: 'Email worker',
    url: 'https://docs.gossinteractive.com/apiserver/workers/email',
  },
};
