/** Keeps the address in step with the page: updates it when the user navigates, and follows Back and Forward. Page. */
import type { Parts } from './create-parts.ts';
import { listOfHits } from '../lib/viewer/photo-list.ts';
import type { AddressBar } from '../lib/shell/place.ts';
import { placeFromHash, showPlace } from '../lib/shell/place.ts';

/** @returns a function that applies the current address, and follows it from then on */
export function wireAddress(
  { navigation, photoIndex, search, viewer }: Parts,
  address: AddressBar,
): () => void {
  const keepPlace = (step: boolean) => {
    showPlace(address, { screen: navigation.screen, question: search.question, openPhoto: viewer.id }, step);
  };
  /** Opens the photo in the address among those shown, or closes the viewer. */
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
    // Answers appear on the photos screen.
    const elsewhere = navigation.screen !== 'photos';
    navigation.restore('photos');
    keepPlace(step || elsewhere);
  };
  return () => {
    address.addEventListener('popstate', readAddress);
    readAddress();
  };
}
