import { beforeEach, expect, it } from 'vitest';
import { Doctor } from '../../../../renderer/state/shell/doctor.svelte.ts';
import { FakeApi, failure } from '../../fake-api.ts';

let api: FakeApi;
let copied: string[];
let doctor: Doctor;

beforeEach(() => {
  api = new FakeApi();
  copied = [];
  doctor = new Doctor(api, (text) => Promise.resolve(void copied.push(text)));
});

it('The doctor opens, shows its report, and copies it whole', async () => {
  api.answers['app.doctor'] = () => Promise.resolve({ version: '1.2.3' });
  const examined = doctor.examine();
  expect([doctor.open, doctor.report]).toEqual([true, null]);
  await examined;
  await doctor.copy();
  expect(copied.map((text) => JSON.parse(text) as unknown)).toEqual([{ version: '1.2.3' }]);
  expect(doctor.copied).toBe(true);
});

it('The report of a doctor that was closed meanwhile is not shown', async () => {
  api.answers['app.doctor'] = () => Promise.resolve({ version: '1.2.3' });
  const examined = doctor.examine();
  doctor.close();
  await examined;
  expect([doctor.open, doctor.report]).toEqual([false, null]);
});

it('A doctor that can not be asked says why', async () => {
  api.answers['app.doctor'] = () => Promise.reject(failure('timeout', 'too long'));
  await doctor.examine();
  expect(doctor.failure?.kind).toBe('timeout');
});
