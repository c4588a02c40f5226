import type { Source } from '../../kit';

/** The pages that operations name as their source, by title. */
const PAGES = {
  'User authentication for APIs': 'https://support.enlightedinc.com/hc/en-us/sections/360005750773',
  'Get Organization Details':
    'https://developer.siemens.com/enlighted-apis/energy-environment/organization/get-organization-details.html',
  'Campus APIs': 'https://support.enlightedinc.com/hc/en-us/sections/360003084714',
  'Get All Floors': 'https://support.enlightedinc.com/hc/en-us/articles/4408433676947',
  'Get All Areas':
    'https://developer.siemens.com/enlighted-apis/energy-environment/area/get-all-areas-spec.html',
  'Area Occupancy': 'https://developer.siemens.com/enlighted-apis/occupancy/area-occupancy.html',
  'Area Occupancy for a Floor':
    'https://developer.siemens.com/enlighted-apis/occupancy/area-occupancy-floor.html',
  'Desk Occupancy for a Floor':
    'https://developer.siemens.com/enlighted-apis/occupancy/desk-occupancy-floor.html',
  'Get Sensor Location by Floor':
    'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/get_sensor_location_by_floor.html',
  'Get All Fixtures by Area':
    'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/get_all_fixtures_by_area.html',
  'Fixture APIs: Get Sensor Details':
    'https://support.enlightedinc.com/hc/en-us/sections/360003113093',
  'Get Sensor Details by Floor':
    'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/get_sensor_details_by_floor.html',
  'Get Fixture Dim Level by Floor':
    'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/get_fixture_dim_level_by_floor.html',
  'Sensor Energy Data by Floor':
    'https://developer.siemens.com/enlighted-apis/energy-environment/data/sensor-energy-data-floor.html',
  'Aggregate Building Energy Consumption':
    'https://developer.siemens.com/enlighted-apis/energy-environment/data/aggregate-energy-consumption.html',
  'Get Area Energy Consumption':
    'https://developer.siemens.com/enlighted-apis/energy-environment/area/get-area-energy-consumption-spec.html',
  'Get Plugload Energy Consumption by Area':
    'https://developer.siemens.com/enlighted-apis/energy-environment/plugload/get_all_plugload_energy_consumption_by_area.html',
  'Conference room APIs: Get Switch Groups':
    'https://support.enlightedinc.com/hc/en-us/sections/360003113173',
  'Get Switch Scenes':
    'https://developer.siemens.com/enlighted-apis/energy-environment/conference-room/get-switch-scenes.html',
  'Get Scene Light Levels':
    'https://developer.siemens.com/enlighted-apis/energy-environment/conference-room/get-scene-light-levels.html',
  'Apply Scene':
    'https://developer.siemens.com/enlighted-apis/energy-environment/conference-room/apply-scene.html',
  'Manual Override for Switch Group':
    'https://developer.siemens.com/enlighted-apis/energy-environment/conference-room/switch-group-override.html',
  'Manual Override for a Fixture':
    'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/manual_override_for_a_fixture.html',
  'Auto Mode for a Fixture':
    'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/auto_mode_for_a_fixture.html',
  'Assign Profile':
    'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/assign_profile.html',
  'Schedule Demand Response':
    'https://developer.siemens.com/enlighted-apis/energy-environment/demand-response/schedule-dr-allfacilities.html',
  'Manage APIs: Set Emergency': 'https://support.enlightedinc.com/hc/en-us/sections/360003113033',
  'BLE fixtures on a floor':
    'https://developer.siemens.com/enlighted-apis/energy-environment/ble/ble-fixtures-floor.html',
  'Get All Plugloads by Floor':
    'https://developer.siemens.com/enlighted-apis/energy-environment/plugload/get_all_plugloads_by_floor.html',
  'Get All Plugloads by Area':
    'https://developer.siemens.com/enlighted-apis/energy-environment/plugload/get_all_plugloads_by_area.html',
  'Get Plugload Details':
    'https://developer.siemens.com/enlighted-apis/energy-environment/plugload/get_plugload_details.html',
  'Set Plugload Status':
    'https://developer.siemens.com/enlighted-apis/energy-environment/plugload/set_plugload_status.html',
  'BACnet Health':
    'https://developer.siemens.com/enlighted-apis/energy-environment/data/bacnet-health.html',
  'Get All Buildings':
    'https://developer.siemens.com/enlighted-apis/energy-environment/organization/get-all-buildings.html',
  'Get Sensor Profiles':
    'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/get_sensor_profiles.html',
  'Enlighted APIs': 'https://developer.siemens.com/enlighted-apis/',
  'Update Demand Response':
    'https://developer.siemens.com/enlighted-apis/energy-environment/demand-response/update-dr-allfacilities.html',
} as const;

export const sources: Readonly<Record<string, Source>> = Object.fromEntries(
  Object.entries(PAGES).map(([title, url]) => [title, { title, url }]),
);
