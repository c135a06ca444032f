// Proposes the reader's own time zone. Without it they choose one.
(() => {
  'use strict';
  const zone = document.getElementById('zone');
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && zone.value === zone.defaultValue && own) {
    zone.value = own;
  }
})();
