import { proveFaults } from './fault';

describe('what a person or a flow enters', () => proveFaults('input', 43, 50));
