/** Reads a definition people wrote in YAML, and the approvals beside it; all mistakes come at once. */
@NullMarked
package dev.mql.definition.file;

import org.jspecify.annotations.NullMarked;
