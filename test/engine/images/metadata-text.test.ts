import { describe, expect, it } from 'vitest';
import { clean, METADATA_LIMITS, metadataText } from '../../../electron/engine/images/metadata-text.ts';
import { quadrants } from '../../support/images.ts';

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4" xmp:Label="two&#10;lines"/></rdf:RDF></x:xmpmeta>`;

type Groups = ReturnType<typeof metadataText>;
const fieldsOf = (groups: Groups, name: string): Record<string, string> =>
  Object.fromEntries(
    (groups.find((group) => group.name === name)?.fields ?? []).map((field) => [field.name, field.value]),
  );

describe('metadata as text', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('Metadata as text has the groups of a %s', async (type) => {
    const bytes = await quadrants(40, 30)
      .withExif({
        IFD0: { Make: 'Acme', Model: 'Box', Artist: 'Zoë' },
        IFD3: {
          GPSLatitudeRef: 'S',
          GPSLatitude: '33/1 30/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '151/1 12/1 0/1',
        },
      })
      .withXmp(XMP)
      .toFormat(type)
      .toBuffer();
    const groups = metadataText(bytes);
    expect(fieldsOf(groups, 'EXIF')).toMatchObject({ Make: 'Acme', Model: 'Box' });
    expect(fieldsOf(groups, 'GPS')).toMatchObject({ Latitude: '-33.5', Longitude: '151.2' });
    // In a PNG of libvips it is compressed, and left alone.
    if (type !== 'png') expect(fieldsOf(groups, 'XMP')).toMatchObject({ Rating: '4', Label: 'two lines' });
    expect(JSON.stringify(groups)).not.toMatch(/xmpmeta|Pointer|undefined|object Object/);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no image', Buffer.from('this is not a photo')],
    ['a JPEG without any', Buffer.of(0xff, 0xd8, 0xff, 0xd9)],
    ['an endless loop of directories', Buffer.from('II*\0\x08\0\0\0\0\0\x08\0\0\0', 'latin1')],
  ])('Metadata as text of %s is empty', (_name, bytes) => {
    expect(metadataText(bytes).filter(({ name }) => name !== 'Image')).toEqual([]);
  });

  it('Metadata as text is bounded in fields and length, and has no controls, whatever is in the file', async () => {
    const items = Array.from(
      { length: 2_000 },
      (_, index) => `xmp:Field${index}="${'x'.repeat(3_000)}"`,
    ).join(' ');
    const hostile = XMP.replace('xmp:Rating="4"', `${items} xmp:Evil="a&#x202e;b&#x85;c&#x2028;d"`);
    const bytes = await quadrants(8, 8).withXmp(hostile).webp().toBuffer();
    const { fields } = metadataText(bytes).find(({ name }) => name === 'XMP')!;
    expect(fields).toHaveLength(METADATA_LIMITS.fieldsOfGroup);
    expect(Math.max(...fields.map(({ value }) => value.length))).toBe(METADATA_LIMITS.valueCharacters);
    expect(fields[0]?.value).toMatch(/^x+…$/);
  });

  it('Metadata as text never fails on a file with one byte wrong', async () => {
    const bytes = await quadrants(8, 8)
      .withExif({ IFD0: { Make: 'Acme' } })
      .withXmp(XMP)
      .jpeg()
      .toBuffer();
    for (let index = 2; index < bytes.length; index += 3) {
      const wrong = Buffer.from(bytes);
      wrong[index] = wrong[index]! ^ 0xff;
      for (const { fields } of metadataText(wrong)) {
        for (const { name, value } of fields) expect(`${name}${value}`).not.toMatch(/\p{Cc}/u);
      }
    }
  });
});

describe('a line', () => {
  it('A metadata line has no controls and none that turn the reading order', () => {
    expect(clean(' a\u0000b\r\n\u001b[31mc\u202ed\u2028e ', 100)).toBe('a b [31mc d e');
  });
  it('A metadata line is cut with an ellipsis, not through a character', () => {
    expect(clean('x'.repeat(20), 10)).toBe('xxxxxxxxx…');
    expect(clean('x'.repeat(10), 10)).toBe('x'.repeat(10));
    expect(clean(`${'x'.repeat(8)}😀y`, 10)).toBe(`${'x'.repeat(8)}…`);
  });
});
