// Loaded into Azurite before it starts (node --require). Azurite keeps its catalogs of blobs and messages in memory and writes
// them every 5 seconds: killed, it forgets uploads that it confirmed. This writes them within a fraction of a second, larger
// ones so that it takes a twentieth of the time at most, and tries again where the disk was full.
'use strict';

const SOONEST_MS = 50;
const SHARE_OF_TIME = 20;

const Loki = require('lokijs');

Loki.prototype.autosaveEnable = function () {
  this.autosave = true;
  let failed = false;
  const wait = (ms) => { this.autosaveHandle = setTimeout(save, ms); };
  const save = () => {
    // While the database is loaded a save must not be asked for: lokijs would wait for itself, and never save again.
    if (this.throttledSavePending || (!failed && !this.autosaveDirty())) {
      wait(SOONEST_MS);
      return;
    }

    const begun = Date.now();
    this.saveDatabase((error) => {
      failed = Boolean(error);

      // Null once Azurite has asked to stop.
      if (this.autosaveHandle !== null) wait(Math.max(SOONEST_MS, (Date.now() - begun) * SHARE_OF_TIME));
    });
  };
  wait(SOONEST_MS);
};
