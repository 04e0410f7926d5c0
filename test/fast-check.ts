// fast-check with the same examples in every run: what fails on somebody else's machine fails here. To look for examples
// that nobody has met yet, set FAST_CHECK_SEED to another number (`npm run fuzz` has its own seeds).
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20261129) });

export default fc;
