package dev.mql.app.notify;

import dev.mql.app.UserError;
import dev.mql.app.screen.Times;
import dev.mql.app.workspace.Settings.Channel;
import dev.mql.http.Sleeper;
import dev.mql.store.Failure;
import dev.mql.store.Message;
import dev.mql.store.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Tells every channel what waits for it. What arrives without an answer that says so is sent again with the same id: at
 * least once, and never as a new event.
 */
public final class Telling {

    private static final int BATCH = 200;

    /** So many refusals one after the other mean the receiver, not the event. */
    private static final int REFUSALS = 3;

    private final Outbox outbox;
    private final String crm;
    private final List<Channel> channels;
    private final World world;

    /**
     * What is not determined by the store.
     *
     * @param link where a message's record is seen, or its id
     */
    public record World(
            Clock clock, Sleeper sleeper, RandomGenerator random, ZoneId zone, Function<Message, String> link) {}

    public Telling(Outbox outbox, String crm, List<Channel> channels, World world) {
        this.outbox = outbox;
        this.crm = crm;
        this.channels = List.copyOf(channels);
        this.world = world;
    }

    /** What was told, and what was not. */
    public record Told(long arrived, long missed) {

        public static final Told NOTHING = new Told(0, 0);

        Told plus(Told other) {
            return new Told(arrived + other.arrived, missed + other.missed);
        }
    }

    /** From now on events wait for these channels. To be called before what may cause some. */
    public void listen() {
        outbox.subscribe(crm, channels.stream().collect(Collectors.toMap(Channel::name, Channel::events)));
    }

    public Told tell() {
        Told told = Told.NOTHING;
        for (Channel channel : channels) {
            told = told.plus(tell(channel));
        }
        return told;
    }

    private Told tell(Channel channel) {
        Instant now = world.clock().instant();
        boolean tooSoon = outbox.toldAt(crm, channel.name())
                .filter(at -> now.isBefore(at.plus(channel.every())))
                .isPresent();
        Told told = Told.NOTHING;
        List<Message> waiting = tooSoon ? List.of() : waiting(channel, now);
        while (!waiting.isEmpty()) {
            Told some = send(channel, waiting);
            told = told.plus(some);
            waiting = some.missed() > 0 ? List.of() : waiting(channel, now);
        }
        return told;
    }

    private List<Message> waiting(Channel channel, Instant now) {
        return outbox.waiting(crm, channel.name(), now, BATCH);
    }

    private Told send(Channel channel, List<Message> messages) {
        try (Receiver receiver = new Receiver(channel, world.clock(), world.sleeper(), world.random())) {
            return channel.kind() == Channel.Kind.WEBHOOK
                    ? each(channel, receiver, messages)
                    : together(channel, receiver, messages);
        } catch (UserError settings) {
            return missed(channel, messages, new Failure("settings", "SETTINGS", settings.getMessage()));
        }
    }

    /** One request an event. One that is refused keeps nobody back; a receiver that is away, or refuses all, is left alone. */
    private Told each(Channel channel, Receiver receiver, List<Message> messages) {
        Signature signature = Signature.of(channel);
        Told told = Told.NOTHING;
        int inARow = 0;
        for (Message message : messages) {
            String body = EventJson.text(message);
            long seconds = world.clock().instant().getEpochSecond();
            Optional<Failure> failure = receiver.send(body, signature.headers(message.id(), seconds, body));
            told = told.plus(settle(channel, List.of(message), failure));
            inARow = failure.isPresent() ? inARow + 1 : 0;
            if (failure.filter(Receiver::away).isPresent() || inARow == REFUSALS) {
                return told;
            }
        }
        return told;
    }

    private Told together(Channel channel, Receiver receiver, List<Message> messages) {
        ChatText text = new ChatText(new Times(world.zone(), world.clock().millis()), world.link());
        String body = channel.kind() == Channel.Kind.TEAMS ? text.card(messages) : text.plain(messages);
        return settle(channel, messages, receiver.send(body, Map.of()));
    }

    private Told settle(Channel channel, List<Message> messages, Optional<Failure> failure) {
        if (failure.isPresent()) {
            return missed(channel, messages, failure.get());
        }
        outbox.told(crm, channel.name(), ids(messages), world.clock().instant());
        return new Told(messages.size(), 0);
    }

    private Told missed(Channel channel, List<Message> messages, Failure failure) {
        outbox.missed(crm, channel.name(), ids(messages), failure, world.clock().instant());
        return new Told(0, messages.size());
    }

    private static List<String> ids(List<Message> messages) {
        return messages.stream().map(Message::id).toList();
    }
}
