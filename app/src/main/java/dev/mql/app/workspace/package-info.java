/** A workspace: the folder with {@code mql.yaml}, the definition and the mappings, read and opened. */
@NullMarked
package dev.mql.app.workspace;

import org.jspecify.annotations.NullMarked;
