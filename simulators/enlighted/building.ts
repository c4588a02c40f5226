/** A small company: two buildings, three floors, areas, fixtures, switches, plug loads. */

export interface Floor {
  readonly id: string;
  readonly name: string;
  readonly building: { readonly id: string; readonly name: string };
}

export interface Area {
  readonly id: string;
  readonly name: string;
  readonly floor: string;
  readonly occupancy: '0' | '1' | '-1';
}

export type FixtureClass = 'emergency' | 'desk' | 'fixtureless' | 'fixtured';

export interface Fixture {
  readonly id: string;
  readonly name: string;
  readonly floor: string;
  readonly area: string;
  readonly kind: FixtureClass;
  /** Level that the sensor's profile sets by itself. */
  readonly automatic: number;
  readonly x: number;
  readonly y: number;
}

export interface Switch {
  readonly id: string;
  readonly name: string;
  readonly floor: string;
  readonly fixtures: readonly string[];
}

export interface PlugLoad {
  readonly id: string;
  readonly name: string;
  readonly floor: string;
}

export const COMPANY = { id: '1', name: 'Example Company', campus: 'Main Campus', campusId: '11' };

export const FLOORS: readonly Floor[] = [
  { id: '1', name: 'Ground Floor', building: { id: '22', name: 'North' } },
  { id: '2', name: 'Roof', building: { id: '22', name: 'North' } },
  { id: '5', name: 'Workshop', building: { id: '23', name: 'South' } },
];

export const AREAS: readonly Area[] = [
  { id: '101', name: 'Open Office', floor: '1', occupancy: '1' },
  { id: '102', name: 'Meeting Room 2/3', floor: '1', occupancy: '0' },
  { id: '201', name: 'Plant Room', floor: '2', occupancy: '-1' },
  { id: '501', name: 'Workbenches', floor: '5', occupancy: '0' },
];

/** 45 on floor 1 (three pages of dim levels), one on floor 2, four on floor 5. */
export const FIXTURES: readonly Fixture[] = [
  ...Array.from({ length: 45 }, (_, index) => fixture(index + 1, '1', index < 41 ? '101' : '102')),
  fixture(60, '2', '201'),
  ...Array.from({ length: 4 }, (_, index) => fixture(71 + index, '5', '501')),
];

export const SWITCHES: readonly Switch[] = [
  { id: '31', name: 'Meeting Room 2/3 West', floor: '1', fixtures: ['42', '43', '44', '45'] },
  { id: '32', name: 'Open Office', floor: '1', fixtures: ['1', '2', '3', '4', '5'] },
  { id: '35', name: 'Workshop 100% "fine" & more', floor: '5', fixtures: ['71', '72', '73', '74'] },
];

export const PLUG_LOADS: readonly PlugLoad[] = [
  { id: '801', name: 'Printer', floor: '1' },
  { id: '802', name: 'Coffee machine', floor: '1' },
];

export const PROFILES = [
  { name: 'Open Office Max 35', groupId: '1' },
  { name: 'Open Office Max 70', groupId: '28' },
] as const;

/** What commands change and reads give back. */
export class Building {
  private readonly overrides = new Map<
    string,
    { readonly level: number; readonly until: number }
  >();

  constructor(private readonly now: () => number) {}

  /** 0 to 100; -1 for a sensor without a fixture. */
  level(fixture: Fixture): number {
    if (fixture.kind === 'fixtureless') return -1;
    const override = this.overrides.get(fixture.id);
    return override !== undefined && override.until > this.now()
      ? override.level
      : fixture.automatic;
  }

  /** Ids that belong to no fixture are passed over in silence, as the real server does. */
  override(ids: readonly string[], level: number, minutes: number): void {
    const until = this.now() + minutes * 60_000;
    for (const id of ids) this.overrides.set(id, { level, until });
  }

  reset(): void {
    this.overrides.clear();
  }
}

function fixture(number: number, floor: string, area: string): Fixture {
  const kinds: readonly FixtureClass[] = [
    'fixtured',
    'fixtured',
    'desk',
    'emergency',
    'fixtureless',
  ];
  return {
    id: String(number),
    name: `Sensor${String(number).padStart(6, '0')}`,
    floor,
    area,
    kind: floor === '1' ? (kinds[number % 5] ?? 'fixtured') : 'fixtured',
    automatic: 40 + (number % 7) * 5,
    x: 10 * number,
    y: 100 + number,
  };
}
