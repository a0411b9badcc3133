package dev.mql.evaluate;

import dev.mql.definition.Fading;
import dev.mql.definition.Fading.Step;
import java.util.Arrays;
import java.util.List;

/** What so many points are still worth after each whole day: a table, worked out once (meaning 2, 7). */
final class Curve {

    static final long DAY = 86_400_000L;

    /** Points older than this keep the weight they had at this age. */
    private static final int LAST_DAY = 36_525;

    private static final long MILLIONTHS = 1_000_000L;

    private final Fading fading;
    private final long[] worth;
    private final boolean neverRises;

    Curve(long points, Fading fading) {
        this.fading = fading;
        this.worth = worth(points, fading);
        boolean falling = true;
        for (int day = 1; day < worth.length; day++) {
            falling &= Math.abs(worth[day]) <= Math.abs(worth[day - 1]);
        }
        this.neverRises = falling;
    }

    private static long[] worth(long points, Fading fading) {
        int days = days(fading);
        long[] worth = new long[days + 1];
        for (int day = 0; day <= days; day++) {
            long size = (long) Math.floor(Math.abs(points) * factor(fading, day) + 0.5);
            worth[day] = points < 0 ? -size : size;
            if (size == 0 && !(fading instanceof Fading.Steps)) {
                return Arrays.copyOf(worth, day + 1);
            }
        }
        return worth;
    }

    private static int days(Fading fading) {
        if (fading instanceof Fading.Half) {
            return LAST_DAY;
        } else if (fading instanceof Fading.ToZero toZero) {
            return (int) Math.min(LAST_DAY, (toZero.time() + DAY - 1) / DAY);
        } else if (fading instanceof Fading.Steps steps) {
            return Math.min(
                    LAST_DAY, steps.steps().stream().mapToInt(Step::day).max().orElse(0));
        }
        return 0;
    }

    private static double factor(Fading fading, int day) {
        if (fading instanceof Fading.Half half) {
            return StrictMath.pow(2, -(day / ((double) half.time() / DAY)));
        } else if (fading instanceof Fading.ToZero toZero) {
            return Math.max(0, 1 - day / ((double) toZero.time() / DAY));
        } else if (fading instanceof Fading.Steps steps) {
            return step(steps.steps(), day) / (double) MILLIONTHS;
        }
        return 1;
    }

    private static long step(List<Step> steps, int day) {
        long factor = MILLIONTHS;
        for (Step step : steps) {
            if (step.day() <= day) {
                factor = step.factor();
            }
        }
        return factor;
    }

    /** What one activity of this age gives, in micro-points. */
    long at(long age) {
        return worth[day(age)];
    }

    /** The least and the most it gives between two ages, by size. */
    long smallest(long youngest, long oldest) {
        int last = day(oldest);
        if (neverRises) {
            return worth[last];
        }
        long smallest = worth[last];
        for (int day = day(youngest); day < last; day++) {
            smallest = Math.abs(worth[day]) < Math.abs(smallest) ? worth[day] : smallest;
        }
        return smallest;
    }

    long largest(long youngest, long oldest) {
        int first = day(youngest);
        if (neverRises) {
            return worth[first];
        }
        long largest = worth[first];
        for (int day = first + 1; day <= day(oldest); day++) {
            largest = Math.abs(worth[day]) > Math.abs(largest) ? worth[day] : largest;
        }
        return largest;
    }

    /** The factor at an age in millionths, cut: for showing, never for counting. */
    long shownFactor(long age) {
        return (long) (factor(fading, (int) Math.min(LAST_DAY, age / DAY)) * MILLIONTHS);
    }

    private int day(long age) {
        return (int) Math.min(worth.length - 1, age / DAY);
    }
}
