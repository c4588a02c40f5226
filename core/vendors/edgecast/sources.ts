import type { Source } from '../../kit';

/** What operations name as their source: pages of the documentation of the vendor and its Go library. */
export const sources: Readonly<Record<string, Source>> = {
  'E-QR': {
    title: 'REST API quick reference',
    url: 'https://developer.edgecast.com/cdn/api/Content/Quick_References/RESTAPI_QR.htm',
  },
  'E-MM/Purge': {
    title: 'Purge Content',
    url: 'https://developer.edgecast.com/cdn/api/Content/Media_Management/Purge_Content.htm',
  },
  'E-MM/*': {
    title: '*',
    url: 'https://developer.edgecast.com/cdn/api/Content/Media_Management/*.htm',
  },
  'E-MM': {
    title: 'REST API quick reference',
    url: 'https://developer.edgecast.com/cdn/api/Content/Quick_References/RESTAPI_QR.htm',
  },
  'E-RE/*': {
    title: '*',
    url: 'https://developer.edgecast.com/cdn/api/Content/Media_Management/REv4/*.htm',
  },
  'E-RE': {
    title: 'Rules Engine',
    url: 'https://developer.edgecast.com/cdn/api/Content/Media_Management/REv4/REv4.htm',
  },
  'E-RB/*': {
    title: '*',
    url: 'https://developer.edgecast.com/cdn/api/Content/Report-Builder/*.htm',
  },
  'E-CPS/*': { title: '*', url: 'https://developer.edgecast.com/cdn/api/Content/CPS/*.htm' },
  'E-CPS': {
    title: 'REST API quick reference',
    url: 'https://developer.edgecast.com/cdn/api/Content/Quick_References/RESTAPI_QR.htm',
  },
  'E-REP/*': { title: '*', url: 'https://developer.edgecast.com/cdn/api/Content/Reporting/*.htm' },
  'Real-Time_Statistics/*': {
    title: '*',
    url: 'https://developer.edgecast.com/pci-cdn/api/Content/Real-Time_Statistics/*.htm',
  },
  'Reporting/RTS': {
    title: 'Real-Time Statistics',
    url: 'https://developer.edgecast.com/cdn/api/Content/Reporting/RTS.htm',
  },
  'Origins/*': {
    title: '*',
    url: 'https://developer.edgecast.com/cdn/api/Content/Origins/*.htm',
  },
  'C-PY': {
    title: 'python-edgecast, cachemanagement.py',
    url: 'https://github.com/rightlag/python-edgecast',
  },
  'C-SDK': { title: 'Go library of the vendor', url: 'https://github.com/Edgio/ec-sdk-go' },
};
