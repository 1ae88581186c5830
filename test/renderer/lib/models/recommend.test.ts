import { expect, it } from 'vitest';
import { recommendedModels } from '../../../../renderer/lib/models/recommend.ts';
import { readCatalogue } from '../../../../electron/engine/hub/catalogue.ts';
import { aModel } from '../../../page/fake-models.ts';

const figures = (imageNet: number) => ({ imageNet, flickr30k: null, coco: null, source: 'a paper' });
const offered = (name: string, imageNet: number, change: Partial<Parameters<typeof aModel>[0]> = {}) =>
  aModel({ name, installed: false, recommended: true, bytes: 200e6, figures: figures(imageNet), ...change });
const names = (models: readonly { readonly name: string }[]) => models.map(({ name }) => name);

it('Recommendations are the best three, with the smallest always among them', () => {
  const models = [
    offered('good', 70),
    offered('small', 40, { bytes: 30e6 }),
    offered('better', 75),
    offered('best', 80),
    aModel({ name: 'starter', recommended: true }),
  ];
  expect(names(recommendedModels(models, 'en'))).toEqual(['best', 'better', 'small']);
});

it('Recommendations put models first that understand the language of the page', () => {
  const models = [offered('english', 80), offered('many', 60, { languages: ['de', 'en'] })];
  expect(names(recommendedModels(models, 'de'))).toEqual(['many', 'english']);
  expect(names(recommendedModels(models, 'en'))).toEqual(['english', 'many']);
});

it('Recommendations reach for other models where no recommended one understands the language', () => {
  const models = [
    offered('english', 80),
    offered('greek', 50, { languages: ['el'], recommended: false }),
    offered('research', 90, { languages: ['el'], recommended: false, commercialUse: false }),
  ];
  expect(names(recommendedModels(models, 'el'))).toEqual(['greek', 'english']);
});

it('Recommendations are never for research only, and keep what was installed from them', () => {
  const models = [
    offered('research', 90, { commercialUse: false }),
    offered('kept', 70, { installed: true }),
    offered('old', 60, { installed: true }),
  ];
  expect(names(recommendedModels(models, 'en', new Set(['kept'])))).toEqual(['kept']);
});

it('Recommendations are filled up with what comes next once one of them is installed', () => {
  const models = [
    aModel({ name: 'starter', source: 'built-in', figures: figures(47) }),
    offered('here', 80, { installed: true }),
    offered('better', 75),
    offered('next', 66, { recommended: false }),
    offered('after', 60, { recommended: false }),
    offered('worse', 41, { recommended: false }),
    offered('french', 90, { recommended: false, languages: ['fr'] }),
  ];
  expect(names(recommendedModels(models, 'en'))).toEqual(['better', 'next', 'after']);
  expect(names(recommendedModels(models.slice(0, 3), 'en'))).toEqual(['better']);
});

it('Recommendations of the catalogue are three in every language of the page, one of which understands it', async () => {
  const models = (await readCatalogue()).map((entry) =>
    aModel({ ...entry, name: entry.id, installed: entry.id === 'starter' }),
  );
  for (const language of ['en', 'de', 'fr', 'es', 'ja', 'zh']) {
    const [first, ...others] = recommendedModels(models, language);
    expect(others).toHaveLength(2);
    expect(first?.languages, language).toContain(language);
  }
});
