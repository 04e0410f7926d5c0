// fast-check with the same examples in every run, so that a failure on one machine also occurs on others. To look for
// new examples, set FAST_CHECK_SEED to another number (`npm run fuzz` has its own seeds).
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20261129) });

export default fc;
