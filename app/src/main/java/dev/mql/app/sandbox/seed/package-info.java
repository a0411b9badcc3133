/** What a sandbox account holds: {@link dev.mql.app.sandbox.seed.Seeds} makes up a company, {@link dev.mql.app.sandbox.seed.CsvSeed} loads files. */
@NullMarked
package dev.mql.app.sandbox.seed;

import org.jspecify.annotations.NullMarked;
