/** The store on disk passes the contract, and keeps its promises when things go wrong. */
@NullMarked
package dev.mql.app.store;

import org.jspecify.annotations.NullMarked;
