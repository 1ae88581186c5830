import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  formatOfContent,
  formatOfFile,
  formatOfName,
  notSupportedYet,
} from '../../../electron/engine/files/formats.ts';
import { isoMedia, quadrants } from '../../support/images.ts';

const name = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('by name', () => {
  test.each([
    ['a.jpg', 'jpeg'],
    ['A.JPEG', 'jpeg'],
    ['a.b.JpE', 'jpeg'],
    ['a.jfif', 'jpeg'],
    ['a.png', 'png'],
    ['a.webp', 'webp'],
    ['a.AVIF', 'avif'],
    ['a.gif', 'gif'],
    ['a.tif', 'tiff'],
    ['a.tiff', 'tiff'],
    ['a.svg', 'svg'],
    ['a.HEIC', 'heic'],
    ['a.heif', 'heic'],
    ['a.CR2', 'raw'],
    ['a.cr3', 'raw'],
    ['a.nef', 'raw'],
    ['a.arw', 'raw'],
    ['a.dng', 'raw'],
    ['a.x3f', 'raw'],
    ['a.BMP', 'bmp'],
    ['a.ico', 'ico'],
    ['a.tga', 'tga'],
    ['a.ppm', 'pnm'],
    ['a.JXL', 'jxl'],
    ['line\nbreak \xff\xfe.jpg', 'jpeg'],
  ])('The name %j is that of a photo', (text, type) => {
    expect(formatOfName(name(text))).toEqual({ kind: 'photo', type });
  });

  test.each([
    ['a.jp2', 'JPEG 2000'],
    ['a.psd', 'PSD'],
    ['a.exr', 'OpenEXR'],
    ['a.hdr', 'HDR'],
    ['a.qoi', 'QOI'],
    ['a.xcf', 'XCF'],
    ['a.mp4', 'video'],
    ['a.MOV', 'video'],
    ['a.3gp', 'video'],
  ])('The name %j is that of a format for later', (text, label) => {
    expect(formatOfName(name(text))).toEqual({ kind: 'unsupported', label });
  });

  test.each(['a.txt', 'jpg', 'a.jpg.bak', 'a.', '', 'a.xmp', 'a.pdf'])(
    'The name %j is that of no photo',
    (text) => {
      expect(formatOfName(name(text))).toBeNull();
    },
  );

  test('The reason for a skipped name names the format', () => {
    expect(notSupportedYet('XCF')).toBe('format not supported yet (XCF)');
  });
});

describe('by content', () => {
  test.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)(
    'The content of a file identifies %s',
    async (type) => {
      const bytes = await quadrants(16, 16).toFormat(type).toBuffer();
      expect(formatOfContent(bytes)).toEqual({ kind: 'photo', type });
    },
  );

  test.each([
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '\ufeff<?xml version="1.0"?>\n<!-- made by hand -->\n<svg width="1" height="1"></svg>',
  ])('The content %j is recognised as SVG', (text) => {
    expect(formatOfContent(Buffer.from(text))).toEqual({ kind: 'photo', type: 'svg' });
  });

  test.each([
    ['video', isoMedia('isom')],
    ['video', isoMedia('qt  ')],
    ['video', Buffer.from('\x1a\x45\xdf\xa3webm', 'latin1')],
    ['video', Buffer.from('RIFF\0\0\0\0AVI LIST', 'latin1')],
    ['QOI', Buffer.from('qoif\0\0\0\x10', 'latin1')],
    ['OpenEXR', Buffer.from('v/1\x01\x02\0\0\0', 'latin1')],
    ['XCF', Buffer.from('gimp xcf v011\0', 'latin1')],
  ])('The content of %s is recognised as a format for later', (label, bytes) => {
    expect(formatOfContent(bytes)).toEqual({ kind: 'unsupported', label });
  });

  test.each([
    ['heic', isoMedia('heic')],
    ['heic', isoMedia('mif1')],
    ['raw', isoMedia('crx ')],
    ['bmp', Buffer.from('BM\x36\x10\0\0\0\0\0\0\x36\0', 'latin1')],
    ['ico', Buffer.from('\0\0\x01\0\x01\0\x10\x10\0\0\x01\0', 'latin1')],
    ['jxl', Buffer.from('\xff\x0a\xfa\x1f', 'latin1')],
    ['jxl', Buffer.from('\0\0\0\x0cJXL \r\n\x87\n', 'latin1')],
    ['raw', Buffer.from('II*\0\x10\0\0\0CR\x02\0', 'latin1')],
    ['raw', Buffer.from('FUJIFILMCCD-RAW 0201', 'latin1')],
  ])('The first bytes of a file identify %s', (type, bytes) => {
    expect(formatOfContent(bytes)).toEqual({ kind: 'photo', type });
  });

  test.each([Buffer.alloc(0), Buffer.of(0xff), Buffer.from('just some text'), Buffer.alloc(100)])(
    'The content %j is recognised as no picture',
    (bytes) => {
      expect(formatOfContent(bytes)).toBeNull();
    },
  );
});

describe('by content, whatever the name', () => {
  const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');

  test.each(['a.HEIC', 'a.dng', 'a.mp4', 'a.mpo', 'a.bin', 'a'])('A JPEG named %j is a photo', (text) => {
    expect(formatOfFile(name(text), jpeg)).toEqual({ kind: 'photo', type: 'jpeg' });
  });

  test('A TIFF named as RAW is RAW: many cameras’ files begin like any TIFF', () => {
    expect(formatOfFile(name('a.NEF'), Buffer.from('MM\0*'))).toEqual({ kind: 'photo', type: 'raw' });
  });

  test('Contents that are not recognised leave it to the name', () => {
    expect(formatOfFile(name('a.mpg'), Buffer.alloc(64))).toEqual({ kind: 'unsupported', label: 'video' });
    expect(formatOfFile(name('a'), Buffer.alloc(64))).toBeNull();
  });

  test.each([
    ['a.MPO', 'jpeg'],
    ['a.jpg_large', 'jpeg'],
    ['a.png:orig', 'png'],
    ['a.apng', 'png'],
    ['a.avifs', 'avif'],
    ['a.svgz', 'svg'],
  ])('The name %j is one of a photo, too', (text, type) => {
    expect(formatOfName(name(text))).toEqual({ kind: 'photo', type });
  });
});

describe('drawings', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  const comment = `<!-- ${'licence > text '.repeat(500)} -->`;

  test.each([
    ['with a prefix', '<?xml version="1.0"?><s:svg xmlns:s="http://www.w3.org/2000/svg"/>'],
    ['behind a long comment', `<?xml version="1.0"?>${comment}${svg}`],
    ['behind a document type with entities', `<!DOCTYPE x [<!ENTITY a "b">]> ${comment}${svg}`],
  ])('An SVG %s is recognised in UTF-8, UTF-16 and compressed', (_what, text) => {
    const big = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
      big,
      gzipSync(text),
    ]) {
      expect(formatOfContent(bytes)).toEqual({ kind: 'photo', type: 'svg' });
    }
  });

  test.each([
    ['a page', `<!DOCTYPE html>${comment}<html><body></body></html>`],
    ['words', `An svg is written as <x>. ${comment}`],
    ['another drawing', `<?xml version="1.0"?>${comment}<math/>`],
    ['a comment without an end', `<!-- ${'x'.repeat(100_000)}`],
  ])('The decoder takes %s for no drawing, compressed or not', (_what, text) => {
    expect(formatOfContent(Buffer.from(text))).toBeNull();
    expect(formatOfContent(gzipSync(text))).toBeNull();
  });
});
