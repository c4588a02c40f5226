import type { Guide } from '../../kit';

export const guide: Guide = {
  where: ['Base URL: the address of the tide server.'],
  quirks: ['Failures come under HTTP 200. They are shown as errors with their code.'],
  guesses: ['How long a session is valid is not said anywhere.'],
  links: [{ title: 'Manual', url: 'https://tide-tables.example/manual' }],
  sources: { 'TT-MANUAL': { title: 'Manual', url: 'https://tide-tables.example/manual' } },
};
