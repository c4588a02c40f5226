import { strict } from '../eslint.strict.mjs';

export default strict({ 'no-console': 'off' });
