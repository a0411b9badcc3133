/** HubSpot behind the CRM port; only {@code HubSpot} and {@code HubSpotConfig} are public. */
@NullMarked
package dev.mql.hubspot;

import org.jspecify.annotations.NullMarked;
