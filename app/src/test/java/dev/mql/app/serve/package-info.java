/** A server on loopback, a make-believe HubSpot behind it, and requests as HubSpot and others send them. */
@NullMarked
package dev.mql.app.serve;

import org.jspecify.annotations.NullMarked;
