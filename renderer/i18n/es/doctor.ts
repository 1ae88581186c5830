/** The doctor's dialog: its report on the installation and the library. */
import type { Messages } from '../words.ts';

export const doctor: Messages['doctor'] = {
  title: 'Diagnóstico',
  looking: 'Comprobando Sightline y tu biblioteca…',
  well: 'Todo está bien.',
  failed: (count) => (count === 1 ? 'Falló una comprobación.' : `Fallaron ${count} comprobaciones.`),
  ok: 'Correcto',
  notOk: 'Falló',
  failures: 'Últimos fallos',
  noFailures: 'No hay ninguno en el registro.',
  again: 'Comprobar de nuevo',
  copy: 'Copiar informe',
  copied: 'Informe copiado.',
  start: 'Comprobar Sightline',
  checks: {
    engine: 'Motor',
    processor: 'Procesador',
    decoder: 'Decodificador de fotos',
    model: 'Modelo',
    'data-folder': 'Carpeta de la biblioteca',
    database: 'Base de datos',
    watching: 'Vigilancia de carpetas',
    log: 'Registro',
  },
};
