/** What a changed or wrong schema stops, the same for both CRMs. */
@NullMarked
package dev.mql.app.drift;

import org.jspecify.annotations.NullMarked;
