package dev.mql.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.app.UserError;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** The vector of the standard's own libraries, and of docs/events.md. */
    @Test
    void signsAsTheStandardsVectorSays() {
        assertThat(new Signature(SECRET, "")
                        .headers("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void refusesAKeyThatIsNoneWithoutRepeatingIt() {
        for (String wrong : new String[] {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_%%%", "whsec_c2hvcnQ="}) {
            assertThatThrownBy(() -> new Signature(wrong, "notify.bus"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("notify.bus")
                    .hasMessageNotContaining("MfKQ")
                    .hasMessageNotContaining("c2hvcnQ");
        }
    }
}
