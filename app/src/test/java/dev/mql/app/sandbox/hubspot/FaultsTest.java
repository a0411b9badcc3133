package dev.mql.app.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.app.sandbox.http.Call;
import dev.mql.app.sandbox.http.Fault;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class FaultsTest extends SandboxTest {
    @Test
    void failsTheNextCallsThatMatchAndNoOthers() throws Exception {
        sandbox.faults()
                .add(Fault.status(503, "<html>Service Unavailable</html>")
                        .on("/deals")
                        .times(2));
        assertThat(api.get(CONTACTS).status()).isEqualTo(200);
        assertThatThrownBy(() -> api.get("/crm/v3/objects/deals")).hasMessageContaining("'<'");
        assertThat(sandbox.faults().left()).isEqualTo(1);
    }

    @Test
    void breaksTheConnectionAfterTheWorkWasDone() throws Exception {
        long id = contact("a@a.example");
        sandbox.faults().add(Fault.of(Fault.Kind.RESET_AFTER));
        assertThatThrownBy(() -> api.patch(CONTACTS + "/" + id, "{'properties':{'jobtitle':'CMO'}}"))
                .isInstanceOf(IOException.class);
        assertThat(value(id, "jobtitle")).isEqualTo("CMO");
    }

    @Test
    void stopsInTheMiddleOfAnAnswer() {
        contact("a@a.example");
        sandbox.faults().add(Fault.of(Fault.Kind.TRUNCATED));
        assertThatThrownBy(() -> api.get(CONTACTS)).isInstanceOf(IOException.class);
    }

    @Test
    void losesResultsSilently() throws Exception {
        long id = contact("a@a.example");
        sandbox.faults().add(Fault.of(Fault.Kind.MISSING_RESULTS).on("/batch/read"));
        Api.Answer answer = api.post(CONTACTS + "/batch/read", "{'inputs':[{'id':'" + id + "'}]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("results").isEmpty()).isTrue();
    }

    @Test
    void logsEveryCallByEndpoint() throws Exception {
        api.get(CONTACTS + "?limit=5");
        api.get("/crm/v3/objects/companies");
        api.get("/nowhere");
        assertThat(sandbox.calls().count()).isEqualTo(3);
        assertThat(sandbox.calls().byEndpoint()).containsEntry("GET /crm/objects/{type}", 2);
        assertThat(sandbox.calls().latest().get(2).status()).isEqualTo(404);
        assertThat(sandbox.calls().count(Call::read)).isEqualTo(2);
    }
}
