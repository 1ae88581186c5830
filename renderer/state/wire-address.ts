/** Keeps the address and what is shown the same: what the reader does is written there, steps back are read. Page. */
import type { Parts } from './create-parts.ts';
import { listOfHits } from '../lib/viewer/photo-list.ts';
import type { AddressBar } from '../lib/shell/place.ts';
import { placeFromHash, showPlace } from '../lib/shell/place.ts';

/** @returns reads the address, and follows it from then on */
export function wireAddress(
  { navigation, photoIndex, search, viewer }: Parts,
  address: AddressBar,
): () => void {
  const keepPlace = (step: boolean) => {
    showPlace(address, { screen: navigation.screen, question: search.question, openPhoto: viewer.id }, step);
  };
  /** The photo of the address, among those that are shown; closed when there is none. */
  const showPhoto = (id: number | null) => {
    if (id === null) viewer.close();
    else if (id !== viewer.id)
      viewer.open(id, search.active ? listOfHits(() => search.hits) : photoIndex.photos);
  };
  const readAddress = () => {
    const place = placeFromHash(address.location.hash);
    navigation.restore(place.screen);
    search.restore(place.question);
    showPhoto(place.openPhoto);
  };

  navigation.onGo = () => keepPlace(true);
  viewer.onShow = keepPlace;
  search.onQuestion = (step) => {
    // Whoever asks wants to see the answer.
    const elsewhere = navigation.screen !== 'photos';
    navigation.restore('photos');
    keepPlace(step || elsewhere);
  };
  return () => {
    address.addEventListener('popstate', readAddress);
    readAddress();
  };
}
