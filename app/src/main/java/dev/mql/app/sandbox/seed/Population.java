package dev.mql.app.sandbox.seed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Settles an account: companies first, then people, then what sales did with them. */
final class Population {
    private static final long FIRST_CONTACT = 20_001;
    /** Jane Doe is contact 20871. */
    private static final int JANE = 870;

    private final Target target;
    private final int size;
    private final Instant asOf;
    private final SplittableRandom random;

    Population(Target target, int size, long seed, Instant asOf) {
        this.target = target;
        this.size = size;
        this.asOf = asOf;
        this.random = new SplittableRandom(seed);
    }

    void settle() {
        Firms firms = new Firms(target, random.split(), asOf);
        firms.found(size / 4);
        NamedPeople named = new NamedPeople(firms);
        People people = new People(firms, random.split());
        Deals deals = new Deals(target, random.split(), asOf);
        int first = Math.min(JANE, size - NamedPeople.COUNT);
        List<Long> pricing = new ArrayList<>();
        Set<Firm> dealt = new HashSet<>();
        for (int i = 0; i < size; i++) {
            Story story = new Story(target, asOf, FIRST_CONTACT + i);
            if (i >= first && i < first + NamedPeople.COUNT) {
                named.tell(i - first, story);
                continue;
            }
            Cohort cohort = Cohort.of(i);
            people.tell(cohort, i, story);
            sell(cohort, story, deals, dealt);
            if (cohort == Cohort.READY) {
                pricing.add(story.id());
            }
        }
        target.pricing(pricing);
    }

    private void sell(Cohort cohort, Story story, Deals deals, Set<Firm> dealt) {
        Firm firm = story.firm();
        if (firm == null) {
            return;
        }
        switch (cohort) {
            case CUSTOMER -> {
                if (dealt.add(firm)) {
                    deals.won(story.id(), firm);
                }
            }
            case IN_A_DEAL -> {
                if (dealt.add(firm)) {
                    deals.open(story.id(), firm);
                }
            }
            case WITH_SALES -> deals.meeting(story.id(), 2 + random.nextInt(20), "COMPLETED");
            case READER -> {
                if (random.nextInt(40) == 0) {
                    deals.lost(story.id(), firm);
                } else if (random.nextInt(50) == 0) {
                    deals.meeting(story.id(), 40 + random.nextInt(300), random.nextBoolean() ? "NO_SHOW" : "CANCELED");
                }
            }
            case RAISED_HAND,
                    READY,
                    COUNTRY_UNKNOWN,
                    SIZE_UNKNOWN,
                    TITLE_UNKNOWN,
                    NEARLY,
                    JOB_SEEKER,
                    FAKE_ADDRESS,
                    NOT_SERVED -> {}
        }
    }
}
