package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who would come and go under another definition, and by what they differ. */
class WhatIfTest {

    @TempDir
    Path folder;

    private HubSpotSandbox hubspot;
    private Terminal terminal;

    @BeforeEach
    void readEverybodyOnce() {
        hubspot = HubSpotSandbox.start(SandboxConfig.standard(), Seeds.company(400, 7, Instant.now()));
        terminal = Terminal.in(folder).with("HUBSPOT_TOKEN", hubspot.token());
        terminal.run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes");
        terminal.run("bootstrap", "--apply");
        terminal.run("plan");
        hubspot.calls().clear();
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void whoComesIsCountedBySourceSegmentAndOwner() {
        JsonNode json = supposed("mql.enter.score=50");

        JsonNode coming = json.path("coming");
        int people = coming.path("people").asInt();
        assertThat(people).isPositive();
        for (String kind : new String[] {"source", "segment", "owner"}) {
            assertThat(sum(coming.path("by_" + kind))).as(kind).isEqualTo(people);
        }
        assertThat(coming.path("by_segment").toString()).contains(" employees");
        assertThat(json.path("going").path("people").asInt()).isZero();
        assertThat(json.path("after").path("mql").asInt())
                .isEqualTo(json.path("before").path("mql").asInt() + people);
        assertThat(hubspot.calls().count()).isZero();
    }

    @Test
    void whoGoesIsCountedToo() {
        JsonNode json = supposed("mql.enter.score=80");

        JsonNode going = json.path("going");
        assertThat(going.path("people").asInt()).isPositive();
        assertThat(sum(going.path("by_owner"))).isEqualTo(going.path("people").asInt());
        assertThat(json.path("coming").path("people").asInt()).isZero();
    }

    @Test
    void whatChangesNothingMovesNobody() {
        JsonNode json = supposed("mql.enter.score=60");

        assertThat(json.path("coming").path("people").asInt()).isZero();
        assertThat(json.path("going").path("people").asInt()).isZero();
        assertThat(json.path("people").asInt()).isEqualTo(400);
    }

    private JsonNode supposed(String change) {
        assertThat(terminal.run("whatif", change, "--json")).as(terminal.err()).isZero();
        return JsonMapper.shared().readTree(terminal.out());
    }

    private static int sum(JsonNode counts) {
        return counts.values().stream().mapToInt(JsonNode::asInt).sum();
    }
}
