package dev.mql.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.crm.CrmException;
import dev.mql.hubspot.HubSpot;
import dev.mql.hubspot.HubSpotConfig;
import dev.mql.hubspot.HubSpotConfig.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An OAuth app whose refresh token HubSpot replaces with each renewal, restarted over and over. */
class TokenFileTest {

    private static final SandboxConfig.Access ACCESS = SandboxConfig.standard().access();

    @TempDir
    Path folder;

    private final HubSpotSandbox hubspot = HubSpotSandbox.start(SandboxConfig.standard());

    @BeforeEach
    void rotate() {
        hubspot.rotateRefreshTokens();
    }

    @AfterEach
    void close() {
        hubspot.close();
    }

    private TokenFile token(String configured) {
        return new TokenFile(folder.resolve(".hubspot-token"), configured);
    }

    private HubSpot started(TokenFile token) {
        return new HubSpot(HubSpotConfig.of(
                hubspot.baseUrl().toString(), new Credential.OAuth(ACCESS.clientId(), ACCESS.clientSecret(), token)));
    }

    private void runs(TokenFile token) {
        try (HubSpot process = started(token)) {
            assertThat(process.find("nobody@example.com", Set.of())).isEmpty();
        }
    }

    @Test
    void theNextProcessGoesOnWithTheTokenHubSpotGaveLast() {
        runs(token(ACCESS.refreshToken()));
        runs(token(ACCESS.refreshToken()));
        runs(token(ACCESS.refreshToken()));
    }

    @Test
    void aProcessWhoseTokenAnotherOneReplacedMeanwhileTakesTheNewOne() {
        TokenFile slow = token(ACCESS.refreshToken());
        assertThat(slow.current()).isEqualTo(ACCESS.refreshToken());
        runs(token(ACCESS.refreshToken()));
        runs(slow);
    }

    @Test
    void anAppInstalledAnewIsNotMetWithATokenFromBefore() {
        runs(token(ACCESS.refreshToken()));

        assertThat(token("of the new installation").current()).isEqualTo("of the new installation");
    }

    @Test
    void onlyItsOwnerReadsTheFileAndNothingElseIsLeftBehind() throws IOException {
        runs(token(ACCESS.refreshToken()));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(Files.getPosixFilePermissions(file))
                            .containsExactlyInAnyOrder(
                                    PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
        assertThat(token(ACCESS.refreshToken()).toString()).doesNotContain(ACCESS.refreshToken());
    }

    @Test
    void aTokenNobodyKnowsAsksAPerson() {
        try (HubSpot process = started(token("unknown"))) {
            CrmException e =
                    catchThrowableOfType(CrmException.class, () -> process.find("nobody@example.com", Set.of()));
            assertThat(e.next()).isEqualTo(CrmException.Next.FIX_CREDENTIAL);
        }
    }
}
