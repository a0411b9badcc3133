/** A stateful HubSpot on loopback, written from HubSpot's API reference: {@link dev.mql.app.sandbox.hubspot.HubSpotSandbox} starts it, speaks HTTP only, and is as strict as the vendor. */
@NullMarked
package dev.mql.app.sandbox.hubspot;

import org.jspecify.annotations.NullMarked;
