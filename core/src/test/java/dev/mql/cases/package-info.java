/** Golden cases: files that fix what a definition means, one a case, and the reading of them. */
@NullMarked
package dev.mql.cases;

import org.jspecify.annotations.NullMarked;
