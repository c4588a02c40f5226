import type { Guide } from '../../kit';

export const guide: Guide = {
  where: ['Base URL: the address of the gate server with `/gate/v1` behind it.'],
  quirks: ['Failures may come under HTTP 200. They are shown as errors with their code.'],
  guesses: ['How many sessions a user may have at a time is not said anywhere.'],
  links: [{ title: 'Manual', url: 'https://harbour-gate.example/manual' }],
  // What `evidence.source` of the rows means. A row whose source is not here stops the generator.
  sources: {
    'HG-MANUAL': { title: 'Manual, chapter 4', url: 'https://harbour-gate.example/manual#4' },
  },
};
