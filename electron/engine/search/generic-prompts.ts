/** Ordinary subjects of photos: the text background for models that ship none. */
const THINGS =
  'a dog; a cat; a bird; a horse; a cow; a fish; an insect; a wild animal; a flower; a tree; a forest; a mountain; ' +
  'a lake; a river; a waterfall; the sea; a beach; a desert; a snowy landscape; a field; a garden; a park; the sky; ' +
  'clouds; a sunset; a night sky; rain; fog; a city; a street; a bridge; a tall building; a house; a church; a ruin; ' +
  'a room; a kitchen; a bedroom; a bathroom; an office; a shop; a restaurant; a museum; a station; an airport; a car; ' +
  'a bus; a train; a bicycle; a motorcycle; a boat; an aeroplane; a road; a traffic sign; a man; a woman; a child; ' +
  'a baby; a family; a group of people; a crowd; a face; hands; a wedding; a birthday party; a concert; a meeting; ' +
  'people eating; people playing; people walking; someone sleeping; someone reading; a football match; skiing; surfing; ' +
  'a cake; bread; fruit; vegetables; meat; a salad; a pizza; a cup of coffee; a glass of wine; a bottle; a plate of food; ' +
  'a book; a newspaper; a document; a receipt; a screenshot; a map; a drawing; a painting; a statue; a toy; a clock; ' +
  'a computer; a telephone; a television; a camera; a chair; a table; a bed; a lamp; a bag; shoes; clothes; a hat; ' +
  'jewellery; tools; a machine; a musical instrument; a ball; a flag; fire; a pattern; a wall; something blurred';

/** More than a hundred prompts in the field's usual form. */
export const GENERIC_PROMPTS: readonly string[] = THINGS.split('; ').map((thing) => `a photo of ${thing}`);
