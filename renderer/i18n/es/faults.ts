/** The notice about a fault in Sightline itself. */
import type { Messages } from '../words.ts';

export const faults: Messages['faults'] = {
  title: 'Algo salió mal en Sightline',
  logged: 'Los detalles están en el registro.',
  loggedIn: (log) => `Los detalles están en ${log}.`,
  copy: 'Copiar detalles',
  copied: 'Detalles copiados.',
  showLog: 'Mostrar registro',
};
