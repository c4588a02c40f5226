import type { Guide } from '../../kit';

export const guide: Guide = {
  where: ['Base URL: the URL of the gate server followed by `/gate/v1`.'],
  quirks: ['Errors may arrive with status 200. Latchkey reports them as errors with their code.'],
  guesses: ['How many concurrent sessions a user may have is not documented.'],
  links: [{ title: 'Manual', url: 'https://harbor-gate.example/manual' }],
  // What `evidence.source` of the rows means. A row whose source is not here stops the generator.
  sources: {
    'HG-MANUAL': { title: 'Manual, chapter 4', url: 'https://harbor-gate.example/manual#4' },
  },
};
