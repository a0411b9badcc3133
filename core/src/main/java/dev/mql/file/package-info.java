/** YAML files that people write, read into a tree that knows where everything stands, with all mistakes at once. */
@NullMarked
package dev.mql.file;

import org.jspecify.annotations.NullMarked;
