import type { Source } from '../../kit';

/** What the rows name as their source: pages of the documentation of BMC, and clients of others. */
export const sources: Readonly<Record<string, Source>> = {
  'T-VALID': {
    title: 'Validating the token (11.0)',
    url: 'https://docs.bmc.com/docs/TSPS/110/validating-the-token-790480032.html',
  },
  'T-LOGOUT': {
    title: 'TSWS logout (11.0)',
    url: 'https://docs.bmc.com/docs/TSPS/110/tsws-logout-790480038.html',
  },
  'T-GROUPS': {
    title: 'User groups of the authenticated user (11.3.04)',
    url: 'https://docs.bmc.com/xwiki/bin/view/IT-Operations-Management/Operations-Management/BMC-TrueSight-Presentation-Server/TSPS11304/Developing/Obtaining-user-groups-for-the-authenticated-user',
  },
  'T-DEV': {
    title: 'List of devices (11.0)',
    url: 'https://docs.bmc.com/docs/TSPS/110/retrieving-the-list-of-devices-790480034.html',
  },
  'T-INST': {
    title: 'List of monitor instances (11.0)',
    url: 'https://docs.bmc.com/docs/TSPS/110/retrieving-the-list-of-monitor-instances-790480035.html',
  },
  'T-CONF': {
    title: 'Configuration data of monitor instances (11.0)',
    url: 'https://docs.bmc.com/docs/TSPS/110/retrieving-the-configuration-data-of-monitor-instances-790478827.html',
  },
  'T-PERF': {
    title: 'Performance data of monitor instances (11.3)',
    url: 'https://docs.bmc.com/docs/tsps113/retrieving-the-performance-data-of-monitor-instances-765456184.html',
  },
  'T-POL': {
    title: 'Listing all policies (11.3)',
    url: 'https://docs.bmc.com/docs/TSInfrastructure/113/listing-details-for-all-the-policies-774798606.html',
  },
  'T-POLC': {
    title: 'Creating a policy (11.3.04)',
    url: 'https://docs.bmc.com/xwiki/bin/view/IT-Operations-Management/Operations-Management/BMC-TrueSight-Infrastructure-Management/TSIM11304/Developing/Performing-infrastructure-monitoring-functions-with-web-services/Managing-policies-using-web-services/Creating-a-policy-using-web-services',
  },
  'T-POL/one': {
    title: 'Listing details for a specific policy (10.1)',
    url: 'https://docs.bmc.com/docs/display/TSPS101/Listing+details+for+a+specific+policy',
  },
  'T-POL/update': {
    title: 'Updating a policy (10.1)',
    url: 'https://docs.bmc.com/xwiki/bin/view/IT-Operations-Management/Operations-Management/BMC-TrueSight-Operations-Management/TSPS101/Developing/Performing-Central-Monitoring-Administration-functions-with-web-services/Managing-policies-using-web-services/Updating-a-policy',
  },
  'T-POL/delete': {
    title: 'Deleting a policy (11.0)',
    url: 'https://docs.bmc.com/docs/TSInfrastructure/110/deleting-a-policy-using-web-services-719681025.html',
  },
  'T-POLC/monitoring': {
    title: 'Creating a monitoring policy for configuration variables (10.1)',
    url: 'https://docs.bmc.com/docs/display/TSPS101/Creating+a+monitoring+policy+to+configure+configuration+variables',
  },
  'T-POLC/blackout': {
    title: 'Creating a blackout policy, examples (10.1)',
    url: 'https://docs.bmc.com/docs/display/TSPS101/Example+use+case+scenarios+to+create+a+blackout+policy',
  },
  'T-POLC/staging': {
    title: 'Creating a staging policy, examples (10.1)',
    url: 'https://docs.bmc.com/xwiki/bin/view/IT-Operations-Management/Operations-Management/BMC-TrueSight-Operations-Management/TSPS101/Developing/Performing-Central-Monitoring-Administration-functions-with-web-services/Managing-policies-using-web-services/Creating-a-policy-using-web-services/Example-use-case-scenarios-to-create-a-staging-policy/',
  },
  'T-TF/list': {
    title: 'Listing details of all the time frames (10.1)',
    url: 'https://docs.bmc.com/docs/display/TSPS101/Listing+details+of+all+the+time+frames',
  },
  'T-TF/create': {
    title: 'Creating a time frame (10.1)',
    url: 'https://docs.bmc.com/xwiki/bin/view/IT-Operations-Management/Operations-Management/BMC-TrueSight-Operations-Management/TSPS101/Developing/Performing-Central-Monitoring-Administration-functions-with-web-services/Managing-time-frames/Creating-a-time-frame',
  },
  'T-TF/update': {
    title: 'Updating a time frame (11.3.07)',
    url: 'https://docs.bmc.com/xwiki/bin/view/IT-Operations-Management/Operations-Management/BMC-TrueSight-Infrastructure-Management/tsim11307/Developing/Performing-infrastructure-monitoring-functions-with-web-services/Managing-time-frames/Updating-a-time-frame',
  },
  'T-TF/delete': {
    title: 'Deleting a time frame (10.1)',
    url: 'https://docs.bmc.com/xwiki/bin/view/IT-Operations-Management/Operations-Management/BMC-TrueSight-Operations-Management/TSPS101/Developing/Performing-Central-Monitoring-Administration-functions-with-web-services/Managing-time-frames/Deleting-a-time-frame',
  },
  'I-EVC': {
    title: 'Creating events (10.5)',
    url: 'https://docs.bmc.com/docs/tsim105/developing/performing-infrastructure-management-functions-using-web-services/infrastructure-management-web-service-reference/managing-events-with-web-services/creating-events-with-web-services',
  },
  'I-EVU': {
    title: 'Modifying an event (11.3)',
    url: 'https://docs.bmc.com/docs/TSInfrastructure/113/modifying-an-event-with-web-services-774797821.html',
  },
  'I-EVS': {
    title: 'Listing events (9.6)',
    url: 'https://docs.bmc.com/docs/display/public/btsim96/Listing+events',
  },
  'I-SUB': {
    title: 'Using the Publish-Subscribe REST approach to receive events (11.3)',
    url: 'https://docs.bmc.com/docs/TSInfrastructure/113/using-the-publish-subscribe-rest-approach-to-receive-events-774797827.html',
  },
  'I-CIEV': {
    title: 'Events of a CI (9.6)',
    url: 'https://docs.bmc.com/docs/display/btsim96/Get+events+for+a+CI',
  },
  'I-DATA': {
    title: 'configdata, metadata and stats (9.6)',
    url: 'https://docs.bmc.com/docs/display/proactivenet96/URL+to+access+the+configdata%2C+metadata%2C+or+stats+API',
  },
  'I-SLO': {
    title: 'Managing service level objectives (11.3)',
    url: 'https://docs.bmc.com/docs/TSInfrastructure/113/examples-of-using-the-rest-api-to-manage-service-level-objects-957772449.html',
  },
  'C-PS': {
    title: 'PowerShell module by C. Colvin',
    url: 'https://github.com/ChaseAColvin/TrueSight-Operations-Management-API-PowerShell-Module',
  },
  'C-PY': { title: 'w3rkstatt, core_tsim.py', url: 'https://github.com/Orch3strator/w3rkstatt' },
  'C-POL': { title: 'manage-policy.ps1', url: 'https://github.com/andrasbabos/scripts' },
  'client code': { title: 'a public script whose repository the code index does not name' },
};
