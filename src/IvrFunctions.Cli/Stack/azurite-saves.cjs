// Loaded into Azurite before it starts (node --require). Azurite keeps its catalogs of blobs and messages in memory and writes
// them every 5 seconds: killed, it forgets uploads that it confirmed. This writes them within a second, larger
// ones less often than small ones, and tries again where the disk was full.
'use strict';

const SOONEST_MS = 50;
const LATEST_MS = 1000;
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

    const begun = process.cpuUsage();
    this.saveDatabase((error) => {
      failed = Boolean(error);

      // Null once Azurite has asked to stop.
      if (this.autosaveHandle !== null) wait(Math.min(Math.max(SOONEST_MS, cost * SHARE_OF_TIME), LATEST_MS));
    });

    // Of writing the text, which is over here; in processor time, since on a busy machine the clock says little.
    const { user, system } = process.cpuUsage(begun);
    const cost = (user + system) / 1000;
  };
  wait(SOONEST_MS);
};
