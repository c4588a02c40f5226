import type { Option } from '../../../kit';

/** Delivery platforms by number, as bodies, statistics and reports of the REST host want them (quick reference). */
export const MEDIA_TYPES: readonly Option[] = [
  { value: '3', label: 'HTTP Large' },
  { value: '8', label: 'HTTP Small' },
  { value: '14', label: 'ADN' },
];

/** The same with the numbers that count encrypted traffic alone; reports know them (E-REP). */
export const MEDIA_TYPES_WITH_SSL: readonly Option[] = [
  ...MEDIA_TYPES,
  { value: '7', label: 'HTTP Large (SSL Only)' },
  { value: '9', label: 'HTTP Small (SSL Only)' },
  { value: '15', label: 'ADN (SSL Only)' },
];

/** Delivery platforms by the names that stand in the paths of origins and CNAMEs. */
export const PATH_PLATFORMS: readonly Option[] = [
  { value: 'httplarge', label: 'HTTP Large' },
  { value: 'httpsmall', label: 'HTTP Small' },
  { value: 'adn', label: 'ADN' },
];

/** Delivery platforms as the gateway names them. */
export const GATEWAY_PLATFORMS: readonly Option[] = [
  { value: 'http_large', label: 'HTTP Large' },
  { value: 'http_small', label: 'HTTP Small' },
  { value: 'adn', label: 'ADN' },
];

/** The number of a platform that is given by its name in paths. */
export function mediaTypeOf(pathPlatform: unknown): number {
  switch (pathPlatform) {
    case 'adn':
      return 14;
    case 'httpsmall':
      return 8;
    default:
      return 3;
  }
}
