package dev.fixpoint.page;

import dev.fixpoint.picture.Layout;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the jobs of a run are drawn: how large each box is, which is for the page to say, and the layout of all. */
final class GraphPicture {

    /** From so many jobs on, those that are fine get a small box: what is not fine stands out, and all come closer. */
    private static final int MANY = 2_000;

    private static final int LONGEST_LABEL = 30;
    private static final double LETTER = 7.2;
    private static final double SIGN = 46;
    private static final double LEAST = 72;
    private static final double HEIGHT = 32;
    private static final Layout.Size SMALL = new Layout.Size(44, 20);

    private GraphPicture() {}

    static Layout of(RunRecord run, JobStates states) {
        boolean many = run.jobs().size() > MANY;
        Map<String, Integer> positions = new HashMap<>();
        List<Layout.Size> sizes = new ArrayList<>();
        List<Layout.Edge> edges = new ArrayList<>();
        for (JobRecord job : run.jobs()) {
            int position = positions.size();
            positions.put(job.name(), position);
            boolean small = many && states.of(position).sign().equals("passed");
            sizes.add(small ? SMALL : size(job.name()));
            for (String dependency : job.dependencies()) {
                Integer to = positions.get(dependency);
                if (to != null) {
                    edges.add(new Layout.Edge(position, to));
                }
            }
        }
        for (JobRecord job : run.jobs()) { // what it comes after may stand behind it
            for (String before : job.terms().softDependencies()) {
                Integer from = positions.get(job.name());
                Integer to = positions.get(before);
                if (from != null && to != null && !from.equals(to)) {
                    edges.add(new Layout.Edge(from, to, true));
                }
            }
        }
        return Layout.layered(sizes, edges);
    }

    private static Layout.Size size(String name) {
        String label = Visible.line(name, LONGEST_LABEL);
        double width = label.codePoints().mapToDouble(GraphPicture::width).sum();
        return new Layout.Size(Math.max(LEAST, Math.ceil(SIGN + width)), HEIGHT);
    }

    /** Scripts of East Asia, and pictures, are about twice as wide. */
    private static double width(int codePoint) {
        return codePoint >= 0x1100 ? LETTER * 1.9 : LETTER;
    }
}
