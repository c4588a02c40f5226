import type { Source } from '../../kit';

/** What the rows name as their source: the number of the call in our notes, and the page that shows it. */
export const sources: Readonly<Record<string, Source>> = {
  'seed 003': {
    title: 'User authentication for APIs',
    url: 'https://support.enlightedinc.com/hc/en-us/sections/360005750773',
  },
  '3.3 #1': {
    title: 'Get Organization Details',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/organization/get-organization-details.html',
  },
  '3.3 #2': {
    title: 'Campus APIs',
    url: 'https://support.enlightedinc.com/hc/en-us/sections/360003084714',
  },
  '3.3 #3': {
    title: 'Get All Floors',
    url: 'https://support.enlightedinc.com/hc/en-us/articles/4408433676947',
  },
  '3.3 #4': {
    title: 'Get All Areas',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/area/get-all-areas-spec.html',
  },
  '3.3 #5': {
    title: 'Area Occupancy',
    url: 'https://developer.siemens.com/enlighted-apis/occupancy/area-occupancy.html',
  },
  '3.3 #6': {
    title: 'Area Occupancy for a Floor',
    url: 'https://developer.siemens.com/enlighted-apis/occupancy/area-occupancy-floor.html',
  },
  '3.3 #7': {
    title: 'Desk Occupancy for a Floor',
    url: 'https://developer.siemens.com/enlighted-apis/occupancy/desk-occupancy-floor.html',
  },
  '3.3 #8': {
    title: 'Get Sensor Location by Floor',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/get_sensor_location_by_floor.html',
  },
  '3.3 #9': {
    title: 'Get All Fixtures by Area',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/get_all_fixtures_by_area.html',
  },
  '3.3 #10': {
    title: 'Fixture APIs: Get Sensor Details',
    url: 'https://support.enlightedinc.com/hc/en-us/sections/360003113093',
  },
  '3.3 #11': {
    title: 'Get Sensor Details by Floor',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/get_sensor_details_by_floor.html',
  },
  '3.3 #12': {
    title: 'Get Fixture Dim Level by Floor',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/get_fixture_dim_level_by_floor.html',
  },
  '3.3 #13': {
    title: 'Sensor Energy Data by Floor',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/data/sensor-energy-data-floor.html',
  },
  '3.3 #14': {
    title: 'Aggregate Building Energy Consumption',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/data/aggregate-energy-consumption.html',
  },
  '3.3 #15': {
    title: 'Get Area Energy Consumption',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/area/get-area-energy-consumption-spec.html',
  },
  '3.3 #16': {
    title: 'Get Plugload Energy Consumption by Area',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/plugload/get_all_plugload_energy_consumption_by_area.html',
  },
  '3.3 #17': {
    title: 'Conference room APIs: Get Switch Groups',
    url: 'https://support.enlightedinc.com/hc/en-us/sections/360003113173',
  },
  '3.3 #18': {
    title: 'Get Switch Scenes',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/conference-room/get-switch-scenes.html',
  },
  '3.3 #19': {
    title: 'Get Scene Light Levels',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/conference-room/get-scene-light-levels.html',
  },
  '3.3 #20': {
    title: 'Apply Scene',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/conference-room/apply-scene.html',
  },
  '3.3 #21': {
    title: 'Manual Override for Switch Group',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/conference-room/switch-group-override.html',
  },
  '3.3 #22': {
    title: 'Manual Override for a Fixture',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/manual_override_for_a_fixture.html',
  },
  '3.3 #23': {
    title: 'Auto Mode for a Fixture',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/fixtures/auto_mode_for_a_fixture.html',
  },
  '3.3 #24': {
    title: 'Fixture APIs: Assign Profile',
    url: 'https://support.enlightedinc.com/hc/en-us/sections/360003113093',
  },
  '3.3 #25': {
    title: 'Schedule Demand Response',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/demand-response/schedule-dr-allfacilities.html',
  },
  '3.3 #26': {
    title: 'Manage APIs: Set Emergency',
    url: 'https://support.enlightedinc.com/hc/en-us/sections/360003113033',
  },
  '3.3 #27': {
    title: 'BLE fixtures on a floor',
    url: 'https://developer.siemens.com/enlighted-apis/energy-environment/ble/ble-fixtures-floor.html',
  },
};
