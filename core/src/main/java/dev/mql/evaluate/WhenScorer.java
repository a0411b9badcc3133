package dev.mql.evaluate;

/** Yes or no. */
record WhenScorer(Clause when, long points) implements Scorer {

    @Override
    public void weigh(Scene scene, Span span, Weight weight) {
        int state = when.of(scene, span);
        switch (state) {
            case Kleene.TRUE -> weight.fires(points);
            case Kleene.FALSE -> weight.isNot();
            case Kleene.UNKNOWN -> weight.isUnknown(points, points);
            default -> {
                long most = (state & Kleene.TRUE) != 0 ? points : 0;
                weight.gives(Math.min(0, most), Math.max(0, most), state);
            }
        }
    }

    @Override
    public long reach() {
        return points;
    }
}
