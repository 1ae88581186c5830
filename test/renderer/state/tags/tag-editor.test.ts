import { beforeEach, expect, it } from 'vitest';
import { TagEditor, suggestedTags } from '../../../../renderer/state/tags/tag-editor.svelte.ts';
import { Tags } from '../../../../renderer/state/tags/tags.svelte.ts';
import type { Undoing } from '../../../../renderer/state/shell/undo.svelte.ts';
import type { Tag } from '../../../../shared/schemas.ts';
import { FakeApi, failure } from '../../fake-api.ts';

const beach: Tag = { id: 1, name: 'Beach', photos: 12 };
const dog: Tag = { id: 2, name: 'dog', photos: 40 };
const hotdog: Tag = { id: 3, name: 'hotdog', photos: 90 };

let api: FakeApi;
let offers: { message: string; undoing: Undoing | null }[];
let tags: Tags;
let editor: TagEditor;

beforeEach(() => {
  api = new FakeApi();
  offers = [];
  tags = new Tags(api, { offer: (message, undoing) => offers.push({ message, undoing }) });
  editor = new TagEditor(api, tags);
  api.answers['tags.list'] = () => Promise.resolve([beach, dog, hotdog]);
  api.answers['tags.ofSelection'] = () =>
    Promise.resolve({
      photos: 3,
      tags: [
        { ...beach, photos: 3 },
        { ...dog, photos: 1 },
      ],
    });
  api.answers['tags.assign'] = () => Promise.resolve({ changed: 2, undo: 'token' });
  api.answers['tags.unassign'] = () => Promise.resolve({ changed: 1, undo: 'token' });
});

it('The tag editor separates tags that all of the photos carry from those that some do', async () => {
  await editor.show({ ids: [1, 2, 3] });
  expect([beach, dog, hotdog].map((tag) => editor.stateOf(tag))).toEqual(['all', 'some', 'none']);
  expect(editor.suggestions.map(({ name }) => name)).toEqual(['hotdog', 'dog']);
});

it('The tag editor suggests names that begin with what is typed before those that hold it', () => {
  expect(suggestedTags([hotdog, dog, beach], 'DO').map(({ name }) => name)).toEqual(['dog', 'hotdog']);
});

it('The tag editor gives a tag by the name it has, whatever its case, and offers to undo it', async () => {
  await editor.show({ ids: [1, 2, 3] });
  editor.text = ' beach ';
  await editor.add(editor.text);
  expect(api.calls.find(({ name }) => name === 'tags.assign')?.input).toEqual({
    selection: { ids: [1, 2, 3] },
    names: ['Beach'],
  });
  expect(editor.text).toBe('');
  expect(offers).toEqual([{ message: 'Tag Beach added to 2 photos.', undoing: 'token' }]);
});

it('The tag editor takes a tag away, and says what failed', async () => {
  await editor.show({ ids: [1] });
  await editor.remove(dog);
  expect(offers).toHaveLength(1);
  api.answers['tags.unassign'] = () => Promise.reject(failure('read-only', 'this library is read-only'));
  await editor.remove(dog);
  expect(editor.failure?.message).toBe('This library is read-only.');
  expect(editor.busy).toBe(false);
});

it('The tag editor refuses a name that is too long or empty without asking the host', async () => {
  await editor.show({ ids: [1] });
  editor.text = 'x'.repeat(201);
  expect(editor.tooLong).toBe(true);
  await editor.add(editor.text);
  await editor.add('   ');
  expect(api.calls.some(({ name }) => name === 'tags.assign')).toBe(false);
});
