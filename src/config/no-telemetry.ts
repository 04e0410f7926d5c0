// Loaded before anything else of the configuration: Astro sends usage data to its makers unless this is set. A build
// connects to nothing on the internet.
process.env.ASTRO_TELEMETRY_DISABLED = "1";
