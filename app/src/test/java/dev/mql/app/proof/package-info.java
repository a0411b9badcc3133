/** Promises proven the hard way: processes killed, disks filled, files damaged. */
@NullMarked
package dev.mql.app.proof;

import org.jspecify.annotations.NullMarked;
