package dev.mql.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.mql.crm.CrmException;
import dev.mql.crm.Preparation;
import dev.mql.crm.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PreparingTest {

    private static final String STATUS = "/crm/properties/2026-09/contacts/hs_lead_status";

    @RegisterExtension
    final Portal portal = new Portal();

    private static String status(String... options) {
        return "{\"name\": \"hs_lead_status\", \"label\": \"Lead Status\", \"type\": \"enumeration\", \"fieldType\": \"radio\","
                + " \"options\": [" + String.join(",", options) + "]}";
    }

    private static String option(String value, int order, boolean hidden) {
        return "{\"label\": \"" + value + "!\", \"value\": \"" + value + "\", \"displayOrder\": " + order
                + ", \"hidden\": " + hidden + "}";
    }

    private List<Preparation> prepare() {
        Wanted.Target target =
                new Wanted.Target("hs_lead_status", "Lead Status", Wanted.Kind.CHOICE, List.of("MQL"), false);
        return portal.hubSpot().prepare(new Wanted(Map.of(), Set.of(), Map.of("contacts", List.of(target))), true);
    }

    private void onPatch(int status) {
        portal.server()
                .stubFor(WireMock.patch(WireMock.urlPathEqualTo(STATUS))
                        .willReturn(Portal.json(
                                status,
                                status == 200
                                        ? status(option("NEW", 0, false))
                                        : "{\"message\": \"no\", \"category\": \"MISSING_SCOPES\"}")));
    }

    private List<String> patched() {
        return portal.server().findAll(WireMock.patchRequestedFor(WireMock.urlPathEqualTo(STATUS))).stream()
                .map(request -> request.getBodyAsString())
                .toList();
    }

    @Test
    void sendsEveryOptionThereIsHiddenOnesIncludedAndTheNewOneLast() {
        String[] before = {option("NEW", 0, false), option("Asistió", 1, true), option("OPEN", -1, false)};
        portal.onGet(STATUS, List.of(status(before), status(before[0], before[1], before[2], option("MQL", 3, false))));
        onPatch(200);

        assertThat(prepare()).extracting(Preparation::state).containsExactly(Preparation.State.DONE);
        assertThat(patched())
                .containsExactly("{\"options\":["
                        + "{\"label\":\"NEW!\",\"value\":\"NEW\",\"displayOrder\":0,\"hidden\":false},"
                        + "{\"label\":\"Asistió!\",\"value\":\"Asistió\",\"displayOrder\":1,\"hidden\":true},"
                        + "{\"label\":\"OPEN!\",\"value\":\"OPEN\",\"displayOrder\":2,\"hidden\":false},"
                        + "{\"label\":\"MQL\",\"value\":\"MQL\",\"displayOrder\":3,\"hidden\":false}]}");
    }

    @Test
    void writesTheFormerOptionsBackWhereOneWasLostOnTheWay() {
        portal.onGet(
                STATUS,
                List.of(
                        status(option("NEW", 0, false), option("OPEN", 1, false)),
                        status(option("NEW", 0, false), option("MQL", 2, false))));
        onPatch(200);

        CrmException e = catchThrowableOfType(CrmException.class, this::prepare);

        assertThat(e.next()).isEqualTo(CrmException.Next.TRY_AGAIN);
        assertThat(patched()).hasSize(2);
        assertThat(patched().get(1)).contains("\"OPEN\"").contains("\"MQL\"");
    }

    @Test
    void saysWhatToClickWhereTheTokenMayNotChangeProperties() {
        portal.onGet(STATUS, 200, status(option("NEW", 0, false)));
        onPatch(403);

        assertThat(prepare()).singleElement().satisfies(step -> {
            assertThat(step.state()).isEqualTo(Preparation.State.BY_HAND);
            assertThat(step.remedy())
                    .contains("Settings > Properties > Lead Status")
                    .contains("crm.schemas.contacts.write");
        });
    }
}
