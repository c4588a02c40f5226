import type { Field } from '../../../kit';

export const CERTIFICATE_SCOPE = 'sec.cps.certificates';

export const CERTIFICATE_ID: Field = {
  kind: 'lookup',
  name: 'certificateId',
  label: 'Certificate',
  description: 'ID of the certificate request',
  in: 'path',
  lookup: { operation: 'certificate.getMany', value: 'id', label: 'certificate_label' },
  required: true,
};
