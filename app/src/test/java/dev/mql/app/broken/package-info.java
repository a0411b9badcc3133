/** Workspaces with one mistake each, and what is said about it. */
@NullMarked
package dev.mql.app.broken;

import org.jspecify.annotations.NullMarked;
