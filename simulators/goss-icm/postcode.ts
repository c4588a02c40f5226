import type { Worker } from './worker';

const PROVIDERS: readonly string[] = ['local', 'AddressPoint'];

const ADDRESSES = ['1', '2', '3'].map((house) => ({
  udprn: `2300000${house}`,
  line1: `${house} Station Road`,
  line2: '',
  line3: '',
  line4: '',
  line5: '',
  town: 'ANYTOWN',
  postcode: 'AN1 2YT',
  easting: 247_000 + Number(house),
  northing: 55_000,
  latitude: 50.37,
  longitude: -4.14,
}));

/** The postcode worker: addresses of one made-up postcode, and the in-band error that council clients meet. */
export function createPostcodeWorker(): Worker {
  return {
    name: 'postcode',
    discovery: false,
    methods: {
      postcodeSearch: {
        description: 'Returns the addresses of a postcode',
        schema: { postcode: { type: 'string', required: true }, provider: { type: 'string' } },
        call: (params) => {
          if (params.provider !== undefined && !PROVIDERS.includes(String(params.provider))) {
            return [
              {
                Error: 'Unknown provider',
                Description: `No provider "${String(params.provider)}"`,
              },
            ];
          }
          const wanted = String(params.postcode).replace(/\s/g, '').toUpperCase();
          return ADDRESSES.filter((entry) => entry.postcode.replace(' ', '') === wanted);
        },
      },
    },
  };
}
