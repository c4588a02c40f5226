import { proveFaults } from './fault';

describe('a process and its time', () => proveFaults('process', 33, 42));
